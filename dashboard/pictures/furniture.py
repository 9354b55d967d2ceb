"""What stands around the map: title, legend, scale bar, north, notes and sources; and the room
that each takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.figures.legend import Section
from dashboard.pictures.camera import Frame
from dashboard.pictures.drawing import Group, Part, Shape, Words, group
from dashboard.pictures.glyphs import Glyphs
from dashboard.pictures.key import Drawn, Key, set_key, short_key
from dashboard.pictures.labels import Box
from dashboard.pictures.setting import Setting, lines_of
from dashboard.theme import Tokens

BARE_PX: Final = (260, 150)
"""A smaller picture is the map alone."""
SIDE_KEY: Final = (720, 380)
"""From this width and height on the legend stands beside the map."""
KEY_WIDTH: Final = 236.0
BAR_MOST_PX: Final = 110.0


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a picture: a title, a line below it, notes, and whence everything comes."""

    title: str
    below: str
    notes: tuple[str, ...]
    sources: str
    north: str
    kilometres: str
    metres: str


@dataclass(frozen=True)
class Plan:
    """The rooms of a picture, in px: the box of the map (x, y, width, height), and what stands
    around it."""

    box: tuple[float, float, float, float]
    around: tuple[Group, ...]
    bare: bool


@dataclass(frozen=True)
class Sheet:
    """The paper: its size in px, its tokens, the direction of reading."""

    width: float
    height: float
    tokens: Tokens
    rtl: bool

    @property
    def pad(self) -> float:
        """Room at the edges."""
        return 16.0 if self.width >= 700 else 10.0

    @property
    def inner(self) -> float:
        """Width between the edges."""
        return self.width - 2 * self.pad

    @property
    def start(self) -> float:
        """Where lines begin."""
        return self.width - self.pad if self.rtl else self.pad


