"""The feed is Atom as RFC 4287 wants it, with points; the newest come first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import numpy as np

from geodata.licences import release
from geodata.model import Snapshot
from geodata.writers.feed import MOST_ENTRIES, FeedHead, feed
from tests.geodata.mixed import OPEN, SECRETS, mixed_snapshot, report, snapshot_with

ATOM = "{http://www.w3.org/2005/Atom}"
GEORSS = "{http://www.georss.org/georss}"
START = datetime(2026, 11, 28, tzinfo=UTC)
HEAD = FeedHead(
    "Aras: <all>", "words & more", "https://example.org", "https://example.org/feed.atom?q=a&to=..",
    "https://example.org/?q=a", START,
)  # fmt: skip


def made(snapshot: Snapshot, recorded: list[datetime] | None = None) -> ElementTree.Element:
    rows = np.arange(len(snapshot), dtype=np.uint32)
    moments = recorded or [START] * len(snapshot)
    return ElementTree.fromstring(feed(release(snapshot, rows, "feed"), moments, HEAD))


def texts(root: ElementTree.Element, path: str) -> list[str]:
    return [element.text or "" for element in root.iterfind(path)]


def test_the_feed_has_what_atom_requires() -> None:
    root = made(mixed_snapshot())
    assert root.tag == f"{ATOM}feed"
    for part in (root, *root.iterfind(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(part.findall(ATOM + name)) == 1, "exactly one of each (4.1.1, 4.1.2)"
        kinds = [link.get("type") for link in part.iterfind(f"{ATOM}link[@rel='alternate']")]
        assert kinds == ["text/html"], "one alternate of a type (4.1.1)"
        assert part.find(f"{ATOM}updated").text.endswith("Z")  # type: ignore[union-attr]
    assert texts(root, f"{ATOM}author/{ATOM}name") == ["Aras"]
    ids = texts(root, f"{ATOM}entry/{ATOM}id")
    assert len(set(ids)) == len(ids) == 4
    (own,) = root.findall(f"{ATOM}link[@rel='self']")
    assert own.get("href") == HEAD.own
    assert texts(root, f"{ATOM}title") == ["Aras: <all>"]
    assert texts(root, f"{ATOM}rights") == ["Open list: CC BY 4.0"]


def test_points_have_the_latitude_first() -> None:
    root = made(snapshot_with([report(OPEN, 7)], (OPEN,)))
    (point,) = texts(root, f"{ATOM}entry/{GEORSS}point")
    assert point == "38.57 47.1"


def test_nothing_leaves_that_may_not() -> None:
    snapshot = mixed_snapshot()
    rows = np.arange(len(snapshot), dtype=np.uint32)
    body = feed(release(snapshot, rows, "feed"), [START] * len(snapshot), HEAD).decode()
    assert not any(secret in body for secret in SECRETS)


def test_the_last_said_come_first_and_no_more_than_fit() -> None:
    snapshot = snapshot_with([report(OPEN, n) for n in range(MOST_ENTRIES + 20)], (OPEN,))
    recorded = [START] * len(snapshot)
    recorded[5] = START + timedelta(seconds=9)
    root = made(snapshot, recorded)
    titles = texts(root, f"{ATOM}entry/{ATOM}title")
    assert len(titles) == MOST_ENTRIES
    newest = [f"FREEROW title {n}" for n in range(MOST_ENTRIES + 19, 20, -1)]
    assert titles == ["FREEROW title 5", *newest]
    assert texts(root, f"{ATOM}updated") == ["2026-11-28T00:00:09Z"]


def test_awkward_text_is_text() -> None:
    awkward = report(OPEN, 1, title="<b>&\"'", summary="a\ufffeb ]]> \U0001f6d1")
    root = made(snapshot_with([awkward], (OPEN,)))
    assert texts(root, f"{ATOM}entry/{ATOM}title") == ["<b>&\"'"]
    assert "]]> \U0001f6d1" in texts(root, f"{ATOM}entry/{ATOM}summary")[0]
    empty = made(snapshot_with([], (OPEN,)))
    assert texts(empty, f"{ATOM}updated") == ["2026-11-28T00:00:00Z"]
