"""Columns and rules: what the file holds, which rows a view selects, how they gather by point."""

from __future__ import annotations

import base64
import json
import struct
from typing import Any

import pytest
from playwright.sync_api import Error, Page

Report = dict[str, Any]

SELECT = """async ([reports, view, candidates]) => {
  const { select, maskOf } = await import("/assets/js/rules.js");
  const { columnsOf, vocabulary } = await import("/rows.js");
  const columns = columnsOf(reports);
  const all = { from: "..", to: "..", show: null, kind: null, confidence: null };
  const mask = candidates && maskOf(candidates, columns.count);
  return Array.from(select(columns, { ...all, ...view }, mask, vocabulary));
}"""

GROUPS = """async (reports) => {
  const { groups } = await import("/assets/js/rules.js");
  const { columnsOf, vocabulary } = await import("/rows.js");
  const rows = Uint32Array.from(reports, (_, row) => row);
  return groups(columnsOf(reports), rows, vocabulary).map((group) => ({
    at: [group.lon, group.lat], rows: Array.from(group.rows), n: group.n, sharp: group.sharp,
    coarse: group.coarse, country: group.country, radiusKm: group.radiusKm,
    counts: group.counts, tally: group.tally, discs: group.discs,
  }));
}"""

DECODE = """async (text) => {
  const { decode } = await import("/assets/js/columns.js");
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const columns = decode(bytes.buffer);
  const plain = (value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, plain(value)]));
}"""

SPAN = [{"from": "2020-10-05", "to": "2020-10-11"}]  # a week


@pytest.fixture
def blank(page: Page, served: str) -> Page:
    page.goto(f"{served}/blank.html")
    return page


@pytest.mark.parametrize(
    ("window", "met"),
    [
        (("2020-10-11", "2020-10-20"), True),
        (("2020-10-12", "2020-10-20"), False),
        (("2020-09-01", "2020-10-05"), True),
        (("2020-09-01", "2020-10-04"), False),
        (("2020-10-07", "2020-10-07"), True),
        (("..", "2020-10-05"), True),
        (("..", "2020-10-04"), False),
        (("2020-10-11", ".."), True),
        (("2020-10-12", ".."), False),
        (("..", ".."), True),
    ],
)
def test_a_span_that_meets_the_window_is_selected(
    blank: Page, window: tuple[str, str], met: bool
) -> None:
    view = dict(zip(("from", "to"), window, strict=True))
    assert blank.evaluate(SELECT, [SPAN, view, None]) == ([0] if met else [])


def test_keys_combine_with_and_values_with_or(blank: Page) -> None:
    reports = [
        {"layer": "event", "kind": "clash", "confidence": "confirmed"},
        {"layer": "protest", "kind": "demonstration", "confidence": "reported"},
        {"layer": "border_incident", "kind": "shelling", "confidence": "contested"},
        {"layer": "event", "kind": "shelling", "confidence": "reported"},
    ]

    def rows(candidates: list[int] | None = None, **view: list[str]) -> list[int]:
        return blank.evaluate(SELECT, [reports, view, candidates])

    assert rows() == [0, 1, 2, 3]
    assert rows(show=["event", "protest"]) == [0, 1, 3]
    assert rows(show=["event"], kind=["shelling"]) == [3]
    assert rows(confidence=["reported", "contested"], kind=["shelling"]) == [2, 3]
    assert rows(show=[]) == []
    assert rows(kind=["no-such-kind"]) == []
    assert rows(candidates=[3, 1]) == [1, 3]
    assert rows(candidates=[0], show=["protest"]) == []
    assert rows(candidates=[]) == []


def test_nothing_gathers_to_nothing(blank: Page) -> None:
    assert blank.evaluate(GROUPS, []) == []


def test_reports_gather_by_identical_point(blank: Page) -> None:
    near = [47.000001, 39]
    found = blank.evaluate(
        GROUPS,
        [
            {"at": [47, 39]},
            {"at": near, "layer": "protest", "confidence": "contested"},
            {"at": [47, 39], "layer": "border_incident", "confidence": "reported"},
            {"at": [47, 39], "layer": "border_incident"},
        ],
    )
    assert [group["rows"] for group in found] == [[0, 2, 3], [1]]
    assert [group["at"] for group in found] == [[47, 39], near]
    assert found[0]["counts"] == [1, 2, 0]
    assert found[0]["tally"] == [[1, 0, 0], [1, 1, 0], [0, 0, 0]]
    assert found[1]["tally"] == [[0, 0, 0], [0, 0, 0], [0, 0, 1]]


