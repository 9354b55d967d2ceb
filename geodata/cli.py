"""The commands of the data package, for the product's command line to join with its own."""

from __future__ import annotations

from typing import Final

import click

from geodata.cli_events import events
from geodata.cli_export import export
from geodata.cli_layers import layers
from geodata.cli_store import store

events.add_command(export)

commands: Final[tuple[click.Command, ...]] = (layers, events, store)


@click.group(commands=list(commands))
def main() -> None:
    """Boundaries and events of the Nagorno-Karabakh conflict, as data."""


if __name__ == "__main__":
    main(prog_name="python -m geodata.cli")
