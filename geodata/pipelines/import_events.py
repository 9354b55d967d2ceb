"""Files of events into the store: every row of all files is looked at, then all are stored or none.

The one place where the files of a person meet readers, checks and the store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geodata.errors import ArasError
from geodata.model import Dataset, FiledEvent
from geodata.pipelines.rejects import Rejects, written_rejects
from geodata.pipelines.reports import Report
from geodata.pipelines.screening import WATCH_EVERY, Options, Screening, Watch, screen
from geodata.stores import Batch, ImportReport, Store


class FilesRefused(ArasError):
    """Nothing was stored; `report` says why. `why` is one sentence on the whole."""

    def __init__(self, report: Report, why: str):
        super().__init__("\n".join((*map(str, report.problems), why)))
        self.report = report
        self.why = why


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the files, what the store made of their rows, and the files of rejects."""

    report: Report
    stored: ImportReport
    rejects: tuple[Rejects, ...] = ()


def check_files(
    paths: Sequence[Path],
    stored: Collection[str],
    datasets: Mapping[str, Dataset],
    options: Options | None = None,
    watch: Watch | None = None,
) -> Report:
    """What an import into a store with these ids and datasets would find. Stores nothing."""
    said = replace(options or Options(), keep=False)
    with screen(paths, stored, datasets, said, watch) as found:
        return found.report


def import_files(
    store: Store,
    paths: Sequence[Path],
    options: Options | None = None,
    *,
    rejects: Path | None = None,
    force: bool = False,
    watch: Watch | None = None,
) -> Imported:
    """Store the events of all files, or none and raise FilesRefused with every problem.

    With `options.skip_bad` the good rows are stored and the refused ones written to `rejects` (over
    a file that is there only with `force`). A file that cannot be read row by row is refused even
    then, and with it all others.
    """
    said = options or Options()
    datasets = {dataset.id: dataset for dataset in store.datasets()}
    with screen(paths, store.ids(), datasets, said, watch) as found:
        report = found.report
        if not report.ok and not said.skip_bad:
            raise FilesRefused(report, "nothing was stored")
        if not found.readable and not report.ok:
            raise FilesRefused(report, "nothing was stored: a file cannot be read row by row")
        if not report.count("kept"):
            raise FilesRefused(report, "nothing was stored: no row is good")
        if report.ok or rejects is None:
            return Imported(report, _store(store, found, said, watch))
        with written_rejects(found, rejects, force=force) as written:
            stored = _store(store, found, said, watch)
        return Imported(report, stored, tuple(written))


def _store(store: Store, found: Screening, options: Options, watch: Watch | None) -> ImportReport:
    batches = []
    for number, one in enumerate(found.files):
        if one.report.kept and one.dataset is not None:
            events = _watched(found.kept(number), one.file.name, one.report.kept, watch)
            batches.append(Batch(one.file.name, one.sha256, events, one.dataset))
    return store.import_batches(batches, restore=options.restore)


def _watched(
    events: Iterator[FiledEvent], file: str, count: int, watch: Watch | None
) -> Iterator[FiledEvent]:
    for done, event in enumerate(events):
        if watch and done % WATCH_EVERY == 0:
            watch(f"storing {file}", done, count)
        yield event
    if watch:
        watch(f"storing {file}", count, count)
