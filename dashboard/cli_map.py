"""`aras map OUT --query '…'`: the map of a view as a picture, without a browser."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from dashboard.panels.filters.sentence import sentence
from dashboard.pictures import FORMATS, Size, SizeError, draw_picture, scene_of, size_of
from dashboard.state.links import view_of
from dashboard.theme import themes
from geodata.cli_answers import json_option, print_json, refusals
from geodata.cli_store import StorePlace, store_options
from geodata.errors import ArasError, QueryError
from geodata.layers import load_catalogue
from geodata.queries import select
from geodata.queries.link import asked_by, link_names
from geodata.writers.saying import withheld_words


@click.command("map")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--query",
    "link",
    metavar="QUERY",
    default="",
    help="The query of a link, such as 'show=protest&from=2020-10-01&to=..&lang=az'. As in a link, "
    "without from and to it means the days of the war of 2020.",
)
@click.option("--width", help="Width in px, 1200 by default.")
@click.option("--height", help="Height in px, 630 by default.")
@click.option("--scale", help="Pixels of a PNG to each px, 1 by default, 3 at most.")
@click.option("--theme", type=click.Choice(themes()), help="Instead of the query’s; print is grey.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@store_options
@json_option
def draw_map(
    out: Path,
    link: str,
    width: str | None,
    height: str | None,
    scale: str | None,
    theme: str | None,
    force: bool,
    place: StorePlace,
    as_json: bool,
) -> None:
    """Draw the map of a view into the file OUT, which ends in .svg, .png or .pdf."""
    ending = out.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        endings = ", ".join(f".{known}" for known in FORMATS)
        raise click.UsageError(f'"{out.name}" does not say a format; end it with one of {endings}')
    try:
        size = size_of({"width": width or "", "height": height or "", "scale": scale or ""})
    except SizeError as fault:
        raise click.UsageError(str(fault)) from fault
    with refusals(as_json):
        if not out.parent.is_dir():
            raise ArasError(f"{out}: the folder {out.parent} is not there; make it first")
        if out.exists() and not force:
            raise ArasError(f"{out}: is there already; give another name, or --force")
        report = _draw(out, link, theme, size, ending, place)
    if as_json:
        print_json(report)
        return
    click.echo(f"{out}: {report['reports']} reports, data version {report['version']}")
    for said in report["withheld"]:
        click.echo(said)


def _draw(
    out: Path, link: str, theme: str | None, size: Size, ending: str, place: StorePlace
) -> dict[str, Any]:
    catalogue = load_catalogue()
    snapshot = place.open().snapshot()
    names = link_names(snapshot, catalogue)
    asked_by(link, names)
    query = link.partition("?")[2] if "?" in link else link
    view, remarks = view_of(query, names)
    if remarks:
        raise QueryError(str(remarks[0]))
    if theme is not None:
        view = replace(view, theme=theme)
    scene = scene_of(
        view,
        select(snapshot, view.query, catalogue),
        catalogue,
        size,
        headline=lambda n: sentence(view, n, snapshot, catalogue),
        today=datetime.now(UTC).date(),
    )
    body = draw_picture(scene, ending, size).body
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        part.write_bytes(body)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        said = error.strerror or str(error)
        raise ArasError(f"{out}: cannot be written ({said}); nothing was changed") from error
    return {
        "ok": True,
        "file": str(out),
        "bytes": len(body),
        "version": snapshot.version,
        "reports": len(scene.release),
        "withheld": [withheld_words(share) for share in scene.release.withheld],
    }
