"""Choices that make the selection, and the layers that are drawn."""

from dashboard.panels.filters.active import active
from dashboard.panels.filters.layout import layout

__all__ = ["active", "layout"]
