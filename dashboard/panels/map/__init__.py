"""The map's frame: the graph that hosts it, its few buttons, the tip, and what it cannot show."""

from dashboard.panels.map.layout import layout

__all__ = ["layout"]
