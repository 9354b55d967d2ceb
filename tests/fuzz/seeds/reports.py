"""Files of the formats that are tables: our own, UCDP GED, ACLED, GDELT, and any other."""

from __future__ import annotations

from geodata.model.fields import fields_with_sources
from geodata.readers.acled.columns import NAMES as ACLED_NAMES
from geodata.readers.gdelt.columns import GDELT_1, GDELT_2
from geodata.readers.ucdp.columns import NAMES as UCDP_NAMES
from tests.fuzz.seeds.rows import ACLED, ARAS, COORDINATES, GDELT, HIJRI, SHAPES, TABLE, UCDP
from tests.fuzz.seeds.tables import raw_lines, text, workbook, zip_of


def aras_seeds() -> list[bytes]:
    header = [field.column for field in fields_with_sources(2)]
    rows = [ARAS, ARAS | {"id": "e2", "related_ids": "", "extent": "", "dataset": ""}]
    excel = [
        ARAS | {"lat": "40,6828", "lon": "46,3606", "date_start": "04.10.2020", "date_end": ""}
    ]
    return [
        text(header, rows),
        text(header, excel, ";", "\r\n").decode().encode("utf-8-sig"),
        workbook(header, excel),
    ]


def ucdp_seeds() -> list[bytes]:
    rows = [UCDP, UCDP | {"id": "412701", "where_prec": "4", "date_prec": "5", "year": "2019"}]
    site = [name for name in UCDP_NAMES if not name.startswith("gwno")]
    site_rows = [UCDP | {"date_start": "10/04/2020 00:00:00", "active_year": "True"}]
    trailing = text(site, site_rows).replace(b'"\n', b'",\n').replace(b"4\n", b"4,\n")
    hxl = [
        dict.fromkeys(UCDP_NAMES, "") | {"date_start": "#date+start", "latitude": "#geo+lat"},
        UCDP,
    ]
    plain = text(UCDP_NAMES, rows)
    return [
        plain,
        trailing,
        text(UCDP_NAMES, hxl),
        workbook(UCDP_NAMES, rows),
        zip_of({"g.csv": plain}),
    ]


def acled_seeds() -> list[bytes]:
    rows = [ACLED, ACLED | {"event_id_cnty": "AZE13", "event_date": "2020-10-04", "inter1": "2"}]
    actors = [name for name in ACLED_NAMES if not name.endswith("2") and name != "data_id"]
    per_actor = [ACLED, ACLED | {"actor1": "Forces of B", "inter1": "2"}]
    saved = [ACLED | {"event_date": "27-Sep-20", "latitude": "40,34", "longitude": "46,93"}]
    return [
        text(ACLED_NAMES, rows),
        text(actors, per_actor),
        text(ACLED_NAMES, saved, ";", "\r\n").decode().encode("utf-8-sig"),
        workbook(ACLED_NAMES, rows),
    ]


def gdelt_seeds() -> list[bytes]:
    rows = [GDELT, GDELT | {"GLOBALEVENTID": "952", "EventCode": "0231", "ActionGeo_Type": "1"}]
    raw = raw_lines(GDELT_2, rows)
    return [
        raw,
        raw_lines(GDELT_1, [row | {"DATEADDED": "20201004"} for row in rows]),
        text(GDELT_2, rows),
        text(["", *(f"c{n}" for n in range(61))], [_numbered(row) for row in rows]),
        zip_of({"20201004.export.CSV": raw}),
    ]


def _numbered(row: dict[str, str]) -> dict[str, str]:
    return {"": "0"} | {f"c{n}": row.get(name, "") for n, name in enumerate(GDELT_2)}


def table_seeds() -> list[bytes]:
    header = list(TABLE)
    return [
        text(header, [TABLE, TABLE | {"id": "2", "when": "31.10.2020"}]),
        text(list(COORDINATES), [COORDINATES], "\t"),
        text(
            list(SHAPES), [SHAPES, SHAPES | {"wkt": "POLYGON ((46 39, 47 39, 47 40, 46 39))"}], ";"
        ),
        text(list(HIJRI), [HIJRI]),
        text(header, [TABLE], ";", "\r\n").decode().encode("cp1254"),
        text(header, [TABLE], "\t").decode().encode("utf-16"),
        workbook(header, [TABLE, TABLE | {"id": "2"}]),
        zip_of({"a.csv": text(header, [TABLE])}),
    ]
