"""How the cells of a text are parted: by comma, semicolon, tab or bar, with or without quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from geodata.readers.tables.records import Fault, Record, Separation, records_of

DELIMITERS: Final = (",", ";", "\t", "|")

_SAMPLE_LINES: Final = 200


def separation_of(lines: Iterator[str]) -> Separation:
    """The separation under which the first lines make the most even table."""
    sample = list(islice(lines, _SAMPLE_LINES))
    candidates = [Separation(sign) for sign in DELIMITERS]
    candidates.append(Separation("\t", quotes=False))
    return max(candidates, key=lambda candidate: _evenness(sample, candidate))


def _evenness(sample: list[str], separation: Separation) -> tuple[float, int]:
    """Share of rows as wide as most are, and that width; 0 when there is one column only."""
    widths: Counter[int] = Counter()
    rows = 0
    for record in records_of(iter(sample), separation):
        rows += 1
        if isinstance(record, Record):
            if not any(cell.strip() for cell in record.cells):
                rows -= 1
                continue
            widths[len(record.cells)] += 1
        elif isinstance(record, Fault) and "unexpected end" in record.message:
            rows -= 1  # the sample may end inside a quoted cell
    if not widths or rows <= 0:
        return 0.0, 0
    width, often = widths.most_common(1)[0]
    return (often / rows, width) if width > 1 else (0.0, 1)
