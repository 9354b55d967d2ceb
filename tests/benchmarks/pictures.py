"""Pictures: how long the default map takes as SVG, PNG and PDF, and how large it is.

In one process that has drawn before, as a server has. The time of the core beside that of the wall
tells what other work on the machine took.
"""

from __future__ import annotations

import datetime as dt
import resource
import tempfile
import time
from pathlib import Path
from statistics import median

import brotli

from dashboard.panels.filters.sentence import sentence
from dashboard.pictures import FORMATS, Size, draw_picture, scene_of
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.state import Camera, View
from tests.benchmarks.tables import Row

BAR_S = 1.5
BAR_BYTES = 100_000
BROTLI_QUALITY = 5
"""That of the server."""


def run(sizes: tuple[int, ...], repeats: int) -> list[Row]:
    """One row a format over the chronicle; at least five runs each."""
    with tempfile.TemporaryDirectory() as folder:
        services = Services.open(Settings(data_dir=Path(folder)))
        return [_row(services, ending, max(5, repeats)) for ending in FORMATS]


def _row(services: Services, ending: str, repeats: int) -> Row:
    size = Size()
    selection = services.selection(View().query)

    def draw(view: View) -> bytes:
        scene = scene_of(
            view,
            selection,
            services.catalogue,
            size,
            headline=lambda n: sentence(view, n, selection.snapshot, services.catalogue),
            today=dt.date.today(),
        )
        return draw_picture(scene, ending, size).body

    body, walls, cores = draw(View()), [], []
    for turn in range(repeats):
        # A little elsewhere each time: nothing that was drawn before helps.
        view = View(at=Camera(38.3 + turn / 100, 47.6, 6.0))
        wall, core = time.perf_counter(), time.process_time()
        draw(view)
        walls.append(time.perf_counter() - wall)
        cores.append(time.process_time() - core)
    sent = len(brotli.compress(body, quality=BROTLI_QUALITY)) if ending == "svg" else len(body)
    bars = {f"at most {BAR_S} s of a core": median(cores) <= BAR_S}
    if ending == "svg":
        bars[f"at most {BAR_BYTES:,} bytes on the wire ({sent:,})"] = sent <= BAR_BYTES
    return Row(
        name=f"{ending}, {len(body):,} bytes, {sent:,} sent",
        rows=len(selection),
        wall_s=median(walls),
        cpu_s=median(cores),
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        told={"bytes": len(body), "sent": sent},
        bars=bars,
    )
