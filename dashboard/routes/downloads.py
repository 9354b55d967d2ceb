"""`/data/events.<format>` and `/data/README.txt`: the selection of a link as files.

Same query as the page. An answer is named by a strong ETag made of everything it depends on, so a
file that has not changed is not made again. It is sent as it is made, and obeys the licences: what
was withheld is told in the header `X-Aras-Withheld` and in the file or its README.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from importlib.metadata import version as installed_version
from itertools import chain
from typing import Final

from flask import Blueprint, Response, request

from dashboard.page_links import page_links
from dashboard.routes.answers import REVALIDATE, json_answer, problem
from dashboard.routes.corrected import corrected_json
from dashboard.routes.outside import root_address, share
from dashboard.routes.selected import selected
from dashboard.services import Services
from dashboard.state import View
from dashboard.wording.remarks import withheld_in_words
from geodata.writers import (
    WRITERS,
    CsvWriter,
    Export,
    ReadmeWriter,
    Writer,
    export_of,
    file_name,
    withheld_header,
)

README: Final = ReadmeWriter()
ENCODINGS: Final = (":br", ":zstd", ":deflate", ":gzip")
"""What the compression puts behind an ETag: another encoding of the same file."""
EXPOSED: Final = "Content-Disposition, ETag, Link, X-Aras-Reports, X-Aras-Version, X-Aras-Withheld"
STREAMED: Final = "downloads"
"""Name of the blueprint, for the compression to know its endpoints."""


def blueprint(services: Services) -> Blueprint:
    """The routes of files, and what the menu of files tells of them."""
    routes = Blueprint(STREAMED, __name__)
    share(routes)

    for writer in (*WRITERS, README):
        routes.add_url_rule(
            f"/data/{writer.way}",
            writer.id,
            lambda writer=writer: _file(services, writer),
        )

    @routes.get("/data/files.json")
    def files() -> Response:
        """How many reports the files of a view hold, and what stays and why."""
        asked = _asked(services, README)
        if isinstance(asked, Response):
            return asked
        export, view = asked
        withheld = [withheld_in_words(share, view.lang) for share in export.release.withheld]
        found = {"version": export.version, "reports": len(export.release), "withheld": withheld}
        return json_answer({**found, **corrected_json(services, export.query, view.v)})

    return routes


def _file(services: Services, writer: Writer) -> Response:
    marked = request.args.get("bom", "").strip()
    if marked not in ("", "0", "1"):
        return problem(
            400, f"bom: “{marked[:40]}” is not known; write 1 for Excel, or leave it out."
        )
    if marked == "1" and isinstance(writer, CsvWriter):
        writer = CsvWriter(bom=True)
    asked = _asked(services, writer)
    if isinstance(asked, Response):
        return asked
    export, view = asked
    tag = etag_of(export, writer)
    known = _known_tag(tag)
    if known:
        response = Response(status=304)
    elif request.method == "HEAD":
        response = Response(iter(()), mimetype=writer.mimetype)
    else:
        response = _streamed(writer.pieces(export), writer.mimetype)
    _describe(response, export, writer)
    response.set_etag(known or tag)
    links = page_links(services)
    said = [f'<{links.file(README.way, view)}>; rel="describedby"; type="text/plain"']
    if corrected := corrected_json(services, export.query, view.v).get("corrected"):
        response.headers["X-Aras-Corrected"] = ", ".join(
            f"{name};count={len(corrected[name])}" for name in ("changed", "withdrawn", "added")
        )
        newest = replace(view, v=None)
        said.append(f'<{links.file(writer.way, newest)}>; rel="latest-version"')
    response.headers["Link"] = ", ".join(said)
    return response


def _asked(services: Services, writer: Writer) -> tuple[Export, View] | Response:
    """What the address asks for by this way, and the view in its canonical form; or the refusal."""
    asked = selected(services)
    if isinstance(asked, Response):
        return asked
    view, selection = asked
    export = export_of(
        selection,
        writer.way,
        services.catalogue,
        link=root_address(services) + page_links(services).workspace(view),
        accessed=datetime.now(UTC).date(),
        layers=view.layers,
        asof=view.asof,
    )
    return export, view


def _streamed(pieces: Iterator[bytes], mimetype: str) -> Response:
    """The file as it is made; the first piece is made before the answer begins, so that what goes
    wrong with a format is an error and not half a file."""
    first = next(pieces, b"")
    response = Response(chain([first], pieces), mimetype=mimetype)
    close = getattr(pieces, "close", None)
    if close is not None:
        response.call_on_close(close)
    return response


def _describe(response: Response, export: Export, writer: Writer) -> None:
    headers = response.headers
    headers["Cache-Control"] = REVALIDATE
    headers["Accept-Ranges"] = "none"
    headers["X-Aras-Version"] = export.version
    headers["X-Aras-Reports"] = str(len(export.release))
    if withheld := withheld_header(export.release):
        headers["X-Aras-Withheld"] = withheld
    if writer is README:
        headers["Content-Disposition"] = f'inline; filename="{README.way}"'
    else:
        name = file_name(export.query, writer.id)
        headers["Content-Disposition"] = f'attachment; filename="{name}"'


def etag_of(export: Export, writer: Writer) -> str:
    """The name of exactly these bytes: all that they depend on.

    A file that tells of itself also depends on the day and on the address it was asked at.
    """
    said = {
        "product": installed_version("aras-dashboard"),
        "format": [writer.id, isinstance(writer, CsvWriter) and writer.bom],
        "data": [export.version, export.catalogue.version],
        "query": [export.filters, export.layers, export.asof.isoformat()],
        "owners": [asdict(share) | share.dataset.model_dump() for share in export.release.shares],
        "told": [export.link, export.accessed.isoformat()] if writer.explains_itself else [],
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _known_tag(tag: str) -> str | None:
    """The ETag under which the client has this very file, in any encoding; None if it has not."""
    tags = request.if_none_match
    return next((tag + end for end in ("", *ENCODINGS) if tags.contains_weak(tag + end)), None)
