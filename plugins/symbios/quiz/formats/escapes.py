"""Plain text as inline Markdown of ours: every sign that would mean something is escaped, and no other.

It follows the renderer: a backslash before one of its signs, `&lt;` for `<`, which has no backslash.
"""

from __future__ import annotations

import re

SIGNS = "\\`*_{}[]()>#+-.!$"
"""What a backslash may stand before; before any other sign it is a backslash."""
_MEANING = re.compile(
    r"\\(?=[^\w\s]|_|$)"
    r"|[`*\[$]"
    r"|_(?![^\W_])|(?<![^\W_])_"
    r"|^\{|(?<=[*_)`>\]])\{|\{(?= *:)"
)
_LESS = re.compile(r"<(?!\s)")
_AMPERSAND = re.compile(r"&(?=[A-Za-z0-9]+;|#)")
_BLOCK = re.compile(r"[#>]|\[(?=[^\[\]]*\]:)|[+-](?=\s|$)|-(?=[ -]*-)|(?<=\d)\.(?=\s|$)")
_NUMBERED = re.compile(r"\d+(?=\.(?:\s|$))")
FORMULA = re.compile(
    r"\$\$(?:\\.|[^\\$])+?\$\$"
    r"|\\\[(?:\\[^\[\]]|[^\\])+?\\\]"
    r"|(?:(?<![0-9])|(?=\$[\^_\\]))(?<!\$)\$(?![\s$])(?:\\.|[^\\$])+?(?<!\s)\$(?![0-9])"
    r"|\\\((?:\\[^()]|[^\\])+?\\\)",
    re.DOTALL,
)
"""A formula of ours: `$…$` or `\\(…\\)`, `$$…$$` or `\\[…\\]`."""
_FOREIGN = re.compile(
    r"\$\$(?:\\[^$]|[^\\$])+?\$\$|\\\[(?:\\[^\[\]$]|[^\\$])+?\\\]|\\\((?:\\[^()$]|[^\\$])+?\\\)"
)
"""A formula of other programs, in which a single dollar is money."""
_ADDRESS = re.compile(r"\]\(|!\[")
_ADDRESS_BEFORE = re.compile(r"(?:\]\([^)\s]*|!\[[^\]]*)$")
"""What the renderer takes for an address, in which it sees no formula."""
ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")


def escaped(plain: str) -> str:
    """Return a plain text as one line of inline Markdown that shows it as it is."""
    return at_start(signs_escaped(" ".join(plain.split())))


def lines_escaped(plain: str) -> str:
    """Return the same for a text whose lines stay apart."""
    lines = (signs_escaped(" ".join(line.split())) for line in plain.split("\n"))
    return at_start("<br>".join(line for line in lines if line))


def with_formulas(plain: str) -> str:
    """Return a piece of a line with its signs escaped, but not those of formulas of other programs."""
    found, at = "", 0
    for formula in _FOREIGN.finditer(plain):
        if _ADDRESS.search(formula[0]) or _ADDRESS_BEFORE.search(plain, at, formula.start()):
            continue
        found += signs_escaped(plain[at : formula.start()]) + _formula(formula, plain)
        at = formula.end()
    return found + signs_escaped(plain[at:])


def has_formula(plain: str) -> bool:
    """Whether other programs would take a part of a plain text for a formula."""
    return _FOREIGN.search(plain) is not None


def _formula(found: re.Match[str], plain: str) -> str:
    """Return a formula within a line between dollars, where no figure beside it stands in the way."""
    whole = no_tags(found[0])
    tex = whole[2:-2].strip()
    beside = plain[found.start() - 1 : found.start()] + plain[found.end() : found.end() + 1]
    plainer = found[0].startswith("\\(") and tex and not re.search(r"[0-9$]", beside)
    return f"${tex}$" if plainer else whole


def no_tags(formula: str) -> str:
    """Return a formula in which no sign “less than” looks like the beginning of an element."""
    return re.sub(r"<(?=[A-Za-z/!?])", "< ", formula)


def signs_escaped(plain: str) -> str:
    """Return a piece of a line with its signs escaped; it may stand after other pieces."""
    text = _MEANING.sub(r"\\\g<0>", _AMPERSAND.sub("&amp;", plain))
    return _LESS.sub("&lt;", text)


def at_start(markdown: str) -> str:
    """Return a line of Markdown that begins no list, heading or quotation."""
    numbered = _NUMBERED.match(markdown)
    place = numbered.end() if numbered else 0
    return f"{markdown[:place]}\\{markdown[place:]}" if _BLOCK.match(markdown, place) else markdown


def code(text: str) -> str:
    """Return a text as code, between as many backticks as it needs."""
    text = " ".join(text.split())
    if not text:
        return ""
    if "[[" in text:  # a gap of a cloze text would begin
        return f"<code>{signs_escaped(text)}</code>"
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    space = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{space}{text}{space}{fence}"


def address(url: str) -> str:
    """Return an address as it may stand in the brackets of a link."""
    return re.sub(
        r"[\s()<>\"'\[\]\\`*{}]", lambda sign: "".join(f"%{b:02X}" for b in sign[0].encode()), url.strip()
    )
