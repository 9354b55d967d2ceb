"""What is shipped but not written here: the plotly bundle and the fonts."""

from __future__ import annotations

import json
from pathlib import Path

from plotly.offline import get_plotlyjs_version

ASSETS = Path(__file__).resolve().parents[3] / "assets"
TOOLS = ASSETS.parent / "tools" / "assets"


def test_one_plotly_bundle_of_the_installed_version() -> None:
    """Dash drops its own plotly.js for ours: the two have to be the same version."""
    bundles = [file.name for file in ASSETS.glob("plotly*.js")]
    assert bundles == [f"plotly-aras-{get_plotlyjs_version()}.min.js"], (
        "after an upgrade of plotly: the same version in tools/assets/package.json, `make assets`"
    )


def test_the_bundle_needs_no_evaluation_of_strings() -> None:
    """The page's content security policy has no 'unsafe-eval'."""
    (bundle,) = ASSETS.glob("plotly*.js")
    assert "new Function(" not in bundle.read_text("utf-8")


def test_every_font_face_is_there_and_named_in_both_lists() -> None:
    fonts = ASSETS / "fonts"
    faces = json.loads((fonts / "faces.json").read_text("utf-8"))
    files = sorted(face["file"] for face in faces)
    assert files == sorted(file.name for file in fonts.glob("*.woff2"))
    sheet = (fonts / "fonts.css").read_text("utf-8")
    assert [face["file"] for face in faces if f"url('{face['file']}')" not in sheet] == []


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((TOOLS / "package-lock.json").read_text("utf-8"))
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []
