"""The protocol: JSON-RPC 2.0 messages, one a request, each answered at once as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version as installed_version
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, Response, request

from dashboard.routes.answers import problem
from dashboard.routes.mcp.tools import PICTURE, TOOLS
from dashboard.routes.outside import mind_rates, root_address
from dashboard.services import Services
from dashboard.wording import wording
from geodata.errors import QueryError

VERSIONS: Final = ("2025-06-18", "2025-03-26")
"""Of the protocol, newest first."""

_PARSE, _REQUEST, _METHOD, _PARAMS = -32700, -32600, -32601, -32602
_BY_NAME: Final = {tool.name: tool for tool in TOOLS}


class _Fault(Exception):
    def __init__(self, code: int, message: str):
        super().__init__(message)
        self.code = code


def blueprint(services: Services) -> Blueprint:
    """The one address; without the setting there is nothing at it."""
    routes = Blueprint("mcp", __name__)
    if not services.settings.mcp:
        return routes
    mind_rates(routes)

    @routes.post("/mcp")
    def message() -> Response:
        if not _own_origin(services):
            # A page of another site must not speak to a server on its reader's own machine.
            return problem(403, "Pages of other sites may not ask here.")
        asked = request.get_json(force=True, silent=True)
        if asked is None:
            return _answer(_error(None, _PARSE, "The message is not JSON."), 400)
        if not isinstance(asked, dict) or asked.get("jsonrpc") != "2.0":
            return _answer(_error(None, _REQUEST, "Send one message of JSON-RPC 2.0."), 400)
        if "id" not in asked or "method" not in asked:
            return Response(status=202)
        try:
            found = _result(services, str(asked["method"]), asked.get("params") or {})
        except _Fault as fault:
            return _answer(_error(asked["id"], fault.code, str(fault)))
        return _answer({"jsonrpc": "2.0", "id": asked["id"], "result": found})

    @routes.get("/mcp")
    def stream() -> Response:
        response = problem(405, "There is no stream here; send messages with POST.")
        response.headers["Allow"] = "POST"
        return response

    return routes


def _result(services: Services, method: str, params: Any) -> dict[str, Any]:
    if not isinstance(params, dict):
        raise _Fault(_PARAMS, "The parameters are no object.")
    if method == "initialize":
        wanted = params.get("protocolVersion")
        return {
            "protocolVersion": wanted if wanted in VERSIONS else VERSIONS[0],
            "capabilities": {"tools": {}},
            "serverInfo": {"name": "aras", "version": installed_version("aras-dashboard")},
            "instructions": wording()["mcp.instructions"],
        }
    if method == "ping":
        return {}
    if method == "tools/list":
        return {"tools": [tool.json() for tool in TOOLS]}
    if method == "tools/call":
        return _called(services, params)
    raise _Fault(_METHOD, f"There is no method “{method[:60]}” here.")


def _called(services: Services, params: Mapping[str, Any]) -> dict[str, Any]:
    tool = _BY_NAME.get(str(params.get("name")))
    if tool is None:
        raise _Fault(_PARAMS, f"There is no such tool; there are {', '.join(_BY_NAME)}.")
    arguments = params.get("arguments") or {}
    if not isinstance(arguments, dict):
        raise _Fault(_PARAMS, "The arguments are no object.")
    try:
        unknown = [name for name in arguments if name not in tool.arguments]
        if unknown:
            raise QueryError(f"“{unknown[0][:40]}” is no argument of {tool.name}")
        found = tool.answer(services, root_address(services), arguments)
    except QueryError as error:
        return {"content": [{"type": "text", "text": f"{error}."}], "isError": True}
    picture = found.pop(PICTURE, None)
    text = json.dumps(found, ensure_ascii=False, allow_nan=False)
    parts = [{"type": "text", "text": text}, *([picture] if picture else [])]
    return {"content": parts, "structuredContent": found}


def _own_origin(services: Services) -> bool:
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    own = {urlsplit(address).netloc for address in (request.host_url, root_address(services))}
    return urlsplit(origin).netloc in own


def _error(name: Any, code: int, message: str) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": name, "error": {"code": code, "message": message}}


def _answer(found: dict[str, Any], status: int = 200) -> Response:
    body = json.dumps(found, ensure_ascii=False, allow_nan=False)
    response = Response(body, status=status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
