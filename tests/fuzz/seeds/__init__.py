"""Where looking begins: small true files of each format, made by code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.fuzz.seeds.reports import acled_seeds, aras_seeds, gdelt_seeds, table_seeds, ucdp_seeds
from tests.fuzz.seeds.shapes import geojson_seeds, geopackage_seeds, kml_seeds, shapefile_seeds

SEEDS: Mapping[str, Callable[[], list[bytes]]] = MappingProxyType(
    {
        "aras": aras_seeds,
        "ucdp": ucdp_seeds,
        "acled": acled_seeds,
        "gdelt": gdelt_seeds,
        "geojson": geojson_seeds,
        "kml": kml_seeds,
        "geopackage": geopackage_seeds,
        "shapefile": shapefile_seeds,
        "table": table_seeds,
    }
)
"""Files by the id of the reader that they are for, the same bytes at each call."""
