"""The store among real processes: started together, killed in the middle, read while written."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from geodata.model import Event
from geodata.stores import open_store

OPENS_ON_A_WORD = """
import sys
from pathlib import Path
from geodata.layers import load_catalogue
from geodata.stores import open_store
load_catalogue()
print("ready", flush=True)
sys.stdin.readline()
snapshot = open_store(None, Path(sys.argv[1])).snapshot()
print(snapshot.version, len(snapshot), flush=True)
"""

STOPS_AFTER_A_STATEMENT = """
import sys
from pathlib import Path
import sqlalchemy as sa
from geodata.stores import open_store
def stop(conn, cursor, statement, *_):
    if statement.strip().startswith(sys.argv[2]):
        print("stopped", flush=True)
        sys.stdin.readline()
folder = Path(sys.argv[1])
"""

FIRST_START = (
    STOPS_AFTER_A_STATEMENT
    + """
sa.event.listen(sa.Engine, "after_cursor_execute", stop)
open_store(None, folder)
"""
)

IMPORT = (
    STOPS_AFTER_A_STATEMENT
    + """
store = open_store(None, folder)
events = [event.model_copy(update={"id": f"copy-{n}", "related_ids": ()})
          for n, event in enumerate(store.snapshot().events * 5)]
sa.event.listen(sa.Engine, "after_cursor_execute", stop)
store.import_events(events, file="copies.csv")
"""
)

READS_UNTIL_TOLD = """
import json, sys, threading
from pathlib import Path
from geodata.stores import open_store
store = open_store(None, Path(sys.argv[1]))
told = threading.Event()
threading.Thread(target=lambda: (sys.stdin.readline(), told.set()), daemon=True).start()
seen = {}
print("ready", flush=True)
while True:
    last = told.is_set()
    snapshot = store.snapshot()
    seen[snapshot.version] = (len(snapshot), sum(e.title == "copy" for e in snapshot.events))
    if last:
        break
print(json.dumps(sorted(seen.values())), flush=True)
"""


@contextmanager
def python(program: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    if not line:
        assert process.stderr is not None
        pytest.fail(process.stderr.read())
    return line


def tell(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def kill_when_stopped(process: subprocess.Popen[str]) -> None:
    assert said(process) == "stopped"
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def test_many_processes_start_on_an_empty_folder(tmp_path: Path) -> None:
    with (
        python(OPENS_ON_A_WORD, tmp_path) as one,
        python(OPENS_ON_A_WORD, tmp_path) as two,
        python(OPENS_ON_A_WORD, tmp_path) as three,
        python(OPENS_ON_A_WORD, tmp_path) as four,
    ):
        processes = (one, two, three, four)
        assert [said(process) for process in processes] == ["ready"] * 4
        for process in processes:
            tell(process)
        found = {said(process) for process in processes}
    assert found == {f"{open_store(None, tmp_path).version()} 220"}
    assert len(open_store(None, tmp_path).info().imports) == 1, "the chronicle went in once"
    with sqlite3.connect(tmp_path / "events.sqlite3") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    "statement", ["INSERT INTO imports", "INSERT INTO events", "INSERT INTO memberships"]
)
def test_a_killed_import_leaves_nothing(tmp_path: Path, statement: str) -> None:
    before = open_store(None, tmp_path).info()
    with python(IMPORT, tmp_path, statement) as process:
        kill_when_stopped(process)
    store = open_store(None, tmp_path)
    assert store.info() == before
    assert len(store.snapshot()) == 220
    with sqlite3.connect(tmp_path / "events.sqlite3") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("statement", ["CREATE TABLE events", "INSERT INTO placements"])
def test_a_process_killed_at_its_first_start_leaves_no_half_store(
    tmp_path: Path, statement: str
) -> None:
    with python(FIRST_START, tmp_path, statement) as process:
        kill_when_stopped(process)
    assert len(open_store(None, tmp_path).snapshot()) == 220


def test_several_read_while_one_writes(tmp_path: Path, chronicle: tuple[Event, ...]) -> None:
    store = open_store(None, tmp_path)
    with python(READS_UNTIL_TOLD, tmp_path) as one, python(READS_UNTIL_TOLD, tmp_path) as two:
        assert [said(process) for process in (one, two)] == ["ready"] * 2
        for number in range(5):
            copies = [
                event.model_copy(
                    update={"id": f"{event.id}-{number}", "title": "copy", "related_ids": ()}
                )
                for event in chronicle
            ]
            store.import_events(copies, file=f"{number}.csv")
        for process in (one, two):
            tell(process)
            states = json.loads(said(process))
            assert states[-1] == [6 * 220, 5 * 220], "the last state is read"
            assert all(total == 220 + copies for total, copies in states)
            assert all(copies % 220 == 0 for _, copies in states), "never half an import"
