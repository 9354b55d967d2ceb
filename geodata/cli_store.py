"""`aras store`: what stands in the event store; and the options that name a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click
import platformdirs

from geodata.cli_answers import json_option, print_json, refusals
from geodata.stores import Store, has_store, open_store


@dataclass(frozen=True, slots=True)
class StorePlace:
    """Where the store is: an address, or else a file in the data folder."""

    url: str | None
    folder: Path

    def exists(self) -> bool:
        """Whether there is a store already."""
        return has_store(self.url, self.folder)

    def open(self) -> Store:
        """The store; a missing one is made."""
        return open_store(self.url, self.folder)


def store_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that name the store, given to the command as one `place`."""

    @wraps(command)
    def placed(*args: Any, database: str | None, data_dir: Path | None, **rest: Any) -> Any:
        folder = data_dir or Path(platformdirs.user_data_dir("aras", appauthor=False))
        return command(*args, place=StorePlace(database or None, folder), **rest)

    by_address = click.option(
        "--database",
        envvar="DATABASE_URL",
        metavar="URL",
        show_envvar=True,
        help="The event store, sqlite:///path/to/file or postgresql://user@host/database; "
        "by default a file in the data folder.",
    )
    by_folder = click.option(
        "--data-dir",
        envvar="ARAS_DATA_DIR",
        metavar="FOLDER",
        type=click.Path(path_type=Path),
        show_envvar=True,
        help="The data folder; by default the one of this user.",
    )
    return by_address(by_folder(placed))


@click.group()
def store() -> None:
    """The event store."""


@store.command()
@store_options
@json_option
def info(place: StorePlace, as_json: bool) -> None:
    """Say where the store is, its version, and what it holds."""
    with refusals(as_json):
        found = place.open().info()
    if as_json:
        print_json(asdict(found))
        return
    click.echo(f"path       {found.path}")
    click.echo(f"database   {found.database}")
    click.echo(f"version    {found.version}")
    click.echo(f"schema     {found.schema}")
    click.echo(f"catalogue  {found.catalogue}")
    click.echo(f"events     {found.events}")
    for layer, count in found.by_layer.items():
        click.echo(f"  {layer:<16} {count}")
    click.echo(f"versions   {found.versions} kept, of these events and {found.withdrawn} withdrawn")
    click.echo(f"datasets   {len(found.datasets)}")
    for dataset in found.datasets:
        click.echo(
            f"  {dataset['id']:<16} {dataset['events']}  {dataset['name']}, "
            f"{dataset['licence'] or 'licence not stated'}; {dataset['redistribution']}"
        )
    click.echo(f"imports    {len(found.imports)}")
    for one in found.imports:
        click.echo(
            f"  {one['imported_at']}  {one['file']}: {one['added']} added, {one['changed']} changed"
        )


@store.command()
@store_options
@json_option
def migrate(place: StorePlace, as_json: bool) -> None:
    """Bring the tables of the store to this release, or make them; says where it stands.

    Opening does the same; this is for a release phase, before the servers start.
    """
    with refusals(as_json):
        found = place.open().info()
    if as_json:
        told = {"ok": True, "path": found.path, "schema": found.schema, "version": found.version}
        print_json(told)
        return
    click.echo(f"{found.path}: tables of version {found.schema}, data version {found.version}")
