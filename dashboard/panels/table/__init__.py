"""The table of the selection: the same reports as the map's marks, page by page from the server."""

from dashboard.panels.table.callbacks import register
from dashboard.panels.table.layout import layout

__all__ = ["layout", "register"]
