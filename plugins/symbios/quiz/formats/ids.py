"""Ids for questions whose file has names or nothing: plain, near to the name, one of each in the file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from symbios.fold import fold
from symbios.quiz.formats.loss import Loss, shortened

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_MOST = 100


def is_id(text: str) -> bool:
    """Whether a text may be the id of a question as it stands."""
    return _ID.fullmatch(text) is not None


def as_id(text: str, most: int = _MOST) -> str:
    """Return the nearest id to a text, `č` as `c`; nothing where no sign of it may stand in an id."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", fold(text)).strip("-_")[:most].rstrip("-_")


class Ids:
    """Gives the questions of one file their ids."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._stem = as_id(PurePosixPath(path.replace("\\", "/")).stem, _MOST - 10) or "question"
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}
        self._number = 0

    def give(self, name: str, line: int, losses: list[Loss]) -> str:
        """Return an id made of `name`, else of the file's name and a number; a change is a loss."""
        name = " ".join(name.split())
        wanted = name if is_id(name) else as_id(name)
        if not wanted:
            return self._numbered(name, line, losses)
        given = wanted if wanted not in self._taken else self._free(wanted)
        self._taken.add(given)
        if given != name:
            losses.append(Loss(self._path, line, f"the name “{shortened(name)}”", f"the id “{given}”"))
        return given

    def _numbered(self, name: str, line: int, losses: list[Loss]) -> str:
        self._number += 1
        while (given := f"{self._stem}-{self._number}") in self._taken:
            self._number += 1
        self._taken.add(given)
        if name:
            losses.append(Loss(self._path, line, f"the name “{shortened(name)}”", f"the id “{given}”"))
        return given

    def _free(self, wanted: str) -> str:
        number = self._last.get(wanted, 1) + 1
        while (given := f"{wanted[: _MOST - 8]}-{number}") in self._taken:
            number += 1
        self._last[wanted] = number
        return given
