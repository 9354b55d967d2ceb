"""Which column of a file holds what: by its usual names, or as a person says."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from geodata.model import Refusal
from geodata.model.folding import fold
from geodata.model.problems import listed


def find_columns(
    columns: Sequence[str],
    names: Mapping[str, Sequence[str]],
    mapping: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The column of each field that is there.

    `names` gives the usual names of each field, the most telling first; case, diacritics, blanks
    and underscores do not matter. `mapping` (field to column) goes before; an empty column leaves
    the field out. A column serves one field. `Refusal` for a field that is not in `names`, or a
    column that the file does not have.
    """
    found: dict[str, str] = {}
    folded: dict[str, str] = {}
    for column in columns:
        folded.setdefault(fold(column), column)
    for field, asked in (mapping or {}).items():
        if field not in names:
            near = difflib.get_close_matches(field, names, n=1)
            cure = f"did you mean {near[0]}?" if near else f"use one of {', '.join(names)}"
            raise Refusal("is not a field", cure, field="--map", value=field)
        if not asked:
            found[field] = ""
            continue
        column = asked if asked in columns else folded.get(fold(asked), "")
        if not column:
            near = difflib.get_close_matches(asked, columns, n=1)
            cure = f"did you mean {near[0]}?" if near else f"it has {listed(columns)}"
            raise Refusal("is not a column of the file", cure, field="--map", value=asked)
        found[field] = column
    taken = set(found.values())
    for field, usual in names.items():
        if field in found:
            continue
        for name in usual:
            column = folded.get(fold(name), "")
            if column and column not in taken:
                found[field] = column
                taken.add(column)
                break
    return {field: column for field, column in found.items() if column}
