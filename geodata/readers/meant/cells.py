"""Cells by the names that a format gives its columns, and texts made fit for an event."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from geodata.readers.parsing import is_missing

_DBF_NAME: Final = 10
"""Characters that the name of a column keeps in a DBF table."""

_LONGEST_MISSING: Final = 8
"""Words that say "missing" are shorter than this."""


class Named:
    """Where each column of a format stands in a file: its own name for the name of the format.

    `aliases` gives other names that the format has had. Letters and digits of a name matter, not
    their case nor what stands between them; names cut after ten characters, as in the table of a
    shapefile, are known too unless two columns of the format share them.
    """

    def __init__(
        self,
        columns: Iterable[str],
        names: Iterable[str],
        aliases: Mapping[str, Sequence[str]] | None = None,
    ):
        found: dict[str, str] = {}
        for column in columns:
            found.setdefault(_plain(column), column)
        names = tuple(names)
        cut = Counter(name[:_DBF_NAME] for name in names)
        self._columns: dict[str, str] = {}
        for name in names:
            usual = [name, *(aliases or {}).get(name, ())]
            if cut[name[:_DBF_NAME]] == 1:
                usual.append(name[:_DBF_NAME])
            known = next((key for key in map(_plain, usual) if key in found), "")
            if known:
                self._columns[name] = found[known]

    @classmethod
    def placed(cls, columns: Mapping[str, str]) -> Named:
        """Where the columns stand when it is known: the file's own name by that of the format."""
        named = cls((), ())
        named._columns = dict(columns)
        return named

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def column(self, name: str) -> str:
        """The name of the column in the file; the name of the format when the file lacks it."""
        return self._columns.get(name, name)

    def cell(self, cells: Mapping[str, str], name: str) -> str:
        """The trimmed cell, empty when the column is not there or says that it is missing."""
        column = self._columns.get(name)
        return "" if column is None else _said(cells.get(column, ""))

    def reader(self, names: Iterable[str]) -> Callable[[Mapping[str, str]], Said]:
        """A function that gives what the cells of a row say under these names of the format."""
        places = tuple((name, self._columns[name]) for name in names if name in self._columns)

        def said(cells: Mapping[str, str]) -> Said:
            found = Said()
            for name, column in places:
                if text := _said(cells.get(column, "")):
                    found[name] = text
            return found

        return said


class Said(dict[str, str]):
    """Trimmed cells by the names of the format; empty for what is missing."""

    def __missing__(self, name: str) -> str:
        return ""

    def code(self, name: str) -> str:
        """A cell that holds a whole number as a code: 1 where a program made it 1.0."""
        return self[name].removesuffix(".0")


def _said(text: str) -> str:
    text = text.strip()
    if len(text) >= _LONGEST_MISSING or text[:1].isdigit() or not is_missing(text):
        return text
    return ""


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def clean(text: str) -> str:
    """The text without control characters (blanks stand for them), ends trimmed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if text.isprintable():
        return text
    kept = (c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") else " " for c in text)
    return "".join(kept).strip()


def tidy(text: str) -> str:
    """The text on one line, single blanks, no control characters."""
    if "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(clean(text).split())
