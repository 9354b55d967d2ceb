"""Names that events share (actors, publishers): each once, with the rows that bear it.

A name has a slug for links: its folded letters, words joined by hyphens. Names that fold alike are
one term, shown in the spelling that most rows have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from geodata.model.folding import fold

Rows: TypeAlias = NDArray[np.uint32]
Mask: TypeAlias = NDArray[np.bool_]

LONGEST_SLUG: Final = 60


@dataclass(frozen=True, eq=False, repr=False)
class Terms:
    """Terms in the order of their slugs, and the rows of each (compressed sparse rows).

    `rows[starts[t]:starts[t + 1]]` are the rows that bear term t, ascending, each once; `place`
    gives the position of a slug. `labels` are the names as they are shown.
    """

    slugs: tuple[str, ...]
    labels: tuple[str, ...]
    place: Mapping[str, int]
    starts: NDArray[np.int64]
    rows: Rows

    def __len__(self) -> int:
        return len(self.slugs)

    def rows_of(self, slug: str) -> Rows:
        """The rows that bear a term, ascending. KeyError when there is no such term."""
        term = self.place[slug]
        return self.rows[self.starts[term] : self.starts[term + 1]]

    def label_of(self, slug: str) -> str:
        """The name as it is shown. KeyError when there is no such term."""
        return self.labels[self.place[slug]]

    def counts(self, kept: Mask) -> NDArray[np.int64]:
        """For each term the number of its rows that are kept (one entry a row)."""
        before = np.zeros(self.rows.size + 1, dtype=np.int64)
        np.cumsum(kept[self.rows], out=before[1:])
        return before[self.starts[1:]] - before[self.starts[:-1]]


@lru_cache(maxsize=1 << 15)
def slug_of(name: str) -> str:
    """The slug of a name; empty when it has no letter and no digit.

    What is too long ends in a mark of the whole, so that two such names stay two.
    """
    folded = fold(name)
    slug = folded.replace(" ", "-")
    if len(slug) <= LONGEST_SLUG:
        return slug
    mark = hashlib.sha256(folded.encode()).hexdigest()[:8]
    return f"{slug[: LONGEST_SLUG - len(mark) - 1]}-{mark}"


def terms_of(said: Iterable[str], names_in: Callable[[str], Iterable[str]]) -> Terms:
    """The terms of rows, each of which says its names in one text that `names_in` can read.

    Rows repeat such texts, so each is read once.
    """
    code_of: dict[str, int] = {}
    codes = np.fromiter((code_of.setdefault(text, len(code_of)) for text in said), dtype=np.int64)
    times = np.bincount(codes, minlength=len(code_of))
    number: dict[str, int] = {}
    spelled: list[dict[str, int]] = []
    flat: list[int] = []
    starts = [0]
    for text, code in code_of.items():
        found: dict[int, str] = {}
        for name in names_in(text):
            if slug := slug_of(name):
                found.setdefault(number.setdefault(slug, len(number)), name)
        for term, name in found.items():
            if term == len(spelled):
                spelled.append({})
            spelled[term][name] = spelled[term].get(name, 0) + int(times[code])
        flat += found
        starts.append(len(flat))
    return _terms(codes, np.array(flat, np.int64), np.array(starts, np.int64), number, spelled)


def _terms(
    codes: NDArray[np.int64],
    flat: NDArray[np.int64],
    starts: NDArray[np.int64],
    number: Mapping[str, int],
    spelled: list[dict[str, int]],
) -> Terms:
    """`flat[starts[c]:starts[c + 1]]` are the numbers of the terms in the text of code c."""
    slugs = sorted(number)
    rank = np.empty(len(slugs), dtype=np.int64)
    rank[[number[slug] for slug in slugs]] = np.arange(len(slugs))
    many = np.diff(starts)[codes]
    rows = np.repeat(np.arange(codes.size), many)
    # The place of each pair in `flat`: the start of its text, and how many of its row came before.
    within = np.arange(rows.size) - np.repeat(np.cumsum(many) - many, many)
    term = rank[flat[np.repeat(starts[:-1][codes], many) + within]]
    order = np.argsort(term, kind="stable")
    edges = np.zeros(len(slugs) + 1, dtype=np.int64)
    np.cumsum(np.bincount(term, minlength=len(slugs)), out=edges[1:])
    labels = (min(spelled[number[slug]].items(), key=_most_often)[0] for slug in slugs)
    ordered = rows[order].astype(np.uint32)
    for array in (edges, ordered):
        array.setflags(write=False)
    place = MappingProxyType({slug: at for at, slug in enumerate(slugs)})
    return Terms(tuple(slugs), tuple(labels), place, edges, ordered)


def _most_often(spelling: tuple[str, int]) -> tuple[int, str]:
    name, times = spelling
    return -times, name
