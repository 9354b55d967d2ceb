"""`python -m tests.fuzz.keeping READER…`: what `--own` found and is worth a place in `corpus/`.

An input is kept when it takes a way from line to line of the readers that no seed and no other
kept input takes, up to a size for each reader. Inputs with a name that says something are left.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from tests.fuzz.__main__ import BUILD, CORPUS
from tests.fuzz.faults import ROOT
from tests.fuzz.promises import READERS_BY_ID, read_under_promises
from tests.fuzz.seeds import SEEDS

MOST_BYTES = {"geopackage": 80_000}
USUAL_BYTES = 20_000
MOST_INPUTS = 25
_ROOM = str(ROOT / "geodata" / "readers")
_NAMED_BY_CONTENT = 16
_COST_OF_READING = 500
"""Bytes that one more input weighs as much as."""

Way = tuple[str, int, int]
"""A file, and two lines of it that were run after each other in one function."""


def main(readers: list[str]) -> None:
    for reader_id in readers or list(READERS_BY_ID):
        folder = CORPUS / reader_id
        folder.mkdir(parents=True, exist_ok=True)
        named = [path for path in sorted(folder.iterdir()) if not _by_content(path)]
        seen = set[Way]()
        for data in (*SEEDS[reader_id](), *(path.read_bytes() for path in named)):
            seen |= ways_of(data, reader_id)
        earlier = [path for path in folder.iterdir() if _by_content(path)]
        found = {path.read_bytes() for path in (*(BUILD / reader_id / "own").iterdir(), *earlier)}
        kept = list(_chosen(reader_id, found, seen))
        for path in earlier:
            path.unlink(missing_ok=True)
        for data in kept:
            name = hashlib.sha256(data).hexdigest()[:_NAMED_BY_CONTENT]
            (folder / name).write_bytes(data)
        print(f"{reader_id}: {len(kept)} of {len(found)} kept, {sum(map(len, kept)):,} bytes")


def _chosen(reader_id: str, found: set[bytes], seen: set[Way]) -> Iterator[bytes]:
    """The inputs that take most new ways for their size, one after the other."""
    left = {data: ways_of(data, reader_id) - seen for data in sorted(found)}
    size, most = 0, MOST_BYTES.get(reader_id, USUAL_BYTES)
    for _ in range(MOST_INPUTS):
        left = {data: new for data, new in left.items() if new and size + len(data) <= most}
        if not left:
            return
        best = max(left, key=lambda data: len(left[data]) / (len(data) + _COST_OF_READING))
        yield best
        size += len(best)
        taken = left.pop(best)
        for new in left.values():
            new -= taken


def ways_of(data: bytes, reader_id: str) -> set[Way]:
    """The ways through the readers that reading the input takes."""
    ways = set[Way]()

    def called(frame: FrameType, event: str, _: Any) -> Any:
        name = frame.f_code.co_filename
        if not name.startswith(_ROOM):
            return None
        last = frame.f_lineno

        def run(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal last
            if event == "line":
                ways.add((name, last, frame.f_lineno))
                last = frame.f_lineno
            return run

        return run

    with tempfile.TemporaryDirectory() as folder:
        sys.settrace(called)
        try:
            read_under_promises(data, reader_id, Path(folder, "x"), twice=False)
        finally:
            sys.settrace(None)
    return ways


def _by_content(path: Path) -> bool:
    return len(path.name) == _NAMED_BY_CONTENT and all(c in "0123456789abcdef" for c in path.name)


if __name__ == "__main__":
    main(sys.argv[1:])
