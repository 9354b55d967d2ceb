"""The table of the selection: the reports of the map's marks, block by block from the server."""

from dashboard.panels.table.layout import layout
from dashboard.panels.table.rows import BLOCK, table_rows

__all__ = ["BLOCK", "layout", "table_rows"]
