"""Numbers in the digits and grouping of a language, as `Intl.NumberFormat` writes them."""

from __future__ import annotations

from typing import Final

_GROUPING: Final = {"en": ",", "az": ".", "hy": "\N{NO-BREAK SPACE}", "fa": "٬"}
_PERSIAN: Final = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def number(value: float, lang: str) -> str:
    """A number without decimals: "1,234", "1.234", "1 234", "۱٬۲۳۴"."""
    return digits(f"{value:,.0f}".replace(",", _GROUPING.get(lang, ",")), lang)


def digits(text: str, lang: str) -> str:
    """A text whose digits are those of the language."""
    return text.translate(_PERSIAN) if lang == "fa" else text
