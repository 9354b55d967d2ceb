"""The `Links` of the data that is served now: which files there are, at which version."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import dashboard.figures as figures
import dashboard.wording.places as places
import geodata.layers
from dashboard.services import Services
from dashboard.state.links import Links
from dashboard.theme import ASSETS, TOKENS_CSS

BUILT = Path(geodata.layers.__file__).with_name("built")
"""The derived layer files that the map asks for, written by `aras layers build`."""


def page_links(services: Services, pinned: str | None = None) -> Links:
    """Addresses for the newest snapshot, or for the version that a link pins."""
    built, style_version = _built()
    return Links(services.snapshot_for(pinned).version, built, style_version)


@cache
def _built() -> tuple[dict[str, str], str]:
    """The hash of each built file, and one hash over all that the map style depends on."""
    index = json.loads((BUILT / "index.json").read_text(encoding="utf-8"))
    built = {name.removesuffix(".geojson"): f["sha256"] for name, f in index["files"].items()}
    style = hashlib.sha256(json.dumps(built, sort_keys=True).encode())
    sources = sorted(Path(figures.__file__).parent.glob("*.py"))
    sources.append(Path(places.__file__))
    for path in (TOKENS_CSS, ASSETS / "fonts" / "faces.json", *sources):
        style.update(path.read_bytes())
    return built, style.hexdigest()[:12]
