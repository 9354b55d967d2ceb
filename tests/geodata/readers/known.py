"""For tests of readers of known datasets: the shared samples, and files made of rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from geodata.model import Event
from geodata.readers import READERS, InputFile, Reader, ReadOptions, RowRead

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "samples"
"""Beside the repository; a test that needs them fails where they are not."""


def sample(name: str) -> InputFile:
    path = SAMPLES / name
    assert path.is_file(), f"the shared samples are needed: {path}"
    return InputFile(path.name, path)


def sample_rows(name: str) -> tuple[list[str], list[dict[str, str]]]:
    """Header and rows of a CSV sample, without what this package makes of them."""
    text = (SAMPLES / name).read_text(encoding="utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    return header, [dict(zip(header, row, strict=False)) for row in rows]


def csv_file(folder: Path, header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> InputFile:
    path = folder / "f.csv"
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as out:
        writer = csv.DictWriter(out, header, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return InputFile(path.name, path)


def reader_of(file: InputFile) -> Reader:
    """The first reader that claims the file."""
    return next(reader for reader in READERS if reader.claims(file))


def read(file: InputFile, options: ReadOptions | None = None) -> list[RowRead]:
    return list(reader_of(file).read(file, options or ReadOptions()).rows)


def events(rows: Iterable[RowRead]) -> dict[int, Event]:
    """Events by the row that tells them."""
    return {row.row: row.event for row in rows if row.event is not None and row.row is not None}


def sentences(rows: Iterable[RowRead]) -> list[str]:
    return [str(problem) for row in rows for problem in row.problems]


def outcome(row: RowRead) -> str:
    """What became of a row: exactly one of refused, kept, merged or told (a warning alone)."""
    if row.refused:
        assert row.event is None and not row.merged_into
        return "refused"
    if row.event is not None:
        assert not row.merged_into and row.id == row.event.id
        return "kept"
    if row.merged_into:
        return "merged"
    assert row.problems
    return "told"


def outcomes(rows: Iterable[RowRead]) -> dict[str, int]:
    return dict(Counter(map(outcome, rows)))
