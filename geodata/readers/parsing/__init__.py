"""Parsing: the text of cells in, dates, numbers and columns out, in the forms that people write.

It knows texts and columns, not files and not events. A value that cannot be read raises
`geodata.model.Refusal`.
"""

from __future__ import annotations

from geodata.readers.parsing.columns import find_columns
from geodata.readers.parsing.date_forms import ReadDate
from geodata.readers.parsing.dates import (
    ColumnRefusal,
    DateEvidence,
    DateForms,
    decide_dates,
)
from geodata.readers.parsing.digits import plain_digits
from geodata.readers.parsing.missing import is_missing
from geodata.readers.parsing.numbers import (
    has_minutes,
    parse_count,
    parse_degrees,
    parse_number,
)

__all__ = [
    "ColumnRefusal",
    "DateEvidence",
    "DateForms",
    "ReadDate",
    "decide_dates",
    "find_columns",
    "has_minutes",
    "is_missing",
    "parse_count",
    "parse_degrees",
    "parse_number",
    "plain_digits",
]
