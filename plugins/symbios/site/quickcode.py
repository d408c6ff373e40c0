"""Code blocks that are coloured once: the translations of a lesson, and often its neighbours, hold the same.

Colouring a block of three lines takes 0.6 ms, a fifth of what a whole page takes: a lexer is looked for among
five hundred, and a stylesheet is made that nobody asks for.
"""

from __future__ import annotations

from typing import Any

_MOST = 1000
"""So many blocks are kept; then the next ones take their place."""
_OWN = ("hl_lines", "inline", "classes", "id_value", "attrs", "title")
"""What only few blocks have; one that has any of it is coloured each time."""
_kept: dict[tuple[Any, ...], str] = {}


def remember_code(engine: Any) -> None:
    """Let the extensions of an engine that colour code remember what they coloured."""
    for extension in engine.registeredExtensions:
        if hasattr(extension, "get_pymdownx_highlighter"):
            remembering = _remembering(extension.get_pymdownx_highlighter())
            extension.get_pymdownx_highlighter = lambda kind=remembering: kind


def _remembering(highlighter: type[Any]) -> type[Any]:
    """Return a class that does what `highlighter` does; its objects live for one block each."""
    lexers: dict[tuple[Any, ...], tuple[Any, str]] = {}

    class Remembering(highlighter):  # type: ignore[misc] # known only here
        def get_lexer(self, src: str, language: str, inline: bool, stripnl: bool) -> tuple[Any, str]:  # noqa: FBT001
            if self.guess_lang:
                return super().get_lexer(src, language, inline, stripnl)  # type: ignore[no-any-return]
            key = language, stripnl
            if key not in lexers:
                lexers[key] = super().get_lexer(src, language, inline, stripnl)
            lexer, name = lexers[key]
            return type(lexer)(**lexer.options), name

        def highlight(self, src: str, language: str, css_class: str = "highlight", **options: Any) -> Any:
            numbered = self.line_spans or self.line_anchors or self.auto_title
            if numbered or any(options.get(name) for name in _OWN):
                return super().highlight(src, language, css_class, **options)
            settings = [(name, value) for name, value in vars(self).items() if name != "md"]
            lines = [options.get(name) for name in ("linestart", "linestep", "linespecial")]
            key = src, language, css_class, *lines, repr(settings)
            if key not in _kept:
                if len(_kept) >= _MOST:
                    _kept.clear()
                _kept[key] = super().highlight(src, language, css_class, **options)
            return _kept[key]

    return Remembering
