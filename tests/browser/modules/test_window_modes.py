"""What choosing a mode makes of the window."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

MODES = """async (steps) => {
  const { WindowModes, settled } = await import("/assets/js/workspace/window-modes.js");
  const modes = new WindowModes();
  const frame = { from: "1988-01-01", to: "2024-12-31" };
  let view = { mode: "range", from: "2020-09-27", to: "2020-11-10" };
  return steps.map((step) => {
    modes.remember(view);
    const patch = typeof step === "string" ? modes.choose(step, view, "2024-05-01") : step;
    view = settled({ ...view, ...patch });
    return [view.mode, view.from, view.to, Object.values(modes.bounds(view, frame)).join("/")];
  });
}"""


def test_the_window_follows_its_mode(page: Page, served: str) -> None:
    page.goto(f"{served}/blank.html")

    def walked(*steps: Any) -> list[list[str]]:
        return page.evaluate(MODES, list(steps))

    war = "2020-09-27/2020-11-10"
    frame = "1988-01-01/2024-12-31"
    assert walked("day", {"from": "2020-10-05", "to": "2020-10-05"}, "cumulative", "range") == [
        ["day", "2020-09-27", "2020-09-27", war],
        ["day", "2020-10-05", "2020-10-05", war],
        ["cumulative", "2020-09-27", "2020-10-05", war],
        ["range", "2020-09-27", "2020-11-10", frame],
    ]
    # A window of several days is no single day.
    assert walked("day", {"to": "2020-10-02"})[1][0] == "range"
    # An open window has the day of its newest report; beyond the whole the time line is the limit.
    assert walked({"from": "..", "to": ".."}, "day")[1] == [
        "day", "2024-05-01", "2024-05-01", "1988-01-01/2024-12-31",
    ]  # fmt: skip
    assert walked("cumulative", {"to": "2021-03-01"})[1][3] == frame
