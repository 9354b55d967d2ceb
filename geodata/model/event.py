"""An event: a claim with its sources, frozen and checked.

The rules of single values stand in `values`; here stand the rules of values that belong together.
What needs other events (that a related one exists) stands in `geodata.checks`.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from geodata.model import values
from geodata.model.dates import in_words, span_of
from geodata.model.problems import Refusal


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Place(_Frozen):
    """Where: names by language (`name` is English), WGS 84 point, how finely it is known."""

    name: values.Text = ""
    az: values.Text = ""
    hy: values.Text = ""
    fa: values.Text = ""
    country: values.Text = ""
    admin1: values.Text = ""
    lat: values.Latitude
    lon: values.Longitude
    geo_precision: values.GeoPrecisionWord

    @property
    def names(self) -> tuple[str, ...]:
        """All names that are known, English first."""
        return tuple(name for name in (self.name, self.az, self.hy, self.fa) if name)


class Casualties(_Frozen):
    """A range of people hurt: the spread between publishers; equal ends when they agree."""

    min: values.Count
    max: values.Count

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise Refusal(
                f"is more than the greatest number, {self.max}",
                "write the smaller number first",
                field="min",
                value=str(self.min),
            )
        return self


class Source(_Frozen):
    """Who published it: title, address and date may be unknown (empty)."""

    publisher: values.SomeText
    title: values.Text = ""
    url: values.WebAddress = ""
    date: values.PartialDate = ""


class Event(_Frozen):
    """One report: what, when, where, who says so, how sure, and the sources (at least one).

    `extent` is the whole shape when it is more than the point of `place` (WKT, WGS 84).
    `dataset` is the id of the body of reports it belongs to; empty until a store has filed it.
    """

    id: values.Identifier
    layer: values.LayerWord
    kind: values.KindWord
    date_start: values.Day
    date_end: values.Day | None = None
    date_precision: values.DatePrecisionWord
    title: values.SomeText
    summary: values.Text = ""
    place: Place
    actors: values.Names = ()
    killed: Casualties | None = None
    injured: Casualties | None = None
    reported_by: values.Text = ""
    confidence: values.ConfidenceWord
    related_ids: values.Identifiers = ()
    sources: tuple[Source, ...]
    basis: values.BasisWord = ""
    extent: values.Extent = ""
    dataset: values.DatasetName = ""

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        if self.date_end is not None and self.date_end < self.date_start:
            raise Refusal(
                f"is before the start, {self.date_start.isoformat()}",
                "write the last day, or leave it empty for a single day",
                field="date_end",
                value=self.date_end.isoformat(),
            )
        if self.id in self.related_ids:
            raise Refusal(
                "is the event itself",
                "name other events only",
                field="related_ids",
                value=self.id,
            )
        if not self.sources:
            raise Refusal("has no source", "name at least one publisher", field="sources")
        return self

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who published it, each once, in the order of the sources."""
        return tuple(dict.fromkeys(source.publisher for source in self.sources))

    @property
    def span(self) -> tuple[date, date]:
        """First and last day that it may cover, widened by the precision."""
        return span_of(self.date_start, self.date_end, self.date_precision)

    @property
    def dates(self) -> str:
        """When, in plain words with the precision: "week of 5 Oct 2020"."""
        return in_words(self.date_start, self.date_end, self.date_precision)
