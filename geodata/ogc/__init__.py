"""What OGC API - Features asks, answered from our snapshot and catalogue: collections, their
extents, and pages of their features.

The room knows the meaning of `bbox`, `datetime`, `crs`, of filters by property and of the place at
which a page ends. It knows no web server, no address and no HTML.
"""

from __future__ import annotations

from geodata.ogc.collections import Collection, collections_of
from geodata.ogc.crs import CRS84, CRSS, STORAGE_CRS, box_from, crs_of, in_crs
from geodata.ogc.extents import Extent
from geodata.ogc.intervals import Interval, parse_box, parse_interval
from geodata.ogc.pages import MOST, USUAL, Page
from geodata.ogc.reports import (
    REPORT_PROPERTIES,
    Reports,
    report_extent,
    report_feature,
    report_page,
    reports_asked,
)
from geodata.ogc.shapes import shape_extent, shape_feature, shape_page, shape_properties

__all__ = [
    "CRS84",
    "CRSS",
    "MOST",
    "REPORT_PROPERTIES",
    "STORAGE_CRS",
    "USUAL",
    "Collection",
    "Extent",
    "Interval",
    "Page",
    "Reports",
    "box_from",
    "collections_of",
    "crs_of",
    "in_crs",
    "parse_box",
    "parse_interval",
    "report_extent",
    "report_feature",
    "report_page",
    "reports_asked",
    "shape_extent",
    "shape_feature",
    "shape_page",
    "shape_properties",
]
