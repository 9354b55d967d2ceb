"""The datasets that are known by name, as `datasets.toml` tells them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geodata.model import Dataset

DATASETS_PATH: Final = Path(__file__).with_name("datasets.toml")


@lru_cache(maxsize=1)
def known_datasets() -> Mapping[str, Dataset]:
    """Every known dataset by id, in the order of the file."""
    content = tomllib.loads(DATASETS_PATH.read_text(encoding="utf-8"))
    found = (Dataset.model_validate(row) for row in content["dataset"])
    return MappingProxyType({dataset.id: dataset for dataset in found})


def known_dataset(name: str) -> Dataset:
    """The known dataset of that id. KeyError when there is none."""
    return known_datasets()[name]
