"""The command `aras`: the data commands of `geodata` and `serve`."""

from __future__ import annotations

import errno
import os
import socket
import sys
from dataclasses import replace

import click

from dashboard.cli_map import draw_map
from dashboard.settings import Settings, SettingsError
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
    _check_address(settings.host, settings.port)
    # The store is made before the workers start, so that a fault is said once and plainly.
    from geodata.stores import open_store

    open_store(settings.database_url, settings.data_dir)
    address = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"{address}:{settings.port}"
    click.echo(f"Aras is served at http://{address} (Ctrl+C ends it)")
    sys.stdout.flush()
    os.execvp(
        sys.executable,
        [
            sys.executable,
            "-m",
            "gunicorn",
            "dashboard.wsgi:server",
            "--bind",
            address,
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


def _check_address(host: str, port: int) -> None:
    """SettingsError when the server could not listen there; the server itself would try on."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, UnicodeError) as fault:
        code = getattr(fault, "errno", None)
        if code == errno.EADDRINUSE:
            said = f"port {port} of {host} is in use; give another with --port or PORT"
        elif code == errno.EACCES:
            said = f"port {port} is not for this user; give one above 1023 with --port or PORT"
        else:
            said = f'host: "{host}" is no address of this machine; give another with --host or HOST'
        raise SettingsError(said) from fault


for command in (*commands, draw_map):
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
