"""The Model Context Protocol: off unless switched on, read only, every answer with its sources."""

from __future__ import annotations

import base64
import json
import struct
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.routes.mcp.tools import TOOLS
from dashboard.services import Services
from dashboard.settings import Settings
from geodata.model import FiledEvent
from geodata.stores import Batch, open_store
from tests.geodata.mixed import COUNTED, NAMED, OPEN, SECRETS, report

DAYS = "from=2020-09-30&to=2020-10-20"
CALLS: dict[str, dict[str, Any]] = {
    "describe": {},
    "select": {"query": DAYS, "limit": 100},
    "count_by_area": {"query": DAYS},
    "open_event": {"id": "FREEROW-1"},
    "picture": {"query": DAYS},
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder: Path = tmp_path_factory.mktemp("mcp")
    store = open_store(None, folder)
    for dataset in (OPEN, COUNTED, NAMED):
        rows = tuple(FiledEvent(report(dataset, n), "f.csv") for n in range(4))
        store.import_batches([Batch("f.csv", dataset.id, rows, dataset)])
    return create_app(Settings(data_dir=folder, mcp=True))


@pytest.fixture
def agent(served: Any) -> FlaskClient:
    client: FlaskClient = served.server.test_client()
    return client


def ask(agent: FlaskClient, method: str, params: Any = None, **headers: str) -> Any:
    body = {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}
    answer = agent.post("/mcp", json=body, headers=headers)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    found = answer.get_json()
    assert (found["jsonrpc"], found["id"]) == ("2.0", 7)
    return found.get("result") or found["error"]


def call(agent: FlaskClient, name: str, **arguments: Any) -> Any:
    return ask(agent, "tools/call", {"name": name, "arguments": arguments})


def test_it_is_off_unless_it_is_switched_on(client: FlaskClient) -> None:
    assert client.post("/mcp", json={}).status_code == 405
    assert client.get("/mcp").status_code == 404
    assert "/mcp" not in client.get("/api").get_data(as_text=True)


def test_a_client_is_greeted(agent: FlaskClient) -> None:
    asked = {"protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": {"name": "t"}}
    found = ask(agent, "initialize", asked)
    assert found["protocolVersion"] == "2025-03-26"
    assert found["serverInfo"]["name"] == "aras"
    assert "claim" in found["instructions"]
    later = ask(agent, "initialize", {**asked, "protocolVersion": "2999-01-01"})
    assert later["protocolVersion"] == "2025-06-18"
    told = agent.post("/mcp", json={"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert (told.status_code, told.data) == (202, b"")
    pinged = agent.post("/mcp", json={"jsonrpc": "2.0", "id": "a", "method": "ping"})
    assert pinged.get_json() == {"jsonrpc": "2.0", "id": "a", "result": {}}
    assert agent.get("/mcp").status_code == 405, "there is no stream"
    assert "/mcp" in agent.get("/api").get_data(as_text=True)


def test_the_tools_only_read(agent: FlaskClient) -> None:
    tools = ask(agent, "tools/list")["tools"]
    assert [tool["name"] for tool in tools] == [tool.name for tool in TOOLS] == list(CALLS)
    for tool in tools:
        assert tool["annotations"]["readOnlyHint"] is True
        assert tool["inputSchema"]["type"] == "object"
        assert tool["description"]


@pytest.mark.parametrize("name", CALLS)
def test_every_answer_carries_sources_and_only_what_may_leave(
    agent: FlaskClient, served: Any, name: str
) -> None:
    found = call(agent, name, **CALLS[name])
    assert "isError" not in found
    said = found["structuredContent"]
    assert json.loads(found["content"][0]["text"]) == said
    assert said["version"] == served.services.snapshot.version
    assert said["link"].endswith(f"v={said['version']}")
    assert any(source["citation"] for source in said["sources"])
    assert not any(secret in str(found) for secret in SECRETS)
    if name != "open_event":
        assert len(said["withheld"]) == 2


def test_reports_are_those_of_the_query(agent: FlaskClient) -> None:
    said = call(agent, "select", query=DAYS, limit=100)["structuredContent"]
    features = agent.get(f"/data/events.geojson?{DAYS}").json["features"]
    assert [event["id"] for event in said["events"]] == [f["id"] for f in features][:100]
    assert said["reports"] == len(features)
    onward = call(agent, "select", query=DAYS, limit=5, start=3)["structuredContent"]
    assert onward["events"] == said["events"][3:8]


def test_counts_are_by_the_rules_of_selection(agent: FlaskClient, served: Any) -> None:
    query = "from=..&to=..&show=protest"
    said = call(agent, "count_by_area", query=query)["structuredContent"]
    services: Services = served.services
    for name, area in said["areas"].items():
        ids = agent.get(f"/data/events.geojson?{query}&region={name}").json["features"]
        counted = [
            event
            for event in (report(COUNTED, n) for n in range(4))
            if event.layer == "protest"
            and services.snapshot.row_of[event.id] in services.snapshot.members.get(name, ())
        ]
        assert area["reports"] == len(ids) + len(counted), name
        assert area["too_coarse_to_count"] is None, "what may not be counted is not told of either"


def test_one_report_is_opened_whole(agent: FlaskClient) -> None:
    event = call(agent, "open_event", id="2020-10-13-harop-crash-parsabad")["structuredContent"]
    assert event["event"]["source_1_publisher"]
    assert "event=2020-10-13-harop-crash-parsabad" in event["link"]


def test_a_picture_comes_beside_what_is_said_of_it(agent: FlaskClient) -> None:
    found = call(agent, "picture", query="show=protest&at=38,47,7&theme=dark")
    said, picture = found["content"]
    assert "at=38,47,7" in json.loads(said["text"])["link"]
    assert "picture" not in found["structuredContent"]
    assert (picture["type"], picture["mimeType"]) == ("image", "image/png")
    body = base64.b64decode(picture["data"])
    assert body.startswith(b"\x89PNG")
    assert struct.unpack(">II", body[16:24]) == (900, 600)


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("select", {"query": "kind=x"}, "kind: “x” is not a known kind"),
        ("select", {"query": 3}, "query is not text"),
        ("select", {"query": "", "limit": 1000}, "limit is no number from 1 to 100"),
        ("select", {"query": "", "other": 1}, "“other” is no argument of select"),
        ("count_by_area", {"query": "", "layer": "rivers"}, "counts no reports"),
        ("open_event", {"id": "AGGREGATES-1"}, "is the id of no report that is handed out"),
        ("open_event", {}, "is the id of no report"),
    ],
)
def test_what_cannot_be_asked_is_said(
    agent: FlaskClient, name: str, arguments: dict[str, Any], sentence: str
) -> None:
    found = call(agent, name, **arguments)
    assert found["isError"] is True
    assert sentence in found["content"][0]["text"]


def test_faults_of_the_protocol_have_their_codes(agent: FlaskClient) -> None:
    assert ask(agent, "resources/list")["code"] == -32601
    assert ask(agent, "tools/call", {"name": "drop"})["code"] == -32602
    assert ask(agent, "tools/call", [1])["code"] == -32602
    broken = agent.post("/mcp", data=b"{", content_type="application/json")
    assert (broken.status_code, broken.get_json()["error"]["code"]) == (400, -32700)
    many = agent.post("/mcp", json=[{"jsonrpc": "2.0", "id": 1, "method": "ping"}])
    assert (many.status_code, many.get_json()["error"]["code"]) == (400, -32600)


def test_pages_of_other_sites_may_not_ask(agent: FlaskClient) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    strange = agent.post("/mcp", json=body, headers={"Origin": "https://evil.example"})
    assert strange.status_code == 403
    own = agent.post("/mcp", json=body, headers={"Origin": "http://localhost"})
    assert own.status_code == 200
    assert "Access-Control-Allow-Origin" not in own.headers
