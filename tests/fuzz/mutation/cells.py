"""Tables of text changed by cells, rows, columns, and the way that they are written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from random import Random

from geodata.model.fields import FIELDS
from geodata.readers.acled.columns import NAMES as ACLED_NAMES
from geodata.readers.gdelt.columns import GDELT_2
from geodata.readers.generic import FIELD_NAMES
from geodata.readers.ucdp.columns import NAMES as UCDP_NAMES
from tests.fuzz.mutation.values import any_text, changed_text

HEADERS = tuple(
    dict.fromkeys(
        (
            *(field.column for field in FIELDS),
            *(name for names in FIELD_NAMES.values() for name in names),
            *UCDP_NAMES,
            *ACLED_NAMES,
            *GDELT_2,
            *("what", "when", "aras_reason", "aras_row", "#date+start", "#geo+lat", "Unnamed: 0"),
        )
    )
)
_CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "cp1252", "cp1254", "cp1256")
_DELIMITERS = (",", ";", "\t", "|")
_ENDS = ("\n", "\r\n", "\r", "\n\n")

Rows = list[list[str]]


def changed_table(data: bytes, rng: Random) -> bytes | None:
    """The table with a change or a few; None when it is not seen as one."""
    if b"\0" in data[:4] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    codec = _codec(data)
    text = data.decode(codec, "replace")
    head = text.splitlines()[0] if text.strip() else ""
    delimiter = max(_DELIMITERS, key=head.count)
    end = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
    quoting = csv.QUOTE_MINIMAL
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return None
    rows = [row for row in rows if row]
    if not rows:
        return None
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        rng.choice(_CHANGES)(rows, rng)
    if rng.random() < 0.1:
        way = rng.randrange(4)
        delimiter = rng.choice(_DELIMITERS) if way == 0 else delimiter
        end = rng.choice(_ENDS) if way == 1 else end
        codec = rng.choice(_CODECS) if way == 2 else codec
        quoting = csv.QUOTE_ALL if way == 3 else quoting
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    errors = "surrogatepass" if codec.startswith("utf") else "replace"
    return out.getvalue().encode(codec, errors)


def _codec(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode()
    except UnicodeDecodeError:
        return "cp1254"
    return "utf-8"


def _cell(rows: Rows, rng: Random) -> None:
    row = rng.choice(rows[1:] or rows)
    if row:
        at = rng.randrange(len(row))
        row[at] = changed_text(rng, row[at])


def _column(rows: Rows, rng: Random) -> None:
    at = rng.randrange(len(rows[0]) or 1)
    text = any_text(rng)
    for row in rows[1:]:
        if at < len(row):
            row[at] = text if rng.random() < 0.8 else any_text(rng)


def _heading(rows: Rows, rng: Random) -> None:
    if rows[0]:
        at = rng.randrange(len(rows[0]))
        new = rng.choice(HEADERS) if rng.random() < 0.8 else changed_text(rng, rows[0][at])
        rows[0][at] = new


def _cell_elsewhere(rows: Rows, rng: Random) -> None:
    row, other = rng.choice(rows), rng.choice(rows)
    if row and other:
        row[rng.randrange(len(row))] = rng.choice(other)


def _new_column(rows: Rows, rng: Random) -> None:
    at = rng.randint(0, len(rows[0]))
    for number, row in enumerate(rows):
        row.insert(at, rng.choice(HEADERS) if number == 0 else any_text(rng))


def _no_column(rows: Rows, rng: Random) -> None:
    at = rng.randrange(len(rows[0]) or 1)
    for row in rows:
        del row[at : at + 1]


def _width(rows: Rows, rng: Random) -> None:
    row = rng.choice(rows)
    if rng.random() < 0.5:
        row.extend(any_text(rng) for _ in range(rng.choice((1, 1, 2, 40))))
    else:
        del row[rng.randint(0, len(row)) :]


def _row(rows: Rows, rng: Random) -> None:
    at = rng.randint(0, len(rows))
    made = list(rng.choice(rows)) if rng.random() < 0.7 else [any_text(rng)]
    rows[at:at] = [made] * rng.choice((1, 1, 1, 2, 30))


def _no_row(rows: Rows, rng: Random) -> None:
    if len(rows) > 1:
        del rows[rng.randrange(len(rows))]


def _turned(rows: Rows, rng: Random) -> None:
    rng.shuffle(rows)


def _columns_turned(rows: Rows, rng: Random) -> None:
    first, second = (rng.randrange(len(rows[0]) or 1) for _ in range(2))
    for row in rows:
        if max(first, second) < len(row):
            row[first], row[second] = row[second], row[first]


_CHANGES: tuple[Callable[[Rows, Random], None], ...] = (
    *(_cell,) * 8,
    *(_column,) * 3,
    *(_heading,) * 2,
    *(_cell_elsewhere,) * 2,
    *(_new_column, _no_column, _width, _row, _row, _no_row, _turned, _columns_turned),
)
