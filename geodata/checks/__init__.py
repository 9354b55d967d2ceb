"""Checks of events against each other and against what is stored: each a small file that yields.

A check takes the filed events of one import and the ids that are stored already. What concerns one
event alone is a rule of the model. A new check is one file and its line in `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from geodata.checks.relations import dangling_relations
from geodata.checks.repeats import repeated_ids
from geodata.model import FiledEvent, Problem

CHECKS = (repeated_ids, dangling_relations)


def check_events(filed: Sequence[FiledEvent], stored: Collection[str]) -> list[Problem]:
    """Every problem that the checks find, in the order of files and rows."""
    position = {(one.file, one.row): place for place, one in enumerate(filed)}
    found = [problem for check in CHECKS for problem in check(filed, stored)]
    return sorted(found, key=lambda problem: position[problem.file, problem.row])


__all__ = ["CHECKS", "check_events", "dangling_relations"]
