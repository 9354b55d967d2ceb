"""Statistics: charts of the selection beside its table, and the shading of areas by counts."""

from dashboard.panels.statistics.layout import layout

__all__ = ["layout"]
