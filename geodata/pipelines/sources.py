"""Which dataset a file is of, from what the file tells and what a person says beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geodata.licences import known_dataset, known_datasets, redistribution_of
from geodata.model import Dataset, Problem
from geodata.model.problems import shorten
from geodata.readers.generic import dataset_slug
from geodata.vocabulary import REDISTRIBUTIONS


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of the source of files; empty is not said."""

    name: str = ""
    licence: str = ""
    redistribution: str = ""
    accessed: str = ""
    citation: str = ""


def dataset_of(
    name: str, path: Path, known: str, said: Said, stored: Mapping[str, Dataset]
) -> tuple[Dataset, tuple[Problem, ...]]:
    """The dataset of a file, and warnings for what was said in vain.

    `name` is what sentences call the file, `known` the id of the dataset that its format belongs
    to, empty for files of any shape. What is not said stays as it is stored.
    """
    if known:
        return _known(name, known, said, stored)
    identity = dataset_slug(said.name or path.stem)
    base = stored.get(identity)
    if base is None and identity in known_datasets():
        base = known_dataset(identity)
    if base is None:
        base = Dataset(id=identity, name=said.name or shorten(path.name), redistribution="rows")
    ruled = redistribution_of(said.licence) if said.licence else None
    rule = said.redistribution or ruled or ("rows" if said.licence else base.redistribution)
    warnings = []
    if identity in known_datasets():
        rule, loose = _stricter(base, rule, asked=bool(said.redistribution or said.licence))
        warnings += [_loose(name, base, said.redistribution)] if loose else []
    elif said.licence and not said.redistribution and ruled is None:
        message = "is a licence whose rule is not known, so its rows may be passed on"
        cure = "say --redistribution when they may not"
        warnings.append(Problem(name, None, "licence", said.licence, message, cure, "warned"))
    return _told(base, said, rule), tuple(warnings)


def _known(
    name: str, known: str, said: Said, stored: Mapping[str, Dataset]
) -> tuple[Dataset, tuple[Problem, ...]]:
    base = stored.get(known) or known_dataset(known)
    rule, loose = _stricter(base, said.redistribution, asked=bool(said.redistribution))
    warnings = [_loose(name, base, said.redistribution)] if loose else []
    for option, value in (("source-name", said.name), ("licence", said.licence)):
        if value:
            message = f"is not used: the file is of {base.name}"
            cure = f"leave --{option} to other files"
            warnings.append(Problem(name, None, option, value, message, cure, "warned"))
    only = Said(accessed=said.accessed, citation=said.citation)
    return _told(base, only, rule), tuple(warnings)


def _stricter(base: Dataset, rule: str, *, asked: bool) -> tuple[str, bool]:
    """The stricter of two rules, and whether a looser one was asked for."""
    if not asked:
        return base.redistribution, False
    order = REDISTRIBUTIONS.index
    return max(base.redistribution, rule, key=order), order(rule) < order(base.redistribution)


def _loose(name: str, base: Dataset, rule: str) -> Problem:
    message = f"is looser than {base.redistribution}, the rule of {base.name}"
    return Problem(name, None, "redistribution", rule, message, "the stricter one holds", "warned")


def _told(base: Dataset, said: Said, rule: str) -> Dataset:
    """The dataset with what was said; its id is no new name for it."""
    update = {
        "name": said.name if said.name != base.id else "",
        "licence": said.licence,
        "accessed": said.accessed,
        "citation": said.citation,
        "redistribution": rule,
    }
    return base.model_copy(update={field: value for field, value in update.items() if value})
