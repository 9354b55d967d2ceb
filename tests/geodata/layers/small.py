"""A catalogue small enough to spoil in one place: two areas, three parts, who held them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Ring = Sequence[Sequence[float]]

ENTRY = {
    "geometry": "polygon",
    "role": "subject",
    "grain": "district",
    "order": 1,
    "status": "recognised",
    "by": "nobody",
    "source": "made up for a test",
    "licence": "public domain",
    "exactness_m": 100,
}


def ring(west: float, south: float, east: float, north: float) -> Ring:
    """A box as a right-handed ring."""
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(identity: str, coordinates: Ring, **properties: Any) -> dict[str, Any]:
    """A polygon feature with names in every language."""
    names = {f"name_{lang}": identity for lang in ("en", "az", "hy", "fa")}
    return {
        "type": "Feature",
        "properties": {"id": identity, **names, **properties},
        "geometry": {"type": "Polygon", "coordinates": [coordinates]},
    }


def collection(*features: Mapping[str, Any]) -> dict[str, Any]:
    """The features as a collection."""
    return {"type": "FeatureCollection", "features": list(features)}


def toml_entry(**fields: Any) -> str:
    """A `[[layer]]` of the catalogue from ENTRY and the given fields; None takes a field away."""
    lines = ["[[layer]]"]
    for name, value in {**ENTRY, **fields}.items():
        if value is not None:
            lines.append(f"{name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


NAMES = {"en": "A", "az": "A", "hy": "A", "fa": "A"}

VIEW = """
[view]
bounds = [46.0, 39.0, 48.0, 40.0]
window = [45.0, 38.0, 49.0, 41.0]
"""

EXPECT = """
[expect]
periods_from = "1988-01-01"
[[expect.partition]]
parts = ["held"]
whole = ["oblast", "rim"]
[[expect.disjoint]]
layers = ["oblast", "rim"]
gap_deg = 0.001
[[expect.disjoint]]
layers = ["held"]
"""

PERIODS = """area_id,from,to,controller,claimed_by,recognised_as,basis,source_publisher,checked
west,1988-01-01,1991-01-01,ussr-azerbaijan-ssr,,,basis,publisher,general
west,1991-01-01,,armenian-forces,A; B,A,basis,publisher,read
east,1988-01-01,,azerbaijan,A,A,basis,publisher,read
south,1988-01-01,,contested,A,A,"basis, with comma",publisher,read
"""

OBLAST = collection(feature("one", ring(46, 39, 47, 40), area_km2_official=9540))
RIM = collection(feature("two", ring(47, 39, 48, 40)))
HELD = collection(
    feature("west", [[46, 39], [46.5, 39], [46.5, 40], [46, 40], [46, 39]]),
    feature("east", ring(46.5, 39, 47, 40)),
    feature("south", ring(47, 39, 48, 40)),
)


def write_small(
    folder: Path,
    *,
    files: Mapping[str, Any] | None = None,
    entries: Sequence[str] = (),
    periods: str = PERIODS,
    catalogue: str | None = None,
    oblast: Mapping[str, Any] | None = None,
) -> Path:
    """Write the small catalogue, with some of it replaced, and give the path of its file.

    `files` are layer files by name, as value or as text; `oblast` are fields of its entry.
    """
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    content = {"oblast.geojson": OBLAST, "rim.geojson": RIM, "held.geojson": HELD}
    for name, value in {**content, **(files or {})}.items():
        text = value if isinstance(value, str) else json.dumps(value)
        (data / name).write_text(text, encoding="utf-8")
    (data / "held.csv").write_text(periods, encoding="utf-8")
    if catalogue is None:
        shipped = [
            toml_entry(
                **{"id": "oblast", "file": "oblast.geojson", "names": NAMES, **(oblast or {})}
            ),
            toml_entry(id="rim", file="rim.geojson", names=NAMES),
            toml_entry(
                id="held", file="held.geojson", names=NAMES, periods="held.csv", temporal=True
            ),
        ]
        catalogue = "\n".join([VIEW, *shipped, *entries, EXPECT])
    path = folder / "catalogue.toml"
    path.write_text(catalogue, encoding="utf-8")
    return path
