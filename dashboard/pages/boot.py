"""What a page carries for its script: the parsed view, addresses, vocabulary, tokens, words.

The link is parsed once, here; the browser writes links but never reads one.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from dashboard.figures.legend import ASOF_LAYERS
from dashboard.figures.map import map_figure
from dashboard.page_links import page_links
from dashboard.panels.help import SHORTCUTS
from dashboard.services import Services
from dashboard.state import Camera, Remark, View
from dashboard.theme import painter_tokens, themes
from dashboard.wording import named, section
from dashboard.wording.remarks import remark_in_words
from geodata.chronicle import load_time_marks
from geodata.layers import Catalogue
from geodata.model.dates import day_number
from geodata.vocabulary import (
    CONFIDENCES,
    CONTROLLERS,
    DATE_PRECISIONS,
    GEO_PRECISIONS,
    KINDS,
    LANGUAGES,
    REPORT_LAYERS,
)
from geodata.writers.briefs import BRIEF_SIZE

THEATRE = Camera(lat=38.3, lon=47.6, zoom=5.9)
"""Where the map stands until its size is known; the script then fits the catalogue's bounds."""


def boot(services: Services, view: View, remarks: tuple[Remark, ...]) -> dict[str, Any]:
    """The page's data as plain JSON values."""
    links, marks = page_links(services, view.v), load_time_marks()
    snapshot, catalogue = services.snapshot_for(view.v), services.catalogue
    return {
        "version": snapshot.version,
        "total": len(snapshot.ids),
        "view": view_json(view, catalogue),
        "defaults": view_json(View(), catalogue),
        "eventRow": snapshot.row_of[view.event] if view.event else None,
        "remarks": [remark_in_words(r.key, r.value, r.message, view.lang) for r in remarks],
        "urls": {
            "columns": links.columns(),
            "briefs": links.briefs(),
            "candidates": links.candidates(view.v),
            "pinned": links.pinned(),
            "facets": links.facets(),
            "table": links.table(),
            "version": links.version_file(),
            "news": links.news(),
            "picture": links.pictures("svg"),
            "statistics": links.statistics(),
            "admin1": links.built_layer("admin1"),
            "look": links.look(),
            "styles": {n: {t: links.style(t, n) for t in themes()} for n in LANGUAGES},
            "rightToLeft": links.right_to_left(),
        },
        "briefSize": BRIEF_SIZE,
        "vocabulary": {
            "layers": REPORT_LAYERS,
            "kinds": KINDS,
            "confidences": CONFIDENCES,
            "datePrecisions": DATE_PRECISIONS,
            "geoPrecisions": GEO_PRECISIONS,
            "controllers": CONTROLLERS,
            "languages": LANGUAGES,
        },
        "control": control_json(catalogue),
        "layers": layers_json(catalogue),
        "moments": [
            {
                "date": m.date.isoformat(),
                "kind": m.kind,
                "label": named(m.names, view.lang),
                "event": m.event,
                "row": snapshot.row_of.get(m.event),
            }
            for m in marks.moments
        ],
        "periods": [
            {
                "from": p.first.isoformat(),
                "to": p.last.isoformat(),
                "label": named(p.names, view.lang),
            }
            for p in marks.periods
        ],
        "bounds": catalogue.view.bounds,
        "window": catalogue.view.window,
        "figure": map_figure("", view.at or THEATRE),
        "tokens": {t: painter_tokens(t) for t in themes()},
        "shortcuts": [{"id": s.id, "keys": s.keys} for s in SHORTCUTS],
        "today": dt.date.today().isoformat(),
        "wording": {
            name: section(name, view.lang)
            for name in (
                "ui",
                "status",
                "download",
                "layer",
                "kind",
                "confidence",
                "controller",
                "timeline",
                "map",
                "area",
                "compare",
                "news",
                "pinned",
                "filters",
                "table",
                "help",
                "look",
                "empty",
                "dates",
                "language",
                "remark",
            )
        },
    }


def boot_script(data: dict[str, Any]) -> str:
    """The JSON as it stands in the page; no character of it can end the script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'<script type="application/json" id="aras-boot">{safe}</script>'


def view_json(view: View, catalogue: Catalogue) -> dict[str, Any]:
    """The view as the browser keeps it: every value explicit, an open end as `..`."""
    defaults = [
        k
        for k, layer in catalogue.layers.items()
        if layer.spec.role == "subject" and layer.spec.default
    ]
    return {
        "layers": list(view.layers) if view.layers is not None else defaults,
        "show": list(view.show) if view.show is not None else None,
        "kind": list(view.kind) if view.kind is not None else None,
        "from": view.from_.isoformat() if view.from_ else "..",
        "to": view.to.isoformat() if view.to else "..",
        "asof": view.asof.isoformat() if view.asof else None,
        "region": list(view.region),
        "bbox": list(view.bbox) if view.bbox else None,
        "near": f"{view.near[0]}:{view.near[1]:g}" if view.near else None,
        "within": [list(corner) for corner in view.within] if view.within else None,
        "q": view.q,
        "confidence": list(view.confidence) if view.confidence is not None else None,
        "actor": list(view.actor),
        "publisher": list(view.publisher),
        "casualties": view.casualties,
        "precision": view.precision,
        "event": view.event,
        "at": [view.at.lat, view.at.lon, view.at.zoom] if view.at else None,
        "compare": view.compare.isoformat() if view.compare else None,
        "mode": view.mode,
        "count": view.count,
        "names": view.names,
        "lang": view.lang,
        "theme": view.theme,
        "others": view.others,
        "v": view.v,
    }


def control_json(catalogue: Catalogue) -> dict[str, Any]:
    """Changes of controller by area, ascending: `[days since 1970-01-01, controller code]`."""
    code = {word: i for i, word in enumerate(CONTROLLERS)}
    changes: dict[str, list[list[int]]] = {}
    for period in catalogue.control.periods:
        changes.setdefault(period.area_id, []).append(
            [day_number(period.since), code[period.controller]]
        )
    return {"areas": list(changes), "changes": changes}


def layers_json(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The switchable layers: id, geometry, and the days between which each was valid."""
    return [
        {
            "id": layer.spec.id,
            "geometry": layer.spec.geometry,
            "from": layer.spec.valid_from.isoformat() if layer.spec.valid_from else None,
            "to": layer.spec.valid_to.isoformat() if layer.spec.valid_to else None,
            "ends": layer.spec.id in ASOF_LAYERS,
        }
        for layer in catalogue.layers.values()
        if layer.spec.role == "subject"
    ]
