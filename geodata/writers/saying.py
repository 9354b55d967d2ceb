"""What every export says of itself: its question, its sources, what stayed and why.

The same facts as plain values for a program (`facts`), as sentences for people (`withheld_words`),
and as the value of an HTTP header (`withheld_header`).
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from geodata.licences import Release, Share, licence_of, rule_of_licence
from geodata.model import Dataset
from geodata.writers.export import Export

TITLE: Final = "Aras: reports of the Nagorno-Karabakh conflict and Iran’s north-west"

_RULES: Final = {
    "rows": "its reports may be handed out",
    "aggregates": "only counts of its reports may be handed out",
    "link-only": "nothing but its name and address may be handed out",
}


def facts(export: Export) -> dict[str, Any]:
    """What a program can read of an export: flat values, lists of flat objects, no event."""
    return {
        "title": TITLE,
        "version": export.version,
        "filters": export.filters,
        "link": export.link,
        "accessed": export.accessed.isoformat(),
        "reports": len(export.release),
        "datasets": [dataset_facts(share, export) for share in export.release.shares],
        "withheld_counts": [asdict(count) for count in export.release.counts()],
    }


def dataset_facts(share: Share, export: Export) -> dict[str, Any]:
    """One dataset of the selection; `reports` is None when the number may not be told."""
    dataset = share.dataset
    return {
        "id": dataset.id,
        "name": dataset.name,
        "url": dataset.url,
        "licence": licence_of(dataset),
        "redistribution": dataset.redistribution,
        "reports": share.reports,
        "released": share.released,
        "citation": export.citation(dataset),
    }


def withheld_words(share: Share) -> str:
    """Why the rows of a dataset are not here, in one sentence."""
    number = "Reports" if share.reports is None else counted(share.reports, "report")
    verb = "is" if share.reports == 1 else "are"
    return f"{number} of {share.dataset.name} {verb} withheld: {reason(share.dataset)}."


def reason(dataset: Dataset) -> str:
    """The rule of a dataset in words, with what its licence says where that is why."""
    rule = rule_of_licence(dataset.licence)
    because = rule.why if rule and rule.redistribution == dataset.redistribution else ""
    return _RULES[dataset.redistribution] + (f" ({because})" if because else "")


def withheld_header(release: Release) -> str:
    """What stayed, as a list of RFC 9651: `"acled";count=12;rule=aggregates`; empty if nothing."""
    return ", ".join(
        f'"{share.dataset.id}"'
        + ("" if share.reports is None else f";count={share.reports}")
        + f";rule={share.dataset.redistribution}"
        for share in release.withheld
    )


def counted(number: int, noun: str) -> str:
    """A number of things: "1 report", "12 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
