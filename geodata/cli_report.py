"""How check and import answer: counts by file, problems by reason, what the store made of it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from geodata.cli_answers import counted, print_json, printable
from geodata.licences import known_datasets
from geodata.model import Dataset
from geodata.pipelines.import_events import Imported
from geodata.pipelines.rejects import Rejects
from geodata.pipelines.reports import FileReport, Reason, Report
from geodata.stores import ImportReport


def outcome(done: Imported | None, error: str = "") -> dict[str, Any]:
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


def tell_stored(done: Imported, rejects: Path | None) -> None:
    """What the store made of the rows, and where the refused ones are; for people."""
    for one in done.rejects:
        click.echo(_written(one))
    if rejects is not None and not done.rejects:
        click.echo(f"no row was refused, {printable(rejects)} is not written")
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


def tell(report: Report, as_json: bool, more: dict[str, Any]) -> None:
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
        f"{counted(one.rows, 'refused row')} in {printable(one.path)}; correct them there and "
        f"import it with the same options{source}"
    )
