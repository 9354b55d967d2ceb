"""What every reader promises, whatever the bytes are. `Broken` says which promise was not kept.

No exception; each row an event or problems; each problem one printable line that names the file;
events valid, and of text that either database stores; reading the same bytes again gives the same.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from geodata.licences import known_datasets
from geodata.model import Event, Problem
from geodata.pipelines.recognising import reader_of
from geodata.readers import READERS, FileReading, InputFile, Reader, ReadOptions, RowRead

LONGEST_SENTENCE = 2_000
"""Characters of a sentence: it may list the columns of a file."""

READERS_BY_ID = {reader.id: reader for reader in READERS}

SUFFIXES = {
    "geojson": (".geojson", ".zip"),
    "kml": (".kml", ".kmz"),
    "geopackage": (".gpkg", ".zip"),
    "shapefile": (".shp", ".zip"),
    "gdelt": (".CSV", ".zip"),
}
"""How files of a format are called, and how they are when they begin as a zip."""

SAID = (
    *(ReadOptions(),) * 6,
    ReadOptions(mapping={"date_order": "mdy"}, layer="protest", kind="shelling"),
    ReadOptions(
        mapping={"title": "what", "date": "when", "summary": ""}, source_name="Nobody’s news"
    ),
)
"""What a person says beside the file; the bytes choose among it."""


class Broken(AssertionError):
    """A promise that was not kept; `where` tells kinds apart, `shown` is at fault."""

    def __init__(self, promise: str, where: str = "", shown: str = ""):
        super().__init__(f"{promise}: {shown!r}" if shown else promise)
        self.promise = promise
        self.where = where


def read_under_promises(
    data: bytes, reader_id: str, folder: Path, *, twice: bool = True, recognised: bool = True
) -> list[RowRead]:
    """Read the bytes as a file of one format; the rows.

    `folder` is not there yet, and the caller's to put away. `twice`: read them again from another
    file; `recognised`: read them as what they are recognised as, too.
    """
    options = SAID[zlib.crc32(data) % len(SAID)]
    reader = READERS_BY_ID[reader_id]
    file = written(data, reader_id, folder / "1")
    dataset, rows = _read(reader, file, options)
    if twice and (dataset, rows) != _read(reader, written(data, reader_id, folder / "2"), options):
        raise Broken("reading again gives something else")
    if recognised:
        found = reader_of(file)
        if isinstance(found, Problem):
            check_problem(found, file)
        elif found.id != reader_id:
            _read(found, file, options)
    return rows


def written(data: bytes, reader_id: str, folder: Path) -> InputFile:
    """The bytes as a file that is called as files of the format are."""
    plain, zipped = SUFFIXES.get(reader_id, (".csv", ".xlsx"))
    folder.mkdir(parents=True)
    path = folder / f"f{zipped if data.startswith(b'PK') else plain}"
    path.write_bytes(data)
    return InputFile(path.name, path)


def _read(reader: Reader, file: InputFile, options: ReadOptions) -> tuple[str, list[RowRead]]:
    reading = reader.read(file, options)
    check_reading(reading)
    rows = list(reading.rows)
    for row in rows:
        check_row(row, file)
    return reading.dataset, rows


def check_reading(reading: FileReading) -> None:
    if reading.dataset and reading.dataset not in known_datasets():
        raise Broken("the dataset is none that is known")
    if reading.expected is not None and reading.expected < 0:
        raise Broken("less than no rows are expected")


def check_row(row: RowRead, file: InputFile) -> None:
    """One of refused, kept, merged or told, with sentences and texts as they should be."""
    if row.row is not None and row.row < 1:
        raise Broken("a row has no number of a row")
    if row.refused and (row.event is not None or row.merged_into):
        raise Broken("a refused row is kept")
    if row.event is not None and (row.merged_into or row.id != row.event.id):
        raise Broken("a kept row is merged, or of another id")
    if not (row.problems or row.event is not None or row.merged_into):
        raise Broken("a row is neither an event nor a problem")
    for problem in row.problems:
        check_problem(problem, file)
        if row.row is not None and problem.row not in (row.row, None):
            raise Broken("a problem stands beside another row")
    if not row.refused:  # what is refused is not stored
        for text in (row.id, row.merged_into, *row.cells, *row.cells.values()):
            check_text(text, "cell")
    if row.event is not None:
        check_event(row.event)


def check_problem(problem: Problem, file: InputFile) -> None:
    sentence, kind = str(problem), " ".join(problem.cure.split()[:2])
    if not sentence.startswith(file.name):
        raise Broken("a sentence does not begin with the file", kind, sentence)
    if not (problem.message.strip() and problem.cure.strip()):
        raise Broken("a sentence has no message or no cure", kind, sentence)
    if len(sentence) > LONGEST_SENTENCE:
        raise Broken("a sentence is long", kind, sentence)
    if any(_breaks(char) for char in sentence):
        raise Broken("a sentence is not one printable line", kind, sentence)


def check_event(event: Event) -> None:
    """Valid when it is checked anew, and all of its texts storable."""
    told = event.model_dump()
    if Event.model_validate(told) != event:
        raise Broken("an event changes when it is checked anew")
    for text in _texts(told):
        check_text(text, "event")


def check_text(text: str, where: str) -> None:
    """Text that SQLite and PostgreSQL store: no NUL, no half of a surrogate pair."""
    if type(text) is not str:
        raise Broken(f"the text of a {where} is none")
    if "\0" in text:
        raise Broken(f"a NUL stands in a {where}", shown=text[:200])
    if not text.isprintable() and any("\ud800" <= char <= "\udfff" for char in text):
        raise Broken(f"half of a surrogate pair stands in a {where}", shown=text[:200])


def _breaks(char: str) -> bool:
    return char != " " and unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for part in told.values():
            yield from _texts(part)
    elif isinstance(told, Sequence):
        for part in told:
            yield from _texts(part)
