"""Who may import whom, read from the code itself: the borders of the house."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# From the ground up; a room may use what stands before it. Rooms in one tuple may use each other.
GEODATA = (
    ("errors", "vocabulary"),
    ("geometry",),
    ("model", "chronicle"),
    ("checks", "layers", "licences", "readers"),
    ("queries",),
    ("stores", "writers"),
    ("pipelines", "ogc"),
    (
        "cli",
        "cli_answers",
        "cli_events",
        "cli_export",
        "cli_files",
        "cli_history",
        "cli_import",
        "cli_layers",
        "cli_progress",
        "cli_report",
        "cli_store",
    ),
)
DASHBOARD = (
    ("settings", "ids", "wording", "theme", "elements"),
    ("state",),
    ("figures",),
    ("pictures",),
    ("services",),
    ("page_links",),
    ("panels", "routes", "cli_map"),
    ("pages",),
    ("web",),
    ("app",),
    ("wsgi", "cli"),
)


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    """Dotted names that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room_of(path: Path, package: str) -> str:
    return path.relative_to(ROOT / package).parts[0].removesuffix(".py")


def level_of(room: str, levels: tuple[tuple[str, ...], ...]) -> int:
    for number, rooms in enumerate(levels):
        if room in rooms:
            return number
    raise AssertionError(f"{room} has no place in the order of rooms; give it one")


@pytest.mark.parametrize(("package", "levels"), [("geodata", GEODATA), ("dashboard", DASHBOARD)])
def test_rooms_use_only_what_stands_before_them(
    package: str, levels: tuple[tuple[str, ...], ...]
) -> None:
    wrong = []
    for path in modules(package):
        room = room_of(path, package)
        if room == "__init__":
            continue
        level = level_of(room, levels)
        for name in imports_of(path):
            parts = name.split(".")
            within = parts[0] == package and len(parts) > 1 and parts[1] != room
            if within and level_of(parts[1], levels) > level:
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_geodata_knows_no_web() -> None:
    foreign = {"dashboard", "dash", "plotly", "flask", "dash_mantine_components", "dash_ag_grid"}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("geodata")
        for name in imports_of(path)
        if name.split(".")[0] in foreign
    ]
    assert wrong == []


def test_figures_know_no_dash() -> None:
    for path in modules("dashboard/figures"):
        assert not {n for n in imports_of(path) if n.split(".")[0] == "dash"}, path


def test_panels_do_not_use_each_other() -> None:
    for path in modules("dashboard/panels"):
        room = path.relative_to(ROOT / "dashboard/panels").parts[0]
        others = {
            n
            for n in imports_of(path)
            if n.startswith("dashboard.panels.") and n.split(".")[2] != room
        }
        assert not others, path


def test_only_the_settings_read_the_environment() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for package in ("geodata", "dashboard")
        for path in modules(package)
        if {"os.environ", "os.getenv"} & imports_of(path)
        or re.search(r"\bos\.(environ|getenv)\b", path.read_text(encoding="utf-8"))
    ]
    assert readers == ["dashboard/settings.py"]


def test_no_file_needs_a_map_to_read() -> None:
    files = [p for package in ("geodata", "dashboard") for p in modules(package)]
    files += list((ROOT / "assets" / "js").rglob("*.js"))
    long = [
        f"{p.relative_to(ROOT)}: {n}"
        for p in files
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400
    ]
    assert long == []
