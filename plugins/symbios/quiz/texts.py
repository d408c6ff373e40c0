"""Every text of a question, wherever in it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def texts_of(part: object) -> Iterator[str]:
    """Yield all texts of a question or of a part of one: what an author wrote, ids among it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from texts_of(each)
    elif is_dataclass(part):
        for field in fields(part):
            if field.compare:  # a place holds no text
                yield from texts_of(getattr(part, field.name))
