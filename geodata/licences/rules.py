"""From the text of a licence to the rule of redistribution, by the table `rules.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from geodata.model import Refusal
from geodata.model.values import word_of
from geodata.vocabulary import REDISTRIBUTIONS

RULES_PATH: Final = Path(__file__).with_name("rules.toml")

_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class LicenceRule:
    """One line of the table: words of a licence, the rule that follows from them, and why."""

    pattern: re.Pattern[str]
    redistribution: str
    why: str


@lru_cache(maxsize=1)
def licence_rules() -> tuple[LicenceRule, ...]:
    """The table. ValueError, with the line's text, for a word that is no rule."""
    read = word_of(REDISTRIBUTIONS)
    rules = []
    for row in tomllib.loads(RULES_PATH.read_text(encoding="utf-8"))["rule"]:
        try:
            word = read(row["redistribution"])
        except Refusal as refusal:
            raise ValueError(f"{RULES_PATH.name}, {row['text']}: {refusal}") from refusal
        rules.append(LicenceRule(re.compile(rf"\b(?:{row['text']})\b"), word, row["why"]))
    return tuple(rules)


def rule_of_licence(licence: str) -> LicenceRule | None:
    """The strictest rule that the text of a licence names; None when it names none we know.

    SPDX ids, usual names and addresses of licences are understood: `CC-BY-NC-4.0`, "CC BY-NC 4.0"
    and "https://creativecommons.org/licenses/by-nc/4.0/" are the same.
    """
    words = _BETWEEN_WORDS.sub(" ", licence.casefold()).strip()
    words = words.replace("creativecommons org licenses ", "cc ")
    found = [rule for rule in licence_rules() if rule.pattern.search(words)]
    return max(found, key=lambda rule: REDISTRIBUTIONS.index(rule.redistribution), default=None)


def redistribution_of(licence: str) -> str | None:
    """`rows`, `aggregates` or `link-only` as the text of a licence asks; None when it tells none.

    What then holds is for the caller to decide and to say.
    """
    rule = rule_of_licence(licence)
    return rule.redistribution if rule else None
