"""`aras events history`, `withdraw` and `restore`: what was said of an event, and hiding it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import click

from geodata.cli_answers import counted, json_option, print_json, refusals
from geodata.cli_store import StorePlace, store_options
from geodata.model import row_of
from geodata.model.problems import shorten
from geodata.stores import Change, EventHistory, EventVersion, Store, Withdrawal

_LONGEST: int = 160
"""Characters of a value that are shown to people; machines get all of it."""


@click.command()
@click.argument("id_", metavar="ID")
@store_options
@json_option
def history(id_: str, place: StorePlace, as_json: bool) -> None:
    """Say what was stored of an event: each version, what changed, when, from which file."""
    with refusals(as_json):
        found = place.open().history(id_)
    if as_json:
        print_json(_for_machines(found))
        return
    hidden = ", withdrawn" if found.withdrawn else ""
    click.echo(f"{found.id}: {found.versions[-1].event.title}{hidden}")
    entries: list[EventVersion | Withdrawal] = [*found.versions, *found.withdrawals]
    for entry in sorted(entries, key=lambda one: one.recorded_at):
        moment = _moment(entry.recorded_at)
        if isinstance(entry, Withdrawal):
            act = "withdrawn" if entry.withdrawn else "restored"
            click.echo(f"{moment}  {act}: {entry.why}")
            continue
        click.echo(f"{moment}  version {entry.number}, from {entry.file}")
        for change in entry.changes:
            click.echo(f"  {_told(change)}")


def _acting(act: str, summary: str) -> Callable[..., Any]:
    """The command that withdraws or restores events; both take ids and a reason."""

    @click.command(act, help=summary)
    @click.argument("ids", metavar="ID…", nargs=-1, required=True)
    @click.option("--why", required=True, metavar="TEXT", help="The reason, kept for good.")
    @store_options
    @json_option
    def command(ids: Sequence[str], why: str, place: StorePlace, as_json: bool) -> None:
        with refusals(as_json):
            store = place.open()
            done = _act(store, act, ids, why)
            version = store.version()
        past = "withdrawn" if act == "withdraw" else "restored"
        before = [name for name in dict.fromkeys(ids) if name not in done]
        if as_json:
            print_json({"ok": True, past: done, "unchanged": before, "version": version})
            return
        if before:
            state = "withdrawn" if act == "withdraw" else "not withdrawn"
            click.echo(f"{state} already: {', '.join(before)}")
        click.echo(f"{counted(len(done), 'event')} {past}; the data is now version {version}")

    return command


def _act(store: Store, act: str, ids: Sequence[str], why: str) -> list[str]:
    return list(store.withdraw(ids, why) if act == "withdraw" else store.restore(ids, why))


withdraw = _acting(
    "withdraw", "Hide events with a reason. What was said of them is kept; restore shows them."
)
restore = _acting("restore", "Show withdrawn events again, with a reason.")


def _for_machines(found: EventHistory) -> dict[str, Any]:
    return {
        "id": found.id,
        "withdrawn": found.withdrawn,
        "versions": [
            {
                "number": one.number,
                "recorded_at": _iso(one.recorded_at),
                "file": one.file,
                "sha256": one.sha256,
                "changes": [asdict(change) for change in one.changes],
                "event": row_of(one.event),
                "original": None if one.original is None else dict(one.original),
            }
            for one in found.versions
        ],
        "withdrawals": [
            {"withdrawn": one.withdrawn, "why": one.why, "recorded_at": _iso(one.recorded_at)}
            for one in found.withdrawals
        ],
    }


def _told(change: Change) -> str:
    field = f"{change.field} (in its file)" if change.in_file else change.field
    return f"{field}: {_value(change.old)} -> {_value(change.new)}"


def _value(text: str) -> str:
    return f'"{shorten(text, _LONGEST)}"' if text else "nothing"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
