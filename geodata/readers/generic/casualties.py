"""Numbers of people: one column, two for a range, or a range in one cell."""

from __future__ import annotations

import re
from typing import Final

from geodata.model import Refusal
from geodata.readers.generic.names import Columns
from geodata.readers.meant import Draft
from geodata.readers.parsing import is_missing, parse_count, plain_digits

_RANGE: Final = re.compile(r"(\d+)\s*[-–—]\s*(\d+)", re.ASCII)


def range_of(draft: Draft, columns: Columns, field: str) -> dict[str, int] | None:
    """The range of `killed` or `injured` of a row, None when it says nothing that can be read.

    What cannot be read is a warning: the row stays, with the cell kept as it is.
    """
    whole = _numbers(draft, columns, field)
    ends = [_numbers(draft, columns, f"{field}_{end}") for end in ("min", "max")]
    found = [number for numbers in ends for number in numbers or ()] or list(whole or ())
    if not found:
        return None
    if None in ends and whole is None:
        name = columns.name(f"{field}_{'min' if ends[0] else 'max'}")
        if f"{field}_min" in columns and f"{field}_max" in columns:
            draft.warn(name, "is the only end of a range", "write both ends")
    return {"min": found[0], "max": found[-1]}


def _numbers(draft: Draft, columns: Columns, field: str) -> tuple[int, ...] | None:
    text = columns.cell(draft.row.cells, field)
    if is_missing(text):
        return None
    match = _RANGE.fullmatch(plain_digits(text))
    try:
        return tuple(map(parse_count, match.groups() if match else (text,)))
    except Refusal as refusal:
        message = f"{refusal.message}, so the row is kept without it"
        draft.warn(columns.name(field), message, refusal.cure, text)
        return None
