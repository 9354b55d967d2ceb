"""The plotly figure that hosts the map: an empty map trace over our style. Marks are not in it."""

from __future__ import annotations

from typing import Any

from dashboard.state import Camera

GRAPH_CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": True,
    "doubleClick": False,
    "responsive": True,
    # Plotly offers by default to send the figure to its cloud; nothing leaves this origin.
    "showSendToCloud": False,
    "plotlyServerURL": "",
}

UIREVISION = "camera"
"""Constant, so that no later figure takes the camera from the reader's hand."""


def map_figure(style_url: str, camera: Camera) -> dict[str, Any]:
    """The figure as plain data. `style_url` is an address on our own origin."""
    return {
        "data": [
            {"type": "scattermap", "lat": [], "lon": [], "hoverinfo": "skip", "showlegend": False}
        ],
        "layout": {
            "uirevision": UIREVISION,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "autosize": True,
            "showlegend": False,
            "dragmode": "pan",
            "hovermode": False,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "map": {
                "style": style_url,
                "center": {"lat": camera.lat, "lon": camera.lon},
                "zoom": camera.zoom,
                "bearing": 0,
                "pitch": 0,
                "uirevision": UIREVISION,
            },
        },
    }
