"""The command `aras`: the data commands of `geodata` and `serve`."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

import click

from dashboard.settings import Settings
from geodata.cli import commands
from geodata.errors import ArasError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="aras-dashboard", prog_name="aras")
def aras() -> None:
    """A linked map of the Nagorno-Karabakh conflict and what it does to Iran's north-west."""


@aras.command()
@click.option("--host", help="Address to listen on; HOST by default.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port; PORT by default.")
def serve(host: str | None, port: int | None) -> None:
    """Serve the product until interrupted."""
    settings = Settings.from_environment()
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    # The store is made before the workers start, so that a fault is said once and plainly.
    from geodata.stores import open_store

    open_store(settings.database_url, settings.data_dir)
    click.echo(f"Aras is served at http://{settings.host}:{settings.port} (Ctrl+C ends it)")
    sys.stdout.flush()
    os.execvp(
        sys.executable,
        [
            sys.executable,
            "-m",
            "gunicorn",
            "dashboard.wsgi:server",
            "--bind",
            f"{settings.host}:{settings.port}",
            "--worker-class",
            "gthread",
            "--workers",
            str(settings.workers),
            "--threads",
            str(settings.threads),
            "--timeout",
            "60",
            "--no-control-socket",
            "--log-level",
            "warning",
        ],
    )


for command in commands:
    aras.add_command(command)


def main() -> None:
    """Run `aras`; expected failures end with one sentence and exit status 1."""
    try:
        aras()
    except ArasError as fault:
        click.echo(f"aras: {fault}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
