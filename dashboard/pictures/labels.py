"""The labels of the map, without collisions: the symbol layers of the style, placed here.

As in MapLibre the last layer of the style is placed first, and a label that finds no room is left
out. Marks keep their room: they are there before every label.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import shapely

from dashboard.figures.style_parts import FONT_STRONG, Json
from dashboard.pictures.camera import Frame
from dashboard.pictures.drawing import Group, Words
from dashboard.pictures.expressions import Given, evaluate
from dashboard.pictures.features import MapFeature, cut
from dashboard.pictures.fonts import drawable, width_of
from dashboard.pictures.ground import GroundView

LINE: Final = 1.2
"""Height of a line, in ems."""
MARK_MOST_PX: Final = 13.0
"""A greater mark keeps no more free than this, or the label of its own place would find no room."""
EDGE_PX: Final = 3.0

_KEEP_OUT: Final = "keepout"
_ANCHORS: Final[dict[str, tuple[float, float]]] = {
    "center": (0.5, 0.5),
    "left": (0.0, 0.5),
    "right": (1.0, 0.5),
    "top": (0.5, 0.0),
    "bottom": (0.5, 1.0),
    "top-left": (0.0, 0.0),
    "top-right": (1.0, 0.0),
    "bottom-left": (0.0, 1.0),
    "bottom-right": (1.0, 1.0),
}
"""Which point of a label's box lies at its place, as shares of width and height."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box in px of the frame."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def grown(self, by: float) -> Box:
        """The box with so many px around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Label:
    """A label that found room: its lines, and the box of its ink."""

    layer: str
    feature: str
    box: Box
    lines: tuple[Words, ...]

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(line.text for line in self.lines)


@dataclass
class _Room:
    """What is taken: boxes of labels with their padding."""

    frame: Frame
    taken: list[Box] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        inside = box.left >= EDGE_PX and box.right <= self.frame.width - EDGE_PX
        inside = inside and box.top >= EDGE_PX and box.bottom <= self.frame.height - EDGE_PX
        return inside and not any(box.meets(other) for other in self.taken)


def place_labels(
    view: GroundView, frame: Frame, marks: Sequence[tuple[float, float, float]], keep: Sequence[Box]
) -> tuple[Label, ...]:
    """The labels of the frame. `marks` are x, y and radius; `keep` is what lies over the map."""
    room = _Room(frame, list(keep))
    for x, y, r in marks:
        side = min(r, MARK_MOST_PX) + 1
        room.taken.append(Box(x - side, y - side, x + side, y + side))
    placed: list[Label] = []
    for layer in reversed(list(view.layers(frame.zoom, "symbol"))):
        if layer["id"] == _KEEP_OUT:
            continue
        asked = sorted(
            view.drawn(layer, frame.zoom),
            key=lambda one: _number(layer["layout"].get("symbol-sort-key", 0), one[1]),
        )
        for feature, given in asked:
            for label in _labels_of(layer, feature, given, room):
                placed.append(label)
    return tuple(placed)


def label_groups(labels: Sequence[Label]) -> Iterator[Group]:
    """The labels as parts, the weightiest last."""
    for label in reversed(labels):
        facts = (("feature", label.feature), ("layer", label.layer))
        yield Group("label", label.lines, facts=facts)


def _labels_of(layer: Json, feature: MapFeature, given: Given, room: _Room) -> Iterator[Label]:
    layout = layer["layout"]
    text = drawable(str(evaluate(layout["text-field"], given) or ""))
    shape = cut(feature.shape, room.frame) if text else None
    if shape is None:
        return
    if layout.get("text-transform") == "uppercase":
        text = text.upper()
    setting = _Setting.of(layer, given)
    padding = float(evaluate(layout.get("text-padding", 2), given))
    if layout.get("symbol-placement") == "line":
        found = _along(shape, text, setting, room)
    else:
        if shape.geom_type != "Point":
            # The place of a label for an area: inside the part that is seen.
            shape = shapely.point_on_surface(shape)
        found = _beside(shape.x, shape.y, text, setting, layout, given, room, padding)
    if found:
        box, lines = found
        room.taken.append(box.grown(padding))
        yield Label(layer["id"], str(feature.properties.get("id", feature.id)), box, lines)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the text of a label is set."""

    size: float
    weight: int
    spacing: float
    most_ems: float
    fill: str
    halo: str
    halo_width: float

    @classmethod
    def of(cls, layer: Json, given: Given) -> _Setting:
        layout, paint = layer["layout"], layer["paint"]
        strong = FONT_STRONG in evaluate(layout.get("text-font", []), given)
        size = float(evaluate(layout.get("text-size", 16), given))
        return cls(
            size=size,
            weight=600 if strong else 400,
            spacing=float(evaluate(layout.get("text-letter-spacing", 0), given)) * size,
            most_ems=float(evaluate(layout.get("text-max-width", 10), given)),
            fill=evaluate(paint["text-color"], given),
            halo=evaluate(paint.get("text-halo-color", "#ffffff"), given),
            halo_width=float(evaluate(paint.get("text-halo-width", 0), given)),
        )

    def width(self, text: str) -> float:
        return width_of(text, self.size, self.weight, self.spacing)

    def words(self, text: str, x: float, y: float, rotate: float = 0.0) -> Words:
        return Words(
            text,
            (round(x, 1), round(y, 1)),
            round(self.size, 2),
            self.fill,
            weight=self.weight,
            anchor="middle",
            halo=self.halo,
            halo_width=self.halo_width,
            # Joined letters come apart when they are spaced.
            spacing=0.0 if _joined(text) else round(self.spacing, 2),
            rotate=rotate,
            rtl=_joined(text),
        )


