"""The time line and its player. Drawn in the browser; nothing here needs the server."""

from dashboard.panels.timeline.layout import layout

__all__ = ["layout"]
