"""Checks of events against each other and against the store."""

from __future__ import annotations

from geodata.checks import check_events
from geodata.checks.relations import MOST_SUGGESTIONS
from geodata.model import Event, FiledEvent


def filed(events: tuple[Event, ...], file: str = "a.csv", first: int = 2) -> list[FiledEvent]:
    return [FiledEvent(event, file, row) for row, event in enumerate(events, start=first)]


def test_the_chronicle_stands(chronicle: tuple[Event, ...]) -> None:
    assert check_events(filed(chronicle), ()) == []


def test_a_second_row_with_the_same_id(chronicle: tuple[Event, ...]) -> None:
    twice = filed(chronicle) + filed(chronicle[:1], "b.csv", 7)
    assert [str(problem) for problem in check_events(twice, ())] == [
        'b.csv, row 7, id: "1980-09-22-iran-iraq-war" is the id of a.csv, row 2 already; '
        "give each event an id of its own"
    ]
    stored = {event.id for event in chronicle}
    assert check_events(filed(chronicle[:1]), stored) == [], "an id in the store is an update"


def test_a_dangling_relation(chronicle: tuple[Event, ...]) -> None:
    bad = chronicle[0].model_copy(update={"related_ids": ("1988-02-20-karabakh-movment",)})
    found = check_events(filed((bad, *chronicle[1:])), ())
    assert [str(problem) for problem in found] == [
        'a.csv, row 2, related_ids: "1988-02-20-karabakh-movment" is the id of no event; '
        "did you mean 1988-02-20-karabakh-movement?"
    ]
    assert check_events(filed((bad,)), {"1988-02-20-karabakh-movment"}) == []


def test_a_file_of_dangling_relations_is_told_at_once(chronicle: tuple[Event, ...]) -> None:
    bad = tuple(event.model_copy(update={"related_ids": (f"{event.id}-x",)}) for event in chronicle)
    found = check_events(filed(bad), ())
    assert len(found) == len(chronicle)
    cures = [problem.cure for problem in found]
    assert cures[0] == f"did you mean {chronicle[0].id}?"
    assert sum(cure.startswith("did you mean") for cure in cures) == MOST_SUGGESTIONS
    assert cures[-1] == "name an event that exists"
