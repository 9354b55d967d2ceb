"""Other processes that use a store beside the test: forked from it, so that they start at once."""

from __future__ import annotations

import json
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

import pytest
import sqlalchemy as sa

from geodata.model import Event
from geodata.stores import Store, open_store


@dataclass
class Talk:
    """One end of a conversation, line by line."""

    hears: IO[str]
    speaks: IO[str]

    def say(self, what: object) -> None:
        self.speaks.write(json.dumps(what) + "\n")
        self.speaks.flush()

    def hear(self) -> Any:
        """The next thing that the other end says."""
        line = self.hears.readline()
        if not line:
            pytest.fail("the other process ended without a word")
        return json.loads(line)


@dataclass
class Other(Talk):
    """The other process, as the test sees it."""

    pid: int = 0

    def kill_when_stopped(self) -> None:
        assert self.hear() == "stopped"
        os.kill(self.pid, signal.SIGKILL)


Program = Callable[[Talk, str], None]
"""What a process does with the address of a store. What it raises, it says."""


@contextmanager
def process(program: Program, url: str) -> Iterator[Other]:
    """A process that runs a program; it is killed at the end if it still runs."""
    there, here = os.pipe(), os.pipe()
    pid = os.fork()
    if not pid:
        talk = Talk(os.fdopen(there[0]), os.fdopen(here[1], "w"))
        for descriptor in (there[1], here[0]):
            os.close(descriptor)  # else the end of the test would not be heard
        try:
            program(talk, url)
        except BaseException as fault:
            talk.say({"type": type(fault).__name__, "said": str(fault)})
            traceback.print_exc()
        finally:
            os._exit(0)
    other = Other(os.fdopen(here[0]), os.fdopen(there[1], "w"), pid)
    os.close(there[0])
    os.close(here[1])
    try:
        yield other
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        other.hears.close()
        other.speaks.close()


def stop_after(talk: Talk, statement: str) -> None:
    """From now on, stop after every statement that begins so, and say it; `COMMIT` is before it."""

    def stop(*arguments: Any) -> None:
        if statement == "COMMIT" or arguments[2].strip().startswith(statement):
            talk.say("stopped")
            talk.hears.readline()

    if statement == "COMMIT":
        sa.event.listen(sa.Engine, "commit", stop)
    else:
        sa.event.listen(sa.Engine, "after_cursor_execute", stop)


def copies(store: Store, name: str) -> list[Event]:
    """The events of the store again, under new ids and with this title."""
    return [
        event.model_copy(update={"id": f"{name}-{n}", "related_ids": (), "title": name})
        for n, event in enumerate(store.snapshot().events)
    ]


def opens_on_a_word(talk: Talk, url: str) -> None:
    talk.say("ready")
    talk.hear()
    snapshot = open_store(url, None).snapshot()
    talk.say([snapshot.version, len(snapshot)])


def opens_and_stops_after(statement: str) -> Program:
    def program(talk: Talk, url: str) -> None:
        stop_after(talk, statement)
        open_store(url, None)

    return program


def imports_and_stops_after(statement: str) -> Program:
    """An import of 220 new events and one that changes."""

    def program(talk: Talk, url: str) -> None:
        store = open_store(url, None)
        first = store.snapshot().events[0]
        events = [*copies(store, "copy"), first.model_copy(update={"title": "changed"})]
        if statement:
            stop_after(talk, statement)
        report = store.import_events(events, file="copies.csv")
        talk.say([report.added, report.changed])

    return program


def imports_on_a_word(name: str) -> Program:
    """An import of 220 new events whose title is the name."""

    def program(talk: Talk, url: str) -> None:
        store = open_store(url, None)
        events = copies(store, name)
        talk.say("ready")
        talk.hear()
        talk.say(store.import_events(events, file=f"{name}.csv").added)

    return program


def reads_until_told(talk: Talk, url: str) -> None:
    """How many events, and how many called `copy`, of each version that was seen."""
    store = open_store(url, None)
    seen: dict[str, tuple[int, int]] = {}
    talk.say("ready")
    os.set_blocking(talk.hears.fileno(), False)
    while True:
        last = bool(talk.hears.readline())
        snapshot = store.snapshot()
        titles = [event.title for event in snapshot.events]
        seen[snapshot.version] = (len(snapshot), titles.count("copy"))
        if last:
            break
    talk.say(sorted(seen.values()))
