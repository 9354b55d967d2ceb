"""`aras layers`: list the layers, check them, build the browser's files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from geodata.cli_answers import json_option, print_json, refusals
from geodata.errors import ArasError
from geodata.layers import built_folder, load_catalogue
from geodata.layers.checks import Report, check_catalogue
from geodata.pipelines.build_layers import build_layers

_catalogue_option = click.option(
    "--catalogue",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Another catalogue file than the shipped one, with a folder data beside it.",
)


@click.group()
def layers() -> None:
    """Boundaries, control by day and context: the layers of the map."""


@layers.command("list")
@_catalogue_option
@json_option
def list_layers(path: Path | None, as_json: bool) -> None:
    """List the layers and the ids of their areas."""
    with refusals(as_json):
        catalogue = load_catalogue(path)
    if as_json:
        rows = [
            {
                "id": layer.id,
                "name": layer.spec.names["en"],
                "role": layer.spec.role,
                "geometry": layer.spec.geometry,
                "grain": layer.spec.grain,
                "temporal": layer.spec.temporal,
                "default": layer.spec.default,
                "licence": layer.spec.licence,
                "exactness_m": layer.spec.exactness_m,
                "features": [feature.id for feature in layer.features],
            }
            for layer in catalogue.layers.values()
        ]
        print_json({"version": catalogue.version, "layers": rows})
        return
    table = [("layer", "role", "geometry", "features", "exact to", "name")]
    for layer in catalogue.layers.values():
        spec = layer.spec
        kind = f"{spec.geometry}, by day" if spec.temporal else spec.geometry
        exact = f"{spec.exactness_m:,} m"
        table.append((layer.id, spec.role, kind, f"{len(layer.features)}", exact, spec.names["en"]))
    _print_table(table, right={3, 4})
    click.echo()
    for layer in catalogue.layers.values():
        if layer.spec.role == "subject":
            ids = ", ".join(feature.id for feature in layer.features)
            click.echo(f"{layer.id}: {ids}")
    click.echo(f"\ncatalogue version {catalogue.version}")


@layers.command("check")
@_catalogue_option
@json_option
def check_layers(path: Path | None, as_json: bool) -> None:
    """Check shapes, edges, areas, periods of control, sources and licences."""
    with refusals(as_json):
        report = check_catalogue(load_catalogue(path))
    if as_json:
        print_json(report.to_dict())
    else:
        _print_report(report)
    if report.errors:
        sys.exit(1)


@layers.command("build")
@_catalogue_option
@json_option
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the files; the folder built beside the catalogue when not given.",
)
def build_browser_layers(path: Path | None, as_json: bool, folder: Path | None) -> None:
    """Derive from each layer what the browser loads; the same layers give the same bytes."""
    with refusals(as_json):
        catalogue = load_catalogue(path)
        target = folder or built_folder(catalogue)
        try:
            index = build_layers(catalogue, target)
        except OSError as fault:
            raise ArasError(
                f"{target}: cannot be written ({fault.strerror}); give another folder with --to"
            ) from fault
    if as_json:
        print_json(index)
        return
    rows = [
        (name, f"{entry['bytes']:,}", entry["sha256"]) for name, entry in index["files"].items()
    ]
    _print_table([("file", "bytes", "sha256"), *rows], right={1})
    click.echo(f"\ncatalogue version {index['version']}")


def _print_report(report: Report) -> None:
    if report.areas:
        table = [("area", "km²", "official", "deviation", "layer")]
        for row in report.areas:
            name = row.feature or f"all of {row.layer}"
            area, official = f"{row.area_km2:,.1f}", f"{row.official_km2:,.0f}"
            table.append((name, area, official, f"{row.deviation_pct:+.2f} %", row.layer))
        _print_table(table, right={1, 2, 3})
        click.echo()
    if report.held:
        table = [("day", "km²", "expected", "deviation", "controller")]
        for held in report.held:
            area, expected = f"{held.area_km2:,.1f}", f"{held.expected_km2:,.0f}"
            deviation = f"{held.deviation_pct:+.2f} %"
            table.append((held.day.isoformat(), area, expected, deviation, held.controller))
        _print_table(table, right={1, 2, 3})
        click.echo()
    for finding in report.findings:
        click.echo(f"{finding.level}: {finding}", err=finding.level == "error")
    count = len(report.errors)
    verdict = "no error" if not count else "1 error" if count == 1 else f"{count} errors"
    click.echo(f"catalogue version {report.version}: {verdict}")


def _print_table(rows: Sequence[Sequence[str]], right: set[int]) -> None:
    """Columns as wide as their widest cell, the first row their head; the last runs on."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if n in right else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo("  ".join(cells).rstrip())
