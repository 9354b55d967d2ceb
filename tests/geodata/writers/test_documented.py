"""`docs/exports.md` tells what the files hold, and nothing that they do not."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from geodata.layers import Catalogue
from geodata.licences import Count
from geodata.vocabulary import REPORT_LAYERS
from geodata.writers import WRITERS
from geodata.writers.saying import facts
from tests.geodata.mixed import mixed_snapshot
from tests.geodata.writers.exports import export_from

PAGE = (Path(__file__).parents[3] / "docs/exports.md").read_text(encoding="utf-8")


def words(line: str) -> list[str]:
    return re.findall(r"`([^`]+)`", line)


def row(start: str) -> str:
    (found,) = (line for line in PAGE.splitlines() if line.startswith(f"| {start}"))
    return found


def test_every_ending_is_told() -> None:
    table = PAGE.partition("| ending |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.M) == [writer.id for writer in WRITERS]
    assert set(REPORT_LAYERS) <= set(words(row("`gpkg`")))


def test_every_key_is_told(catalogue: Catalogue) -> None:
    said = facts(export_from(mixed_snapshot(), catalogue))
    table = PAGE.partition("| key |")[2].partition("\n\n")[0]
    told = {name for cell in re.findall(r"^\| (`[^|]*) \|", table, re.M) for name in words(cell)}
    assert {name.removesuffix("[]") for name in told} == set(said)
    assert set(words(row("`datasets[]`"))[1:]) == set(said["datasets"][0])
    assert words(row("`withheld_counts[]`"))[1:] == [field.name for field in fields(Count)]
