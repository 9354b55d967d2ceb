"""`aras events check` and `import`: files in, a report out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from geodata.cli_answers import json_option, printable, refusals
from geodata.cli_files import file_options, options_of
from geodata.cli_progress import Progress
from geodata.cli_report import outcome, tell, tell_stored
from geodata.cli_store import StorePlace, store_options
from geodata.model import Dataset
from geodata.pipelines.import_events import FilesRefused, check_files, import_files
from geodata.pipelines.screening import Options
from geodata.stores import chronicle_batch


@click.command()
@file_options
@store_options
@json_option
def check(files: tuple[Path, ...], place: StorePlace, as_json: bool, **said: Any) -> None:
    """Report on files, with row, field and cure of each problem. Stores nothing."""
    _check(files, place, options_of(said), as_json)


@click.command("import")
@file_options
@click.option(
    "--skip-bad",
    "rejects",
    metavar="REJECTS.csv",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Store the good rows, and write the others with their reasons to this file.",
)
@click.option("--force", is_flag=True, help="Write the rejects over a file that is there.")
@click.option("--restore", is_flag=True, help="Show withdrawn events again that the files tell.")
@click.option("--dry-run", is_flag=True, help="Only check, as `check` does.")
@store_options
@json_option
def import_(
    files: tuple[Path, ...],
    rejects: Path | None,
    force: bool,
    restore: bool,
    dry_run: bool,
    place: StorePlace,
    as_json: bool,
    **said: Any,
) -> None:
    """Store the rows of files: all of them, or none. An id that is stored is updated."""
    options = options_of(said, skip_bad=rejects is not None, restore=restore)
    if rejects is not None:
        _check_rejects(rejects, files, force)
    if dry_run:
        _check(files, place, options, as_json)
        return
    with refusals(as_json):
        try:
            with Progress() as watch:
                done = import_files(
                    place.open(), files, options, rejects=rejects, force=force, watch=watch
                )
        except FilesRefused as refused:
            tell(refused.report, as_json, outcome(None, error=refused.why))
            if not as_json:
                click.echo(refused.why, err=True)
            raise SystemExit(1) from None
    tell(done.report, as_json, outcome(done))
    if as_json:
        return
    tell_stored(done, rejects)


def _check(files: tuple[Path, ...], place: StorePlace, options: Options, as_json: bool) -> None:
    with refusals(as_json):
        with Progress() as watch:
            report = check_files(files, *_stored(place), options, watch)
        tell(report, as_json, {"command": "check"})
    if not report.ok:
        raise SystemExit(1)


def _stored(place: StorePlace) -> tuple[frozenset[str], dict[str, Dataset]]:
    """Ids and datasets of the store, or of the chronicle that will be in it."""
    if place.exists():
        store = place.open()
        return store.ids(), {dataset.id: dataset for dataset in store.datasets()}
    batch = chronicle_batch()
    return frozenset(one.event.id for one in batch.events), {batch.dataset.id: batch.dataset}


def _check_rejects(rejects: Path, files: tuple[Path, ...], force: bool) -> None:
    """UsageError for a file that must not be written over, or cannot be made."""
    name = printable(rejects)
    if any(rejects.resolve() == file.resolve() for file in files):
        raise click.UsageError(f"--skip-bad: {name} is one of the files to read; name another")
    if rejects.exists() and not force:
        raise click.UsageError(
            f"--skip-bad: {name} is there already; name another file, or write over it with --force"
        )
    if not rejects.parent.is_dir():
        folder = printable(rejects.parent)
        raise click.UsageError(f"--skip-bad: there is no folder {folder}; make it first")
