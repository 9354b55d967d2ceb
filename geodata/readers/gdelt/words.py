"""Titles, summaries and sources of GDELT events, composed from the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from geodata.model import Refusal
from geodata.model.dates import parse_partial_date
from geodata.model.values import web_address
from geodata.readers.meant import Said, tidy

GDELT_NAME: Final = "The GDELT Project"
GDELT_ADDRESS: Final = "https://www.gdeltproject.org"

_LONGEST_TITLE: Final = 240
_LONGEST_NAME: Final = 120
_SAFE: Final = "%/:?#[]@!$&'()*+,;=~-._"
_ADDED: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?(?:\.0)?", re.ASCII)


def title_of(label: str, actors: Sequence[str], where: str) -> str:
    """One line: Sign formal agreement: Armenia – Azerbaijan, Yerevan, Yerevan, Armenia."""
    title = label[:1].upper() + label[1:]
    if actors:
        title += f": {' – '.join(actors)}"
    if where:
        title += f", {where}"
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


def summary_of(said: Said, code: str, label: str) -> str:
    """How the report came to be, its code, and what GDELT measured."""
    told = f"Read in the press by a machine. CAMEO code {code or 'unknown'}, {label}."
    counts = [
        f"{number} {one if number == '1' else many}"
        for name, one, many in (
            ("NumMentions", "mention", "mentions"),
            ("NumSources", "source", "sources"),
            ("NumArticles", "article", "articles"),
        )
        if (number := tidy(said.code(name)))
    ]
    if counts:
        told += f" Counted by GDELT: {', '.join(counts)}."
    if scale := tidy(said["GoldsteinScale"]):
        told += f" Goldstein scale {scale}."
    return told


@lru_cache(maxsize=1 << 12)
def source_of(address: str, added: str) -> dict[str, str]:
    """The publisher by the host of its address, and the day on which GDELT found it."""
    found = {"publisher": GDELT_NAME, "url": GDELT_ADDRESS}
    if address:
        url = _address(address)
        host = urlsplit(url).hostname or "" if url else ""
        name = tidy(host.removeprefix("www.") or address)[:_LONGEST_NAME]
        found = {"publisher": name or GDELT_NAME, "url": url}
    if match := _ADDED.fullmatch(added):
        with suppress(Refusal):
            found["date"] = parse_partial_date("-".join(match.groups()))
    return found


def _address(text: str) -> str:
    """The address with the characters written out that none may hold; empty when it is none."""
    try:
        return web_address(quote(text.strip(), safe=_SAFE))
    except (Refusal, ValueError):
        return ""
