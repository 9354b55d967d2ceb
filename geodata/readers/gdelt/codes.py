"""The codes of GDELT and the words of ours that they become.

Sources: CAMEO codebook 1.1b3 (Schrodt 2012) for events, in `cameo.csv`; GDELT Data Format
Codebook 2.0 for the types of places; FIPS 10-4 for countries.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

_CAMEO_PATH: Final = Path(__file__).with_name("cameo.csv")

PROTEST_ROOT: Final = "14"

WHERE: Final = {
    "1": "country",
    "2": "province",  # a state of the United States
    "3": "settlement",  # a city of the United States
    "4": "settlement",  # a city or landmark elsewhere
    "5": "province",
}
"""Our word for `ActionGeo_Type`; 0 stands for no place."""

UNKNOWN_WHERE: Final = "district"

COUNTRIES: Final[Mapping[str, str]] = {
    "AF": "Afghanistan",
    "AJ": "Azerbaijan",
    "AM": "Armenia",
    "GG": "Georgia",
    "IR": "Iran",
    "IS": "Israel",
    "IZ": "Iraq",
    "KZ": "Kazakhstan",
    "PK": "Pakistan",
    "RS": "Russia",
    "SY": "Syria",
    "TU": "Turkey",
    "TX": "Turkmenistan",
    "US": "United States of America",
}
"""Countries of the theatre and around it by FIPS 10-4; others by the name that GDELT gives."""


@lru_cache(maxsize=1)
def _cameo() -> Mapping[str, tuple[str, str]]:
    """Label and kind by code; an empty kind is that of the code above."""
    with _CAMEO_PATH.open(encoding="utf-8", newline="") as source:
        return {row["code"]: (row["label"], row["kind"]) for row in csv.DictReader(source)}


@lru_cache(maxsize=4096)
def full_code(code: str, root: str) -> str:
    """The code of an event with the leading zero that spreadsheets take away; empty when unknown.

    `root` is the root code, which tells 020 from 20.
    """
    code, root = code.removesuffix(".0"), root.removesuffix(".0").zfill(2)
    known = _cameo()
    for written in (code, f"0{code}"):
        if written.startswith(root) and written[:3] in known:
            return written
    if root in known:
        return root
    return code if code[:2] in known else ""


@lru_cache(maxsize=4096)
def label_and_kind(code: str) -> tuple[str, str]:
    """What the code stands for, and our kind: from the code itself or the nearest above it."""
    known = _cameo()
    label = kind = ""
    while len(code) >= 2:
        own_label, own_kind = known.get(code, ("", ""))
        label, kind = label or own_label, kind or own_kind
        code = code[:-1]
    return label or "event of an unknown code", kind or "other"
