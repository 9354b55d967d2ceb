"""A reader of tables whose columns have a known meaning, also when one is zipped alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from geodata.model import Problem
from geodata.readers.meant.meaning import Meaning, MeantRow, Rows
from geodata.readers.meant.zipped import unzipped
from geodata.readers.reading import FileReading, InputFile, ReadOptions, RowRead
from geodata.readers.tables import Table, open_table


class MeantTable:
    """The reader of one format of tables, by its header.

    `meaning` gives the meaning of such columns, None when they are not of the format; `dataset`
    is the id of the known dataset; `wanted` says in words which columns a file needs.
    """

    def __init__(
        self,
        reader_id: str,
        title: str,
        dataset: str,
        meaning: Callable[[Sequence[str]], Meaning | None],
        wanted: str,
    ):
        self.id = reader_id
        self.title = title
        self._dataset = dataset
        self._meaning = meaning
        self._wanted = wanted

    def claims(self, file: InputFile) -> bool:
        """Whether the header is of this format, from the first rows; never raises."""
        with unzipped(file, head=True) as inner:
            if isinstance(inner, Problem):
                return False
            return self._meaning(open_table(inner).columns) is not None

    def read(self, file: InputFile, options: ReadOptions) -> FileReading:
        """The rows of the file. Whatever the bytes are, rows and problems come out."""
        return FileReading(self._dataset, self._read(file, options), expected_rows(file))

    def _read(self, file: InputFile, options: ReadOptions) -> Iterator[RowRead]:
        with unzipped(file) as inner:
            if isinstance(inner, Problem):
                yield RowRead(None, problems=(inner,))
                return
            table = open_table(inner)
            meaning = self._meaning(table.columns)
            if meaning is None:
                yield from self._foreign(file, table)
                return
            yield from (RowRead(note.row, problems=(note,)) for note in table.notes)
            yield from meaning.read_rows(rows_of(table, inner.name), options)

    def _foreign(self, file: InputFile, table: Table) -> Iterator[RowRead]:
        found = [note for note in table.notes if note.level == "refused"]
        if not found:
            message = f"is not {self.title}: it lacks {self._wanted}"
            found = [Problem(file.name, None, "", None, message, "leave --format out")]
        yield from (RowRead(problem.row, problems=(problem,)) for problem in found)


def expected_rows(file: InputFile) -> int | None:
    """About how many rows a table has; None for one that is zipped."""
    with unzipped(file, head=True) as inner:
        return open_table(file).expected if inner is file else None


def rows_of(table: Table, file: str) -> Rows:
    """The rows of a table, without its notes, as often as they are asked for."""
    return partial(_rows, table, file)


def _rows(table: Table, file: str) -> Iterator[MeantRow | Problem]:
    for row in table.source():
        if isinstance(row, Problem):
            yield row
        else:
            yield MeantRow(file, row.number, row.cells)
