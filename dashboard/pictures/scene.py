"""The scene of a view: which reports and layers a picture shows, where, and with which words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.figures.basemap import map_style
from dashboard.figures.legend import ASOF_LAYERS, HATCHES
from dashboard.figures.style_parts import Json
from dashboard.pictures.camera import Frame, frame_at, frame_fitting
from dashboard.pictures.drawing import Group, Part, Shape, group
from dashboard.pictures.features import MapFeature, map_features
from dashboard.pictures.furniture import Plan, Said, Sheet, frame_line, over_map, plan
from dashboard.pictures.glyphs import Glyphs
from dashboard.pictures.ground import GroundView, ground
from dashboard.pictures.key import Drawn, sections_drawn
from dashboard.pictures.labels import Label, label_groups, place_labels
from dashboard.pictures.marks import Marked, Marks, marks_of
from dashboard.pictures.size import Size
from dashboard.state import View
from dashboard.theme import tokens
from dashboard.wording import wording
from dashboard.wording.dates import day_in_words
from dashboard.wording.numbers import number
from geodata.layers import Catalogue
from geodata.layers.built import built_folder
from geodata.licences import Release, release
from geodata.queries import Query, Selection, select
from geodata.vocabulary import CONTROLLERS, REPORT_LAYERS

WAY = "picture"
RIGHT_TO_LEFT = ("fa",)
DEFAULT_THEME = "light"
MARGIN = (8.0, 12.0, 24.0, 12.0)
"""Px kept free around the theatre: top, right, bottom, left."""


@dataclass(frozen=True)
class Scene:
    """A picture as data. `parts` in the order of painting; the rest is there to be asked."""

    width: int
    height: int
    theme: str
    lang: str
    title: str
    description: str
    parts: tuple[Part, ...]
    frame: Frame
    marks: Marks
    labels: tuple[Label, ...]
    release: Release
    day: dt.date


def scene_of(
    view: View,
    selection: Selection,
    catalogue: Catalogue,
    size: Size,
    *,
    headline: Callable[[int], str],
    today: dt.date,
) -> Scene:
    """The scene of a view at a size. `headline` says in words what the view asks, of
    how many reports.

    Reports of datasets whose rows may not leave are counted, where that may be said, not drawn.
    """
    theme, rtl = view.theme or DEFAULT_THEME, view.lang in RIGHT_TO_LEFT
    t, glyphs, w = tokens(theme), Glyphs.of(theme), wording(view.lang)
    day = view.control_day(today)
    shown = _layers_shown(view, catalogue)
    marked, released = _marked(view, selection, catalogue)
    ground_view = _ground_view(view, catalogue, theme, shown, day)
    sheet = Sheet(size.width, size.height, t, rtl)
    controllers = _hatched(catalogue, day, shown)
    names = [w[f"layer.{name}"] for name in REPORT_LAYERS]
    frame = _frame(view, catalogue, (0.0, 0.0, float(size.width), float(size.height)))
    marks = marks_of(marked, frame, glyphs)
    said = _said(view, headline(len(released)), day, marks, released)
    sections = sections_drawn(catalogue, view.lang, Drawn(marks, frozenset(shown), controllers))
    # What lies outside the frame is told below it, which takes room from the frame.
    for _ in range(3):
        drawn = Drawn(marks, frozenset(shown), controllers)
        planned: Plan = plan(sheet, said, sections, drawn, glyphs, names)
        frame = _frame(view, catalogue, planned.box)
        marks = marks_of(marked, frame, glyphs)
        before, said = said, _said(view, headline(len(released)), day, marks, released)
        if said == before:
            break
    over, keep = ((), ()) if planned.bare else over_map(sheet, said, frame)
    labels = place_labels(ground_view, frame, tuple(marks.boxes()), keep)
    inside = (
        *ground(ground_view, frame),
        group("labels", label_groups(labels)),
        group("marks", marks.parts()),
        *over,
        *(() if planned.bare else frame_line(frame, t)),
    )
    paper = Shape(f"M0 0H{size.width}V{size.height}H0Z", fill=t["paper"])
    the_map = Group(
        "map", inside, at=(frame.x, frame.y), clip=(0.0, 0.0, frame.width, frame.height)
    )
    return Scene(
        width=size.width,
        height=size.height,
        theme=theme,
        lang=view.lang,
        title=said.title,
        description=" ".join((said.below, *said.notes, said.sources)),
        parts=(paper, the_map, *planned.around),
        frame=frame,
        marks=marks,
        labels=labels,
        release=released,
        day=day,
    )


def _frame(view: View, catalogue: Catalogue, box: tuple[float, float, float, float]) -> Frame:
    if view.at is not None:
        return frame_at(box, view.at.lat, view.at.lon, view.at.zoom)
    margin = MARGIN if min(box[2:]) > 120 else (2.0, 2.0, 2.0, 2.0)
    west, south, east, north = catalogue.view.bounds
    return frame_fitting(box, (west, south, east, north), margin)


def _layers_shown(view: View, catalogue: Catalogue) -> tuple[str, ...]:
    if view.layers is not None:
        return view.layers
    subjects = (layer.spec for layer in catalogue.layers.values() if layer.spec.role == "subject")
    return tuple(spec.id for spec in subjects if spec.default)


def _marked(view: View, selection: Selection, catalogue: Catalogue) -> tuple[Marked, Release]:
    """The rows that are drawn, all of them through the gate."""
    snapshot = selection.snapshot
    released = release(snapshot, selection.rows, WAY)
    none = np.array([], dtype=np.uint32)
    faded = none
    if view.others == "fade":
        window = select(snapshot, Query(from_=view.from_, to=view.to), catalogue)
        rest = np.setdiff1d(window.rows, selection.rows).astype(np.uint32)
        faded = release(snapshot, rest, WAY).rows
    row = snapshot.row_of.get(view.event) if view.event else None
    opened = none if row is None else np.array([row], dtype=np.uint32)
    opened = release(snapshot, opened, WAY).rows
    related: tuple[int, ...] = ()
    if len(opened):
        rows = release(snapshot, snapshot.related_rows(int(opened[0])), WAY).rows
        related = tuple(int(r) for r in rows)
    return (
        Marked(snapshot, released.rows, faded, int(opened[0]) if len(opened) else None, related),
        released,
    )


def _ground_view(
    view: View, catalogue: Catalogue, theme: str, shown: tuple[str, ...], day: dt.date
) -> GroundView:
    style = _style(catalogue, theme, view.names)
    folder = built_folder(catalogue)
    state = {
        period.area_id: {"controller": CONTROLLERS.index(period.controller)}
        for period in catalogue.control.on(day)
    }
    specs = [catalogue.layers[name].spec for name in ASOF_LAYERS if name in catalogue.layers]
    ended = frozenset(
        spec.id
        for spec in specs
        if (spec.valid_from and day < spec.valid_from) or (spec.valid_to and day >= spec.valid_to)
    )

    def features(source: str) -> tuple[MapFeature, ...]:
        data = style["sources"][source]["data"]
        return map_features(folder / f"{data}.geojson") if isinstance(data, str) else ()

    return GroundView(
        style=style,
        features=features,
        shown=frozenset(shown),
        ended=ended,
        states={"control": state, "hatch": state},
    )


@lru_cache(maxsize=32)
def _style(catalogue: Catalogue, theme: str, names: str) -> Json:
    return map_style(catalogue, lambda name: name, {}, theme, names)


def _hatched(catalogue: Catalogue, day: dt.date, shown: tuple[str, ...]) -> frozenset[str]:
    """Controllers whose hatching the layers that are on show that day."""
    if not {"control", "occupied"} & set(shown):
        return frozenset()
    return frozenset(p.controller for p in catalogue.control.on(day) if p.controller in HATCHES)


def _said(view: View, headline: str, day: dt.date, marks: Marks, released: Release) -> Said:
    words = wording(view.lang)
    asof = words["map.asof"].format(day=day_in_words(day, view.lang))
    title, below = headline, asof
    if marks.opened and view.event:
        snapshot = released.snapshot
        row = np.array([snapshot.row_of[view.event]], dtype=np.uint32)
        title = next(release(snapshot, row, WAY).events()).title
        below = f"{headline} · {asof}"
    notes = []
    if marks.outside:
        notes.append(words["picture.outside"].format(n=number(marks.outside, view.lang)))
    if marks.no_point:
        notes.append(words["picture.no_point"].format(n=number(marks.no_point, view.lang)))
    for share in released.withheld:
        key = "picture.withheld" if share.reports is not None else "picture.withheld_some"
        said = number(share.reports or 0, view.lang)
        notes.append(words[key].format(n=said, name=share.dataset.name))
    sources = words["picture.sources"].format(
        product=words["product.name"], version=released.snapshot.version
    )
    return Said(
        title=title,
        below=below,
        notes=tuple(notes),
        sources=sources,
        north=words["picture.north"],
        kilometres=words["picture.km"],
        metres=words["picture.m"],
    )
