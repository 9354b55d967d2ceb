"""`python -m tests.fuzz.told FILE…`: a digest of all that is read from each file, a line for each.

A file of the corpus is read by the reader whose folder it is in.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

from tests.fuzz.promises import read_under_promises


def told(path: Path, folder: Path) -> str:
    rows = read_under_promises(path.read_bytes(), path.parent.name, folder, twice=False)
    lines = (repr((row.row, row.event, *map(str, row.problems), dict(row.cells))) for row in rows)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        for number, argument in enumerate(sys.argv[1:]):
            print(Path(argument).name, told(Path(argument), Path(scratch, str(number))))
