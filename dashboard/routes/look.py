"""A look at a file of the reader's own: read here, shown in the reader's page, kept nowhere.

The file comes as the body of one request and goes back as a report with its rows. It is written to
a folder of its own, because readers take files, and that folder is gone before the answer leaves.
"""

from __future__ import annotations

import base64
import json
import tempfile
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, Request, Response, request

from dashboard.routes.answers import problem
from dashboard.services import Services
from dashboard.wording import wording
from geodata.model import FiledEvent
from geodata.pipelines.look import MOST_ROWS, Look, look_at
from geodata.writers.columns import columns_bytes

MOST_BYTES: Final = 5_000_000
"""Of a file; a larger one is imported, not looked at."""

AT_ONCE: Final = 2
"""Files that one process reads at the same time: reading is work, and others wait for their map."""

LONGEST_NAME: Final = 120
MOST_CELLS: Final = 60
LONGEST_CELL: Final = 500
"""Of a row's own cells, what the detail shows of them."""


def blueprint(services: Services) -> Blueprint:
    """`POST /look?name=<name of the file>`, from a page of our own only."""
    routes = Blueprint("look", __name__)
    room = BoundedSemaphore(AT_ONCE)

    @routes.post("/look")
    def look() -> Response:
        if not from_our_page(request):
            return problem(403, "A file can be looked at from the workspace only.")
        request.max_content_length = MOST_BYTES
        if (request.content_length or 0) > MOST_BYTES:
            return problem(413, f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
        body = request.get_data(cache=False)
        if not room.acquire(timeout=5):
            busy = problem(503, "Other files are being read; try again in a moment.")
            busy.headers["Retry-After"] = "5"
            return busy
        try:
            found = looked_at(services, file_name(request.args.get("name", "")), body)
        finally:
            room.release()
        answer = Response(as_json(found, request.args.get("lang", "en")))
        answer.mimetype = "application/json"
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return routes


def from_our_page(asked: Request) -> bool:
    """Whether a script of our own origin asks: browsers say so themselves, and no page can forge
    it. A request that says neither is not from a browser's page."""
    if site := asked.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = asked.headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc == asked.host


def file_name(said: str) -> str:
    """A name that is one file's in a folder: no way through folders, nothing unprintable."""
    last = said.replace("\\", "/").rpartition("/")[2]
    name = "".join(c if c.isprintable() and c not in '<>:"|?*' else "_" for c in last)
    name = name.strip(" .") or "file"
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix) > 12:
        return name[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(suffix) - 1] + dot + suffix


def looked_at(services: Services, name: str, body: bytes) -> Look:
    """Read the bytes; nothing of them is left on disk afterwards, whatever happens."""
    snapshot = services.snapshot
    datasets = {dataset.id: dataset for dataset in snapshot.datasets}
    with tempfile.TemporaryDirectory(prefix="aras-look-") as folder:
        path = Path(folder) / name
        path.write_bytes(body)
        return look_at(path, services.catalogue, snapshot.row_of.keys(), datasets)


def as_json(found: Look, lang: str) -> str:
    """The report, the columns as the page's own (base64 of the binary), and the rows in words."""
    value = {
        "most_rows": MOST_ROWS,
        "report": found.report.as_dict(),
        "columns": base64.b64encode(columns_bytes(found.snapshot)).decode(),
        "rows": [_row(filed, lang) for filed in found.filed],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _row(filed: FiledEvent, lang: str) -> dict[str, Any]:
    w, event = wording(lang), filed.event
    return {
        "row": filed.row,
        "title": event.title,
        "dates": event.dates,
        "place": event.place.name,
        "kind": w[f"kind.{event.kind}"],
        "precision": w[f"precision.{event.place.geo_precision}"],
        "cells": [
            [column, text[:LONGEST_CELL] + "…" * (len(text) > LONGEST_CELL)]
            for column, text in list((filed.original or {}).items())[:MOST_CELLS]
            if text.strip()
        ],
    }