def _beside(
    x: float,
    y: float,
    text: str,
    setting: _Setting,
    layout: Json,
    given: Given,
    room: _Room,
    padding: float,
) -> tuple[Box, tuple[Words, ...]] | None:
    lines = wrapped(text, setting)
    width = max(setting.width(line) for line in lines)
    height = len(lines) * LINE * setting.size
    for anchor, dx, dy in _places(layout, given, setting.size):
        across, down = _ANCHORS[anchor]
        left, top = x + dx - across * width, y + dy - down * height
        box = Box(left, top, left + width, top + height)
        if not room.free(box.grown(padding)):
            continue
        words = []
        for i, line in enumerate(lines):
            # Lines of a label beside its place begin, or end, at it.
            slack = width - setting.width(line)
            middle = left + setting.width(line) / 2 + slack * across
            baseline = top + (i * LINE + 0.92) * setting.size
            words.append(setting.words(line, middle, baseline))
        return box, tuple(words)
    return None


def _places(layout: Json, given: Given, size: float) -> Iterator[tuple[str, float, float]]:
    """Anchors with offsets in px, in the order in which they are tried."""
    if pairs := layout.get("text-variable-anchor-offset"):
        for anchor, (dx, dy) in zip(pairs[::2], pairs[1::2], strict=True):
            yield anchor, dx * size, dy * size
        return
    # As in the browser the room around a label counts as part of it.
    around = float(evaluate(layout.get("text-padding", 2), given))
    radial = float(evaluate(layout.get("text-radial-offset", 0), given)) * size + around
    anchors = layout.get("text-variable-anchor")
    if anchors is None:
        dx, dy = evaluate(layout.get("text-offset", [0, 0]), given)
        yield layout.get("text-anchor", "center"), dx * size, dy * size
        return
    for anchor in anchors:
        across, down = _ANCHORS[anchor]
        # A label beside its place stands away from it, on the side of the anchor.
        yield anchor, radial * (1 - 2 * across), radial * (1 - 2 * down)


def _along(
    shape: Any, text: str, setting: _Setting, room: _Room
) -> tuple[Box, tuple[Words, ...]] | None:
    """A label on a line, at the straightest free piece that is long enough."""
    width, height = setting.width(text), setting.size * LINE
    pieces = []
    for line in getattr(shape, "geoms", [shape]):
        if line.geom_type != "LineString" or line.length < width * 1.1:
            continue
        steps = max(1, int((line.length - width) // 20))
        for i in range(steps + 1):
            start = (line.length - width) * i / steps
            a, b = line.interpolate(start), line.interpolate(start + width)
            straight = math.hypot(b.x - a.x, b.y - a.y) / width
            pieces.append((-straight, start, a, b, line))
    for straight, start, a, b, line in sorted(pieces, key=lambda p: (p[0], p[1])):
        if -straight < 0.93:
            return None
        if a.x > b.x:
            a, b = b, a
        angle = math.atan2(b.y - a.y, b.x - a.x)
        middle = line.interpolate(start + width / 2)
        half_across = (width * abs(math.cos(angle)) + height * abs(math.sin(angle))) / 2
        half_down = (width * abs(math.sin(angle)) + height * abs(math.cos(angle))) / 2
        box = Box(
            middle.x - half_across,
            middle.y - half_down,
            middle.x + half_across,
            middle.y + half_down,
        )
        if room.free(box):
            down = setting.size * 0.35
            x = middle.x - math.sin(angle) * down
            y = middle.y + math.cos(angle) * down
            return box, (setting.words(text, x, y, round(math.degrees(angle), 1)),)
    return None


def wrapped(text: str, setting: _Setting) -> tuple[str, ...]:
    """The text in as few lines as its greatest width allows, of as even a length as may be."""
    most = setting.most_ems * setting.size
    words = text.split(" ")
    total = setting.width(text)
    count = max(1, math.ceil(total / most))
    if count == 1 or len(words) == 1:
        return (text,)
    target = total / count
    lines: list[str] = []
    line = words[0]
    for word in words[1:]:
        longer = f"{line} {word}"
        here, further = setting.width(line), setting.width(longer)
        last = len(lines) == count - 1
        if not last and abs(here - target) < abs(further - target):
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)


def _joined(text: str) -> bool:
    return any("؀" <= letter <= "ۿ" for letter in text)


def _number(expression: Any, given: Given) -> float:
    return float(evaluate(expression, given) or 0)
