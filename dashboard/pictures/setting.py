"""How the words around the map are set: size, colour, direction, and where lines break."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.pictures.drawing import Words
from dashboard.pictures.fonts import drawable, width_of


@dataclass(frozen=True, slots=True)
class Setting:
    """One style of text; `size` px. Lines from right to left hang on their right edge."""

    size: float
    fill: str
    weight: int = 400
    rtl: bool = False

    def width(self, text: str) -> float:
        """Px that a line takes."""
        return width_of(text, self.size, self.weight)

    def line(self, text: str, x: float, y: float) -> Words:
        """The line with its leading edge at x and its baseline at y."""
        return Words(
            drawable(text),
            (round(x, 1), round(y, 1)),
            self.size,
            self.fill,
            weight=self.weight,
            anchor="end" if self.rtl else "start",
            rtl=self.rtl,
        )


def lines_of(text: str, setting: Setting, width: float, most: int = 0) -> tuple[str, ...]:
    """The text in lines of that width; with `most` the last one ends in … when more is left."""
    lines: list[str] = []
    line = ""
    for word in drawable(text).split(" "):
        longer = f"{line} {word}" if line else word
        if line and setting.width(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if not most or (len(lines) <= most and setting.width(lines[-1]) <= width):
        return tuple(lines)
    last = " ".join(lines[most - 1 :])
    while last and setting.width(f"{last}…") > width:
        last = last[:-1].rstrip()
    return (*lines[: most - 1], f"{last}…")
