"""Text: one place under all its names, whatever the event itself is called."""

from __future__ import annotations

import pytest

from geodata.layers import Catalogue
from geodata.model import Event, Snapshot
from geodata.queries import Query, place_events, select
from geodata.queries.gazetteer import gazetteer_of

SHUSHA = ("Shusha", "Şuşa", "Շուշի", "شوشا", "Shushi", "ŞUŞA", "ՇՈՒՇԻ", "شوشــا")
STEPANAKERT = ("Stepanakert", "Khankendi", "Xankəndi", "Xankendi", "Ստեփանակերտ", "خان‌کندی")


@pytest.mark.parametrize("name", SHUSHA)
def test_shusha_is_found_by_every_name(snapshot: Snapshot, catalogue: Catalogue, name: str) -> None:
    there = {event.id for event in snapshot.events if "Shusha" in event.place.name}
    assert len(there) == 4
    found = select(snapshot, Query(q=name), catalogue)
    assert there <= {event.id for event in found.events}
    assert found.rows.tolist() == select(snapshot, Query(q="Shusha"), catalogue).rows.tolist()


@pytest.mark.parametrize("name", STEPANAKERT)
def test_stepanakert_is_found_by_every_name(
    snapshot: Snapshot, catalogue: Catalogue, name: str
) -> None:
    there = {event.id for event in snapshot.events if "Stepanakert" in event.place.name}
    assert len(there) == 6
    found = select(snapshot, Query(q=name), catalogue)
    assert there <= {event.id for event in found.events}
    assert found.rows.tolist() == select(snapshot, Query(q=STEPANAKERT[0]), catalogue).rows.tolist()


@pytest.mark.parametrize("given", ["Şuşa", "Շուշի", "shushi"])
def test_the_gazetteer_adds_the_other_names(
    chronicle: tuple[Event, ...], catalogue: Catalogue, given: str
) -> None:
    event = next(event for event in chronicle if "Shusha" in event.place.name)
    bare = {"name": given, "az": "", "hy": "", "fa": ""}
    renamed = event.model_copy(
        update={"place": event.place.model_copy(update=bare), "title": "x", "summary": ""}
    )
    folded = place_events([renamed], catalogue).folded[0].split("\n")
    assert {"shusha shushi", "susa", "շուշի"} <= set(folded)


def test_a_far_place_of_the_same_name_is_another_one(
    chronicle: tuple[Event, ...], catalogue: Catalogue
) -> None:
    event = next(event for event in chronicle if "Shusha" in event.place.name)
    place = event.place.model_copy(update={"name": "Shusha", "az": "", "hy": "", "fa": ""})
    gazetteer = gazetteer_of(catalogue)
    assert "Şuşa" in gazetteer.names_of(place)
    assert gazetteer.names_of(place.model_copy(update={"lon": 60.0})) == ("Shusha",)


def test_every_word_must_occur_in_any_part(snapshot: Snapshot, catalogue: Catalogue) -> None:
    by_actor = select(snapshot, Query(q="artillery unidentified"), catalogue)
    assert by_actor.rows.size > 0
    assert all("Unidentified" in " ".join(event.actors) for event in by_actor.events)
    by_source = select(snapshot, Query(q="IRANWIRE"), catalogue)
    assert {e.id for e in by_source.events} >= {
        e.id for e in snapshot.events if e.sources[0].publisher == "IranWire"
    }
    assert select(snapshot, Query(q="artillery nowhereatall"), catalogue).rows.size == 0
    assert len(select(snapshot, Query(q=" -- "), catalogue)) == len(snapshot)
