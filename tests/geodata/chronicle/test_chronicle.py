"""The shipped chronicle: the counts of its notes, and the moments of the time line."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import date

from geodata.chronicle import load_presets, load_time_marks
from geodata.model import Event
from geodata.vocabulary import LANGUAGES


def test_the_counts_of_the_notes(chronicle: tuple[Event, ...]) -> None:
    assert Counter(event.layer for event in chronicle) == {
        "event": 122,
        "border_incident": 51,
        "protest": 47,
    }
    assert Counter(event.confidence for event in chronicle) == {
        "confirmed": 152,
        "reported": 57,
        "contested": 11,
    }
    assert sum(len(event.sources) == 2 for event in chronicle) == 132


def test_moments_are_days_of_their_events(chronicle: tuple[Event, ...]) -> None:
    events = {event.id: event for event in chronicle}
    moments = load_time_marks().moments
    assert [moment.date for moment in moments] == sorted(moment.date for moment in moments)
    for moment in moments:
        first, last = events[moment.event].span
        assert first <= moment.date <= last
        assert set(moment.names) == set(LANGUAGES)
    kinds = Counter(moment.kind for moment in moments)
    assert kinds == {"war-start": 1, "war-end": 1, "ceasefire": 4}
    ceasefires = {event.id for event in chronicle if event.kind == "ceasefire"}
    assert {moment.event for moment in moments if moment.kind == "ceasefire"} == ceasefires


def test_the_war_is_a_period() -> None:
    (war,) = load_time_marks().periods
    assert (war.first, war.last) == (date(2020, 9, 27), date(2020, 11, 10))
    assert (
        war.last - war.first
    ).days + 1 == 45  # both ends counted; the fighting ended at midnight
    assert set(war.names) == set(LANGUAGES)


def test_a_preset_begins_with_its_event(chronicle: tuple[Event, ...]) -> None:
    events = {event.id: event for event in chronicle}
    presets, comparisons = load_presets()
    for preset in presets:
        first, last = events[preset.event].span
        assert first <= preset.first <= last, preset.id
        assert preset.last is None or preset.first <= preset.last
        assert set(preset.names) == set(LANGUAGES)
    assert len({preset.id for preset in presets}) == len(presets)
    for pair in comparisons:
        assert pair.before < pair.after
        assert set(pair.names) == set(LANGUAGES)


def test_the_truces_of_2020_follow_one_another() -> None:
    truces = [p for p in load_presets()[0] if p.id.startswith(("truce", "statement"))]
    assert len(truces) == 4
    for one, next_ in itertools.pairwise(truces):
        assert one.last is not None
        assert (next_.first - one.last).days == 1
