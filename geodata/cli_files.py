"""The options that say how files are read, and what is recorded of their source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from geodata import vocabulary
from geodata.model import Refusal
from geodata.model.values import partial_date, text
from geodata.pipelines.reports import EXAMPLES
from geodata.pipelines.screening import Options
from geodata.pipelines.sources import Said
from geodata.readers import READERS, ReadOptions


class DateType(click.ParamType[str]):
    """A day, month or year."""

    name = "DATE"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """The date as it was written."""
        try:
            return partial_date(value)
        except Refusal as refusal:
            return self.fail(f'"{value}" {refusal}', param, ctx)


class TextType(click.ParamType[str]):
    """Text that can be recorded."""

    name = "TEXT"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """The text, trimmed."""
        try:
            return text(value)
        except Refusal as refusal:
            return self.fail(f"the text {refusal}", param, ctx)


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
        "--source-name",
        "name",
        type=TextType(),
        default="",
        help="What the source is called.",
    ),
    click.option(
        "--licence",
        type=TextType(),
        default="",
        help="The licence of the source, such as CC-BY-4.0.",
    ),
    click.option(
        "--redistribution",
        type=click.Choice(vocabulary.REDISTRIBUTIONS),
        help="What may leave the product of the rows; by default what the licence lets go.",
    ),
    click.option("--accessed", type=DateType(), default="", help="When the source was accessed."),
    click.option(
        "--citation", type=TextType(), default="", help="How the source wants to be cited."
    ),
    click.option(
        "--all", "everything", is_flag=True, help=f"Tell each problem, not {EXAMPLES} of a reason."
    ),
)


def file_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What both commands take: the files, and how they are read."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def options_of(said: dict[str, Any], *, skip_bad: bool = False, restore: bool = False) -> Options:
    """How files are read, from the values of the options. UsageError when they clash."""
    mapping = dict(said["mapping"])
    if len(mapping) < len(said["mapping"]):
        raise click.UsageError("--map: a field is named twice; give it one column")
    sources = ("name", "licence", "redistribution", "accessed", "citation")
    return Options(
        format=said["form"] or "",
        read=ReadOptions(mapping, said["layer"] or "", said["kind"] or "", said["name"]),
        said=Said(**{name: said[name] or "" for name in sources}),
        skip_bad=skip_bad,
        restore=restore,
        examples=None if said["everything"] else EXAMPLES,
    )
