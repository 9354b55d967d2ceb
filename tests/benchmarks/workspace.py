"""The workspace over the shipped chronicle, in a real Chromium that draws in software.

From the click until the page says that the view is drawn: on the map, in the time
line, the table, the figures and the sentence. A highlight counts until the picture with it has been
presented. What is pressed is what a person presses; the clock is the page's own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.tables import Delay
from tests.browser.conftest import QUIET, SOFTWARE_GL, chromium_path
from tests.browser.pages import Workspace
from tests.browser.serving import served

FILTER_MS = 150
HOVER_MS = 50
TURNS = 15
"""Acts of one kind in a run; the first few warm up and are not counted."""
WARM = 3

CLOCK = """
window.clock = (kind) => new Promise((done) => {
  const body = document.body;
  addEventListener(kind, (act) => {
    const start = act.timeStamp;
    const seen = kind === "pointerover" ? presented : drawn;
    seen().then(() => done(performance.now() - start));
  }, { capture: true, once: true });
  const presented = () => new Promise((shown) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel(); // a task after the frame
      port1.onmessage = () => shown();
      port2.postMessage(null);
    });
  });
  const drawn = () => new Promise((shown) => {
    let began = false;
    const watch = new MutationObserver(() => {
      began ||= body.dataset.busy === "true";
      if (began && body.dataset.busy === "false") {
        watch.disconnect();
        shown();
      }
    });
    watch.observe(body, { attributes: true, attributeFilter: ["data-busy"] });
  });
});
"""


def run(_: tuple[int, ...], repeats: int) -> list[Delay]:
    """Delays of the acts that change a filter, and of pointing at a report."""
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=[*QUIET, *SOFTWARE_GL]
        )
        with served(Path(data)) as address:
            for _turn in range(repeats):
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.add_init_script(CLOCK)
                workspace = Workspace(page, address)
                workspace.go()
                for name, act in ACTS.items():
                    delays = act(workspace)
                    taken.setdefault(name, []).extend(delays[WARM:])
                page.close()
        browser.close()
    return [
        Delay(
            name,
            len(delays),
            median(delays),
            quantiles(delays, n=10)[-1],
            _bars(name, median(delays)),
        )
        for name, delays in taken.items()
    ]


def _bars(name: str, middle: float) -> dict[str, bool]:
    most = HOVER_MS if name.startswith("point") else FILTER_MS
    return {f"{most} ms": middle <= most}


def _timed(page: Page, kind: str, act: Callable[[], None]) -> float:
    page.evaluate(f"void (window.took = window.clock('{kind}'))")
    act()
    return float(page.evaluate("window.took"))


def _boxes(label: str) -> Callable[[Workspace], list[float]]:
    def act(workspace: Workspace) -> list[float]:
        box = workspace.page.get_by_role("checkbox", name=label)
        return [_timed(workspace.page, "click", box.click) for _ in range(TURNS)]

    return act


def _brush(workspace: Workspace) -> list[float]:
    """The window is moved by a step of a day and settles."""
    step = workspace.page.locator("#step-back")
    return [_timed(workspace.page, "click", step.click) for _ in range(TURNS)]


def _open(workspace: Workspace) -> list[float]:
    delays = []
    for turn in range(TURNS):
        row = workspace.rows.nth(turn % 8)
        delays.append(_timed(workspace.page, "click", row.click))
    workspace.page.keyboard.press("Escape")
    workspace.settled()
    return delays


def _point(workspace: Workspace) -> list[float]:
    page = workspace.page
    delays = []
    for turn in range(TURNS):
        page.mouse.move(5, 5)
        delays.append(_timed(page, "pointerover", workspace.rows.nth(turn % 8).hover))
    return delays


ACTS = {
    "switch a set of reports": _boxes("Protests"),
    "switch a confidence": _boxes("Reported"),
    "step the window by a day": _brush,
    "open a report from the table": _open,
    "point at a row of the table": _point,
}
