"""The licences of Creative Commons: which one a name means, and where its deed is in a language."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = re.compile(
    r"CC[ -](?P<kind>BY(?:-NC)?(?:-ND|-SA)?)[ -](?P<version>[1-4]\.[05])|CC0(?:[ -]1\.0)?", re.IGNORECASE
)
_LANGUAGES = frozenset({
    "ar", "az", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa",
    "fi", "fr", "fy", "ga", "gl", "hi", "hr", "hu", "id", "is", "it", "ja", "ko", "lt", "lv", "ms",
    "nl", "no", "pl", "pt", "pt-br", "ro", "ru", "sk", "sl", "sr-latn", "sv", "tr", "uk", "zh-hans",
    "zh-hant",
})  # fmt: skip
"""Languages in which creativecommons.org has the deeds of version 4.0."""
_CALLED = {"nb": "no", "nn": "no", "zh": "zh-hans", "zh-cn": "zh-hans", "zh-tw": "zh-hant", "sr": "sr-latn"}
"""Language tags that creativecommons.org calls otherwise."""


@dataclass(frozen=True, slots=True)
class CreativeCommons:
    """One licence; `credit` says whether it asks to name the source."""

    url: str
    credit: bool

    def deed(self, lang: str) -> str:
        """Return the address of the deed in the language of an HTML language tag, else in English."""
        tag = lang.lower()
        tried = (tag, tag.partition("-")[0])
        found = [name for part in tried if (name := _CALLED.get(part, part)) in _LANGUAGES]
        return f"{self.url}deed.{found[0] if found else 'en'}"


def creative_commons(name: str) -> CreativeCommons | None:
    """Return the licence that `name` means, such as `CC BY 4.0`; None where it is none of these."""
    found = _NAME.fullmatch(name.strip())
    if found is None:
        return None
    home = "https://creativecommons.org"
    if found["kind"] is None:
        return CreativeCommons(f"{home}/publicdomain/zero/1.0/", credit=False)
    return CreativeCommons(f"{home}/licenses/{found['kind'].lower()}/{found['version']}/", credit=True)
