"""Layout of the detail, and the parts that its three faces share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dash.development.base_component import Component

from dashboard import ids
from dashboard.elements import dcc, html
from dashboard.state import View
from dashboard.state.links import Links
from dashboard.wording import wording
from dashboard.wording.dates import dates_in_words
from dashboard.wording.places import place_name
from geodata.model.snapshot import Snapshot

Children = Sequence[Component | str | None]


def layout(lang: str = "en", own: Component | None = None) -> Component:
    """The empty detail; the server fills it when something is opened.

    `own` is a place in it for what the browser alone can tell.
    """
    return html.Section(
        id=ids.DETAIL,
        className="detail",
        tabIndex="-1",
        **{"aria-label": wording(lang)["ui.detail"]},
        children=[
            dcc.Store(id=ids.SUBJECT),
            _sheet_bar(wording(lang)),
            html.Div(id="detail-body", className="detail__body", children=hint(lang)),
            own,
            html.P(id="detail-said", className="unseen", role="status"),
        ],
    )


def _sheet_bar(w: Mapping[str, str]) -> Component:
    """On a small screen the detail is a sheet: what drags it, and the buttons that do the same."""
    sizes = [
        html.Button(
            w[f"sheet.{size}"],
            type="button",
            className="sheetbar__button",
            **{"data-sheet-size": size, "aria-pressed": "false"},
        )
        for size in ("half", "full")
    ]
    close = html.Button(
        w["ui.close"],
        type="button",
        className="sheetbar__button",
        **{"data-close-detail": "true"},
    )
    return html.Div(
        className="sheetbar",
        role="group",
        **{"aria-label": w["sheet.label"], "data-sheet-bar": "true"},
        children=[html.Span(className="sheetbar__grip", **{"aria-hidden": "true"}), *sizes, close],
    )


def hint(lang: str = "en") -> list[Component]:
    """What to do when nothing is open."""
    return [html.P(wording(lang)["detail.empty"], className="detail__hint")]


def heading(title: Component | str, sup: str, lang: str) -> Component:
    """Title line with the button that closes the detail."""
    close = wording(lang)["ui.close"]
    return html.Header(
        className="detail__head",
        children=[
            html.Div(
                [html.P(sup, className="detail__sup"), html.H2(title, className="detail__title")]
            ),
            html.Button(
                "×",
                type="button",
                className="detail__close",
                title=close,
                **{"data-close-detail": "true", "aria-label": close},
            ),
        ],
    )


def data_text(text: str, lang: str) -> Component | str:
    """A text of the data on a page in `lang`: it keeps its own language and direction."""
    return text if lang == "en" or not text else html.Bdi(text, **written(text))


def written(text: str) -> dict[str, str]:
    """The attributes of a text of the data: English where its letters are Latin."""
    latin = not any(ord(letter) > 0x36F and letter.isalpha() for letter in text)
    return {"lang": "en", "dir": "ltr"} if latin else {"dir": "auto"}


def facts(rows: Sequence[tuple[str, Children | str | None]]) -> Component:
    """Label and value pairs; pairs without a value are left out."""
    children: list[Component] = []
    for label, value in rows:
        if value:
            children += [html.Dt(label), html.Dd(value)]
    return html.Dl(children, className="facts")


def event_link(snapshot: Snapshot, row: int, view: View, links: Links) -> Component:
    """A link to one report that works without script and opens it in place with script."""
    w, event = wording(view.lang), snapshot.events[row]
    dates = dates_in_words(event.date_start, event.date_end, event.date_precision, view.lang)
    place = place_name(event.place, view.names)
    return html.A(
        href=links.workspace(replace(view, event=event.id)),
        className="eventlink",
        **{"data-event-id": event.id, "data-row": str(row)},
        children=[
            html.Span(
                className="eventlink__glyph",
                **{"data-glyph": f"{event.layer} {event.confidence}", "aria-hidden": "true"},
            ),
            html.Span(
                className="eventlink__text",
                children=[
                    html.Span(data_text(event.title, view.lang), className="eventlink__title"),
                    html.Small(f"{dates} · {place} · {w['layer.' + event.layer]}"),
                ],
            ),
        ],
    )
