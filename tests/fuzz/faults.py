"""Broken promises found by the fuzzer, one folder for each way of breaking: the smallest input."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.promises import Broken

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Fault:
    """What was raised, and where in our own code."""

    what: str
    where: str
    told: str

    @property
    def key(self) -> str:
        """Short, and the same for faults of the same place."""
        return hashlib.sha256(f"{self.what} {self.where}".encode()).hexdigest()[:8]


def fault_of(error: BaseException) -> Fault:
    told = "".join(traceback.format_exception(error))
    if isinstance(error, Broken):
        return Fault(error.promise, error.where, told)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT / "geodata")]
    last = (ours or list(frames))[-1]
    return Fault(type(error).__name__, f"{Path(last.filename).name}:{last.name}", told)


def keep_fault(folder: Path, reader_id: str, data: bytes, error: BaseException) -> None:
    """Write input, traceback and the command that shows it again, unless a smaller one is there."""
    fault = fault_of(error)
    place = folder / fault.key
    path = place / "input"
    if path.exists() and path.stat().st_size <= len(data):
        return
    place.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    again = f"python -m tests.fuzz again {reader_id} {path}"
    told = f"{again}\n\n{fault.what} {fault.where}\n\n{fault.told}"
    (place / "told.txt").write_text(told, encoding="utf-8", errors="backslashreplace")
