"""Pictures: the map of a view drawn without a browser, as SVG, PNG and PDF.

The style of the browser's map is read as data and drawn here, and the marks follow the rules of the
browser's painter (`assets/js`), so both show the same scene. The room knows views, selections and
tokens; it knows no request and no file but the fonts and the built layers.
"""

from dashboard.pictures.picture import FORMATS, Picture, draw_picture, inline_svg
from dashboard.pictures.scene import Scene, scene_of
from dashboard.pictures.size import Size, SizeError, size_of

__all__ = [
    "FORMATS",
    "Picture",
    "Scene",
    "Size",
    "SizeError",
    "draw_picture",
    "inline_svg",
    "scene_of",
    "size_of",
]
