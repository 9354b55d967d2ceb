"""The questions that a program with a language model may ask, answered from the selection.

Every answer names the data version, the question in words, a link that shows it, and the sources;
all of it has passed the gate of the licences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from dashboard.page_links import page_links
from dashboard.routes.mcp.picture import picture_content
from dashboard.services import Services
from dashboard.state import View
from dashboard.state.links import view_of
from geodata.errors import QueryError
from geodata.licences import Release, release
from geodata.model.dates import EPOCH
from geodata.queries import Selection, describe
from geodata.queries.link import LINK_KEYS, asked_by, link_values
from geodata.vocabulary import CONFIDENCES, KINDS, REPORT_LAYERS
from geodata.writers import export_of
from geodata.writers.geojson import features
from geodata.writers.saying import dataset_facts, withheld_words

WAY: Final = "agent"
PICTURE: Final = "picture"
"""Under this name an answer holds a part that is no text."""
USUAL: Final = 20
MOST: Final = 100
"""Reports in an answer when nothing is asked, and at most."""

_QUERY: Final = {
    "type": "string",
    "description": "The query of a link, such as region=enclave&kind=shelling&from=2020-10-01&"
    "to=2020-10-31. Without from and to the days of the 44-day war; from=..&to=.. for all days.",
}
_BRIEF: Final = ("id", "layer", "kind", "date_start", "date_end", "date_precision", "title",
                 "place", "admin1", "country", "lat", "lon", "geo_precision", "killed_min",
                 "killed_max", "reported_by", "confidence")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tool:
    """One question: its name, what it is for, the schema of its arguments, and the way to answer.

    `answer` raises QueryError, one sentence, for what cannot be asked.
    """

    name: str
    title: str
    description: str
    arguments: Mapping[str, Any]
    required: tuple[str, ...]
    answer: Callable[[Services, str, Mapping[str, Any]], dict[str, Any]]

    def json(self) -> dict[str, Any]:
        """The tool as `tools/list` tells it."""
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": {
                "type": "object",
                "properties": dict(self.arguments),
                "required": list(self.required),
                "additionalProperties": False,
            },
            "annotations": {"readOnlyHint": True, "openWorldHint": False},
        }


def select_reports(services: Services, root: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The reports of a query, some at a time, with what is told of all of them."""
    view, selection = _asked(services, arguments)
    given = release(selection.snapshot, selection.rows, WAY)
    limit = _number(arguments, "limit", USUAL, 1, MOST)
    start = _number(arguments, "start", 0, 0, 10_000_000)
    page = release(selection.snapshot, given.rows[start : start + limit], WAY)
    return {
        **_head(services, root, view, selection, given),
        "reports": len(given),
        "start": start,
        "events": [_brief(feature["properties"]) for feature in features(page)],
    }


def describe_data(services: Services, root: str, _: Mapping[str, Any]) -> dict[str, Any]:
    """What there is to ask: keys, words, areas, layers, days; and whose the data is."""
    view = View(from_=None, to=None)
    selection = services.selection(view.query)
    given = release(selection.snapshot, selection.rows, WAY)
    catalogue = services.catalogue
    first, last = (
        days[given.rows] for days in (selection.snapshot.first_day, selection.snapshot.last_day)
    )
    ends = (first.min(), last.max()) if len(given) else ()
    return {
        **_head(services, root, view, selection, given),
        "reports": len(given),
        "days": [str(EPOCH + timedelta(days=int(end))) for end in ends],
        "keys": [key.name for key in LINK_KEYS],
        "show": list(REPORT_LAYERS),
        "kind": list(KINDS),
        "confidence": list(CONFIDENCES),
        "areas": {area.id: area.names["en"] for area in catalogue.areas.values() if area.grain},
        "layers": {name: layer.spec.names["en"] for name, layer in catalogue.layers.items()},
    }


