"""One store in one process: what goes in comes out, all or nothing, under one version."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.layers import Catalogue
from geodata.model import Event, FiledEvent, Snapshot, row_of
from geodata.queries import placing_key
from geodata.stores import Batch, ImportRefused, Store, chronicle_batch, open_store
from geodata.stores.address import store_address
from geodata.stores.content import content_hash, event_of_content, hash_of, said_by
from geodata.stores.database import connect_to, reading
from geodata.stores.editions import data_version, sum_of
from tests.geodata.stores.databases import changed, filed_as, sql
from tests.geodata.strategies import events

NUMBERS = count()


def test_every_cell_of_the_chronicle_comes_out_of_the_snapshot(
    store: Store, chronicle_csv: bytes
) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(chronicle_csv.decode()))}
    assert len(rows) == 220
    filed = {name: row | {"dataset": "chronicle"} for name, row in rows.items()}
    assert {event.id: row_of(event) for event in store.snapshot().events} == filed


def test_both_databases_give_one_snapshot(store: Store, snapshot: Snapshot) -> None:
    found = store.snapshot()
    assert (found.version, found.ids, found.folded) == (
        snapshot.version,
        snapshot.ids,
        snapshot.folded,
    )
    assert found.events == snapshot.events
    assert found.datasets == snapshot.datasets
    for name in ("iran_border_km", "contact_line_km", "radius_km", "controller", "settlement_km"):
        assert getattr(found, name).tolist() == getattr(snapshot, name).tolist()
    for name in ("members", "coarse"):
        areas, expected = getattr(found, name), getattr(snapshot, name)
        assert {area: rows.tolist() for area, rows in areas.items()} == {
            area: rows.tolist() for area, rows in expected.items()
        }


@given(events())
def test_an_event_survives_its_text(event: Event) -> None:
    said = said_by(event)
    assert event_of_content("it", said, hash_of(said)) == event


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(events(), min_size=1, max_size=3, unique_by=lambda event: event.id))
def test_importing_twice_is_importing_once(store: Store, found: list[Event]) -> None:
    number = next(NUMBERS)
    found = [event.model_copy(update={"id": f"{number}.{event.id}"}) for event in found]
    first = store.import_events(found, file="mine.csv")
    once, info = store.snapshot(), store.info()
    assert (first.added, first.changed, first.unchanged) == (len(found), 0, 0)
    second = store.import_events(found, file="mine.csv")
    assert (second.added, second.changed, second.unchanged) == (0, 0, len(found))
    assert store.snapshot() is once, "the version did not change, so the snapshot is the same"
    assert store.info() == info, "what says nothing new leaves no record"
    for event in found:
        expected = filed_as(event, event.dataset or "chronicle")
        assert once.events[once.row_of[event.id]] == expected


def test_the_same_content_has_the_same_version_everywhere(
    store: Store, snapshot: Snapshot, catalogue: Catalogue, chronicle: tuple[Event, ...]
) -> None:
    assert store.version() == store.snapshot().version == snapshot.version
    hashes = [content_hash(filed_as(event, "chronicle")) for event in chronicle]
    key, datasets = placing_key(catalogue), store.datasets()
    assert data_version(sum_of(hashes), datasets, key) == snapshot.version
    assert data_version(sum_of(hashes[::-1]), datasets, key) == snapshot.version
    assert data_version(sum_of(hashes), datasets, "another") != snapshot.version
    assert data_version(sum_of(hashes[1:]), datasets, key) != snapshot.version
    stricter = [datasets[0].model_copy(update={"redistribution": "aggregates"})]
    assert data_version(sum_of(hashes), stricter, key) != snapshot.version


def test_the_way_to_the_content_leaves_no_trace_in_the_version(
    store: Store, tmp_path: Path, chronicle: tuple[Event, ...]
) -> None:
    one = changed(chronicle[0], id="one", related_ids=())
    two = changed(chronicle[1], id="two", related_ids=())
    other = open_store(None, tmp_path / "other")
    store.import_events([changed(one, title="a first try"), two], file="1")
    store.import_events([one], file="2")
    other.import_events([two, one], file="3")
    assert store.version() == other.version()


def test_the_same_id_again_is_an_update(store: Store, chronicle: tuple[Event, ...]) -> None:
    before = store.version()
    event = changed(chronicle[0], title="Another title")
    report = store.import_events([event], file="correction.csv")
    assert (report.added, report.changed, report.unchanged) == (0, 1, 0)
    assert report.version == store.version() != before
    snapshot = store.snapshot()
    assert len(snapshot) == 220
    assert snapshot.events[snapshot.row_of[event.id]] == filed_as(event, "chronicle")
    assert "another title" in snapshot.folded[snapshot.row_of[event.id]]
    store.import_events([chronicle[0]], file="back.csv")
    assert store.version() == before


def test_a_moved_event_is_placed_anew(store: Store, chronicle: tuple[Event, ...]) -> None:
    shusha = next(event for event in chronicle if "Shusha" in event.place.name)
    place = shusha.place.model_dump() | {"lat": 35.69439, "lon": 51.42151}
    store.import_events([changed(shusha, place=place)], file="moved.csv")
    snapshot = store.snapshot()
    row = snapshot.row_of[shusha.id]
    assert row not in snapshot.members["enclave"]
    assert row in snapshot.members["IRN"]
    assert snapshot.iran_border_km[row] > 300


def test_an_import_with_one_bad_event_stores_nothing(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    before = store.info()
    good = changed(chronicle[0], id="good", related_ids=())
    dangling = changed(chronicle[0], id="bad", related_ids=("nowhere",))
    with pytest.raises(ImportRefused) as refused:
        store.import_events([good, dangling, good], file="mixed.csv")
    assert sorted(str(problem) for problem in refused.value.problems) == [
        'mixed.csv, id: "good" is the id of an earlier event already; '
        "give each event an id of its own",
        'mixed.csv, related_ids: "nowhere" is the id of no event; name an event that exists',
    ]
    assert store.info() == before


def test_problems_stand_in_the_order_of_files_and_rows(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    new = changed(chronicle[0], id="new", related_ids=())
    lost = changed(chronicle[0], id="lost", related_ids=(chronicle[1].id, "neew"))
    own = chronicle_batch().dataset
    first = [FiledEvent(new, "a.csv", 2), FiledEvent(lost, "a.csv", 9)]
    second = [FiledEvent(new, "b.csv", 4)]
    files = [Batch("a.csv", "", first, own), Batch("b.csv", "", second, own)]
    with pytest.raises(ImportRefused) as refused:
        store.import_batches(files)
    assert [str(problem) for problem in refused.value.problems] == [
        'a.csv, row 9, related_ids: "neew" is the id of no event; did you mean new?',
        'b.csv, row 4, id: "new" is the id of a.csv, row 2 already; '
        "give each event an id of its own",
    ]


def test_events_of_one_import_may_name_each_other_and_stored_ones(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    one = changed(chronicle[0], id="one", related_ids=("two", chronicle[5].id))
    two = changed(chronicle[0], id="two", related_ids=())
    store.import_events([one, two], file="pair.csv")
    snapshot = store.snapshot()
    assert snapshot.row_of["one"] in snapshot.related_rows(snapshot.row_of["two"])
    assert snapshot.row_of["one"] in snapshot.related_rows(snapshot.row_of[chronicle[5].id])


def test_what_the_events_raise_while_they_are_taken_undoes_the_import(
    store: Store, chronicle: tuple[Event, ...]
) -> None:
    before = store.info()

    class Broken(Exception):
        pass

    def some() -> Iterator[FiledEvent]:
        yield FiledEvent(changed(chronicle[0], id="new", related_ids=()), "f")
        raise Broken

    with pytest.raises(Broken):
        store.import_batches([Batch("f", "", some(), chronicle_batch().dataset)])
    assert store.info() == before


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Şuşa շուշի شوشا — Shushi’s “day” \t tab\nline", ("1500-01-01", None)),
        ("'; DROP TABLE events; --", ("2500-12-31", "2500-12-31")),
        ("\\N \\x00 %s :name ?", ("1969-12-31", "1970-01-01")),
    ],
)
def test_any_text_and_any_day_comes_out_as_it_went_in(
    store: Store, chronicle: tuple[Event, ...], text: str, dates: tuple[str, str | None]
) -> None:
    start, end = dates
    event = changed(
        chronicle[0],
        id="odd",
        title=text,
        summary=text,
        date_start=start,
        date_end=end,
        actors=(text.replace(";", ","),),
        extent="POLYGON Z ((46 39 1, 47 39 1, 47 40 1, 46 39 1))",
        killed={"min": 0, "max": 10_000_000},
    )
    cells = {"a": "\x00 \ud800 \U0001f600", "": text}
    batch = Batch(
        "odd\udce9.csv", "", [FiledEvent(event, "o", 2, cells)], chronicle_batch().dataset
    )
    store.import_batches([batch])
    snapshot = store.snapshot()
    assert snapshot.events[snapshot.row_of["odd"]] == filed_as(event, "chronicle")
    assert store.history("odd").versions[0].original == cells
    assert store.info().imports[-1]["file"] == "odd?.csv"


def test_info_tells_where_what_and_from_which_file(store: Store, store_url: str) -> None:
    info = store.info()
    assert info.path == store_url.removeprefix("sqlite:///")
    assert info.database.startswith("SQLite 3" if "sqlite" in store_url else "PostgreSQL ")
    assert (info.events, info.schema, info.versions, info.withdrawn) == (220, 3, 220, 0)
    assert info.by_layer == {"event": 122, "border_incident": 51, "protest": 47}
    assert [(one["id"], one["events"]) for one in info.datasets] == [("chronicle", 220)]
    assert [(one["file"], one["added"]) for one in info.imports] == [("events.csv", 220)]
    assert info.imports[0]["sha256"] == chronicle_batch().sha256


def test_a_reader_sees_one_state_while_another_writes(
    store: Store, store_url: str, chronicle: tuple[Event, ...]
) -> None:
    with reading(connect_to(store_address(store_url, None))) as connection:
        number = sa.text("SELECT count(*) FROM events")
        assert connection.execute(number).scalar() == 220
        store.import_events([changed(chronicle[0], id="new", related_ids=())], file="new.csv")
        assert connection.execute(number).scalar() == 220
    assert len(store.snapshot()) == 221
    assert sql(store_url, "SELECT count(*) FROM events") == [(221,)]


def test_a_snapshot_stays_true_while_its_events_are_changed(
    store: Store, store_url: str, chronicle: tuple[Event, ...]
) -> None:
    before = store.snapshot()
    other = open_store(store_url, None)
    other.import_events([changed(event, title="new") for event in chronicle], file="all.csv")
    assert {event.title for event in other.snapshot().events} == {"new"}
    again = store.snapshot()
    assert again.version == other.version() != before.version
    assert [event.title for event in before.events] != [event.title for event in again.events]
    assert before.events[0].title == "Iran-Iraq War"
