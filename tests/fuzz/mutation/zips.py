"""Zips changed inside: a member by its own structure, its name, its packing, or which there are."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath
from random import Random

from tests.fuzz.mutation.cells import changed_table
from tests.fuzz.mutation.markup import changed_markup
from tests.fuzz.mutation.raw_bytes import changed_bytes
from tests.fuzz.mutation.values import any_text

Members = list[tuple[str, bytes]]

_MOST = 1 << 20
_WAYS = (zipfile.ZIP_DEFLATED,) * 6 + (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_NAMES = (
    "doc.kml", "a.csv", "f.shp", "f.dbf", "f.prj", "f.cpg", "f.shx", "xl/workbook.xml",
    "table.xlsx", "[Content_Types].xml", "xl/worksheets/sheet1.xml", "__MACOSX/._f.shp",
    "../../x.kml", "/x.csv", "a/", "xl/sharedStrings.xml", "xl/styles.xml", "F.SHP", "g.shp",
    "g.dbf", "x.geojson", "\\x\\y.kml", "",
)  # fmt: skip
_STRUCTURED = {
    ".xml": changed_markup,
    ".kml": changed_markup,
    ".rels": changed_markup,
    ".csv": changed_table,
    ".tsv": changed_table,
    ".cpg": lambda data, rng: any_text(rng).encode("utf-8", "replace"),
    ".prj": lambda data, rng: _changed_prj(data, rng),
}


def changed_zip(data: bytes, rng: Random) -> bytes | None:
    """The zip with a change inside; None when it cannot be unpacked."""
    members = _members(data)
    if not members:
        return None
    for _ in range(rng.choice((1, 1, 1, 2))):
        rng.choice(_CHANGES)(members, rng)
    out, way = io.BytesIO(), rng.choice(_WAYS)
    try:
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w") as archive:
            for name, content in members:
                info = zipfile.ZipInfo(name)  # of no day, so that a seed gives the same bytes
                info.compress_type = way
                archive.writestr(info, content)
    except (ValueError, UnicodeError, OverflowError):
        return None
    return out.getvalue()


def _members(data: bytes) -> Members:
    found: Members = []
    left = _MOST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist()[:50]:
                left -= info.file_size
                if left < 0:
                    return []
                found.append((info.filename, archive.read(info)))
    except Exception:  # a damaged zip is changed as bytes
        return []
    return found


def _content(members: Members, rng: Random) -> None:
    at = rng.randrange(len(members))
    name, content = members[at]
    change = _STRUCTURED.get(PurePosixPath(name).suffix.lower())
    changed = change(content, rng) if change and rng.random() < 0.9 else None
    members[at] = name, changed_bytes(content, rng) if changed is None else changed


def _changed_prj(data: bytes, rng: Random) -> bytes:
    if rng.random() < 0.5:
        return changed_bytes(data, rng)
    return rng.choice(
        (b"", any_text(rng).encode("utf-8", "replace"), b'LOCAL_CS["x"]', b'GEOGCS["x"')
    )


def _renamed(members: Members, rng: Random) -> None:
    at = rng.randrange(len(members))
    name, content = members[at]
    if rng.random() < 0.3:
        name = any_text(rng)[:50] + PurePosixPath(name).suffix
    else:
        name = rng.choice(_NAMES)
    members[at] = name, content


def _gone(members: Members, rng: Random) -> None:
    if len(members) > 1:
        del members[rng.randrange(len(members))]


def _again(members: Members, rng: Random) -> None:
    name, content = rng.choice(members)
    name = rng.choice(_NAMES) if rng.random() < 0.8 else name
    members.insert(rng.randint(0, len(members)), (name, content))


def _grown(members: Members, rng: Random) -> None:
    at = rng.randrange(len(members))
    name, content = members[at]
    members[at] = name, content + content[-200:] * rng.choice((3, 100, 10_000))


_CHANGES: tuple[Callable[[Members, Random], None], ...] = (
    *(_content,) * 12,
    *(_renamed, _gone, _again, _grown),
)
