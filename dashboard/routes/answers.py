"""How routes answer: validators, cache rules, and one clear sentence for a bad request."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from flask import Response, request

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"


def answer(body: bytes, mimetype: str, *, versioned: bool = False) -> Response:
    """A cacheable answer with a strong ETag; `versioned` when the address names its content."""
    response = Response(body, mimetype=mimetype)
    response.set_etag(hashlib.sha256(body).hexdigest()[:24])
    response.headers["Cache-Control"] = IMMUTABLE if versioned else REVALIDATE
    response.make_conditional(request)
    return response


def json_answer(
    value: Any, *, versioned: bool = False, mimetype: str = "application/json"
) -> Response:
    """`answer` for a JSON value, written compactly in UTF-8."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return answer(body.encode(), mimetype, versioned=versioned)


def problem(status: int, sentence: str) -> Response:
    """An error as problem+json (RFC 9457) with one clear sentence."""
    body = json.dumps({"status": status, "detail": sentence}, ensure_ascii=False)
    response = Response(body, status=status, mimetype="application/problem+json")
    response.headers["Cache-Control"] = "no-store"
    return response
