"""Writers: a snapshot in, bytes out. They know formats, not disks and not web servers."""

from __future__ import annotations

from geodata.writers.briefs import BRIEF_SIZE, briefs_json
from geodata.writers.columns import columns_bytes

__all__ = ["BRIEF_SIZE", "briefs_json", "columns_bytes"]
