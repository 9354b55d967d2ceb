"""A real PostgreSQL with PostGIS for the tests: made in a folder of its own, started on a free port
as a user without rights, and stopped at the end."""

from __future__ import annotations

import os
import pwd
import resource
import shlex
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

USER = "aras"
TEMPLATE = "aras_template"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",  # a killed server loses nothing by it, only a machine without power would
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "40",
    "shared_buffers": "64MB",
    "timezone": "Asia/Tehran",
    "datestyle": "German, DMY",
}


class NoServer(Exception):
    """No server can be started here, and why."""


class PostgresServer:
    """One server. `url(name)` is the address of a database of it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.port = free_port()
        self._bin = binaries()
        self._user = ordinary_user()
        self._made = 0
        if self._user is not None:
            os.chown(folder, *self._user)
        self._run(
            "initdb",
            *("--pgdata", str(folder / "data"), "--username", USER, "--auth", "trust"),
            *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--wal-segsize", "1"),
        )

    def url(self, name: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        said = [f"-c {name}='{value}'" for name, value in SETTINGS.items()]
        said += [f"-c port={self.port}", f"-c unix_socket_directories={self.folder}"]
        self._run(
            "pg_ctl",
            *("start", "--wait", "--pgdata", str(self.folder / "data")),
            *("--log", str(self.folder / "log"), "--options", " ".join(said)),
        )

    def stop(self, mode: str = "immediate") -> None:
        """`immediate` is what a crash is: nothing is put in order before."""
        self._run("pg_ctl", "stop", "--wait", "--mode", mode, "--pgdata", f"{self.folder}/data")

    @contextmanager
    def ending_with_this_process(self) -> Iterator[None]:
        """Stop the server when the block ends, or its input does because the tests are no more."""
        data = shlex.quote(f"{self.folder}/data")
        stop = f"{shlex.quote(str(self._bin / 'pg_ctl'))} stop --mode immediate --pgdata {data}"
        waiting = subprocess.Popen(
            ["sh", "-c", f"read _; {stop}; rm -rf {shlex.quote(str(self.folder))}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            preexec_fn=lambda: becoming(self._user),
        )
        try:
            yield
        finally:
            waiting.communicate()

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def database(self, template: str | None = None) -> Iterator[str]:
        """The address of a database of its own, a copy of a template, gone at the end."""
        self._made += 1
        name = f"test_{self._made}"
        copied = f" TEMPLATE {template} STRATEGY file_copy" if template else ""
        self.execute(f"CREATE DATABASE {name}{copied}")
        try:
            yield self.url(name)
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def limit_files(self, pid: int, size: int) -> None:
        """No file that a process of the server writes may grow beyond this, as on a full disk."""
        # Only the user of a process, or one with more rights than root may have, may say so.
        child = os.fork()
        if not child:
            try:
                becoming(self._user)
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, size))
            except BaseException:
                os._exit(1)
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            raise NoServer("the files of a process of the server cannot be limited")

    def _run(self, program: str, *arguments: str) -> None:
        log = self.folder / f"{program}.out"
        with log.open("w") as out:  # a pipe would be held open by the server that it starts
            done = subprocess.run(
                [str(self._bin / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                preexec_fn=lambda: becoming(self._user),
                timeout=120,
                check=False,
            )
        if done.returncode:
            raise NoServer(f"{program}: {log.read_text(errors='replace')}")


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """A server that is gone when the block ends, and also when the tests are killed."""
    # Not in the folder of pytest, which other users may not enter.
    folder = Path(tempfile.mkdtemp(prefix="aras-postgres-"))
    try:
        server = PostgresServer(folder)
        with server.ending_with_this_process():
            server.start()
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def binaries() -> Path:
    """The folder of the newest programs that have PostGIS."""
    for control in sorted(
        Path("/usr/share/postgresql").glob("*/extension/postgis.control"), reverse=True
    ):
        found = Path("/usr/lib/postgresql") / control.parts[4] / "bin"
        if (found / "initdb").exists():
            return found
    config = shutil.which("pg_config")
    if config and (initdb := shutil.which("initdb")):
        shared = subprocess.check_output([config, "--sharedir"], text=True).strip()
        if (Path(shared) / "extension/postgis.control").exists():
            return Path(initdb).parent
    raise NoServer("PostgreSQL with PostGIS is not installed; run: sh tools/ensure_postgres.sh")


def ordinary_user() -> tuple[int, int] | None:
    """The user for the server, which will not run as root; None for the one of this process."""
    if os.getuid():
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise NoServer("there is neither a user postgres nor a user nobody to run the server")


def becoming(user: tuple[int, int] | None) -> None:
    """Let this process be another user's, if one is given."""
    if user is not None:
        os.setgroups([])
        os.setgid(user[1])
        os.setuid(user[0])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
