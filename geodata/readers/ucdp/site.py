"""The export of the UCDP site: its own names of estimates, and dates with the month first."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from geodata.model import Refusal
from geodata.readers.meant import DayColumn, Named

_SITE_DATE: Final = re.compile(r"(\d{2})/(\d{2})/(\d{4}) 00:00:00", re.ASCII)


def is_site_export(named: Named) -> bool:
    """Whether the columns are those of the export of the site.

    Only it has `code_status` and `best_est` together: releases that said `best_est` had no
    `code_status`, later ones say `best`.
    """
    return "code_status" in named and named.column("best").lower() == "best_est"


class SiteDays(DayColumn):
    """Days of the export: MM/DD/YYYY 00:00:00, its one known form; any other as usual."""

    def is_own(self, text: str) -> bool:
        """Whether the text has the form of the export."""
        return _SITE_DATE.fullmatch(text) is not None

    def _read(self, text: str) -> date | Refusal:
        match = _SITE_DATE.fullmatch(text)
        if match is None:
            return super()._read(text)
        month, day, year = map(int, match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            cure = "the export of the UCDP site writes MM/DD/YYYY; write it as YYYY-MM-DD"
            return Refusal("is not a day of the calendar", cure)
