"""MkDocs's configuration as the templates of one page see it, without changing it for the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from symbios.course.model import Locale


class ConfigView:
    """MkDocs's configuration as the templates of one page see it; all else is as it was."""

    def __init__(self, config: Any, **changes: Any) -> None:
        self._config, self._changes = config, changes

    def __getattr__(self, name: str) -> Any:
        changes = self.__dict__["_changes"]
        return changes[name] if name in changes else getattr(self.__dict__["_config"], name)

    __getitem__ = __getattr__


class ThemeView(ConfigView):
    """The theme's options as the templates of one page see them."""

    def __getattr__(self, name: str) -> Any:
        changes = self.__dict__["_changes"]
        return changes[name] if name in changes else self.__dict__["_config"].get(name)

    __getitem__ = __getattr__


def theme_language(locale: Locale, exists: Callable[[str], bool]) -> str:
    """Return the theme's file of strings for a locale; English where the theme has none."""
    for name in (locale.theme, locale.lang, locale.lang.partition("-")[0]):
        if exists(f"partials/languages/{name}.html"):
            return name
    return "en"
