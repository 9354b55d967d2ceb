"""What the detail says: every report of the chronicle, areas on a day, lists."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from dash.development.base_component import Component

from dashboard.panels.detail.callbacks import detail_body
from dashboard.panels.detail.event import casualties
from dashboard.services import Services
from geodata.model.dates import in_words
from geodata.model.event import Casualties


def words_of(component: object) -> str:
    """All text of a component tree, in order."""
    if isinstance(component, Component):
        return words_of(getattr(component, "children", None))
    if isinstance(component, (list, tuple)):
        return " ".join(filter(None, map(words_of, component)))
    return "" if component is None else str(component)


def test_every_report_opens_with_its_claimant_and_all_sources(services: Services) -> None:
    for event in services.snapshot.events:
        body = detail_body(services, f"event={event.id}&from=..&to=..", None)
        text = words_of(body)
        assert event.title in text
        assert event.dates in text
        assert event.place.name in text
        assert event.reported_by in text
        for source in event.sources:
            assert source.publisher in text
            if source.url:
                assert json.dumps(source.url) in json.dumps(
                    [c.to_plotly_json() for c in body], default=lambda c: c.to_plotly_json()
                )


def test_both_names_of_a_disputed_place_stand(services: Services) -> None:
    text = words_of(detail_body(services, "event=2020-11-08-shusha-captured", None))
    assert "Shusha / Shushi" in text
    assert "Şuşa" in text
    assert "Շուշի" in text


def test_related_reports_can_be_walked_to(services: Services) -> None:
    body = json.dumps(
        [
            c.to_plotly_json()
            for c in detail_body(services, "event=2020-10-13-harop-crash-parsabad", None)
        ],
        default=lambda c: c.to_plotly_json(),
    )
    event = services.snapshot.events[services.snapshot.row_of["2020-10-13-harop-crash-parsabad"]]
    assert event.related_ids
    for other in event.related_ids:
        assert f'"data-event-id": "{other}"' in body


@pytest.mark.parametrize(
    ("day", "controller", "since"),
    [
        ("2020-09-26", "Armenian forces", "18 May 1992"),
        ("2021-01-01", "Azerbaijan", "1 Dec 2020"),
    ],
)
def test_an_area_says_who_controlled_it_since_when(
    services: Services, day: str, controller: str, since: str
) -> None:
    subject = {"type": "area", "ids": ["lachin", "AZ-LAC"]}
    text = words_of(detail_body(services, f"asof={day}", subject))
    assert f"{controller} since {since}" in text
    assert "Claimed by" in text
    assert "1,835 km² (published)" in text


def test_counts_of_an_area_follow_the_selection(services: Services) -> None:
    subject = {"type": "area", "ids": ["ardabil"]}
    text = words_of(detail_body(services, "", subject))
    from dashboard.state.links import view_of

    view, _ = view_of("region=ardabil", services.known())
    counts = services.selection(view.query).counts_by_layer()
    assert counts["border_incident"] > 0
    assert f"{counts['border_incident']} Border incidents" in text
    assert f"{counts['protest']} Protest" in text


def test_a_list_names_its_place(services: Services) -> None:
    rows = [
        services.snapshot.row_of[e.id]
        for e in services.snapshot.events
        if e.place.name == "Tabriz" and e.place.geo_precision == "settlement"
    ]
    text = words_of(detail_body(services, "", {"type": "rows", "rows": rows, "reason": "point"}))
    assert f"{len(rows)} reports at Tabriz" in text


@pytest.mark.parametrize(
    "subject",
    [
        None,
        {},
        {"type": "area"},
        {"type": "area", "ids": ["nowhere"]},
        {"type": "rows", "rows": [99999, -1, "x", None], "reason": "point"},
        {"type": "rows", "rows": [1], "reason": "because"},
        {"type": ["rows"]},
    ],
)
def test_nonsense_from_the_browser_is_met_with_the_hint(
    services: Services, subject: dict[str, object] | None
) -> None:
    assert "Choose a mark" in words_of(detail_body(services, "", subject))


def test_a_report_says_who_controlled_the_place(services: Services) -> None:
    for event, said in (
        (
            "2020-11-08-shusha-captured",
            "Azerbaijan Shusha / Shushi and Dashalti / Karintak, since 8",
        ),
        ("1992-05-09-shusha-captured", "Armenian forces Shusha / Shushi and Dashalti / Karintak,"),
    ):
        text = words_of(detail_body(services, f"event={event}&from=..&to=..", None))
        assert f"Controlled by {said}" in text


def test_a_sharp_place_names_the_nearest_settlement(services: Services) -> None:
    told = 0
    for row, event in enumerate(services.snapshot.events):
        text = words_of(detail_body(services, f"event={event.id}&from=..&to=..", None))
        precision, km = event.place.geo_precision, services.snapshot.settlement_km[row]
        away = f"{km:,.0f} km from " in text and "the nearest settlement on the map" in text
        assert away == (precision in ("exact", "settlement") and 1 <= km < 400)
        told += away
        if precision in ("province", "country"):
            assert "Controlled by" not in text
    assert told == 10


def test_casualties_are_ranges() -> None:
    assert casualties(Casualties(min=3, max=5), None, "en") == "3–5 killed"
    assert casualties(None, Casualties(min=1, max=1), "en") == "1 injured"
    assert (
        casualties(Casualties(min=0, max=0), Casualties(min=2, max=4), "en")
        == "0 killed, 2–4 injured"
    )
    assert casualties(None, None, "en") is None


DAYS = (
    "1988-06-01",
    "1992-07-04",
    "1994-05-12",
    "2016-04-03",
    "2020-11-10",
    "2021-01-01",
    "2024-06-01",
)


@pytest.mark.parametrize("day", DAYS)
def test_every_area_of_control_says_all_of_itself(services: Services, day: str) -> None:
    on_day = {p.area_id: p for p in services.catalogue.control.on(dt.date.fromisoformat(day))}
    areas = services.catalogue.layer("control").features
    assert len(areas) == len(on_day) == 20
    for area in areas:
        text = words_of(detail_body(services, f"asof={day}", {"type": "area", "ids": [area.id]}))
        state = on_day[area.id]
        for said in (state.claimed_by, state.recognised_as, state.basis, state.source):
            assert said, (area.id, day)
            assert said in text
        assert in_words(state.since, None, "day") in text


def test_two_days_stand_side_by_side(services: Services) -> None:
    body = detail_body(
        services, "asof=2021-01-01&compare=2020-09-26", {"type": "area", "ids": ["lachin"]}
    )
    text = words_of(body)
    assert text.index("26 Sep 2020") < text.index("1 Jan 2021")
    assert "Armenian forces since 18 May 1992" in text
    assert "Azerbaijan since 1 Dec 2020" in text


def test_an_area_can_be_chosen_and_let_go(services: Services) -> None:
    subject = {"type": "area", "ids": ["lachin", "AZ-LAC"]}
    for link, pressed, words in (
        ("", "false", "Only reports here"),
        ("region=AZ-LAC", "true", "Reports everywhere again"),
    ):
        body = detail_body(services, link, subject)
        (button,) = [c for c in body if getattr(c, "className", "") == "button detail__only"]
        plain = button.to_plotly_json()["props"]
        assert (plain["data-region"], plain["aria-pressed"]) == ("AZ-LAC", pressed)
        assert plain["children"] == words
