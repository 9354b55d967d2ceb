"""The forms of a report on the layers: findings and tables, plain values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

Level = Literal["error", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know: an error makes the check fail, a note is told only."""

    level: Level
    layer: str
    feature: str
    message: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.layer, self.feature) if part)
        return f"{place}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True)
class AreaRow:
    """The geodesic area of a feature, or of a whole layer, beside the official figure."""

    layer: str
    feature: str
    name: str
    area_km2: float
    official_km2: float
    deviation_pct: float
    tolerance_pct: float | None


@dataclass(frozen=True, slots=True)
class HeldRow:
    """The area that a controller held on a day beside the figure that is expected."""

    day: date
    controller: str
    area_km2: float
    expected_km2: float
    deviation_pct: float
    tolerance_pct: float


@dataclass(frozen=True, slots=True)
class Report:
    """All findings and both tables. `version` is that of the catalogue looked at."""

    version: str
    findings: tuple[Finding, ...]
    areas: tuple[AreaRow, ...]
    held: tuple[HeldRow, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the check fail."""
        return tuple(finding for finding in self.findings if finding.level == "error")

    def to_dict(self) -> dict[str, Any]:
        """The report as plain values for JSON."""
        held = [asdict(row) | {"day": row.day.isoformat()} for row in self.held]
        return {
            "version": self.version,
            "ok": not self.errors,
            "findings": [asdict(finding) for finding in self.findings],
            "areas": [asdict(row) for row in self.areas],
            "held": held,
        }
