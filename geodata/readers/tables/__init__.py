"""Tables: the bytes of a CSV, TSV or workbook in, a header and rows of text out.

It knows encodings, separators, quotes and sheets; it does not know what a column means. Whatever
the bytes are, rows and problems come out, never an exception.
"""

from __future__ import annotations

from geodata.readers.tables.opening import open_table, peek, table_of_bytes
from geodata.readers.tables.table import Table, TableRow

__all__ = ["Table", "TableRow", "open_table", "peek", "table_of_bytes"]
