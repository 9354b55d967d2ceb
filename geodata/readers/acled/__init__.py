"""ACLED: exports of the Armed Conflict Location & Event Data project, old and new columns.

One row for an event or one for each actor, in every form that dates and codes have had.
`acled_meaning` gives the columns their meaning for any other container. ACLED's rows are not
passed on (`geodata.licences`); its notes are kept for the analyst who has them.
"""

from __future__ import annotations

from typing import Final

from geodata.readers.acled.columns import DATASET
from geodata.readers.acled.meaning import acled_meaning
from geodata.readers.meant import MeantTable

ACLED: Final = MeantTable(
    "acled", "ACLED", DATASET, acled_meaning, "columns such as event_id_cnty and event_date"
)
"""The reader of tables of ACLED."""

__all__ = ["ACLED", "DATASET", "acled_meaning"]
