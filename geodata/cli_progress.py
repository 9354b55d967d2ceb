"""How long work shows itself: a bar on a terminal, a plain line now and then elsewhere.

Both go to standard error, so that reports on standard output stay clean.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Final

import click

SHORT: Final = 5_000
"""Rows below which work is over before anyone would look."""

LINE_EVERY: Final = 50_000
"""Rows between two plain lines."""


class Progress:
    """A watcher of rows; a context that takes its bar away at the end."""

    def __init__(self) -> None:
        self._doing = ""
        self._said = 0
        self._bar: Any = None
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def __call__(self, doing: str, done: int, of: int | None) -> None:
        """`done` rows of `of` (None when that is not known) are through."""
        if doing != self._doing:
            self._end()
            self._doing, self._said = doing, 0
        if done < SHORT and (of is None or of < SHORT):
            return
        if self._terminal:
            self._show(done, of)
        elif done - self._said >= LINE_EVERY:
            self._said = done - done % LINE_EVERY
            total = f" of {of:,}" if of else ""
            click.echo(f"{doing}: {done:,}{total} rows", err=True)

    def _show(self, done: int, of: int | None) -> None:
        if self._bar is None:
            # Without a number of rows in all the bar counts them and only moves.
            unknown = None if of else _of_no_length()
            self._bar = click.progressbar(
                unknown, of or None, label=self._doing, file=sys.stderr, show_pos=True
            )
            self._bar.__enter__()
        self._bar.update(done - self._said)
        self._said = done

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


def _of_no_length() -> Iterator[int]:
    yield from ()
