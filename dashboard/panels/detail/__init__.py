"""What is known of one report, one area, or the reports at one point."""

from dashboard.panels.detail.callbacks import register
from dashboard.panels.detail.layout import layout

__all__ = ["layout", "register"]
