"""What the commands share: how they answer, for people and for machines, and how they refuse.

Words for people on standard output, or one JSON report; faults on standard error, one line each.
Exit status 0 done, 1 the input was refused, 2 wrong usage.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from geodata.errors import ArasError
from geodata.stores import ImportRefused


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that asks for one machine-readable report."""
    return click.option("--json", "as_json", is_flag=True, help="Print one report as JSON.")(
        command
    )


def print_json(report: object) -> None:
    """The one report of a command, on one line of UTF-8; what is no text there is escaped."""
    click.echo(json.dumps(report, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def printable(text: object) -> str:
    """Text that any terminal takes: names of files may hold bytes that are no text."""
    return str(text).encode("utf-8", "replace").decode()


@contextmanager
def refusals(as_json: bool = False) -> Iterator[None]:
    """Expected failures end the command with status 1: each reason a line on stderr."""
    try:
        yield
    except ArasError as error:
        problems = error.problems if isinstance(error, ImportRefused) else ()
        if as_json:
            said = f"{len(problems)} faults, nothing stored" if problems else str(error)
            reasons = [problem.as_dict() for problem in problems]
            print_json({"ok": False, "error": said, "stored": 0, "problems": reasons})
        for line in map(str, problems or (error,)):
            click.echo(printable(line), err=True)
        raise SystemExit(1) from None


def counted(count: int, noun: str) -> str:
    """So many of a thing, in words."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
