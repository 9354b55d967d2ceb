"""What a page says of a value that it could not use, and of reports that may not leave."""

from __future__ import annotations

from dashboard.wording import wording
from dashboard.wording.numbers import number
from geodata.licences import Share
from geodata.writers.saying import withheld_words

LONGEST = 40


def remark_in_words(key: str, value: str, message: str, lang: str) -> str:
    """The remark on a link's value. `message` says in English what was expected; other languages
    say that the default stands in its place."""
    if lang == "en":
        return message
    shown = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
    return wording(lang)["remark.bad"].format(key=key, value=shown)


def withheld_in_words(share: Share, lang: str) -> str:
    """Why the rows of a dataset are not among the files, in one sentence.

    In English with what the licence itself says; the README of the files has that in any case.
    """
    if lang == "en":
        return withheld_words(share)
    w = wording(lang)
    form = "some" if share.reports is None else "one" if share.reports == 1 else "many"
    said = {"rule": w[f"withheld.{share.dataset.redistribution}"], "dataset": share.dataset.name}
    return w[f"withheld.{form}"].format(n=number(share.reports or 0, lang), **said)
