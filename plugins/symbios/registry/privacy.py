"""What may not get into a public file: git history keeps it for ever, so it is refused before that.

A person's name cannot be told from a firm's. A mailbox, a telephone number, an exact place can.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

ROLES = {
    "en": (
        "admin administration contact enquiries environment hello info inquiries logistics mail "
        "office press procurement projects purchasing quality reception recycling sales "
        "secretariat service support training waste"
    ),
    "sl": (
        "administracija info izobrazevanje kakovost komerciala kontakt logistika nabava odpadki "
        "okolje pisarna podpora posta prodaja projekti recepcija recikliranje tajnistvo uprava"
    ),
    "it": (
        "acquisti ambiente amministrazione commerciale contatti contatto direzione formazione "
        "info logistica pec posta progetti protocollo qualita riciclo rifiuti segreteria servizio "
        "supporto ufficio urp vendite"
    ),
    "pt": (
        "administracao ambiente comercial compras contacto contactos contato correio direcao "
        "escritorio formacao geral info logistica ola projetos qualidade rececao reciclagem "
        "residuos secretaria secretariado servicos suporte vendas"
    ),
    "es": (
        "administracion ambiente buzon calidad comercial compras contacto correo direccion "
        "formacion general hola info logistica medioambiente oficina proyectos recepcion "
        "reciclaje residuos secretaria servicios soporte ventas"
    ),
}
"""Local parts of a mailbox that belong to a desk and not to a person, per language, without accents."""
_ROLE_WORDS = frozenset(word for words in ROLES.values() for word in words.split())

MAILBOX = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}")
_MAILBOX_IN_TEXT = re.compile(r"[^\s@<>()\[\],;:]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+")

_GAP = r"[\s.()/\u00b7\-\u2010-\u2015]"
_ABROAD = re.compile(rf"(?:\+|(?<!\w)(?<!\w-)00(?!0)){_GAP}{{0,3}}\d(?:{_GAP}{{0,3}}\d){{6,14}}")
_NAMED = re.compile(
    r"\b(?:tel|tele?[fp]h?on\w*|telefono|t[eé]l[eé]fono|telem[oó]vel|tlf|fon|phone|mobile?|m[oó]vil|cell|cellulare"
    r"|gsm|fax|whatsapp|viber)\b[\s.:()+#/noºr°-]{0,8}\d(?:" + _GAP + r"{0,3}\d){4,14}",
    re.IGNORECASE,
)
_LONG = re.compile(rf"(?<![\w.])(?<!\w-)(?<!\d{_GAP})\(?[02-9]\)?(?:\)?{_GAP}?\(?\d){{8,14}}(?!\w)")
_DATES = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\. ?\d{1,2}\. ?\d{4}\b|\b\d{1,2}/\d{1,2}/\d{4}\b")
_RANGE = re.compile(r"([1-9]\d{0,6})[\-\u2010-\u2015]([1-9]\d{0,6}00)")
_WIDEST = 100
"""The upper end of a range of figures, as a multiple of the lower."""
_IN_ADDRESS = re.compile(r"(?<![A-Za-z0-9])\+?\d{9,15}(?![A-Za-z0-9])|//(?:wa\.me|api\.whatsapp\.com)/")
_PLACE = re.compile(
    r"-?\d{1,3}\.\d{3,}\s*°?\s*[NS]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}"
    r"|\d{1,3}\s*°\s*\d{1,2}\s*['\u2032\u2019]\s*\d"
)


def telephone(text: str) -> str | None:
    """Return the first telephone number in a text, None where there is none.

    A number counts with a country prefix, after a word such as “tel.”, or with nine digits and more in
    groups: a figure of that length is better written in words, and a number given away cannot be taken back.
    """
    plain = _plain(text)
    found = _ABROAD.search(plain) or _NAMED.search(plain)
    if found:
        return found[0]
    for match in _LONG.finditer(_DATES.sub(" | ", plain)):
        ends = _RANGE.fullmatch(re.sub(r"[\s.]", "", match[0]))
        if not ends or not 1 < int(ends[2]) / int(ends[1]) <= _WIDEST:
            return match[0]
    return None


def telephone_in_address(url: str) -> bool:
    """Whether a web address leads to a telephone number."""
    return bool(_IN_ADDRESS.search(url))


def mailbox_in(text: str) -> str | None:
    """Return the first mailbox in a text, also written with “(at)”."""
    found = _MAILBOX_IN_TEXT.search(_plain(text))
    return found[0] if found else None


def place_in(text: str) -> str | None:
    """Return the first pair of coordinates finer than 0.01° in a text."""
    found = _PLACE.search(_plain(text))
    return found[0] if found else None


def words_of(*texts: str) -> frozenset[str]:
    """Return the words of an organisation's id, name and domain, one by one and joined."""
    parts = [re.findall(r"[a-z0-9]+", _folded(text)) for text in texts]
    return frozenset(word for words in parts for word in (*words, "".join(words)) if len(word) > 1)


def is_organisations(mailbox: str, words: frozenset[str]) -> bool:
    """Whether each part of the name before the @ is a role or one of the organisation's own words."""
    local = _folded(mailbox.partition("@")[0])
    parts = [part for part in re.split(r"[._+-]+", local) if part]
    known = _ROLE_WORDS | words
    return bool(parts) and (re.sub(r"[._+-]", "", local) in known or all(part in known for part in parts))


def masked(personal: str) -> str:
    """Return the beginning of something personal, so that a log does not publish it again."""
    return f"{personal.strip()[:3]}…"


def rounded(written: str) -> Decimal | None:
    """Return degrees rounded to 0.01 where they were written finer; None where they were not."""
    try:
        value = Decimal(written)
        coarse = value.quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return None if value == coarse else coarse


def exact_quantity(written: str) -> float | None:
    """Return the number where an exact quantity was written, such as `12.5 t`."""
    found = re.fullmatch(r"\s*(\d{1,12}(?:[.,]\d{1,6})?)\s*\D{0,20}", written)
    return float(found[1].replace(",", ".")) if found else None


def _plain(text: str) -> str:
    """Return a text with one form of each digit, blank and sign, and without invisible characters."""
    wide = unicodedata.normalize("NFKC", text)
    return "".join(_digit(char) for char in wide if unicodedata.category(char) != "Cf")


def _digit(char: str) -> str:
    return str(unicodedata.digit(char)) if char.isdecimal() else char


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
