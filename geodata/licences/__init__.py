"""Licences: which datasets are known, what may leave the product of each, and how it is cited.

`release` is the one gate that every way out passes. The room knows rules and words, not stores and
not formats.
"""

from __future__ import annotations

from geodata.licences.citing import NO_LICENCE, citation_of, licence_of
from geodata.licences.gate import Count, Release, Share, Watch, release
from geodata.licences.known import DATASETS_PATH, known_dataset, known_datasets
from geodata.licences.rules import LicenceRule, licence_rules, redistribution_of, rule_of_licence
from geodata.licences.ways import ADDRESSED_WAYS, COUNTED_WAYS, RESERVED_WAYS, WAYS

__all__ = [
    "ADDRESSED_WAYS",
    "COUNTED_WAYS",
    "DATASETS_PATH",
    "NO_LICENCE",
    "RESERVED_WAYS",
    "WAYS",
    "Count",
    "LicenceRule",
    "Release",
    "Share",
    "Watch",
    "citation_of",
    "known_dataset",
    "known_datasets",
    "licence_of",
    "licence_rules",
    "redistribution_of",
    "release",
    "rule_of_licence",
]
