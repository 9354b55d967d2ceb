"""README.txt: what an export holds, how it came about, whose it is and what is not in it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geodata.licences import licence_of
from geodata.model.dates import in_words
from geodata.model.fields import FIELDS, LAST_FIELDS, SOURCE_PARTS
from geodata.writers.export import Export
from geodata.writers.saying import TITLE, counted, withheld_words

WIDTH: Final = 88

_RULES: Final = (
    "A report counts for the days it covers, widened by how finely they are known: to the ISO "
    "week, the calendar month or the year. It is here when those days meet the window.",
    "It counts inside an area when its point lies there, edge included, and its place is known at "
    "least as finely as the area asks (district, province or country). Distances are geodesic "
    "(WGS 84); places known only to the province or country have none.",
    "The rows stand in the order of their first day, then of their id. Coordinates are degrees of "
    "WGS 84, longitude and latitude; a coarse place has the point of a stand-in, never a pin.",
)


@dataclass(frozen=True, slots=True)
class ReadmeWriter:
    """The writer of README.txt."""

    id: str = "txt"
    way: str = "README.txt"
    mimetype: str = "text/plain"
    holds_readme: bool = True
    explains_itself: bool = True

    def pieces(self, export: Export) -> Iterator[bytes]:
        """The whole text."""
        yield readme(export).encode()


def readme(export: Export) -> str:
    """The text, in lines of at most `WIDTH` characters where words allow it."""
    parts = (
        _head(export),
        _section("How it was counted", _counting(export)),
        _section("Whose reports these are", _owners(export)),
        _section("Withheld", _withheld(export)),
        _section("Boundaries", _boundaries(export)),
        _section("Columns", _columns()),
    )
    return "\n".join(part for part in parts if part)


def _head(export: Export) -> str:
    said = {
        "Reports": counted(len(export.release), "report"),
        "Filters": export.filters,
        "View": export.link,
        "Data version": export.version,
        "Accessed": export.accessed.isoformat(),
    }
    lines = [_entry(f"{name + ':':<14}{value}", 14) for name, value in said.items()]
    return "\n".join([TITLE, "=" * len(TITLE), "", *lines, ""])


def _counting(export: Export) -> Iterator[str]:
    yield from map(_paragraph, _RULES)
    if export.coarse_left_out:
        yield _paragraph(
            f"{counted(export.coarse_left_out, 'report')} would answer but for a place that is "
            "known too coarsely, and stayed out."
        )


def _owners(export: Export) -> Iterator[str]:
    released = [share for share in export.release.shares if share.released]
    if not released:
        yield "No report is handed out."
    for share in released:
        dataset = share.dataset
        lines = [_paragraph(f"{dataset.name}: {counted(share.reports or 0, 'report')}")]
        lines.append(_entry(f"  Licence:  {licence_of(dataset)}", 12))
        if dataset.url:
            lines.append(_entry(f"  Address:  {dataset.url}", 12))
        lines.append(_entry(f"  Cite as:  {export.citation(dataset)}", 12))
        yield "\n".join(lines)
    if released:
        yield _paragraph("The publishers of each report stand in its row and keep their titles.")


def _withheld(export: Export) -> Iterator[str]:
    for share in export.release.withheld:
        lines = [_paragraph(withheld_words(share))]
        if share.dataset.url:
            lines.append(_entry(f"  Address:  {share.dataset.url}", 12))
        if share.reports is not None:
            lines.append(_entry(f"  Cite as:  {export.citation(share.dataset)}", 12))
        yield "\n".join(lines)
    counts = export.release.counts()
    if counts:
        lines = ["Counts by dataset, kind, month of the first day, and province:", ""]
        lines += [
            f"  {count.dataset}  {count.kind}  {count.month}  {count.province or '-'}"
            f"  {count.reports}"
            for count in counts
        ]
        yield "\n".join(lines)


def _boundaries(export: Export) -> Iterator[str]:
    if export.drawn:
        day = in_words(export.asof, None, "day")
        yield _paragraph(f"The view shows these lines and areas, control as of {day}:")
    for layer in export.drawn:
        spec = layer.spec
        lines = [_paragraph(spec.names["en"])]
        lines.append(_entry(f"  Source:   {spec.source}", 12))
        if spec.source_url:
            lines.append(_entry(f"  Address:  {spec.source_url}", 12))
        lines.append(_entry(f"  Licence:  {spec.licence}", 12))
        lines.append(_entry(f"  Exact to: about {spec.exactness_m:,} m", 12))
        yield "\n".join(lines)


def _columns() -> Iterator[str]:
    said = [(field.column, field.meaning) for field in FIELDS]
    said += [(f"source_N_{part}", meaning) for part, meaning in SOURCE_PARTS]
    said += [(field.column, field.meaning) for field in LAST_FIELDS]
    yield "\n".join(_entry(f"{column:<20}{meaning}", 20) for column, meaning in said)


def _section(title: str, parts: Iterator[str]) -> str:
    text = "\n\n".join(parts)
    return f"{title}\n{'-' * len(title)}\n\n{text}\n" if text else ""


def _paragraph(text: str) -> str:
    return _entry(text, 0)


def _entry(text: str, indent: int) -> str:
    """Text wrapped, later lines indented; addresses are never broken."""
    return textwrap.fill(
        text,
        WIDTH,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
