"""The legend: what the signs on the map mean, built from what is drawn."""

from dashboard.panels.legend.layout import layout

__all__ = ["layout"]
