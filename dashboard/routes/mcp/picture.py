"""A picture of a view for a client that can look at one, drawn as `/export/map.png` draws it."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final

from dashboard.panels.filters.sentence import sentence
from dashboard.pictures import FORMATS, Size, draw_picture, scene_of
from dashboard.routes.desk import Busy, Desk
from dashboard.services import Services
from dashboard.state import View
from dashboard.state.codec import format_view
from geodata.errors import QueryError
from geodata.queries import Selection

SIZE: Final = Size(900, 600)
"""Large enough to read, small enough for a conversation."""
_DESK: Final = Desk()


def picture_content(services: Services, view: View, selection: Selection) -> Mapping[str, Any]:
    """The picture as a part of an answer. QueryError when all who draw are busy."""
    snapshot, catalogue = selection.snapshot, services.catalogue
    today = dt.datetime.now(dt.UTC).date()

    def draw() -> bytes:
        scene = scene_of(
            view,
            selection,
            catalogue,
            SIZE,
            headline=lambda n: sentence(view, n, snapshot, catalogue),
            today=today,
        )
        return draw_picture(scene, "png", SIZE).body

    rules = [dataset.redistribution for dataset in snapshot.datasets]
    tag = json.dumps([snapshot.version, rules, format_view(view), today.isoformat()])
    try:
        body = _DESK.picture(tag, draw)
    except Busy:
        raise QueryError("all who draw are busy; ask again in some seconds") from None
    data = base64.b64encode(body).decode("ascii")
    return {"type": "image", "mimeType": FORMATS["png"], "data": data}
