"""`aras events check` and `import`: files in, a report out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from geodata import vocabulary
from geodata.cli_answers import counted, json_option, print_json, refusals
from geodata.cli_progress import Progress
from geodata.cli_store import StorePlace, store_options
from geodata.licences import known_datasets
from geodata.model import Dataset, Refusal
from geodata.model.values import partial_date
from geodata.pipelines.import_events import FilesRefused, Imported, check_files, import_files
from geodata.pipelines.rejects import Rejects
from geodata.pipelines.reports import EXAMPLES, FileReport, Reason, Report
from geodata.pipelines.screening import Options
from geodata.pipelines.sources import Said
from geodata.readers import READERS, ReadOptions
from geodata.stores import ImportReport, chronicle_batch


class DateType(click.ParamType[str]):
    """A day, month or year."""

    name = "DATE"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """The date as it was written."""
        try:
            return partial_date(value)
        except Refusal as refusal:
            return self.fail(f'"{value}" {refusal}', param, ctx)


class MapType(click.ParamType[tuple[str, str]]):
    """A field of ours and the column of the file that holds it."""

    name = "FIELD=COLUMN"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, str]:
        """The two names; without a column the field is left out."""
        if isinstance(value, tuple):
            return value
        field, mark, column = (part.strip() for part in value.partition("="))
        if not (field and mark):
            self.fail(f'"{value}" names no column; write it as lat=Latitude', param, ctx)
        return field, column


_OPTIONS = (
    click.argument(
        "files",
        nargs=-1,
        required=True,
        metavar="FILE…",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice([reader.id for reader in READERS]),
        help="Read the files as this format instead of recognising it.",
    ),
    click.option(
        "--map",
        "mapping",
        multiple=True,
        type=MapType(),
        help="The column that holds a field, such as date_start=Tarih; repeatable.",
    ),
    click.option(
        "--layer",
        type=click.Choice(vocabulary.REPORT_LAYERS),
        help="The set of reports, where the file does not say it.",
    ),
    click.option(
        "--kind",
        type=click.Choice(vocabulary.KINDS),
        help="What happened, where the file does not say it.",
    ),
    click.option(
        "--source-name", "name", default="", help="What the source of the rows is called."
    ),
    click.option("--licence", default="", help="The licence of the source, such as CC-BY-4.0."),
    click.option(
        "--redistribution",
        type=click.Choice(vocabulary.REDISTRIBUTIONS),
        help="What may leave the product of the rows; by default what the licence lets go.",
    ),
    click.option("--accessed", type=DateType(), default="", help="When the source was accessed."),
    click.option(
        "--citation", metavar="TEXT", default="", help="How the source wants to be cited."
    ),
    click.option(
        "--all", "everything", is_flag=True, help=f"Tell each problem, not {EXAMPLES} of a reason."
    ),
)


def _read_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What both commands take: the files, and how they are read."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _options(said: dict[str, Any], *, skip_bad: bool = False) -> Options:
    mapping = dict(said["mapping"])
    if len(mapping) < len(said["mapping"]):
        raise click.UsageError("--map: a field is named twice; give it one column")
    sources = ("name", "licence", "redistribution", "accessed", "citation")
    return Options(
        format=said["form"] or "",
        read=ReadOptions(mapping, said["layer"] or "", said["kind"] or "", said["name"].strip()),
        said=Said(**{name: (said[name] or "").strip() for name in sources}),
        skip_bad=skip_bad,
        examples=None if said["everything"] else EXAMPLES,
    )


@click.command()
@_read_options
@store_options
@json_option
def check(files: tuple[Path, ...], place: StorePlace, as_json: bool, **said: Any) -> None:
    """Report on files, with row, field and cure of each problem. Stores nothing."""
    _check(files, place, _options(said), as_json)


@click.command("import")
@_read_options
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
    options = replace(_options(said, skip_bad=rejects is not None), restore=restore)
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
            _tell(refused.report, as_json, _outcome(None, error=refused.why))
            if not as_json:
                click.echo(refused.why, err=True)
            raise SystemExit(1) from None
    _tell(done.report, as_json, _outcome(done))
    if as_json:
        return
    for one in done.rejects:
        click.echo(_written(one))
    if rejects is not None and not done.rejects:
        click.echo(f"no row was refused, {rejects} is not written")
    stored = done.stored
    if stored.withdrawn:
        rows = "1 row is" if stored.withdrawn == 1 else f"{stored.withdrawn:,} rows are"
        click.echo(f"{rows} of an event that is withdrawn and stays so; --restore shows it again")
    if stored.restored:
        events = "event is" if stored.restored == 1 else "events are"
        click.echo(f"{stored.restored:,} withdrawn {events} shown again")
    click.echo(
        f"{counted(stored.added, 'event')} added, {stored.changed:,} changed, "
        f"{stored.unchanged:,} as before; the data is now version {stored.version}"
    )


def _check(files: tuple[Path, ...], place: StorePlace, options: Options, as_json: bool) -> None:
    with refusals(as_json):
        with Progress() as watch:
            report = check_files(files, *_stored(place), options, watch)
        _tell(report, as_json, {"command": "check"})
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
    if any(rejects.resolve() == file.resolve() for file in files):
        raise click.UsageError(f"--skip-bad: {rejects} is one of the files to read; name another")
    if rejects.exists() and not force:
        raise click.UsageError(
            f"--skip-bad: {rejects} is there already; name another file, or write over it "
            "with --force"
        )
    if not rejects.parent.is_dir():
        raise click.UsageError(f"--skip-bad: there is no folder {rejects.parent}; make it first")


def _outcome(done: Imported | None, error: str = "") -> dict[str, Any]:
    """What an import adds to the JSON report."""
    stored = done.stored if done else ImportReport(0, 0, 0, "")
    return {
        "ok": done is not None,
        "command": "import",
        "error": error,
        "stored": stored.added + stored.changed + stored.restored,
        **asdict(stored),
        "rejects": [one.as_dict() for one in done.rejects] if done else [],
    }


def _tell(report: Report, as_json: bool, more: dict[str, Any]) -> None:
    """Counts, or one JSON object, on standard output; problems on standard error."""
    if as_json:
        print_json({**report.as_dict(), **more})
    for file in report.files:
        if not as_json:
            click.echo(_counts(file))
        for reason in file.reasons:
            _tell_reason(file, reason)
    if len(report.files) > 1 and not as_json:
        sums = [f"{report.count(name):,} {name}" for name in ("read", "kept", "merged", "refused")]
        click.echo(f"{len(report.files)} files: rows {', '.join(sums)}")


def _counts(file: FileReport) -> str:
    """One line on a file: what it is, and what became of its rows."""
    if not file.title:
        return f"{file.file}: not read"
    said = [counted(file.read, "row"), f"{file.kept:,} kept"]
    for name, words in (
        ("merged", "merged into others"),
        ("refused", "refused"),
        ("warned", "with a warning"),
    ):
        number = getattr(file, name)
        said += [f"{number:,} {words}"] if number else []
    return f"{file.file}: {file.title}; {', '.join(said)}{_source(file.dataset)}"


def _source(dataset: Dataset | None) -> str:
    """What may leave the product of the rows, when not all of them may."""
    if dataset is None or dataset.redistribution == "rows":
        return ""
    leaves = "counts of them leave" if dataset.redistribution == "aggregates" else "its name leaves"
    return f"\n  rows of {dataset.name} are seen here; only {leaves} the product"


def _tell_reason(file: FileReport, reason: Reason) -> None:
    """The examples of a reason, a line each, and how many there are beside them."""
    for problem in reason.examples:
        mark = "warning: " if problem.level == "warned" else ""
        click.echo(f"{mark}{problem}", err=True)
    if reason.left_out:
        mark = "warning: " if reason.level == "warned" else ""
        field = f"{reason.field}: " if reason.field else ""
        click.echo(
            f"{mark}{file.file}: {reason.left_out:,} more like the last, {field}{reason.message} "
            "(--all tells each)",
            err=True,
        )


def _written(one: Rejects) -> str:
    source = "" if one.dataset in known_datasets() else f" and --source-name {one.dataset}"
    return (
        f"{counted(one.rows, 'refused row')} in {one.path}; correct them there and import it with "
        f"the same options{source}"
    )
