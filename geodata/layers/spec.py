"""What a layer is: the entry of the catalogue, its view and its expectations, typed.

A layer is data. Everything that the check and the build do for a layer follows from these fields;
they deliberately hold no colour, only the names of design tokens.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Lang = Literal["en", "az", "hy", "fa"]


def _open_when_empty(value: Any) -> Any:
    return None if value == "" else value


OpenDate = Annotated[date | None, BeforeValidator(_open_when_empty)]
"""A day, or None where that end is open (the empty text or no entry)."""


def _a_box(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = box
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ValueError("write west, south, east, north in degrees")
    return box


Box = Annotated[tuple[float, float, float, float], AfterValidator(_a_box)]
"""west, south, east, north in degrees."""

DERIVED_FILES: Final = ("borders", "labels", "hatch")
"""What the build makes of several layers; no layer can bear these names."""


class _Entry(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False
    )


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


class CoverageSpec(_Entry):
    """Layers that share edges, and how much detail of them the browser gets.

    Details smaller than so many degrees go: `near` for the file that serves all zooms, `far` for
    the lighter one beside it.
    """

    id: str = ""
    near_deg: float = Field(default=0.004, gt=0)
    far_deg: float = Field(default=0.02, gt=0)


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
    """Layers of one coverage share edges and are simplified as one; without it on its own."""
    clip: bool = False
    """Whether the browser's file ends at the window of the view."""
    borders: str | None = Field(default=None, pattern=r"^[a-z][a-z0-9]*$")
    """Lines between neighbours of this layer go, under this kind, into the file of borders."""
    keep: tuple[str, ...] = ()
    """Properties that the browser's file keeps besides the id and the names."""
    draw: Draw = Draw()


class Partition(_Entry):
    """The areas of `parts` fill the areas of `whole` exactly, without overlap."""

    parts: tuple[str, ...]
    whole: tuple[str, ...]


class Disjoint(_Entry):
    """No two areas of these layers have a common inside, and common edges are identical.

    Gaps narrower than `gap_deg` degrees are taken for edges that should have met.
    """

    layers: tuple[str, ...]
    gap_deg: float = Field(default=0.0, ge=0)


class HeldArea(_Entry):
    """How many square kilometres a controller held on a day, to within a share in per cent."""

    day: date
    controller: str
    area_km2: float = Field(gt=0)
    tolerance_pct: float = Field(default=0.2, ge=0)


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
    coverage: tuple[CoverageSpec, ...] = ()
    layer: tuple[LayerSpec, ...] = Field(min_length=1)
    expect: Expectations = Expectations()
