"""README.txt says what is in a file, whose it is, and what is not in it."""

from __future__ import annotations

from datetime import date

from geodata.layers import Catalogue
from geodata.model import Snapshot
from geodata.model.fields import FIELDS
from geodata.queries import Query
from geodata.writers import readme
from geodata.writers.readme import WIDTH
from tests.geodata.mixed import COUNTED, NAMED, OPEN, mixed_snapshot
from tests.geodata.writers.exports import export_from


def test_it_tells_the_question_the_version_and_the_day(
    catalogue: Catalogue, snapshot: Snapshot
) -> None:
    query = Query(from_=date(2020, 10, 1), to=date(2020, 10, 31), show=frozenset({"protest"}))
    text = readme(export_from(snapshot, catalogue, query=query, left_out=3))
    assert f"Reports:      {len(snapshot)} reports" in text
    assert "layer is protest; 1 – 31 Oct 2020" in text
    assert "https://aras.example/?from=..&to=.." in text
    assert f"Data version: {snapshot.version}" in text
    assert "Accessed:     2026-11-24" in text
    assert "3 reports would answer but for a place that is known too coarsely" in text
    assert "control as of 31 Oct 2020" in text


def test_it_tells_each_dataset_with_licence_and_citation(
    catalogue: Catalogue, snapshot: Snapshot
) -> None:
    text = " ".join(readme(export_from(snapshot, catalogue)).split())
    for dataset in snapshot.datasets:
        assert dataset.name in text and dataset.licence in text
    assert "accessed 2026-11-24. Each row names its publishers." in text
    assert "Withheld" not in text


def test_it_tells_what_was_withheld_and_why(catalogue: Catalogue) -> None:
    snapshot = mixed_snapshot()
    text = " ".join(readme(export_from(snapshot, catalogue)).split())
    assert f"{OPEN.name}: 4 reports Licence: CC BY 4.0" in text
    assert f"4 reports of {COUNTED.name} are withheld: only counts of its reports may be" in text
    assert "Counted list, accessed 2026-02; all reports." in text
    assert f"Reports of {NAMED.name} are withheld: nothing but its name and address" in text
    assert "(all rights are reserved)" in text
    assert "counted-list demonstration 2020-10 Ardabil 1" in text


def test_it_attributes_the_boundaries_of_the_view_and_of_the_question(
    catalogue: Catalogue, snapshot: Snapshot
) -> None:
    query = Query(region=("ardabil",))
    text = readme(export_from(snapshot, catalogue, query=query, layers=("control",)))
    for name in ("control", "provinces"):
        spec = catalogue.layers[name].spec
        assert f"{spec.names['en']}\n" in text and f"Licence:  {spec.licence}" in text
    assert catalogue.layers["districts"].spec.names["en"] not in text
    none = readme(export_from(snapshot, catalogue, layers=()))
    assert "Boundaries" not in none


def test_it_explains_every_column(catalogue: Catalogue, snapshot: Snapshot) -> None:
    text = readme(export_from(snapshot, catalogue))
    assert all(f"\n{field.column} " in text for field in FIELDS)


def test_lines_are_short(catalogue: Catalogue) -> None:
    lines = readme(export_from(mixed_snapshot(), catalogue)).splitlines()
    assert max(len(line) for line in lines if "://" not in line) <= WIDTH
