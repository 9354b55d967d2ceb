"""Readers: bytes in, raw rows and problems out. They know formats, not events and not disks."""

from __future__ import annotations

from geodata.readers.own_csv import Reading, read_own_csv

__all__ = ["Reading", "read_own_csv"]
