"""The view: everything that a link says, as one frozen value, and the way to and from the link."""

from dashboard.state.codec import Known, format_view, parse_view
from dashboard.state.view import Camera, Remark, View

__all__ = ["Camera", "Known", "Remark", "View", "format_view", "parse_view"]
