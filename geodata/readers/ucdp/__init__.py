"""UCDP GED: the Georeferenced Event Dataset of the Uppsala Conflict Data Program, all releases.

Yearly and candidate releases, extracts of a country, the export of the UCDP site, copies of the
Humanitarian Data Exchange; as CSV, workbook, or a zip of one. `ucdp_meaning` gives the columns
their meaning for any other container.
"""

from __future__ import annotations

from typing import Final

from geodata.readers.meant import MeantTable
from geodata.readers.ucdp.columns import DATASET
from geodata.readers.ucdp.meaning import ucdp_meaning

UCDP: Final = MeantTable(
    "ucdp",
    "UCDP GED",
    DATASET,
    ucdp_meaning,
    "columns such as id, type_of_violence and date_start",
)
"""The reader of tables of UCDP GED."""

__all__ = ["DATASET", "UCDP", "ucdp_meaning"]
