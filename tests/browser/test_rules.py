"""The browser's rules and the server's are one: the same random views select the same reports."""

from __future__ import annotations

import datetime as dt
import json
import random

import pytest

from dashboard.state import View
from geodata.layers import load_catalogue
from geodata.model import Snapshot
from geodata.queries import candidates, select
from geodata.stores import open_store
from geodata.vocabulary import CONFIDENCES, KINDS, REPORT_LAYERS
from tests.browser.conftest import Visit

SELECT_JS = """
async (views) => {
  const boot = JSON.parse(document.getElementById("aras-boot").textContent);
  const { fetchColumns } = await import("/assets/js/columns.js");
  const { select, maskOf } = await import("/assets/js/rules.js");
  const columns = await fetchColumns(boot.urls.columns);
  return views.map(({ view, candidates }) => {
    const mask = candidates && maskOf(candidates, columns.count);
    return Array.from(select(columns, view, mask, boot.vocabulary));
  });
}
"""
VIEWS = 300


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return open_store(None, tmp_path_factory.mktemp("store")).snapshot()


def random_view(chance: random.Random) -> View:
    def some(words: tuple[str, ...]) -> tuple[str, ...] | None:
        return None if chance.random() < 0.4 else tuple(w for w in words if chance.random() < 0.5)

    def day() -> dt.date | None:
        if chance.random() < 0.2:
            return None
        if chance.random() < 0.5:
            return dt.date(2020, 9, 1) + dt.timedelta(days=chance.randrange(90))
        return dt.date(1979, 1, 1) + dt.timedelta(days=chance.randrange(17000))

    from_, to = day(), day()
    if from_ and to and from_ > to:
        from_, to = to, from_
    return View(
        show=some(REPORT_LAYERS),
        kind=some(KINDS),
        confidence=some(CONFIDENCES),
        from_=from_,
        to=to,
        region=chance.choice(((), (), ("ardabil",), ("enclave", "AZ-FUZ"), ("east-azerbaijan",))),
        near=chance.choice((None, None, ("iran-border", 25.0), ("line-of-contact", 10.0))),
        q=chance.choice(("", "", "tabriz", "rouhani", "shushi")),
        bbox=chance.choice((None, None, (44.0, 36.0, 48.0, 40.0))),
    )


def test_random_views_select_the_same_reports(visit: Visit, snapshot: Snapshot) -> None:
    catalogue, chance = load_catalogue(), random.Random(20201110)
    views = [random_view(chance) for _ in range(VIEWS)]
    asked = [
        {
            "view": {
                "from": v.from_.isoformat() if v.from_ else "..",
                "to": v.to.isoformat() if v.to else "..",
                "show": v.show,
                "kind": v.kind,
                "confidence": v.confidence,
            },
            "candidates": candidates(snapshot, v.query, catalogue).tolist()
            if v.region or v.near or v.q or v.bbox
            else None,
        }
        for v in views
    ]
    found = visit().page.evaluate(SELECT_JS, json.loads(json.dumps(asked)))
    expected = [select(snapshot, v.query, catalogue).rows.tolist() for v in views]
    assert found == expected
    assert sum(map(bool, expected)) > VIEWS / 4
