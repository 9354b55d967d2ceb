"""Nothing hands out events but through the gate: found in the code and in the addresses.

Who takes events from a snapshot, a selection or the store, and is no way out, is named here with
the reason. A new file or a new address has to be put on one side or the other.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from dashboard.app import create_app
from dashboard.settings import Settings
from geodata.licences import ADDRESSED_WAYS, COUNTED_WAYS, WAYS

ROOT = Path(__file__).resolve().parents[2]

SEEN_NOT_SENT = {
    "dashboard/pages/about.py": "counts the publishers",
    "dashboard/pages/frame.py": "the title of the opened report, in the analyst's own window",
    "dashboard/panels/detail": "what the analyst opens",
    "dashboard/panels/table": "what the analyst reads",
    "geodata/cli_events.py": "the list on the analyst's own terminal",
    "geodata/cli_history.py": "the history on the analyst's own terminal",
    "geodata/cli_import.py": "counts what the analyst brought",
    "geodata/cli_store.py": "counts what is stored",
    "geodata/writers/briefs.py": "titles for the workspace's own marks",
}
"""Files that take events and pass nothing on."""

NOT_WAYS_OUT = {
    "/": "the workspace",
    "/about": "sources and method",
    "/api": "the guide for other programs",
    "/healthz": "liveness",
    "/readyz": "readiness",
    "/data/columns.bin": "the workspace's marks",
    "/data/briefs/<int:chunk>.json": "the workspace's titles",
    "/data/candidates.json": "row numbers for the workspace",
    "/data/facets.json": "counts beside the workspace's own choices",
    "/data/table.json": "the workspace's table",
    "/data/statistics.json": "the workspace's statistics",
    "/data/version.json": "the version alone",
    "/data/news.json": "row numbers for the workspace",
    "/data/pinned.json": "row numbers for the workspace",
    "/data/files.json": "what the gate says of the files",
    "/data/layers/<layer_id>.geojson": "boundaries, no report",
    "/look": "gives a reader's own file back to that reader",
    "/map/layers/<name>.geojson": "boundaries, no report",
    "/map/style.json": "the look of the map",
}
"""Addresses that hand out no reports, and what they are for."""

OUTLETS = ("geodata/writers", "geodata/cli", "dashboard")
MAKERS_OF_ROWS = ("row_of", "read_events")


def files_that_take_events() -> list[str]:
    """Files of rooms that answer somebody, in which events are taken from a snapshot or store."""
    found = []
    for package in ("geodata", "dashboard"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name.startswith(OUTLETS) and takes_events(ast.parse(path.read_text("utf-8"))):
                found.append(name)
    return found


def takes_events(tree: ast.AST) -> bool:
    """Whether `.events` of anything is read (not called: the gate's is a function), or a row is
    made of an event."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "events" and id(node) not in called:
            return True
        name = node.func if isinstance(node, ast.Call) else None
        if isinstance(name, ast.Name) and name.id in MAKERS_OF_ROWS:
            return True
    return False


def test_events_are_taken_from_the_gate_or_only_seen() -> None:
    unknown = [
        name
        for name in files_that_take_events()
        if not any(name == seen or name.startswith(f"{seen}/") for seen in SEEN_NOT_SENT)
    ]
    assert unknown == [], "take events from geodata.licences.release, or say here why not"


def test_the_list_of_what_is_only_seen_is_true() -> None:
    taking = files_that_take_events()
    for seen in SEEN_NOT_SENT:
        assert (ROOT / seen).exists(), seen
        assert any(name == seen or name.startswith(f"{seen}/") for name in taking), seen


def test_the_search_finds_what_it_should() -> None:
    for code in ("s.events[3]", "[e for e in found.events]", "row_of(event)"):
        assert takes_events(ast.parse(code)), code
    for code in ("release.events()", "report.counts()", "events = 3"):
        assert not takes_events(ast.parse(code)), code


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    server = create_app(Settings(data_dir=tmp_path_factory.mktemp("data"))).server
    return {rule.rule for rule in server.url_map.iter_rules()}


def test_every_address_is_a_way_out_or_none(addresses: set[str]) -> None:
    ways = {f"/data/{way}" for way in (*WAYS, *COUNTED_WAYS)}
    assert ways <= addresses
    own = {rule for rule in addresses if not rule.startswith(("/_", "/assets/"))}
    own = {rule for rule in own if not rule.startswith(tuple(ADDRESSED_WAYS.values()))}
    unknown = own - ways - set(NOT_WAYS_OUT) - {"/<path:path>"}
    assert unknown == set(), "name it in geodata.licences.ways, or say here why it is no way out"
