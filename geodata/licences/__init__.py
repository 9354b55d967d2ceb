"""Licences: which datasets are known, and what may leave the product of each.

It knows rules and words, not stores and not formats.
"""

from __future__ import annotations

from geodata.licences.known import DATASETS_PATH, known_dataset, known_datasets

__all__ = ["DATASETS_PATH", "known_dataset", "known_datasets"]
