"""Hypothesis generators of events, places, texts and queries."""

from __future__ import annotations

from datetime import date
from math import cos, pi, sin

from hypothesis import strategies as st

from geodata import vocabulary
from geodata.model import Casualties, Event, Place, Source
from geodata.queries import Query
from geodata.queries.query import Ring

ACTORS = ("armenian-forces", "iranian-security-forces", "unidentified-belligerent-artillery")
PUBLISHERS = ("iranwire", "tehran-times", "gulf-international-forum")

ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,30}", fullmatch=True)
days = st.dates(min_value=date(1500, 1, 1), max_value=date(2500, 12, 31))
texts = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), max_size=60
).map(str.strip)
some_texts = texts.filter(bool)
names = some_texts.map(lambda text: text.replace(";", ",").strip()).filter(bool)
urls = st.sampled_from(
    ("", "https://example.org/a?b=1&c=%20", "http://example.org:8080/", "https://x.az/şəhər")
)
partial_dates = st.one_of(
    st.just(""),
    days.map(date.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
)
counts = st.integers(min_value=0, max_value=10_000)
ranges = st.one_of(
    st.none(),
    st.tuples(counts, counts).map(lambda ends: Casualties(min=min(ends), max=max(ends))),
)
places = st.builds(
    Place,
    name=texts,
    az=texts,
    hy=texts,
    fa=texts,
    country=texts,
    admin1=texts,
    lat=st.floats(min_value=-90, max_value=90),
    lon=st.floats(min_value=-180, max_value=180),
    geo_precision=st.sampled_from(vocabulary.GEO_PRECISIONS),
)
sources = st.builds(Source, publisher=some_texts, title=texts, url=urls, date=partial_dates)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event that the model lets stand, related to nothing."""
    start = draw(days)
    return Event(
        id=draw(ids),
        layer=draw(st.sampled_from(vocabulary.REPORT_LAYERS)),
        kind=draw(st.sampled_from(vocabulary.KINDS)),
        date_start=start,
        date_end=draw(st.one_of(st.none(), days.filter(lambda day: day >= start))),
        date_precision=draw(st.sampled_from(vocabulary.DATE_PRECISIONS)),
        title=draw(some_texts),
        summary=draw(texts),
        place=draw(places),
        actors=tuple(draw(st.lists(names, max_size=3))),
        killed=draw(ranges),
        injured=draw(ranges),
        reported_by=draw(texts),
        confidence=draw(st.sampled_from(vocabulary.CONFIDENCES)),
        sources=tuple(draw(st.lists(sources, min_size=1, max_size=4))),
        basis=draw(st.sampled_from(("", *vocabulary.BASES))),
        extent=draw(st.sampled_from(("", "LINESTRING (46.7 39.8, 47 39.5)"))),
        dataset=draw(st.one_of(st.just(""), ids)),
    )


def _some(words: tuple[str, ...]) -> st.SearchStrategy[frozenset[str] | None]:
    return st.one_of(st.none(), st.frozensets(st.sampled_from(words)))


def _few(slugs: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Mostly none, so that the other keys select something."""
    some = st.lists(st.sampled_from(slugs), min_size=1, max_size=2).map(tuple)
    return st.one_of(st.just(()), st.just(()), some)


def _star(centre: tuple[float, float], distances: list[float]) -> Ring:
    """A ring round a point, a corner for each distance (degrees)."""
    turn = 2 * pi / len(distances)
    return tuple(
        (round(centre[0] + d * cos(n * turn), 6), round(centre[1] + d * sin(n * turn), 6))
        for n, d in enumerate(distances)
    )


rings = st.builds(
    _star,
    st.tuples(st.floats(43, 49), st.floats(36, 41)),
    st.lists(st.floats(0.5, 4), min_size=3, max_size=9),
)
"""Drawn areas of the theatre: no two edges cross."""


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Any query about the theatre of the chronicle, each key asked about half the time or less."""
    near_days = st.dates(min_value=date(2020, 6, 1), max_value=date(2021, 1, 31))
    ends = sorted((draw(near_days), draw(near_days)))
    west, south = draw(st.floats(40, 47)), draw(st.floats(34, 39))
    areas = ("enclave", "AZ-KAL", "AZ-FUZ", "ardabil", "east-azerbaijan", "IRN", "AZE")
    areas += ("kalbajar", "occupied-AZ-FUZ", "occupied", "districts")
    shapes = ("iran-border", "line-of-contact", "enclave", "districts", "ardabil")
    near = st.tuples(st.sampled_from(shapes), st.floats(min_value=0, max_value=300))
    return Query(
        show=draw(_some(vocabulary.REPORT_LAYERS)),
        kind=draw(_some(vocabulary.KINDS)),
        confidence=draw(_some(vocabulary.CONFIDENCES)),
        from_=draw(st.sampled_from((None, ends[0]))),
        to=draw(st.sampled_from((None, ends[1]))),
        region=tuple(draw(st.lists(st.sampled_from(areas), max_size=3))),
        bbox=draw(st.sampled_from((None, (west, south, west + 5.0, south + 5.0)))),
        near=draw(st.one_of(st.none(), near)),
        within=draw(st.one_of(st.none(), st.none(), rings)),
        actor=draw(_few(ACTORS)),
        publisher=draw(_few(PUBLISHERS)),
        casualties=draw(st.sampled_from((None, None, None, 1, 3, 50))),
        precision=draw(st.sampled_from((None, None, *vocabulary.GEO_PRECISIONS))),
        q=draw(st.sampled_from(("", "shusha", "Şuşa", "iran", "تبریز", "rally tabriz", "  "))),
    )
