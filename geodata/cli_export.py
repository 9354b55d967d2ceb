"""`aras events export`: events as a file of any format, with what must be known of it.

The file appears whole or not at all, and no file is written over unless that is said.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from geodata.cli_answers import counted, json_option, print_json, refusals
from geodata.cli_progress import Progress
from geodata.cli_store import StorePlace, store_options
from geodata.errors import ArasError
from geodata.layers import load_catalogue
from geodata.licences import Watch
from geodata.pipelines.asking import asked_of
from geodata.queries import Query, select
from geodata.queries.link import Asked
from geodata.writers import WRITERS, CsvWriter, Export, ReadmeWriter, Writer, export_of
from geodata.writers.saying import withheld_words

FORMATS: Final = {writer.id: writer for writer in WRITERS}
README_ENDING: Final = ".README.txt"


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--query",
    "link",
    metavar="QUERY",
    help="The query of a link, such as 'show=protest&from=2020-10-01&to=..'. As in a link, without "
    "from and to it means the days of the war of 2020.",
)
@click.option("--all", "everything", is_flag=True, help="All events, as without --query.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(tuple(FORMATS)),
    help="The format; by default the ending of OUT says it.",
)
@click.option("--bom", is_flag=True, help="Begin a CSV file so that Excel takes it for UTF-8.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@store_options
@json_option
def export(
    out: Path,
    link: str | None,
    everything: bool,
    format_: str | None,
    bom: bool,
    force: bool,
    place: StorePlace,
    as_json: bool,
) -> None:
    """Write events to the file OUT, all of them or those of --query.

    Beside a file that cannot say where it comes from stands OUT.README.txt: the question, the
    version of the data, sources, licences, and what they did not let out.
    """
    if everything and link is not None:
        raise click.UsageError("--all and --query say different things; leave one away")
    writer = _writer(out, format_, bom)
    files: dict[Path, Writer] = {out: writer}
    if not writer.holds_readme:
        files[out.with_name(out.name + README_ENDING)] = ReadmeWriter()
    with refusals(as_json):
        _check(files, force)
        with Progress() as progress:
            made = _export(place, link, writer, _watching(progress))
            _write(files, made)
    _report(made, list(files), as_json)


def _writer(out: Path, format_: str | None, bom: bool) -> Writer:
    name = format_ or out.suffix.lower().removeprefix(".")
    if name not in FORMATS:
        endings = ", ".join(f".{known}" for known in FORMATS)
        raise click.UsageError(
            f'"{out.name}" does not say a format; end it with one of {endings}, or give --format'
        )
    if bom and name != "csv":
        raise click.UsageError("--bom is for CSV files only; leave it away")
    return CsvWriter(bom=True) if bom else FORMATS[name]


def _check(files: dict[Path, Writer], force: bool) -> None:
    for path in files:
        if not path.parent.is_dir():
            raise ArasError(f"{path}: the folder {path.parent} is not there; make it first")
        if path.exists() and not force:
            raise ArasError(f"{path}: is there already; give another name, or --force")


def _watching(progress: Progress) -> Watch:
    """Shows each walk through the events: the first only looks which columns they need."""
    walks = 0

    def watch(done: int, of: int) -> None:
        nonlocal walks
        walks += done == 1
        progress(
            "looking through the events" if walks == 1 else f"writing (part {walks - 1})", done, of
        )

    return watch


def _export(place: StorePlace, link: str | None, writer: Writer, watch: Watch) -> Export:
    catalogue = load_catalogue()
    store = place.open()
    if link is None:
        snapshot, asked = store.snapshot(), Asked(Query())
    else:
        snapshot, asked = asked_of(store, link, catalogue)
    return export_of(
        select(snapshot, asked.query, catalogue),
        writer.way,
        catalogue,
        link=_address(link),
        accessed=datetime.now(UTC).date(),
        layers=asked.layers,
        asof=asked.asof,
        watch=watch,
    )


def _address(link: str | None) -> str:
    """The link as it was given, or the query as a path of the product: no host is known here."""
    if link is None:
        return "/?from=..&to=.."
    return link if "://" in link or link.startswith("/") else f"/?{link.lstrip('?')}"


def _write(files: dict[Path, Writer], made: Export) -> None:
    """All files under other names first, then their names; what goes wrong leaves none behind."""
    with contextlib.ExitStack() as undo:
        parts: dict[Path, Path] = {}
        for path, writer in files.items():
            part = path.with_name(f".{path.name}.{os.getpid()}.part")
            undo.callback(part.unlink, missing_ok=True)
            with _one_sentence(path), part.open("wb") as file:
                for piece in writer.pieces(made):
                    file.write(piece)
            parts[path] = part
        for path, part in parts.items():
            with _one_sentence(path):
                part.replace(path)


@contextlib.contextmanager
def _one_sentence(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        said = error.strerror or str(error)
        raise ArasError(f"{path}: cannot be written ({said}); nothing was changed") from error


def _report(made: Export, files: list[Path], as_json: bool) -> None:
    withheld = [withheld_words(share) for share in made.release.withheld]
    if as_json:
        report = {
            "ok": True,
            "files": [str(path) for path in files],
            "version": made.version,
            "query": made.filters,
            "events": len(made.release),
            "withheld": withheld,
            "left_out_as_too_coarse": made.coarse_left_out,
        }
        print_json(report)
        return
    click.echo(f"{counted(len(made.release), 'event')} ({made.filters}) in {files[0]}")
    for path in files[1:]:
        click.echo(f"where they come from and whose they are: {path}")
    for sentence in withheld:
        click.echo(sentence, err=True)
