"""Tables as files: CSV as programs write it, raw lines, zips, and workbooks."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

Row = Mapping[str, str]


def text(
    header: Sequence[str], rows: Sequence[Row], delimiter: str = ",", end: str = "\n"
) -> bytes:
    """A table as CSV in UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return out.getvalue().encode()


def raw_lines(names: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Rows without a header or quotes, with tabs."""
    return "".join("\t".join(row.get(n, "") for n in names) + "\n" for row in rows).encode()


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """Files in a zip, of no day, so that the bytes are the same at each call."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def workbook(header: Sequence[str], rows: Sequence[Row]) -> bytes:
    """A workbook as small as one can be: shared and inline text, numbers, days as numbers."""
    lines = ["".join(f'<c t="s"><v>{number}</v></c>' for number in range(len(header)))]
    lines += ["".join(_cell(row.get(name, "")) for name in header) for row in rows]
    sheet = "".join(f'<row r="{n}">{line}</row>' for n, line in enumerate(lines, start=1))
    shared = "".join(f"<si><t>{escape(name)}</t></si>" for name in header)
    parts = {
        "[Content_Types].xml": _CONTENT,
        "_rels/.rels": _RELATIONS.format(_relation(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(
            _relation(1, "worksheet", "worksheets/sheet1.xml")
            + _relation(2, "styles", "styles.xml")
            + _relation(3, "sharedStrings", "sharedStrings.xml")
        ),
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData>'
        "</worksheet>",
    }
    return zip_of({name: part.encode() for name, part in parts.items()})


def _cell(value: str) -> str:
    if not value:
        return "<c/>"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        number = (date.fromisoformat(value) - date(1899, 12, 30)).days
        return f'<c s="1"><v>{number}</v></c>'
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'


_FORMATS = "http://schemas.openxmlformats.org"
_MAIN = f"{_FORMATS}/spreadsheetml/2006/main"
_OFFICE = f"{_FORMATS}/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = f'<Relationships xmlns="{_FORMATS}/package/2006/relationships">{{}}</Relationships>'
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="events" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
_CONTENT = (
    f'<Types xmlns="{_FORMATS}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
    "</Types>"
)


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
