"""The table of the selection: the reports of the map's marks, block by block from the server."""

from dashboard.panels.table.layout import layout
from dashboard.panels.table.rows import BLOCK, Order, table_rows

__all__ = ["BLOCK", "Order", "layout", "table_rows"]
