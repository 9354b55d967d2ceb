"""The help: what every key does, and how the marks are to be read."""

from dashboard.panels.help.layout import button, layout
from dashboard.panels.help.shortcuts import SHORTCUTS, Shortcut

__all__ = ["SHORTCUTS", "Shortcut", "button", "layout"]
