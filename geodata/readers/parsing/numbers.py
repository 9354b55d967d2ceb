"""Numbers as people write them: decimal comma, thousands, local digits, degrees and minutes."""

from __future__ import annotations

import re
from typing import Final, Literal

from geodata.model import Refusal
from geodata.readers.parsing.digits import plain_digits

Axis = Literal["lat", "lon"]

_PLAIN: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_COMMA: Final = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_THOUSANDS: Final = tuple(
    re.compile(rf"[+-]?\d{{1,3}}(?:{sign}\d{{3}})+(?:{point}\d+)?", re.ASCII)
    for sign, point in ((",", r"\."), (r"\.", ","), (" ", r"[.,]"), ("'", r"[.,]"))
)
_SIGNS: Final = str.maketrans(
    {
        "−": "-", "٫": ".", "٬": ",", "’": "'", "′": "'", "‘": "'", "´": "'", "`": "'",
        "″": '"', "”": '"', "“": '"', "º": "°", "˚": "°", "\u00a0": " ", "\u202f": " ",
        "\u2009": " ", "\u200e": None, "\u200f": None, "\u061c": None,
    }
)  # fmt: skip
_ANGLE: Final = re.compile(
    r"(?P<before>[NSEWСЮВЗ])?\s*(?P<sign>[+-])?(?P<deg>\d+(?:[.,]\d+)?)\s*(?:°|deg|\s|$)\s*"
    r"(?:(?P<min>\d+(?:[.,]\d+)?)\s*(?:'(?!')|min|\s|$)\s*)?"
    r"(?:(?P<sec>\d+(?:[.,]\d+)?)\s*(?:\"|''|sec|$)?\s*)?(?P<after>[NSEWСЮВЗ])?",
    re.ASCII | re.IGNORECASE,
)
_HEMISPHERES: Final = {
    "N": ("lat", 1), "S": ("lat", -1), "E": ("lon", 1), "W": ("lon", -1),
    "С": ("lat", 1), "Ю": ("lat", -1), "В": ("lon", 1), "З": ("lon", -1),
}  # fmt: skip
"""Signs of the hemispheres in English and in Russian."""


_LONGEST: Final = 60
"""Characters of a number or an angle; forms are not tried on more."""


def _tidied(text: str) -> str:
    """The text with plain digits and signs; empty when it is too long for a number."""
    return plain_digits(text).translate(_SIGNS).strip() if len(text) <= _LONGEST else ""


def parse_number(text: str) -> float:
    """A number whose only separator may be a decimal comma or point: 39,8153 is 39.8153.

    Both kinds together, or several of one, part thousands. `Refusal` for anything else.
    """
    written = _tidied(text)
    if _PLAIN.fullmatch(written):
        return float(written)
    if _COMMA.fullmatch(written):
        return float(written.replace(",", "."))
    for form in _THOUSANDS:
        if form.fullmatch(written):
            return _grouped(written)
    raise Refusal("is not a number", "write digits with a decimal point, such as 39.75850")


def parse_count(text: str) -> int:
    """A whole number, zero or more, in which comma, point or blank part thousands: 1,234.

    `Refusal` for a fraction, a negative number or anything else.
    """
    written = _tidied(text)
    for form in _THOUSANDS:
        if form.fullmatch(written):
            found = _grouped(written, whole=True)
            break
    else:
        try:
            found = parse_number(written)
        except Refusal:
            raise Refusal("is not a count", "write a whole number, or leave it empty") from None
    if not 0 <= found <= 1e12 or found != int(found):
        raise Refusal("is not a count", "write a whole number, or leave it empty")
    return int(found)


def parse_degrees(text: str, axis: Axis) -> float:
    """Degrees of a latitude or longitude: 39.8153, 39,8153, 39.8153°, 39°48.9'N, 39°45'31"N.

    South and west are negative. `Refusal` when it is no angle, or one of the other axis. The
    range is not looked at.
    """
    written = _tidied(text)
    try:
        return parse_number(written)
    except Refusal:
        pass
    match = _ANGLE.fullmatch(written)
    signs = [match["before"], match["after"]] if match else []
    letters = [sign.upper() for sign in signs if sign]
    if match is None or len(letters) > 1:
        raise Refusal("is not a number of degrees", "write decimal degrees, such as 39.75850")
    parts = [float((match[name] or "0").replace(",", ".")) for name in ("deg", "min", "sec")]
    if parts[1] >= 60 or parts[2] >= 60:
        raise Refusal("has 60 minutes or more", "write decimal degrees, such as 39.75850")
    found = parts[0] + parts[1] / 60 + parts[2] / 3600
    if letters:
        known, factor = _HEMISPHERES[letters[0]]
        if known != axis:
            word = "latitude" if known == "lat" else "longitude"
            raise Refusal(f"is a {word}", "check that lat and lon are not swapped")
        if match["sign"]:
            raise Refusal("has a sign and a letter", "write one of the two")
        found *= factor
    return round(-found if match["sign"] == "-" else found, 7)


def has_minutes(text: str) -> bool:
    """Whether the text is an angle with minutes beside its degrees."""
    match = _ANGLE.fullmatch(_tidied(text))
    return match is not None and match["min"] is not None


def _grouped(written: str, *, whole: bool = False) -> float:
    """The value of a number with separators; `whole`: a single one parts thousands too."""
    last = max(written.rfind(","), written.rfind("."))
    kinds = {char for char in written if char in ",. '"}
    several = last >= 0 and written.count(written[last]) > 1
    if last < 0 or several or (whole and len(kinds) == 1):
        return float(re.sub(r"[,. ']", "", written))
    head, tail = written[:last], written[last + 1 :]
    return float(re.sub(r"[,. ']", "", head) + "." + tail)
