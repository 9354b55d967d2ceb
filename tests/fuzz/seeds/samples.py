"""The shared samples as seeds: the first records of each, read where they lie, never kept."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "samples"
"""Beside the repository, as for the tests of readers."""

_FOLDERS = {
    "ucdp": ("ucdp/*.csv",),
    "acled": ("acled_synthetic/*.csv",),
    "gdelt": ("gdelt/*",),
    "geojson": ("**/*json",),
    "kml": ("**/*.kml",),
    "table": ("generic_synthetic/*.csv", "ucdp/*.xlsx"),
}
_RECORDS = 4


def sample_seeds(reader_id: str) -> list[bytes]:
    """Samples for the reader, cut to a few records; an error when the folder is not there."""
    if not SAMPLES.is_dir():
        raise FileNotFoundError(f"the shared samples are needed: {SAMPLES}")
    patterns = _FOLDERS.get(reader_id, ())
    return [_cut(path) for pattern in patterns for path in sorted(SAMPLES.glob(pattern))]


def _cut(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix.endswith("json"):
        whole = json.loads(data)
        whole["features"] = whole["features"][:_RECORDS]
        return json.dumps(whole, ensure_ascii=False).encode()
    if path.suffix.lower() in (".csv", ".tsv"):
        return b"".join(_records(data))
    return data


def _records(data: bytes) -> list[bytes]:
    """The first records as they stand; quotes may hold line ends."""
    lines = data.splitlines(keepends=True)
    read = csv.reader(io.StringIO(data.decode("latin-1"), newline=""))
    for _ in range(_RECORDS):
        next(read, None)
    return lines[: max(read.line_num, 1)]