def count_by_area(services: Services, root: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """How many reports of a query lie in each area of a layer, by the rules of selection."""
    view, selection = _asked(services, arguments)
    given = release(selection.snapshot, selection.rows, WAY)
    layers = services.catalogue.layers
    counting = [name for name, layer in layers.items() if layer.spec.grain]
    name = arguments.get("layer", "provinces")
    if name not in counting:
        choices = ", ".join(counting)
        raise QueryError(f"layer: “{str(name)[:40]}” counts no reports; write {choices}")
    counts = {}
    for area in layers[name].features:
        inside = services.selection_of(selection.snapshot, replace(view.query, region=(area.id,)))
        counted = release(inside.snapshot, inside.rows, WAY)
        kept = set(given.countable.tolist()) & set(counted.countable.tolist())
        counts[area.id] = {
            "name": area.names["en"],
            "reports": len(kept),
            "too_coarse_to_count": inside.coarse_left_out if not given.uncounted else None,
        }
    return {
        **_head(services, root, view, selection, given),
        "layer": name,
        "counted": len(given.countable),
        "areas": counts,
    }


def open_event(services: Services, root: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """One report with everything that it says, and its sources."""
    name = arguments.get("id")
    snapshot = services.snapshot
    row = snapshot.row_of.get(name) if isinstance(name, str) else None
    view = View(from_=None, to=None)
    selection = services.selection(view.query)
    kept = selection.rows[selection.rows == row] if row is not None else selection.rows[:0]
    given = release(snapshot, kept, WAY)
    found = next(features(given), None)
    if found is None:
        raise QueryError(f"id: “{str(name)[:60]}” is the id of no report that is handed out")
    head = _head(services, root, View(event=str(name)), selection, given)
    return {**head, "event": found["properties"]}


def picture_of_view(services: Services, root: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The map of a view; the picture stands in `PICTURE`, beside what is said of it."""
    view, selection = _asked(services, arguments, looked=True)
    given = release(selection.snapshot, selection.rows, WAY)
    return {
        **_head(services, root, view, selection, given),
        "reports": len(given),
        PICTURE: picture_content(services, view, selection),
    }


def _asked(
    services: Services, arguments: Mapping[str, Any], *, looked: bool = False
) -> tuple[View, Selection]:
    query = arguments.get("query", "")
    if not isinstance(query, str):
        raise QueryError("query is not text; write the query of a link")
    known = services.known(link_values(query).get("v"))
    asked_by(query, known)
    view, remarks = view_of(query, known)
    if remarks:
        raise QueryError(str(remarks[0]))
    if not looked:
        view = replace(view, event=None, at=None, count=None, theme=None)
    return view, services.selection(view.query, view.v)


def _head(
    services: Services, root: str, view: View, selection: Selection, given: Release
) -> dict[str, Any]:
    version = selection.snapshot.version
    export = export_of(
        selection,
        WAY,
        services.catalogue,
        link=root + page_links(services).workspace(replace(view, v=version)),
        accessed=datetime.now(UTC).date(),
    )
    return {
        "version": version,
        "filters": describe(view.query),
        "link": export.link,
        "sources": [dataset_facts(share, export) for share in given.shares],
        "withheld": [withheld_words(share) for share in given.withheld],
    }


def _brief(properties: Mapping[str, Any]) -> dict[str, Any]:
    """What is told of a report in a list, without what is not known."""
    return {name: properties[name] for name in _BRIEF if properties.get(name) is not None}


def _number(arguments: Mapping[str, Any], name: str, usual: int, least: int, most: int) -> int:
    value = arguments.get(name, usual)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise QueryError(f"{name} is no number from {least} to {most}")
    return value


TOOLS: Final = (
    Tool(
        "describe",
        "What there is to ask",
        "The keys and words of a query, the areas and layers, the days that are covered, the data "
        "version and the datasets. Call it first.",
        {},
        (),
        describe_data,
    ),
    Tool(
        "select",
        "Reports of a query",
        "Reports of the Nagorno-Karabakh conflict and Iran's north-west that answer a query. Each "
        "is a claim: say by whom (reported_by), how sure (confidence) and how finely dated and "
        "placed.",
        {
            "query": _QUERY,
            "limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
            "start": {"type": "integer", "minimum": 0, "default": 0},
        },
        ("query",),
        select_reports,
    ),
    Tool(
        "count_by_area",
        "Reports by area",
        "How many reports of a query lie in each area of a layer. Reports known too coarsely for "
        "an area are not counted in it.",
        {
            "query": _QUERY,
            "layer": {"type": "string", "default": "provinces", "description": "provinces, "
                      "districts, enclave, countries or another layer that counts reports."},
        },
        ("query",),
        count_by_area,
    ),
    Tool(
        "open_event",
        "One report",
        "Everything that one report says, with its publishers.",
        {"id": {"type": "string", "description": "The id of a report, as select gives it."}},
        ("id",),
        open_event,
    ),
    Tool(
        "picture",
        "Picture of a view",
        "The map of a view as a PNG with its legend and attribution. The query may also say how it "
        "is looked at: at=lat,lon,zoom, layers, asof, names, theme.",
        {"query": _QUERY},
        ("query",),
        picture_of_view,
    ),
)  # fmt: skip
