"""The columns of the table: what each shows of a report, and by what it is sorted.

Sorting is a matter of the table alone: nothing else of the page, no link and no file knows of it.
A column is ranked once a data version; rows without a value come last in both directions, and equal
ones stand in the one order of rows (first day, then id).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dashboard.wording import wording
from dashboard.wording.dates import dates_in_words
from dashboard.wording.numbers import number
from dashboard.wording.places import place_name
from geodata.model.event import Casualties, Event
from geodata.model.folding import fold
from geodata.model.snapshot import Snapshot
from geodata.vocabulary import GEO_PRECISIONS, KINDS

Ranks: TypeAlias = NDArray[np.int32]
Key: TypeAlias = Callable[[Snapshot, str], Sequence[Any]]

TOO_COARSE: Final = ("province", "country")
"""Precisions of a place for which no distance is told."""

_NOTHING: Final = -1
"""Rank of a row without a value."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `id` names it in the rows and in the address, `cell` gives its text.

    `key` gives a comparable value for each row of the snapshot, None where there is none. `shown`
    is whether it stands in the table before the reader has chosen.
    """

    id: str
    cell: Callable[[Snapshot, int, Event, str], str]
    key: Key
    width: int = 128
    shown: bool = False
    flex: bool = False
    named: bool = False
    """Whether `cell` and `key` take the language of names of places, not that of the page."""


def ranks(snapshot: Snapshot, column: Column, lang: str) -> Ranks:
    """The place of every row of the snapshot among the values of a column, -1 for no value.

    Equal values have one rank. Remembered as long as the snapshot lives.
    """
    with _LOCK:
        known = _KNOWN.setdefault(snapshot, {})
    if (column.id, lang) not in known:
        known[column.id, lang] = _ranked(column.key(snapshot, lang))
    return known[column.id, lang]


_LOCK = Lock()
_KNOWN: WeakKeyDictionary[Snapshot, dict[tuple[str, str], Ranks]] = WeakKeyDictionary()


def _ranked(keys: Sequence[Any]) -> Ranks:
    rank = {key: place for place, key in enumerate(sorted({k for k in keys if k is not None}))}
    return np.array([_NOTHING if key is None else rank[key] for key in keys], dtype=np.int32)


def _texts(of: Callable[[Event], str]) -> Key:
    """Sorted by folded text, so that case and diacritics do not part what belongs together."""
    return lambda snapshot, _: [fold(of(event)) or None for event in snapshot.events]


def _words(column: str, section: str) -> Callable[[Snapshot, int, Event, str], str]:
    def cell(_: Snapshot, __: int, event: Event, lang: str) -> str:
        return wording(lang)[f"{section}.{_word(event, column)}"]

    return cell


def _word(event: Event, column: str) -> str:
    found = event.place.geo_precision if column == "geo_precision" else getattr(event, column)
    return str(found)


def _codes(column: str) -> Key:
    """Sorted by the order of the vocabulary: surest, finest first."""
    return lambda snapshot, _: getattr(snapshot, column).tolist()


def _kind_words(snapshot: Snapshot, lang: str) -> list[str]:
    words = [fold(wording(lang)[f"kind.{kind}"]) for kind in KINDS]
    return [words[code] for code in snapshot.kind.tolist()]


def publishers(event: Event) -> str:
    """The publishers of a report, each once, in their order."""
    return "; ".join(dict.fromkeys(source.publisher for source in event.sources))


def spread(found: Casualties | None, lang: str = "en") -> str:
    """A range of people hurt, empty when no source gives a figure."""
    if found is None:
        return ""
    least, most = number(found.min, lang), number(found.max, lang)
    return least if found.min == found.max else f"{least}–{most}"


def _spreads(of: Callable[[Event], Casualties | None]) -> Key:
    """Sorted by the greatest figure, then by the least."""
    return lambda snapshot, _: [
        None if (found := of(event)) is None else (found.max, found.min)
        for event in snapshot.events
    ]


def _border_km(snapshot: Snapshot, row: int, event: Event) -> float | None:
    """None where the place is too coarse for a distance, as in the detail."""
    km = float(snapshot.iran_border_km[row])
    coarse = event.place.geo_precision in TOO_COARSE
    return None if coarse or not math.isfinite(km) else km


def _dates(_: Snapshot, __: int, event: Event, lang: str) -> str:
    return dates_in_words(event.date_start, event.date_end, event.date_precision, lang)


def _border(snapshot: Snapshot, row: int, event: Event, lang: str) -> str:
    km = _border_km(snapshot, row, event)
    if km is None:
        return ""
    about = "≈ " if event.place.geo_precision == "district" else ""
    return wording(lang)["table.km"].format(km=about + number(km, lang))


def _border_keys(snapshot: Snapshot, _: str) -> list[float | None]:
    coarse = {code for code, word in enumerate(GEO_PRECISIONS) if word in TOO_COARSE}
    return [
        None if precision in coarse or not math.isfinite(km) else km
        for km, precision in zip(
            snapshot.iran_border_km.tolist(), snapshot.geo_precision.tolist(), strict=True
        )
    ]


def _dataset(snapshot: Snapshot, row: int) -> str:
    return snapshot.datasets[int(snapshot.dataset[row])].name


COLUMNS: Final[tuple[Column, ...]] = (
    Column("dates", _dates, lambda s, _: s.start_day.tolist(), 148, shown=True),
    Column("title", lambda _s, _r, e, _l: e.title, _texts(lambda e: e.title), 226, True, True),
    Column(
        "place",
        lambda _s, _r, e, names: place_name(e.place, names),
        lambda s, names: [fold(place_name(e.place, names)) or None for e in s.events],
        shown=True,
        named=True,
    ),
    Column("layer", _words("layer", "layer"), _codes("layer"), 168, shown=True),
    Column("kind", _words("kind", "kind"), _kind_words, 158, shown=True),
    Column("confidence", _words("confidence", "confidence"), _codes("confidence"), shown=True),
    Column(
        "actors", lambda _s, _r, e, _l: ", ".join(e.actors), _texts(lambda e: ", ".join(e.actors))
    ),
    Column("reported_by", lambda _s, _r, e, _l: e.reported_by, _texts(lambda e: e.reported_by)),
    Column(
        "killed", lambda _s, _r, e, lang: spread(e.killed, lang), _spreads(lambda e: e.killed), 104
    ),
    Column(
        "injured",
        lambda _s, _r, e, lang: spread(e.injured, lang),
        _spreads(lambda e: e.injured),
        104,
    ),
    Column("border_km", _border, _border_keys, 148),
    Column("geo_precision", _words("geo_precision", "precision"), _codes("geo_precision"), 196),
    Column("date_precision", _words("date_precision", "precision"), _codes("date_precision"), 176),
    Column("publishers", lambda _s, _r, e, _l: publishers(e), _texts(publishers), 208),
    Column(
        "dataset",
        lambda s, r, _e, _l: _dataset(s, r),
        lambda s, _: [fold(s.datasets[code].name) for code in s.dataset.tolist()],
        176,
    ),
)
"""All columns, in the order in which they stand."""

BY_ID: Final = {column.id: column for column in COLUMNS}
