"""What a layer is: the entry of the catalogue, its view and its expectations, typed.

A layer is data. Everything that the check and the build do for a layer follows from these fields;
they deliberately hold no colour, only the names of design tokens.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Lang = Literal["en", "az", "hy", "fa"]


def _open_when_empty(value: Any) -> Any:
    return None if value == "" else value


OpenDate = Annotated[date | None, BeforeValidator(_open_when_empty)]
"""A day, or None where that end is open (the empty text or no entry)."""

Box = tuple[float, float, float, float]
"""west, south, east, north in degrees."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class CatalogueView(_Entry):
    """Where the map opens, and the window inside which countries are drawn."""

    bounds: Box
    window: Box


class Draw(_Entry):
    """How a layer is drawn, in names of design tokens; None leaves that part out."""

    fill: str | None = None
    line: str | None = None
    width: float | None = None
    dash: tuple[float, ...] | None = None
    label: bool = False
    hatch: bool = False


class Tiers(_Entry):
    """Simplification for the browser: details smaller than so many degrees go.

    `near` serves all zooms unless `far` is given, which then serves the small ones.
    """

    near: float = 0.0
    far: float | None = None


class LayerSpec(_Entry):
    """One entry of the catalogue. Feature properties of the same name override it."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    file: str = Field(pattern=r"^[\w.-]+\.geojson$")
    geometry: Literal["polygon", "line", "point"]
    role: Literal["subject", "context"]
    grain: Literal["district", "province", "country"] | None = None
    default: bool = False
    order: int
    names: dict[Lang, str]
    valid_from: OpenDate = None
    valid_to: OpenDate = None
    status: Literal["controls", "claims", "recognised", "physical"]
    by: str = ""
    source: str = Field(min_length=1)
    source_url: str = ""
    licence: str = Field(min_length=1)
    exactness_m: int = Field(gt=0)
    note: str = ""
    temporal: bool = False
    official_area_km2: float | None = Field(default=None, gt=0)
    area_tolerance_pct: float | None = Field(default=None, gt=0)
    """Beyond this deviation from the official area the check is an error, else it is told only."""
    periods: str | None = Field(default=None, pattern=r"^[\w.-]+\.csv$")
    """File of who held which feature when; makes this the layer of control."""
    held_by: tuple[str, ...] = ()
    """Controllers whose areas make up this layer on a day."""
    coverage: str | None = None
    """Layers of one coverage share edges: they are simplified as one."""
    tiers: Tiers = Tiers()
    build: bool = True
    """Whether the browser gets a file of this layer."""
    draw: Draw = Draw()


class Partition(_Entry):
    """The areas of `parts` fill the areas of `whole` exactly, without overlap."""

    parts: tuple[str, ...]
    whole: tuple[str, ...]


class Disjoint(_Entry):
    """No two areas of these layers have a common inside, and common edges are identical."""

    layers: tuple[str, ...]


class HeldArea(_Entry):
    """How many square kilometres a controller held on a day, to within a share in per cent."""

    day: date
    controller: str
    area_km2: float
    tolerance_pct: float = 0.2


class Expectations(_Entry):
    """What must be true of the layers together."""

    partition: tuple[Partition, ...] = ()
    disjoint: tuple[Disjoint, ...] = ()
    held_area: tuple[HeldArea, ...] = ()
    periods_from: date | None = None
    """The day from which the periods of control must be gapless."""


class CatalogueFile(_Entry):
    """The whole catalogue file."""

    view: CatalogueView
    layer: tuple[LayerSpec, ...] = Field(min_length=1)
    expect: Expectations = Expectations()
