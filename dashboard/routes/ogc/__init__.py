"""`/ogc`: OGC API - Features Part 1 (core, GeoJSON, HTML, OpenAPI 3.0) and Part 2 (coordinate
reference systems by name), over the same snapshot and selection as every page.
"""

from dashboard.routes.ogc.routes import blueprint

__all__ = ["blueprint"]
