"""GDELT events, 1.0 and 2.0: raw files without a header, and tables with GDELT's columns.

`gdelt_meaning` gives named columns their meaning for any other container. The knowledge graph and
the mentions of GDELT are not events; they are recognised and refused in one sentence.
"""

from __future__ import annotations

from geodata.readers.gdelt.columns import DATASET
from geodata.readers.gdelt.meaning import gdelt_meaning
from geodata.readers.gdelt.reader import GDELT

__all__ = ["DATASET", "GDELT", "gdelt_meaning"]
