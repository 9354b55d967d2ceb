"""Whatever the bytes and the name of a file are, a report comes out that a machine can read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.pipelines.import_events import check_files
from geodata.pipelines.reports import COUNTS
from geodata.pipelines.screening import Options
from geodata.readers import READERS

SAMPLES = Path(__file__).parents[3].parent / "shared/data/samples"
SUFFIXES = (".csv", ".tsv", ".xlsx", ".geojson", ".kml", ".kmz", ".zip", ".gpkg", ".CSV", "")
SOME = (
    "acled_synthetic/acled_new_NA_strings_synthetic.csv",
    "gdelt/20191024143000_sample.export.CSV",
    "generic_synthetic/events_synthetic.kml",
    "generic_synthetic/events_synthetic.geojson",
    "generic_synthetic/points_y_x_dmy_cp1254_synthetic.csv",
    "ucdp/ged231_sample_60.csv",
    "ucdp/ged231_sample_60.xlsx",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bytes")


def looked_at(path: Path, options: Options | None = None) -> None:
    """Check a file; what must hold of every report."""
    report = check_files([path], frozenset(), {}, options)
    (file,) = report.files
    assert file.read == file.kept + file.merged + file.refused
    assert report.ok or any(problem.level == "refused" for problem in report.problems)
    assert file.read or not report.ok
    said = json.loads(json.dumps(report.as_dict()))
    assert set(said["rows"]) == set(COUNTS)
    assert all("\n" not in problem["sentence"] for problem in said["problems"])


@settings(max_examples=60)
@given(data=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes(folder: Path, data: bytes, suffix: str) -> None:
    path = folder / f"any{suffix}"
    path.write_bytes(data)
    looked_at(path)


@settings(max_examples=40)
@given(
    name=st.sampled_from(SOME),
    cut=st.floats(0, 1),
    noise=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
)
def test_a_sample_that_is_cut_and_damaged(
    folder: Path, name: str, cut: float, noise: list[tuple[float, int]]
) -> None:
    data = bytearray((SAMPLES / name).read_bytes())
    data = data[: int(len(data) * cut)][:30_000]
    for place, byte in noise:
        if data:
            data[min(int(place * len(data)), len(data) - 1)] = byte
    path = folder / f"damaged-{Path(name).name}"
    path.write_bytes(bytes(data))
    looked_at(path)


@settings(max_examples=40)
@given(form=st.sampled_from([reader.id for reader in READERS]), name=st.sampled_from(SOME))
def test_a_sample_that_is_read_as_another_format(folder: Path, form: str, name: str) -> None:
    path = folder / Path(name).name
    path.write_bytes((SAMPLES / name).read_bytes()[:20_000])
    looked_at(path, Options(format=form))
