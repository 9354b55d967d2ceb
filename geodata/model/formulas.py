"""The guard of text cells against spreadsheets, which run what looks like a formula (CWE-1236).

A cell that a spreadsheet could take for a formula gets an apostrophe in front, and so does one that
already has apostrophes there, so that taking one away gives every text back. Writers of CSV guard
their columns of text; the reader of the same columns undoes it. Numbers are never guarded.
"""

from __future__ import annotations

import re
from typing import Final

_LOOKS_LIKE_A_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")


def guarded(cell: str) -> str:
    """The cell as a CSV file holds it: no spreadsheet takes it for a formula."""
    return f"'{cell}" if _LOOKS_LIKE_A_FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`; any other text is left as it is."""
    return cell[1:] if _GUARDED.match(cell) else cell
