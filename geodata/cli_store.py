"""`aras store`: what stands in the event store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import platformdirs

from geodata.errors import ArasError
from geodata.stores import ImportRefused, Store, open_store


def database_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that names the store; `database` is None for the one in the user data folder."""
    return click.option(
        "--database",
        envvar="DATABASE_URL",
        metavar="URL",
        show_envvar=True,
        help="The event store, sqlite:///path/to/file; by default a file in the user data folder.",
    )(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that asks for one machine-readable report."""
    return click.option("--json", "as_json", is_flag=True, help="Print one report as JSON.")(
        command
    )


def data_folder() -> Path:
    """The user data folder of this product."""
    return Path(platformdirs.user_data_dir("aras", appauthor=False))


def opened(database: str | None) -> Store:
    """The store that the command line names."""
    return open_store(database or None, data_folder())


@contextmanager
def refusals(as_json: bool = False) -> Iterator[None]:
    """Expected failures end the command with status 1: each reason a line on stderr."""
    try:
        yield
    except ArasError as error:
        reasons = error.problems if isinstance(error, ImportRefused) else ()
        if as_json:
            click.echo(json.dumps({"stored": 0, "problems": [p.as_dict() for p in reasons]}))
        for line in map(str, reasons or (error,)):
            click.echo(line, err=True)
        raise SystemExit(1) from None


@click.group()
def store() -> None:
    """The event store."""


@store.command()
@database_option
@json_option
def info(database: str | None, as_json: bool) -> None:
    """Say where the store is, its version, and what it holds."""
    with refusals():
        found = opened(database).info()
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
        return
    click.echo(f"path       {found.path}")
    click.echo(f"version    {found.version}")
    click.echo(f"schema     {found.schema}")
    click.echo(f"catalogue  {found.catalogue}")
    click.echo(f"events     {found.events}")
    for layer, count in found.by_layer.items():
        click.echo(f"  {layer:<16} {count}")
    click.echo(f"imports    {len(found.imports)}")
    for one in found.imports:
        click.echo(
            f"  {one['imported_at']}  {one['file']}: {one['added']} added, {one['changed']} changed"
        )
