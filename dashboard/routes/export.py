"""`/export/map.svg`, `.png`, `.pdf`: the view that the query describes, drawn without a browser.

`width`, `height` (px) and `scale` say how large. A strong ETag is made of all that the bytes depend
on, so what the reader has already is not drawn again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Final

from flask import Blueprint, Response, request

from dashboard.page_links import page_links
from dashboard.panels.filters.sentence import sentence
from dashboard.pictures import FORMATS, Size, SizeError, draw_picture, scene_of, size_of
from dashboard.pictures.picture import renderer_version
from dashboard.pictures.scene import WAY
from dashboard.routes.answers import REVALIDATE, problem
from dashboard.routes.desk import Busy, Desk
from dashboard.routes.outside import share
from dashboard.routes.selected import seen
from dashboard.services import Services
from dashboard.state import View
from dashboard.state.codec import format_view
from geodata.licences import release
from geodata.queries import Selection
from geodata.writers.naming import file_name
from geodata.writers.saying import withheld_header

ENCODINGS: Final = (":br", ":zstd", ":deflate", ":gzip")
"""What the compression puts behind an ETag: another encoding of the same file."""
RETRY_S: Final = 5


def blueprint(services: Services) -> Blueprint:
    """The routes of pictures."""
    routes = Blueprint("export", __name__)
    share(routes)
    desk = Desk()

    for ending in FORMATS:
        routes.add_url_rule(
            f"/export/map.{ending}",
            ending,
            lambda ending=ending: _answer(services, desk, ending),
        )

    @routes.after_request
    def seen_anywhere(response: Response) -> Response:
        """Pages of others may show a picture, whatever they ask of what they embed."""
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return routes


def _answer(services: Services, desk: Desk, ending: str) -> Response:
    asked = seen(services)
    if isinstance(asked, Response):
        return asked
    view, selection = asked
    try:
        size = size_of(request.args)
    except SizeError as fault:
        return problem(400, f"{fault}.")
    today = dt.datetime.now(dt.UTC).date()
    tag = etag_of(services, view, selection, size, ending, today)
    known = _known_tag(tag)
    if known:
        response = Response(status=304)
    elif request.method == "HEAD":
        response = Response(mimetype=FORMATS[ending])
    else:
        try:
            body = desk.picture(tag, lambda: _draw(services, view, selection, size, ending, today))
        except Busy:
            busy = problem(503, "All who draw are busy; ask again in some seconds.")
            busy.headers["Retry-After"] = str(RETRY_S)
            return busy
        response = Response(body, mimetype=FORMATS[ending])
    _describe(response, services, view, selection, ending)
    response.set_etag(known or tag)
    return response


def _draw(
    services: Services, view: View, selection: Selection, size: Size, ending: str, today: dt.date
) -> bytes:
    snapshot, catalogue = selection.snapshot, services.catalogue
    scene = scene_of(
        view,
        selection,
        catalogue,
        size,
        headline=lambda n: sentence(view, n, snapshot, catalogue),
        today=today,
    )
    return draw_picture(scene, ending, size).body


def _describe(
    response: Response, services: Services, view: View, selection: Selection, ending: str
) -> None:
    headers = response.headers
    released = release(selection.snapshot, selection.rows, WAY)
    headers["Cache-Control"] = REVALIDATE
    headers["X-Aras-Version"] = selection.snapshot.version
    headers["X-Aras-Reports"] = str(len(released))
    if withheld := withheld_header(released):
        headers["X-Aras-Withheld"] = withheld
    name = file_name(view.query, ending)
    headers["Content-Disposition"] = f'inline; filename="{name}"'
    headers["Link"] = f'<{page_links(services).workspace(view)}>; rel="alternate"; type="text/html"'


def etag_of(
    services: Services, view: View, selection: Selection, size: Size, ending: str, today: dt.date
) -> str:
    """The name of exactly these bytes."""
    snapshot = selection.snapshot
    said = {
        "renderer": renderer_version(),
        "style": page_links(services).style_version,
        "data": [snapshot.version, services.catalogue.version],
        "owners": [[d.id, d.name, d.redistribution] for d in snapshot.datasets],
        "view": [format_view(view), view.control_day(today).isoformat()],
        "size": [ending, size.width, size.height, size.scale if ending == "png" else 1],
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _known_tag(tag: str) -> str | None:
    """The ETag under which the client has this very picture, in any encoding."""
    tags = request.if_none_match
    return next((tag + end for end in ("", *ENCODINGS) if tags.contains_weak(tag + end)), None)
