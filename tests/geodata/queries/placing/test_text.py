"""Searchable text: every part folded, a line each, from events and from columns alike."""

from __future__ import annotations

from hypothesis import given, settings

from geodata.layers import Catalogue
from geodata.model import Event
from geodata.model.folding import fold, foldings
from geodata.queries.gazetteer import gazetteer_of
from geodata.queries.placing import Said, searchable_texts
from geodata.queries.placing.text import said_by
from tests.geodata.strategies import events


@settings(max_examples=60)
@given(events())
def test_text_holds_every_part_folded(catalogue: Catalogue, event: Event) -> None:
    gazetteer = gazetteer_of(catalogue)
    (text,) = searchable_texts([said_by(event)], gazetteer)
    own = [event.title, event.summary, *(source.title for source in event.sources)]
    parts = [line for text in own for line in text.split("\n")]
    parts += [*event.actors, *(source.publisher for source in event.sources)]
    parts += gazetteer.names_of(event.place)
    expected = {line for part in parts for line in foldings(part) if line}
    assert set(filter(None, text.split("\n"))) == expected


def test_shared_texts_are_folded_for_each_report_anew(catalogue: Catalogue) -> None:
    gazetteer = gazetteer_of(catalogue)
    two = [Said(f"Title {n}", ("Reuters",), ("Xankəndi",), 46.75, 39.82) for n in (1, 2)]
    first, second = searchable_texts(two, gazetteer)
    assert first.split("\n")[:3] == ["title 1", "reuters", "xankandi"]
    assert second.split("\n")[1:] == first.split("\n")[1:]
    assert fold("Stepanakert") in first


def test_a_place_far_from_its_namesake_keeps_its_own_names(catalogue: Catalogue) -> None:
    gazetteer = gazetteer_of(catalogue)
    near, far = (Said("", (), ("Shusha",), lon, 39.76) for lon in (46.75, 60.0))
    found = list(searchable_texts([far, near, far], gazetteer))
    assert found[0].split() == found[2].split() == ["shusha"]
    (found,) = searchable_texts([near], gazetteer)
    assert "susa" in found.split("\n")


def test_texts_keep_to_their_reports_however_many(catalogue: Catalogue) -> None:
    many = [
        Said("\n".join([f"T-{n}"] * (n % 4)), (), ("Ganja",), 46.36, 40.68) for n in range(1201)
    ]
    texts = list(searchable_texts(many, gazetteer_of(catalogue)))
    for n, text in enumerate(texts):
        own = [line for line in text.split("\n") if line.startswith("t ")]
        assert own == [f"t {n}"] * (n % 4)
