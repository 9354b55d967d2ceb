"""Web Mercator: the unit square of the world, and the affine from there to a frame of pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TILE_PX: Final = 512
EQUATOR_M: Final = 2 * math.pi * 6_378_137
LIMIT_DEG: Final = 85.051129


def mercator(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Unit-square x (0 at 180° W) and y (0 at 85.05° N) of degrees."""
    clamped = np.radians(np.clip(lat, -LIMIT_DEG, LIMIT_DEG))
    x = (np.asarray(lon) + 180) / 360
    y = (1 - np.log(np.tan(math.pi / 4 + clamped / 2)) / math.pi) / 2
    return x, y


def latitude_of(y: float) -> float:
    """Degrees north of a unit-square y."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the picture that shows the map: its box in px, and where the camera looks.

    `x`, `y` are the top left corner in the picture; `centre` is in the unit square; positions that
    `place` gives are px from the frame's own corner.
    """

    x: float
    y: float
    width: float
    height: float
    centre: tuple[float, float]
    zoom: float

    @property
    def scale(self) -> float:
        """Px to one unit of the unit square."""
        return float(TILE_PX * 2.0**self.zoom)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, north, east, south of the frame in the unit square."""
        across, down = self.width / self.scale / 2, self.height / self.scale / 2
        x, y = self.centre
        return x - across, y - down, x + across, y + down

    def place(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Px of unit-square points, on the copy of the world nearest to the centre."""
        dx = np.asarray(x) - self.centre[0]
        dx = dx - np.round(dx)
        return (
            self.width / 2 + dx * self.scale,
            self.height / 2 + (np.asarray(y) - self.centre[1]) * self.scale,
        )

    def metres_per_px(self, y: float | None = None) -> float:
        """Metres on the ground to one px at a height in the frame, in its middle when left out."""
        middle = self.centre[1] + ((y - self.height / 2) / self.scale if y is not None else 0)
        return EQUATOR_M * math.cos(math.radians(latitude_of(middle))) / self.scale

    def shows(self, x: float, y: float, radius: float) -> bool:
        """Whether a circle touches the frame."""
        return (
            x + radius > 0
            and y + radius > 0
            and x - radius < self.width
            and y - radius < self.height
        )


def frame_at(box: tuple[float, float, float, float], lat: float, lon: float, zoom: float) -> Frame:
    """A frame (`box`: x, y, width, height) whose middle shows that place at that zoom."""
    x, y = mercator(np.array([lon]), np.array([lat]))
    return Frame(*box, centre=(float(x[0]), float(y[0])), zoom=zoom)


def frame_fitting(
    box: tuple[float, float, float, float],
    bounds: tuple[float, float, float, float],
    margin: tuple[float, float, float, float],
) -> Frame:
    """A frame that shows bounds (west, south, east, north degrees) as large as it allows.

    `margin` is px kept free at the top, right, bottom and left.
    """
    x, y = mercator(np.array([bounds[0], bounds[2]]), np.array([bounds[3], bounds[1]]))
    top, right, bottom, left = margin
    across, down = max(1.0, box[2] - left - right), max(1.0, box[3] - top - bottom)
    scale = min(across / float(x[1] - x[0]), down / float(y[1] - y[0]))
    centre = (
        float(x[0] + x[1]) / 2 + (right - left) / 2 / scale,
        float(y[0] + y[1]) / 2 + (bottom - top) / 2 / scale,
    )
    return Frame(*box, centre=centre, zoom=math.log2(scale / TILE_PX))
