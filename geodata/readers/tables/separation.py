"""How the cells of a text are parted: by comma, semicolon, tab or bar, with or without quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from geodata.readers.tables.records import Record, Separation, records_of

DELIMITERS: Final = (",", ";", "\t", "|")

_SAMPLE_LINES: Final = 200
_LONGEST_SAMPLE: Final = 1_000_000
_HEADER_SHARE: Final = 0.25
"""What the first row weighs: no text of a header holds as many signs as rows have cells."""


def separation_of(lines: Iterator[str]) -> Separation:
    """The separation under which the first lines make the most even table."""
    sample: list[str] = []
    length = 0
    for line in islice(lines, _SAMPLE_LINES):
        sample.append(line)
        length += len(line)
        if length > _LONGEST_SAMPLE:
            break
    candidates = [Separation(sign) for sign in DELIMITERS]
    candidates.append(Separation("\t", quotes=False))
    return max(candidates, key=lambda candidate: _evenness(sample, candidate))


def _evenness(sample: list[str], separation: Separation) -> tuple[float, int]:
    """How even rows are, 0 to 1, and how wide; 0 when there is one column only."""
    widths: list[int] = []
    for record in records_of(iter(sample), separation):
        if not isinstance(record, Record):
            # The sample may end inside a quoted cell.
            widths.append(0)
        elif any(cell.strip() for cell in record.cells):
            widths.append(len(record.cells))
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return 0.0, 0
    width, often = counted.most_common(1)[0]
    header = widths[0] in (width, width - 1)  # rows may end in a sign that the header lacks
    return often / len(widths) * (1 - _HEADER_SHARE) + header * _HEADER_SHARE, width
