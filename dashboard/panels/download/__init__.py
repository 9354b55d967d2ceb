"""The files of the view: a button in the top line and the list that it opens."""

from dashboard.panels.download.layout import layout

__all__ = ["layout"]