def test_coarse_places_share_a_point_and_keep_their_own_counts(blank: Page) -> None:
    district: Report = {"precision": "district", "km": 19.5}
    province: Report = {"precision": "province", "km": 80, "layer": "protest"}
    mixed = blank.evaluate(GROUPS, [{}, district, province, province])
    assert len(mixed) == 1
    assert (mixed[0]["n"], mixed[0]["sharp"], mixed[0]["coarse"]) == (4, 1, False)
    assert [(disc["radiusKm"], disc["n"]) for disc in mixed[0]["discs"]] == [(80, 2), (19.5, 1)]
    assert mixed[0]["discs"][0]["tally"] == [[0, 0, 0], [0, 0, 0], [2, 0, 0]]
    only = blank.evaluate(GROUPS, [district])
    assert (only[0]["coarse"], only[0]["sharp"], only[0]["radiusKm"]) == (True, 0, 19.5)


def test_what_is_known_to_country_only_stays_apart(blank: Page) -> None:
    found = blank.evaluate(GROUPS, [{}, {"precision": "country", "km": 700}, {}])
    assert [(group["rows"], group["country"]) for group in found] == [([0, 2], False), ([1], True)]


FORMATS = {"f8": "d", "f4": "f", "i4": "i", "u4": "I", "u1": "B"}
TWO_ROWS: list[tuple[str, str, list[float]]] = [
    ("lon", "f8", [46.93, -118.25]),
    ("lat", "f8", [39.083, 34.05]),
    ("first_day", "i4", [18532, -4000]),
    ("last_day", "i4", [18576, 18576]),
    ("start_day", "i4", [18533, -4000]),
    ("end_day", "i4", [18533, 18576]),
    ("radius_km", "f4", [19.5, 0]),
    ("layer", "u1", [1, 2]),
    ("kind", "u1", [12, 14]),
    ("confidence", "u1", [1, 0]),
    ("date_precision", "u1", [1, 0]),
    ("geo_precision", "u1", [2, 1]),
    ("related_start", "u4", [0, 1, 2]),
    ("related", "u4", [1, 0]),
]


def packed(columns: list[tuple[str, str, list[float]]], count: int = 2) -> bytes:
    body, entries = b"", []
    for name, kind, values in columns:
        body += b"\0" * (-len(body) % 8)
        entry = {"name": name, "type": kind, "offset": len(body), "length": len(values)}
        entries.append(entry)
        body += struct.pack(f"<{len(values)}{FORMATS[kind]}", *values)
    header = json.dumps({"version": "3f9a", "count": count, "columns": entries}).encode()
    header += b" " * (-(8 + len(header)) % 8)
    return b"ARAS" + struct.pack("<I", len(header)) + header + body


def decoded(page: Page, content: bytes) -> dict[str, Any]:
    return page.evaluate(DECODE, base64.b64encode(content).decode())


def test_a_column_file_reads_as_it_was_written(blank: Page) -> None:
    columns = decoded(blank, packed([*TWO_ROWS, ("later_idea", "u1", [7, 7])]))
    assert (columns.pop("version"), columns.pop("count")) == ("3f9a", 2)
    assert list(columns.values()) == [values for _, _, values in TWO_ROWS]
    assert columns["firstDay"] == [18532, -4000]
    assert columns["relatedStart"] == [0, 1, 2]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"GIF8", "not an ARAS column file"),
        (b"PK\x03\x04" + bytes(40), "not an ARAS column file"),
        (packed(TWO_ROWS)[:40], "ends inside its header"),
        (packed(TWO_ROWS)[:-4], "ends inside column related"),
        (packed(TWO_ROWS[1:]), "column lon is missing"),
        (packed([("lon", "f4", [1, 2]), *TWO_ROWS[1:]]), "column lon is f4, expected f8"),
        (packed(TWO_ROWS, count=3), "column lon has 2 values, expected 3"),
        (packed([*TWO_ROWS[:-1], ("related", "u4", [1])]), "related_start does not end"),
    ],
)
def test_a_broken_column_file_says_what_is_wrong(blank: Page, content: bytes, message: str) -> None:
    with pytest.raises(Error, match=message):
        decoded(blank, content)


def test_days_are_those_of_the_calendar(blank: Page) -> None:
    days = """async (days) => {
      const { dayOf, isoOf } = await import("/assets/js/rules.js");
      return days.map((day) => [dayOf(day), isoOf(dayOf(day))]);
    }"""
    assert blank.evaluate(days, ["1970-01-01", "2020-09-27", "1923-07-07"]) == [
        [0, "1970-01-01"],
        [18532, "2020-09-27"],
        [-16980, "1923-07-07"],
    ]
    for impossible in ("2020-02-30", "2020-9-1", "soon"):
        with pytest.raises(Error, match="is not a day"):
            blank.evaluate(days, [impossible])
