"""Made-up reports that are like real ones: seeded, so that every run measures the same rows.

Places cluster on the towns of the catalogue, on the line of contact and on Iran's border, with few
towns taking most; days are heavy-tailed: long quiet years and short bursts around the real wars.
Every word is made up; none of it is data about anything that happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geodata import vocabulary
from geodata.layers import Catalogue, Feature
from geodata.model.dates import EPOCH, day_number
from geodata.queries.placing import Said

SIZES = (1_000, 10_000, 100_000, 1_000_000)
SEED = 20201110

FIRST_DAY, LAST_DAY = dt.date(1988, 2, 20), dt.date(2024, 12, 31)
BURSTS = (
    (dt.date(2020, 9, 27), 44, 0.40),
    (dt.date(2016, 4, 2), 4, 0.06),
    (dt.date(2020, 7, 12), 6, 0.04),
    (dt.date(2022, 9, 13), 3, 0.06),
    (dt.date(2023, 9, 19), 12, 0.06),
    (dt.date(1992, 5, 8), 40, 0.08),
)
"""Day of the outbreak, typical length in days, share of all reports."""

PRECISION_SHARES = (0.35, 0.40, 0.15, 0.07, 0.03)
ACTORS = tuple(f"{side} {arm}" for side in ("Northern", "Southern", "Eastern") for arm in (
    "Army", "Air Force", "Border Guard", "Ministry of Defence", "Police", "Volunteers", "Militia",
))  # fmt: skip
PUBLISHERS = tuple(f"{word} {kind}" for word in ("Aras", "Mil", "Talysh", "Mughan", "Urmia") for
    kind in ("News Agency", "Gazette", "Monitor", "Wire", "Press Service", "TV"))  # fmt: skip
TITLE = (
    "{kind} reported near {place} as {actor} and {other} exchange blame",
    "{actor} says its positions at {place} came under fire from {other}",
    "{place}: {kind} after a quiet night, {actor} denies involvement",
    "Residents of {place} report {kind}; no word yet from {other}",
)
SUMMARY = (
    "According to the statement, {n} rounds fell in the fields east of {place} between {h}:00 and "
    "{h}:40; there was damage to {m} houses and a school, and no loss of life was reported.",
    "The district administration of {place} counted {n} impacts since the morning. {actor} said "
    "that it answered fire; {other} called the account untrue and promised its own figures.",
    "Observers visited {place} on the following day, spoke with {m} families and found craters "
    "along {n} metres of the road. The claims of both sides could not be verified.",
)
LOCAL = (" — {az} yaxınlığında atəş", " ({fa})", " / {hy}")
"""Every twelfth title also says the place in another script, as feeds of several languages do."""


@dataclass(frozen=True, eq=False)
class Made:
    """Columns of made-up reports in the words of `place_columns`; `town` counts the places."""

    towns: tuple[Feature, ...]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    precision: NDArray[np.uint8]
    day: NDArray[np.int32]
    days: NDArray[np.int32]
    layer: NDArray[np.uint8]
    kind: NDArray[np.uint8]
    confidence: NDArray[np.uint8]
    killed: NDArray[np.int32]
    town: NDArray[np.int32]
    actor: NDArray[np.int32]
    other: NDArray[np.int32]
    publisher: NDArray[np.int32]
    words: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.lon)

    def columns(self) -> tuple[Any, ...]:
        """The arrays that placing takes."""
        return self.lon, self.lat, self.precision, self.day

    def names(self, row: int) -> tuple[str, ...]:
        """The names of the place of a row, English first."""
        return tuple(self.towns[self.town[row]].names.values())

    def title(self, row: int) -> str:
        """The title of a row."""
        word, town = int(self.words[row]), self.towns[self.town[row]].names
        text = TITLE[word % len(TITLE)].format(**self._parts(row))
        if word % 12 == 0:
            text += LOCAL[word // 12 % len(LOCAL)].format(
                **{lang: town.get(lang, town["en"]) for lang in ("az", "fa", "hy")}
            )
        return text

    def summary(self, row: int) -> str:
        """The summary of a row."""
        word = int(self.words[row])
        return SUMMARY[word % len(SUMMARY)].format(
            n=word % 977, m=word % 41, h=word % 23, **self._parts(row)
        )

    def date(self, row: int, *, last: bool = False) -> dt.date:
        """The first day of a row, or its last."""
        return EPOCH + dt.timedelta(days=int(self.day[row] + (self.days[row] if last else 0)))

    def texts(self) -> tuple[list[str], list[str], list[str]]:
        """Titles, summaries and titles of the sources: columns of text, inputs like the others."""
        rows = range(len(self))
        titles = [self.title(row) for row in rows]
        return titles, [self.summary(row) for row in rows], [title[:60] for title in titles]

    def said(self, texts: tuple[list[str], list[str], list[str]]) -> Iterator[Said]:
        """What placing reads of each row."""
        names = [tuple(dict.fromkeys(town.names.values())) for town in self.towns]
        who = (self.actor.tolist(), self.other.tolist(), self.publisher.tolist())
        shared = zip(*who, strict=True)
        places = zip(self.town.tolist(), self.lon.tolist(), self.lat.tolist(), strict=True)
        for own, (actor, other, publisher), (town, lon, lat) in zip(
            zip(*texts, strict=True), shared, places, strict=True
        ):
            said = (ACTORS[actor], ACTORS[other], PUBLISHERS[publisher])
            yield Said("\n".join(own), said, names[town], lon, lat)

    def _parts(self, row: int) -> dict[str, str]:
        return {
            "kind": vocabulary.KINDS[self.kind[row]],
            "place": self.towns[self.town[row]].names["en"],
            "actor": ACTORS[self.actor[row]],
            "other": ACTORS[self.other[row]],
        }


def made(rows: int, catalogue: Catalogue, *, distinct: bool = True, seed: int = SEED) -> Made:
    """So many reports. `distinct` puts each at a point of its own, else half lie at their town."""
    chance = np.random.default_rng(seed)
    towns = catalogue.layer("places").features
    xy = np.array([(town.geometry.x, town.geometry.y) for town in towns])
    in_karabakh = shapely.covers(
        shapely.buffer(catalogue.shape("control"), 0.3), shapely.points(xy)
    )
    weight = np.where(in_karabakh, 8.0, 1.0) / np.arange(1, len(xy) + 1) ** 0.5
    town = chance.choice(len(xy), size=rows, p=weight / weight.sum())
    where = chance.choice(3, size=rows, p=(0.6, 0.3, 0.1))
    lonlat = xy[town] + chance.normal(0, 0.04, (rows, 2))
    if not distinct:
        exact = chance.random(rows) < 0.5
        lonlat[exact] = xy[town[exact]]
    for number, line in ((1, "line-of-contact"), (2, "iran-border")):
        here = np.flatnonzero(where == number)
        lonlat[here] = _along(catalogue.shape(line), here.size, chance)
        town[here] = _nearest(lonlat[here], xy)
    words = [vocabulary.KINDS, ACTORS, ACTORS, PUBLISHERS]
    kind, actor, other, publisher = (
        np.minimum(chance.geometric(0.18, rows) - 1, len(of) - 1).astype(np.int32) for of in words
    )
    killed = np.floor(chance.pareto(1.3, rows)).clip(0, 400).astype(np.int32)
    return Made(
        towns=towns,
        lon=lonlat[:, 0].copy(),
        lat=lonlat[:, 1].copy(),
        precision=chance.choice(5, size=rows, p=PRECISION_SHARES).astype(np.uint8),
        day=_days(rows, chance),
        days=np.where(chance.random(rows) < 0.1, chance.integers(1, 9, rows), 0).astype(np.int32),
        layer=chance.choice(3, size=rows, p=(0.8, 0.12, 0.08)).astype(np.uint8),
        kind=kind.astype(np.uint8),
        confidence=chance.choice(3, size=rows, p=(0.3, 0.6, 0.1)).astype(np.uint8),
        killed=killed,
        town=town.astype(np.int32),
        actor=actor,
        other=other,
        publisher=publisher,
        words=chance.integers(0, 2**31 - 1, size=rows, dtype=np.int32),
    )


def _along(line: Any, rows: int, chance: np.random.Generator) -> NDArray[np.float64]:
    """Points spread along a line, most of them within some kilometres of it."""
    at = shapely.line_interpolate_point(line, chance.random(rows), normalized=True)
    return shapely.get_coordinates(at) + chance.standard_t(2.5, (rows, 2)).clip(-20, 20) * 0.03


def _nearest(lonlat: NDArray[np.float64], xy: NDArray[np.float64]) -> NDArray[np.int64]:
    """Roughly the nearest town: its name goes into the texts."""
    return shapely.STRtree(shapely.points(xy)).nearest(shapely.points(lonlat))


def _days(rows: int, chance: np.random.Generator) -> NDArray[np.int32]:
    first, last = day_number(FIRST_DAY), day_number(LAST_DAY)
    day = chance.integers(first, last + 1, size=rows)
    share = chance.random(rows)
    for start, length, part in BURSTS:
        here = share < part
        share = np.where(here, 2.0, share - part)
        after = chance.pareto(2.0, rows) * length
        day = np.where(here, day_number(start) + after, day)
    return np.clip(day, first, last).astype(np.int32)
