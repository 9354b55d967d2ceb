"""How large a picture is, and how large it may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geodata.errors import ArasError

LEAST_PX: Final = 64
MOST_PX: Final = 4096
MOST_SCALE: Final = 3.0
MOST_PIXELS: Final = 16_000_000
"""Of a raster, after scaling: some 64 MB while it is drawn."""
DEFAULT: Final = (1200, 630)
"""What link previews expect, see https://ogp.me and the large card of X."""

_WHOLE: Final = re.compile(r"[0-9]{1,5}")
_DECIMAL: Final = re.compile(r"[0-9]{1,2}(\.[0-9]{1,3})?")


class SizeError(ArasError):
    """A size that is no number or beyond the limits, in one sentence."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in CSS pixels, and device pixels to one of them."""

    width: int = DEFAULT[0]
    height: int = DEFAULT[1]
    scale: float = 1.0

    def __post_init__(self) -> None:
        for name, value in (("width", self.width), ("height", self.height)):
            if not LEAST_PX <= value <= MOST_PX:
                raise SizeError(f"{name}: {value} will not do; write {LEAST_PX} to {MOST_PX} px")
        if not 0.5 <= self.scale <= MOST_SCALE:
            raise SizeError(f"scale: {self.scale:g} will not do; write 0.5 to {MOST_SCALE:g}")
        pixels = self.width * self.height * self.scale**2
        if pixels > MOST_PIXELS:
            raise SizeError(
                f"width, height, scale: {pixels / 1e6:.1f} million pixels are too many; "
                f"the most is {MOST_PIXELS // 1_000_000} million"
            )


def size_of(values: Mapping[str, str]) -> Size:
    """The size that `width`, `height` and `scale` say as text; what is missing is the default.

    With one side alone the other follows in the proportion of the default. Raises SizeError.
    """
    texts = {name: values.get(name, "").strip() for name in ("width", "height", "scale")}
    for name in ("width", "height"):
        if texts[name] and not _WHOLE.fullmatch(texts[name]):
            raise SizeError(f"{name}: “{texts[name][:20]}” is not a whole number of px")
    if texts["scale"] and not _DECIMAL.fullmatch(texts["scale"]):
        raise SizeError(f"scale: “{texts['scale'][:20]}” is not a number like 2 or 1.5")
    width, height = DEFAULT
    if texts["width"]:
        width = int(texts["width"])
        height = max(LEAST_PX, min(MOST_PX, round(width * DEFAULT[1] / DEFAULT[0])))
    if texts["height"]:
        height = int(texts["height"])
        if not texts["width"]:
            width = max(LEAST_PX, min(MOST_PX, round(height * DEFAULT[0] / DEFAULT[1])))
    return Size(width, height, float(texts["scale"] or 1))
