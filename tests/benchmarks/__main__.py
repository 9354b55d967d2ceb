"""`python -m tests.benchmarks [NAME…] [--quick] [--most ROWS] [--repeats N]`: run and print."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from tests.benchmarks import enrichment, importing, pictures, workspace
from tests.benchmarks.made import SIZES
from tests.benchmarks.tables import Delay, Row, machine, table, write

BENCHMARKS: dict[str, Callable[[tuple[int, ...], int], Sequence[Row | Delay]]] = {
    "enrichment": enrichment.run,
    "reading": importing.run_reading,
    "importing": importing.run_importing,
    "pictures": pictures.run,
    "workspace": workspace.run,
}


def main() -> None:
    """Run the benchmarks that are named, all when none is."""
    asked = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    asked.add_argument("names", nargs="*", help=", ".join(BENCHMARKS))
    asked.add_argument("--most", type=int, default=SIZES[-1], help="the largest number of rows")
    asked.add_argument("--repeats", type=int, default=3, help="runs of which the median is told")
    asked.add_argument("--quick", action="store_true", help="up to 10,000 rows, once")
    said = asked.parse_args()
    if unknown := set(said.names) - set(BENCHMARKS):
        asked.error(f"{', '.join(unknown)}: is no benchmark; they are {', '.join(BENCHMARKS)}")
    most, repeats = (10_000, 1) if said.quick else (said.most, said.repeats)
    sizes = tuple(size for size in SIZES if size <= most)
    for name in said.names or BENCHMARKS:
        before = machine()
        load = " ".join(f"{value:.1f}" for value in before["load_average"])
        speed = f"{before['geodesic_us']} µs a geodesic"
        print(f"\n{name}: median of {repeats}, {before['cores']} cores, {speed}, load {load}")
        rows = BENCHMARKS[name](sizes, repeats)
        print(table(rows))
        print(f"written: {write(name, rows, before)}", flush=True)


if __name__ == "__main__":
    main()
