"""The top line: what this is, what is selected, and what one can do with the link."""

from dashboard.panels.header.layout import layout

__all__ = ["layout"]
