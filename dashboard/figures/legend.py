"""The legend as data: every sign that can be drawn. The browser hides those that are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.wording import named, wording
from dashboard.wording.numbers import digits
from geodata.layers import Catalogue, LayerSpec
from geodata.vocabulary import CONFIDENCES, REPORT_LAYERS

ASOF_LAYERS = ("line-of-contact",)
"""Lines that are drawn faint outside the days in which they stood."""

HATCHES = {
    "armenian-forces": "held",
    "russian-peacekeepers-and-armenian-forces": "joint",
    "contested": "contested",
}
"""Controller to the hatching that stands for it; other controllers are not hatched."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign and its words. `sign` is `<kind>:<what>`; `fill` and `line` are names of tokens."""

    sign: str
    text: str
    note: str = ""
    fill: str | None = None
    line: str | None = None
    dashed: bool = False

    @property
    def kind(self) -> str:
        """glyph, area, line or hatch."""
        return self.sign.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Section:
    """A group of signs under one heading."""

    title: str
    entries: tuple[Entry, ...]


def legend(catalogue: Catalogue, lang: str = "en") -> tuple[Section, ...]:
    """All signs of the map: reports, confidence, precision, boundaries, control."""
    w = wording(lang)
    subjects = [layer.spec for layer in catalogue.layers.values() if layer.spec.role == "subject"]
    return (
        Section(
            w["legend.marks"],
            (
                *(Entry(f"glyph:{s}", w[f"layer.{s}"]) for s in REPORT_LAYERS),
                *(Entry(f"glyph:{c}", w[f"confidence.{c}"]) for c in CONFIDENCES),
                Entry("glyph:counted", w["legend.counted"]),
                Entry("glyph:coarse", w["legend.coarse"], w["legend.coarse_help"]),
                Entry("glyph:related", w["legend.related"]),
            ),
        ),
        Section(
            w["legend.control"],
            tuple(Entry(f"hatch:{c}", w[f"controller.{c}"]) for c in HATCHES),
        ),
        Section(w["legend.boundaries"], tuple(_boundaries(subjects, lang))),
    )


def _boundaries(subjects: list[LayerSpec], lang: str) -> Iterator[Entry]:
    for spec in subjects:
        if spec.draw.line or spec.draw.fill:
            yield Entry(
                f"{'line' if spec.geometry == 'line' else 'area'}:{spec.id}",
                named(spec.names, lang),
                _validity(spec, lang),
                fill=spec.draw.fill,
                line=spec.draw.line,
                dashed=bool(spec.draw.dash),
            )


def _validity(spec: LayerSpec, lang: str) -> str:
    if not spec.valid_from and not spec.valid_to:
        return ""
    start = digits(str(spec.valid_from.year), lang) if spec.valid_from else "…"
    if not spec.valid_to:
        return wording(lang)["legend.since"].format(year=start)
    return f"{start}–{digits(str(spec.valid_to.year), lang)}"
