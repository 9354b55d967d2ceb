"""The encoding of a DBF table: what the .cpg beside it says, what its head says, or its letters.

Layout of the head: dBASE III and its successors (byte 29 names the code page), as the ESRI
Shapefile Technical Description uses it; the .cpg is a later custom of ESRI.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from geodata.readers.tables.encoding import ERRORS, encoding_of

_DRIVERS: Final[Mapping[int, str]] = MappingProxyType(
    {
        0x01: "cp437",
        0x02: "cp850",
        0x03: "cp1252",
        0x26: "cp866",
        0x58: "cp1252",
        0x59: "cp1252",
        0x64: "cp852",
        0x65: "cp866",
        0x6B: "cp857",
        0x7E: "cp1256",
        0x88: "cp857",
        0xC8: "cp1250",
        0xC9: "cp1251",
        0xCA: "cp1254",
        0xCB: "cp1253",
        0xCC: "cp1257",
    }
)
"""Code pages by byte 29 of the head; 0x57 stands for that of the computer, which says nothing."""

_LONGEST_CPG: Final = 100
_HEAD: Final = 32


@dataclass(frozen=True, slots=True)
class Codec:
    """How the bytes of a table become text; `note` is what was guessed: message and cure."""

    name: str
    note: tuple[str, str] | None = None

    def decode(self, text: str) -> str:
        """The text of bytes that were read as Latin-1; a letter cut by its field falls away."""
        if text.isascii():
            return text
        data = text.encode("latin-1", "replace")
        return codecs.getincrementaldecoder(self.name)(ERRORS).decode(data)


def codec_of(table: Path, declared: str) -> Codec:
    """The codec of a table; `declared` is the text of its .cpg, empty without one.

    OSError when it cannot be read.
    """
    with table.open("rb") as source:
        head = source.read(_HEAD)
    said = _named(declared)
    if said and said != "utf-8":
        return Codec(said)
    by_head = _DRIVERS.get(head[29], "") if len(head) == _HEAD else ""
    if by_head and not said:
        return Codec(by_head)
    start = int.from_bytes(head[8:10], "little") if len(head) == _HEAD else 0

    def records() -> BinaryIO:
        opened = table.open("rb")
        opened.seek(start)
        return opened

    found = encoding_of(records)
    if found is None or found.codec.startswith("utf-16"):
        return Codec(said or "cp1252")
    if not found.guessed:
        return Codec("utf-8")
    cure = "check the names, or save it as UTF-8 with a .cpg file"
    if said:
        return Codec(found.codec, (f"is not UTF-8 as its .cpg says; read as {found.title}", cure))
    return Codec(found.codec, (f"does not say its encoding; read as {found.title}", cure))


def _named(declared: str) -> str:
    """The codec of a .cpg file: `UTF-8`, `1254`, `ANSI 1254`, `ISO 88591`, `OEM 866`."""
    text = declared.strip().strip("\0\ufeff").lower()[:_LONGEST_CPG]
    if text in ("65001", "utf8", "utf-8"):
        return "utf-8"
    latin = re.fullmatch(r"(?:iso)?[ _-]*8859[ _-]*(\d{1,2})", text)
    if latin:
        return _known(f"iso8859-{latin[1]}")
    digits = re.fullmatch(r"(?:ansi|oem|cp|windows)?[ _-]*(\d{3,5})", text)
    return _known(f"cp{digits[1]}" if digits else text)


def _known(name: str) -> str:
    """The name of the codec when Python has one for bytes, else nothing."""
    try:
        info = codecs.lookup(name)
        return info.name if b"a".decode(info.name) == "a" else ""
    except (LookupError, ValueError):
        return ""
