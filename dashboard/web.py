"""What every answer carries: security headers, cache rules for static files, compression."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flask import Flask, Response, request
from flask_compress import Compress

_FINGERPRINT = re.compile(r"\.v[\w.]*m\d+")
_STATIC = ("/assets/", "/_dash-component-suites/")
_DAY = "public, max-age=86400"
_YEAR = "public, max-age=31536000, immutable"

COMPRESSED = [
    "text/html",
    "text/css",
    "text/plain",
    "text/csv",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/geo+json",
    "application/problem+json",
    "application/octet-stream",
    "application/geopackage+sqlite3",
    "application/vnd.google-earth.kml+xml",
    "image/svg+xml",
]


def compress(server: Flask) -> None:
    """Brotli or gzip for everything that shrinks; must run before the first request."""
    server.config.update(
        COMPRESS_MIMETYPES=COMPRESSED,
        COMPRESS_ALGORITHM=["br", "gzip"],
        # What is sent as it is made is compressed as it is made.
        COMPRESS_ALGORITHM_STREAMING=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_LEVEL=6,
        COMPRESS_MIN_SIZE=600,
    )
    Compress(server)


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """The policy of a page: nothing from elsewhere, no eval, no inline script but Dash's own.

    Inline styles are needed by the grid and the controls; the map's worker is a blob of ours.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {' '.join(script_hashes)}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        )
    )


def secure(server: Flask, script_hashes: Sequence[str]) -> None:
    """Set the headers of each answer. `script_hashes`: `'sha256-…'` of Dash's inline scripts."""
    policy = content_security_policy(script_hashes)

    @server.after_request
    def headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        if request.path.startswith(_STATIC) and response.status_code in (200, 304):
            response.headers["Cache-Control"] = static_cache_rule(request.path, "m" in request.args)
        return response


def static_cache_rule(path: str, stamped: bool) -> str:
    """How long a static file may be kept: for ever when its address names its content."""
    if stamped or _FINGERPRINT.search(path) or path.startswith("/assets/fonts/"):
        return _YEAR
    return _DAY if path.startswith("/_dash-component-suites/") else "no-cache"
