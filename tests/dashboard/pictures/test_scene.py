"""The scene: what is drawn, where, in which colour."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from pyproj import Geod

from dashboard.pictures import Scene
from dashboard.pictures.camera import latitude_of
from dashboard.pictures.drawing import Fade, Group, Shape, walk
from dashboard.services import Services
from dashboard.theme import themes, tokens
from geodata.vocabulary import CONFIDENCES, GEO_PRECISIONS, REPORT_LAYERS
from tests.dashboard.pictures.conftest import SceneOf

ALL_DAYS = "from=..&to=.."
NEAR = "at=39.7,46.8,8"


def groups_of(scene: Scene, role: str) -> list[Group]:
    return [part for part in walk(scene.parts) if isinstance(part, Group) and part.role == role]


def hatches(scene: Scene) -> dict[str, str]:
    """Path of each hatching that is drawn, by what it stands for."""
    found = {}
    for part in walk(scene.parts):
        if isinstance(part, Group) and part.role.startswith("ground:hatch-"):
            name = part.role.removeprefix("ground:hatch-").rpartition("-")[0]
            found[name] = "".join(p.path for p in part.parts if isinstance(p, Shape))
    return found


def test_every_selected_report_with_a_point_in_view_is_drawn_once(
    scene: SceneOf, services: Services
) -> None:
    # So far away that every report of the window lies in the frame.
    drawn = scene("at=30,20,1", 1600, 1200)
    snapshot, rows = services.snapshot, drawn.release.rows
    country = snapshot.geo_precision[rows] == GEO_PRECISIONS.index("country")
    assert drawn.marks.no_point == int(country.sum()) > 0
    assert drawn.marks.outside == 0
    told = 0
    for role in ("mark", "counted"):
        told += sum(int(dict(group.facts)["n"]) for group in groups_of(drawn, role))
    told += sum(int(dict(group.facts)["n"]) for group in groups_of(drawn, "disc-text"))
    assert told == len(rows) - int(country.sum())


def test_a_single_mark_says_set_and_confidence(scene: SceneOf, services: Services) -> None:
    drawn = scene(f"{ALL_DAYS}&at=39,47,7", 1600, 1200)
    snapshot = services.snapshot
    single = [g for g in drawn.marks.base.groups if g.n == 1 and g.sharp]
    expected = Counter(
        (REPORT_LAYERS[snapshot.layer[g.rows[0]]], CONFIDENCES[snapshot.confidence[g.rows[0]]])
        for g in single
    )
    told: Counter[tuple[str, str]] = Counter()
    for mark in groups_of(drawn, "mark"):
        facts = dict(mark.facts)
        told[facts["set"], facts["confidence"]] += 1
    assert told and told <= expected


@pytest.mark.parametrize("theme", themes())
def test_colours_are_those_of_the_theme(scene: SceneOf, theme: str) -> None:
    drawn = scene(f"{ALL_DAYS}&{NEAR}&theme={theme}")
    t = tokens(theme)
    for mark in groups_of(drawn, "mark"):
        colour = t[f"mark-{dict(mark.facts)['set']}"]
        used = {
            value
            for part in mark.parts
            if isinstance(part, Shape)
            for value in (part.fill, part.stroke)
        }
        assert colour in used and used <= {colour, t["mark-halo"], None}
    land = next(g for g in groups_of(drawn, "ground:land"))
    assert {part.fill for part in land.parts if isinstance(part, Shape)} == {t["map-land"]}


def test_print_has_no_colour(scene: SceneOf) -> None:
    for part in walk(scene(f"{ALL_DAYS}&theme=print").parts):
        colours = [getattr(part, "fill", None), getattr(part, "stroke", None)]
        if isinstance(part, Fade):
            colours += [colour for _, colour, _ in part.stops]
        for colour in filter(None, colours):
            channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
            assert max(channels) - min(channels) <= 16, colour


@pytest.mark.parametrize("names", ["en", "az", "hy", "fa"])
@pytest.mark.parametrize("query", ["", NEAR, f"{ALL_DAYS}&layers=control,districts,enclave"])
def test_labels_overlap_neither_each_other_nor_marks(
    scene: SceneOf, names: str, query: str
) -> None:
    drawn = scene(f"{query}&names={names}")
    assert len(drawn.labels) > 5
    for one, other in combinations(drawn.labels, 2):
        assert not one.box.meets(other.box), (one.text, other.text)
    for x, y, r in drawn.marks.boxes():
        side = min(r, 13)
        for label in drawn.labels:
            box = label.box
            apart = box.left > x + side or box.right < x - side
            assert apart or box.top > y + side or box.bottom < y - side, label.text


def test_both_names_of_a_disputed_place_are_written(scene: SceneOf) -> None:
    texts = [label.text for label in scene("show=protest&at=39.9,46.6,8.2").labels]
    assert any("Stepanakert" in text and "Khankendi" in text for text in texts)
    assert "Kalbajar / Karvachar" in texts


def test_hatching_is_of_the_controller_of_the_day(scene: SceneOf) -> None:
    before = hatches(scene(f"asof=2020-09-26&{NEAR}"))
    after = hatches(scene(f"asof=2020-12-15&{NEAR}"))
    later = hatches(scene(f"asof=2024-01-01&{NEAR}"))
    assert set(before) == {"armenian"}
    assert "joint" in after and "armenian" not in after
    assert later == {}
    # What the peacekeepers held together with Armenian forces is a part of what these held.
    assert len(after["joint"]) < len(before["armenian"])


def test_the_legend_says_what_is_drawn(scene: SceneOf) -> None:
    def signs(query: str) -> set[str]:
        return {dict(g.facts)["sign"] for g in groups_of(scene(query), "key-sign")}

    early, late = signs("asof=2020-09-26"), signs("asof=2024-01-01&show=protest")
    assert {"hatch:armenian-forces", "glyph:border_incident", "glyph:coarse"} <= early
    assert not any(sign.startswith("hatch:") for sign in late)
    assert "glyph:protest" in late and "glyph:event" not in late


@pytest.mark.parametrize("query", ["", "at=34.5,50,5", "at=43,44,9.3"])
def test_the_scale_bar_is_right_on_the_ground(scene: SceneOf, query: str) -> None:
    drawn = scene(query)
    facts = {k: float(v) for k, v in groups_of(drawn, "scale")[0].facts}
    frame = drawn.frame
    y = frame.centre[1] + (facts["y"] - frame.height / 2) / frame.scale
    lat, degrees = latitude_of(y), facts["px"] / frame.scale * 360
    _, _, metres = Geod(ellps="WGS84").inv(46, lat, 46 + degrees, lat)
    assert metres == pytest.approx(facts["metres"], rel=0.005)
    assert 40 < facts["px"] <= 110


def test_a_coarse_place_is_as_large_as_it_is(scene: SceneOf) -> None:
    drawn = scene("at=38.4,46.8,7.5")
    geod, checked = Geod(ellps="WGS84"), 0
    for g, disc, r in drawn.marks.base.discs():
        lon, lat = drawn.marks.base.groups[g].point
        degrees = r / drawn.frame.scale * 360
        _, _, metres = geod.inv(lon, lat, lon + degrees, lat)
        if r > 14:
            checked += 1
            assert metres / 1000 == pytest.approx(disc.radius_km, rel=0.01)
    assert checked > 2


def test_the_opened_report_is_tied_to_its_related_ones(scene: SceneOf, services: Services) -> None:
    snapshot = services.snapshot
    counts = np.diff(snapshot.related_start.astype(np.int64))
    placed = snapshot.geo_precision != GEO_PRECISIONS.index("country")
    row = int(np.argmax(np.where(placed, counts, 0)))
    drawn = scene(f"{ALL_DAYS}&event={snapshot.ids[row]}")
    assert drawn.title == snapshot.events[row].title
    ends = drawn.marks.ends
    points = {
        (snapshot.lon[r], snapshot.lat[r]) for r in [row, *snapshot.related_rows(row)] if placed[r]
    }
    assert {end.where.groups[end.g].point for end in ends} == points
    assert len(groups_of(drawn, "ring")) == len(points) > 2
    aside = {group.opacity for group in groups_of(drawn, "mark")}
    assert min(aside) < 1


def test_layers_that_are_off_are_not_drawn(scene: SceneOf) -> None:
    def roles(query: str) -> set[str]:
        return {part.role for part in walk(scene(query).parts) if isinstance(part, Group)}

    assert "ground:districts/line" in roles("")
    only = roles("layers=provinces")
    assert "ground:provinces/line" in only
    assert not {"ground:districts/line", "ground:enclave/fill"} & only


def test_others_are_faded_where_the_view_says_so(scene: SceneOf) -> None:
    assert groups_of(scene("show=protest"), "faded-mark") == []
    assert groups_of(scene("show=protest&others=fade"), "faded-mark")


@pytest.mark.parametrize(
    ("width", "height"), [(64, 64), (390, 300), (390, 844), (1200, 630), (1920, 1080), (4096, 120)]
)
def test_nothing_is_cut_at_any_size(scene: SceneOf, width: int, height: int) -> None:
    drawn = scene("", width, height)
    frame = drawn.frame
    assert frame.x >= 0 and frame.x + frame.width <= width + 1e-6
    assert frame.y >= 0 and frame.y + frame.height <= height + 1e-6
    assert frame.width > width * 0.3 and frame.height > height * 0.25
    for label in drawn.labels:
        assert 0 < label.box.left < label.box.right < frame.width
        assert 0 < label.box.top < label.box.bottom < frame.height
