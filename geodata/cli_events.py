"""`aras events`: check, import and list events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from geodata import vocabulary
from geodata.cli_answers import json_option, print_json, refusals
from geodata.cli_store import StorePlace, store_options
from geodata.layers import load_catalogue
from geodata.model import Problem, Refusal, row_of
from geodata.model.dates import parse_date
from geodata.pipelines.import_events import import_files, problems_of, read_files
from geodata.queries import Query, describe, select
from geodata.stores import chronicle_batch

_FILES = click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)


class DayType(click.ParamType[date | None]):
    """A day on the command line, or `..` for an open end."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date | None:
        """The day that was written."""
        if isinstance(value, date) or value == "..":
            return None if value == ".." else value
        try:
            return parse_date(value)
        except Refusal as refusal:
            return self.fail(f'"{value}" {refusal}', param, ctx)


@click.group()
def events() -> None:
    """Reports: events, border incidents and protests."""


@events.command()
@_FILES
@store_options
@json_option
def check(files: tuple[Path, ...], place: StorePlace, as_json: bool) -> None:
    """Say each problem of files, with row, field and cure. Stores nothing."""
    with refusals(as_json):
        read = read_files(files)
        problems = problems_of(read, _stored_ids(place))
    if as_json:
        reasons = [problem.as_dict() for problem in problems]
        print_json({"ok": not problems, "events": read.count, "problems": reasons})
    _say(problems)
    if problems:
        raise SystemExit(1)
    if not as_json:
        click.echo(f"{_counted(read.count, 'event')}, no problem")


@events.command("import")
@_FILES
@store_options
@json_option
def import_(files: tuple[Path, ...], place: StorePlace, as_json: bool) -> None:
    """Store the events of files: all of them, or none. An id that is stored is updated."""
    with refusals(as_json):
        report = import_files(place.open(), files)
    if as_json:
        stored = report.added + report.changed
        print_json({"ok": True, "stored": stored, **asdict(report), "problems": []})
        return
    click.echo(
        f"{_counted(report.added, 'event')} added, {report.changed} changed, "
        f"{report.unchanged} as before; the data is now version {report.version}"
    )


@events.command("list")
@store_options
@json_option
@click.option("--from", "from_", type=DayType(), help="First day of the window.")
@click.option("--to", type=DayType(), help="Last day of the window.")
@click.option("--show", help=f"Some of {','.join(vocabulary.REPORT_LAYERS)}.")
@click.option("--kind", help="Some kinds, with commas.")
@click.option("--confidence", help=f"Some of {','.join(vocabulary.CONFIDENCES)}.")
@click.option("--region", default="", help="Ids of areas, with commas.")
@click.option("--near", metavar="ID:KM", help="Within so many km of a line or area.")
@click.option("--q", default="", help="Words in title, summary, places, actors and sources.")
def list_(place: StorePlace, as_json: bool, **asked: Any) -> None:
    """List events in the order of days, all of them or those asked for."""
    with refusals(as_json):
        query = Query(
            show=_words(asked["show"]),
            kind=_words(asked["kind"]),
            confidence=_words(asked["confidence"]),
            from_=asked["from_"],
            to=asked["to"],
            region=tuple(area for area in asked["region"].split(",") if area),
            near=_near(asked["near"]),
            q=asked["q"],
        )
        catalogue = load_catalogue()
        found = select(place.open().snapshot(), query, catalogue)
    if as_json:
        report = {
            "version": found.snapshot.version,
            "query": describe(query),
            "selected": len(found),
            "total": len(found.snapshot),
            "left_out_as_too_coarse": found.coarse_left_out,
            "events": [row_of(event) for event in found.events],
        }
        print_json(report)
        return
    for event in found.events:
        click.echo(f"{event.id}\t{event.dates}\t{event.layer}\t{event.place.name}\t{event.title}")
    left_out = found.coarse_left_out
    coarse = f"; {left_out} left out, known too coarsely" if left_out else ""
    click.echo(
        f"{len(found)} of {_counted(len(found.snapshot), 'event')} ({describe(query)}){coarse}",
        err=True,
    )


def _stored_ids(place: StorePlace) -> frozenset[str]:
    """Ids that a file may name: those of the store, or of the chronicle that will be in it."""
    if place.exists():
        return place.open().ids()
    return frozenset(one.event.id for one in chronicle_batch().events)


def _words(text: str | None) -> frozenset[str] | None:
    return None if text is None else frozenset(word for word in text.split(",") if word)


def _near(text: str | None) -> tuple[str, float] | None:
    if text is None:
        return None
    shape, _, km = text.rpartition(":")
    try:
        return shape, float(km)
    except ValueError:
        raise click.BadParameter("write an id and kilometres, such as iran-border:25") from None


def _say(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
