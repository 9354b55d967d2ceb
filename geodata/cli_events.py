"""`aras events`: the commands on events; here the list of them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import click

from geodata import vocabulary
from geodata.cli_answers import counted, json_option, print_json, refusals
from geodata.cli_history import history, restore, withdraw
from geodata.cli_import import check, import_
from geodata.cli_store import StorePlace, store_options
from geodata.layers import load_catalogue
from geodata.model import Refusal, row_of
from geodata.model.dates import parse_date
from geodata.pipelines.asking import asked_of
from geodata.queries import Query, describe, select


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


@click.group(commands=[check, import_, history, withdraw, restore])
def events() -> None:
    """Reports: events, border incidents and protests."""


@events.command("list")
@store_options
@json_option
@click.option(
    "--query",
    "link",
    metavar="QUERY",
    help="The query of a link, such as 'show=protest&from=2020-10-01&to=..'. As in a link, without "
    "from and to it means the days of the war of 2020.",
)
@click.option("--from", "from_", type=DayType(), help="First day of the window.")
@click.option("--to", type=DayType(), help="Last day of the window.")
@click.option("--show", help=f"Some of {','.join(vocabulary.REPORT_LAYERS)}.")
@click.option("--kind", help="Some kinds, with commas.")
@click.option("--confidence", help=f"Some of {','.join(vocabulary.CONFIDENCES)}.")
@click.option("--region", default="", help="Ids of areas, with commas.")
@click.option("--near", metavar="ID:KM", help="Within so many km of a line or area.")
@click.option("--q", default="", help="Words in title, summary, places, actors and sources.")
@click.option("--withdrawn", is_flag=True, help="The withdrawn events instead, and why.")
def list_(
    place: StorePlace, as_json: bool, link: str | None, withdrawn: bool, **asked: Any
) -> None:
    """List events in the order of days, all of them or those asked for."""
    if withdrawn:
        if link is not None or any(asked.values()):
            raise click.UsageError("--withdrawn lists all of them; leave the filters away")
        _list_withdrawn(place, as_json)
        return
    if link is not None and any(asked.values()):
        raise click.UsageError("--query says it all; leave the other filters away")
    with refusals(as_json):
        catalogue = load_catalogue()
        store = place.open()
        if link is not None:
            snapshot, told = asked_of(store, link, catalogue)
            query = told.query
        else:
            snapshot, query = store.snapshot(), _query(asked)
        found = select(snapshot, query, catalogue)
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
        f"{len(found)} of {counted(len(found.snapshot), 'event')} ({describe(query)}){coarse}",
        err=True,
    )


def _list_withdrawn(place: StorePlace, as_json: bool) -> None:
    with refusals(as_json):
        found = place.open().withdrawn()
    if as_json:
        print_json({"withdrawn": [asdict(one) for one in found]})
        return
    for one in found:
        click.echo(f"{one.id}\t{one.at}\t{one.why}")
    click.echo(f"{counted(len(found), 'withdrawn event')}", err=True)


def _query(asked: dict[str, Any]) -> Query:
    return Query(
        show=_words(asked["show"]),
        kind=_words(asked["kind"]),
        confidence=_words(asked["confidence"]),
        from_=asked["from_"],
        to=asked["to"],
        region=tuple(area for area in asked["region"].split(",") if area),
        near=_near(asked["near"]),
        q=asked["q"],
    )


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
