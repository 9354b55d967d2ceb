"""A look at a file of the reader's own: drawn beside the reports, never counted among them."""

from dashboard.panels.look.layout import button, detail, legend_entry, line

__all__ = ["button", "detail", "legend_entry", "line"]