def plan(
    sheet: Sheet,
    said: Said,
    sections: Sequence[Section],
    drawn: Drawn,
    glyphs: Glyphs,
    names: Sequence[str],
) -> Plan:
    """Title above, sources below, the legend where it fits, the map in the room that is left."""
    if sheet.width < BARE_PX[0] or sheet.height < BARE_PX[1]:
        return Plan((0.0, 0.0, sheet.width, sheet.height), (), bare=True)
    around = []
    head, top = _head(sheet, said)
    around.append(head)
    foot, bottom = _foot(sheet, said)
    x, width, height = 0.0, sheet.width, sheet.height - top - bottom
    if sheet.width >= SIDE_KEY[0] and sheet.height >= SIDE_KEY[1] and sections:
        key = _fitting(sections, glyphs, sheet, KEY_WIDTH, height - 8)
        width -= KEY_WIDTH + sheet.pad * 1.75
        x = sheet.width - width if sheet.rtl else 0.0
        key_x = sheet.pad if sheet.rtl else width + sheet.pad * 0.75
        around.append(group("key", key.parts, at=(key_x, top + 2)))
    elif sheet.height >= sheet.width * 1.25 and sheet.height >= 560 and sections:
        columns = max(1, int(sheet.inner // 170))
        key = set_key(
            sections,
            glyphs,
            sheet.tokens,
            width=sheet.inner,
            columns=columns,
            size=11,
            notes=False,
            rtl=sheet.rtl,
        )
        if key.height < height * 0.5:
            height -= key.height + 12
            around.append(group("key", key.parts, at=(sheet.pad, top + height + 6)))
    else:
        short = short_key(glyphs, sheet.tokens, drawn, names)
        if short is not None and float(dict(short.facts)["width"]) <= sheet.inner:
            height -= 18
            around.append(group("key", short.parts, at=(sheet.pad, top + height + 11)))
    around.append(group("sources", foot, at=(0.0, sheet.height - bottom)))
    return Plan((x, top, width, height), tuple(around), bare=False)


def _fitting(
    sections: Sequence[Section], glyphs: Glyphs, sheet: Sheet, width: float, height: float
) -> Key:
    """The legend at the largest setting that fits; then without its last lines."""
    for size, notes in ((12.0, True), (11.5, False), (11.0, False), (10.0, False)):
        key = set_key(
            sections, glyphs, sheet.tokens, width=width, size=size, notes=notes, rtl=sheet.rtl
        )
        if key.height <= height:
            return key
    left = [Section(s.title, s.entries) for s in sections]
    while left:
        left[-1] = Section(left[-1].title, left[-1].entries[:-1])
        if not left[-1].entries:
            left.pop()
        key = set_key(left, glyphs, sheet.tokens, width=width, size=10, notes=False, rtl=sheet.rtl)
        if key.height <= height:
            break
    return key


def _head(sheet: Sheet, said: Said) -> tuple[Group, float]:
    large = 18.0 if sheet.width >= 900 else 15.0 if sheet.width >= 500 else 12.5
    title = Setting(large, sheet.tokens["ink"], 600, rtl=sheet.rtl)
    below = Setting(max(10.0, large * 0.68), sheet.tokens["ink-2"], rtl=sheet.rtl)
    most = 1 if sheet.height < 280 else 2
    parts: list[Part] = []
    y = sheet.pad * 0.6
    for line in lines_of(said.title, title, sheet.inner, most):
        y += large * 1.25
        parts.append(title.line(line, sheet.start, y - large * 0.2))
    if sheet.height >= 220:
        for line in lines_of(said.below, below, sheet.inner, most):
            y += below.size * 1.35
            parts.append(below.line(line, sheet.start, y - below.size * 0.2))
    return group("head", parts), round(y + sheet.pad * 0.5)


def _foot(sheet: Sheet, said: Said) -> tuple[tuple[Words, ...], float]:
    size = 10.5 if sheet.width >= 700 else 8.5
    plain = Setting(size, sheet.tokens["ink-3"], rtl=sheet.rtl)
    strong = Setting(size, sheet.tokens["ink-2"], rtl=sheet.rtl)
    y, parts = 4.0, []
    if sheet.height >= 240:
        for line in lines_of(" ".join(said.notes), strong, sheet.inner, 2) if said.notes else ():
            y += size * 1.35
            parts.append(strong.line(line, sheet.start, y))
    for line in lines_of(said.sources, plain, sheet.inner, 3):
        y += size * 1.35
        parts.append(plain.line(line, sheet.start, y))
    return tuple(parts), round(y + size * 0.7)


@dataclass(frozen=True, slots=True)
class Bar:
    """A scale bar: its length on the ground and in the picture."""

    metres: float
    px: float


def bar_of(frame: Frame, y: float) -> Bar:
    """The longest round bar at that height of the frame: Web Mercator stretches with latitude."""
    metres_per_px = frame.metres_per_px(y)
    most = metres_per_px * min(BAR_MOST_PX, frame.width * 0.4)
    power = 10.0 ** len(str(int(most))) / 10
    length = next((n * power for n in (5, 2, 1) if n * power <= most), power)
    return Bar(length, length / metres_per_px)


def over_map(sheet: Sheet, said: Said, frame: Frame) -> tuple[tuple[Group, ...], tuple[Box, ...]]:
    """Scale bar and north arrow in px of the frame, and the boxes that they take."""
    if min(frame.width, frame.height) < 110:
        return (), ()
    bottom = frame.height - 10.0
    bar = bar_of(frame, bottom)
    unit = said.kilometres if bar.metres >= 1000 else said.metres
    shown = bar.metres / 1000 if bar.metres >= 1000 else bar.metres
    text = unit.format(n=f"{shown:g}")
    left = 12.0
    box = Box(left - 5, bottom - 20, left + bar.px + 5, bottom + 5)
    words = Words(
        text,
        (left + bar.px / 2, bottom - 6),
        11,
        sheet.tokens["map-ink"],
        anchor="middle",
        halo=sheet.tokens["map-halo"],
        halo_width=1.6,
        rtl=sheet.rtl,
    )
    path = f"M{left} {bottom - 5}V{bottom}H{left + bar.px:.2f}v-5"
    facts = (("metres", f"{bar.metres:g}"), ("px", f"{bar.px:.3f}"), ("y", f"{bottom:.1f}"))
    scale = group(
        "scale",
        (
            Shape(path, stroke=sheet.tokens["map-halo"], width=4),
            Shape(path, stroke=sheet.tokens["map-ink"], width=1.5, join="miter"),
            words,
        ),
        facts=facts,
    )
    x = frame.width - 20.0
    arrow = group(
        "north",
        (
            Shape("M0 -9L6 8L0 4.5L-6 8Z", stroke=sheet.tokens["map-halo"], width=3),
            Shape("M0 -9L6 8L0 4.5L-6 8Z", fill=sheet.tokens["map-ink"]),
            Words(
                said.north,
                (0.0, 20.0),
                11,
                sheet.tokens["map-ink"],
                weight=600,
                anchor="middle",
                halo=sheet.tokens["map-halo"],
                halo_width=1.6,
            ),
        ),
        at=(x, 20.0),
    )
    return (scale, arrow), (box, Box(x - 10, 6, x + 10, 46))


def frame_line(frame: Frame, tokens: Tokens) -> Iterator[Shape]:
    """The edge of the map."""
    yield Shape(
        f"M.5 .5H{frame.width - 0.5:g}V{frame.height - 0.5:g}H.5Z", stroke=tokens["rule"], width=1
    )
