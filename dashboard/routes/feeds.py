"""What follows the data: `/feed.atom`, `/data/events.ics`, and `/data/changes.json?since=…`.

All take the query of a link, as every page does; without a window they mean the days of the war,
and `from=..&to=..` asks for all.
"""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, request

from dashboard.page_links import page_links
from dashboard.routes.answers import answer, json_answer, problem
from dashboard.routes.corrected import changes_for
from dashboard.routes.outside import root_address, share
from dashboard.routes.selected import selected
from dashboard.services import Services
from dashboard.state.codec import format_view
from dashboard.wording import wording
from geodata.licences import Release, release
from geodata.queries import Selection, describe
from geodata.writers.calendar import MIMETYPE as CALENDAR
from geodata.writers.calendar import WAY as CALENDAR_WAY
from geodata.writers.calendar import calendar
from geodata.writers.feed import MIMETYPE as ATOM
from geodata.writers.feed import WAY as FEED_WAY
from geodata.writers.feed import FeedHead, feed
from geodata.writers.naming import file_name
from geodata.writers.saying import withheld_header, withheld_words

MOST_ENTRIES: Final = 10_000
"""Reports in a calendar."""
MOST_IDS: Final = 10_000
"""Ids of each sort in an answer of changes."""


def blueprint(services: Services) -> Blueprint:
    """The routes for who comes again and again."""
    routes = Blueprint("feeds", __name__)
    share(routes)

    @routes.get("/feed.atom")
    def atom() -> Response:
        asked = selected(services)
        if isinstance(asked, Response):
            return asked
        view, selection = asked
        given = release(selection.snapshot, selection.rows, FEED_WAY)
        root, query = root_address(services), format_view(view)
        version = selection.snapshot.version
        head = FeedHead(
            title=f"{wording()['product.name']}: {describe(view.query)}",
            subtitle=" ".join(
                [wording()["product.description"], *map(withheld_words, given.withheld)]
            ),
            root=root,
            own=f"{root}/feed.atom" + (f"?{query}" if query else ""),
            page=root + page_links(services).workspace(view),
            changed=services.versions()[version],
        )
        body = feed(given, services.recorded_at(selection.snapshot), head)
        return _leaving(answer(body, ATOM), selection, given)

    @routes.get("/data/events.ics")
    def ics() -> Response:
        asked = selected(services)
        if isinstance(asked, Response):
            return asked
        view, selection = asked
        given = release(selection.snapshot, selection.rows, CALENDAR_WAY)
        if len(given) > MOST_ENTRIES:
            return problem(
                400,
                f"A calendar holds {MOST_ENTRIES:,} reports at most; this view has {len(given):,}: "
                "narrow it.",
            )
        pieces = calendar(
            given,
            services.recorded_at(selection.snapshot),
            title=f"{wording()['product.name']}: {describe(view.query)}",
            root=root_address(services),
        )
        response = _leaving(answer(b"".join(pieces), CALENDAR), selection, given)
        name = file_name(view.query, "ics")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    @routes.get("/data/changes.json")
    def changes() -> Response:
        """What changed since a version, for who asks this: ids, most in the order of ids."""
        since = request.args.get("since", "").strip()
        if not since:
            return problem(400, "since: name a data version, as /readyz or a file tells it.")
        asked = selected(services)
        if isinstance(asked, Response):
            return asked
        view, _ = asked
        if view.v is not None:
            return problem(400, "v: changes lead to the newest data; leave v out.")
        found = changes_for(services, view.query, since)
        if found is None:
            return problem(404, "This store has no such version of the data.")
        parts = {"added": found.added, "changed": found.changed, "removed": found.removed}
        snapshot = services.snapshot
        body = {
            "since": since,
            "version": snapshot.version,
            "filters": describe(view.query),
            "counts": {name: len(ids) for name, ids in parts.items()},
            **{name: sorted(ids)[:MOST_IDS] for name, ids in parts.items()},
        }
        return json_answer(body)

    return routes


def _leaving(response: Response, selection: Selection, given: Release) -> Response:
    response.headers["X-Aras-Version"] = selection.snapshot.version
    if withheld := withheld_header(given):
        response.headers["X-Aras-Withheld"] = withheld
    return response
