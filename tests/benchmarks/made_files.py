"""Made-up reports as files of every format that is read, true to the columns of each."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import openpyxl

from geodata import vocabulary
from tests.benchmarks.made import ACTORS, PUBLISHERS, Made

UCDP_HEADER: Final = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,"
    "conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
    "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,"
    "source_date,source_headline,source_original,where_prec,where_coordinates,where_description,"
    "adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,"
    "gwnoa,gwnob"
)
ACLED_HEADER: Final = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp"
)
OWN_HEADER: Final = (
    "id,layer,kind,date_start,date_end,date_precision,title,summary,place,place_az,place_hy,"
    "place_fa,country,admin1,lat,lon,geo_precision,actors,killed_min,killed_max,injured_min,"
    "injured_max,reported_by,confidence,related_ids,source_1_publisher,source_1_title,"
    "source_1_url,source_1_date,basis"
)
TABLE_COLUMNS: Final = ("Date", "Latitude", "Longitude", "Location", "Title", "Source", "Deaths")
ACLED_TYPES: Final = (
    ("Battles", "Armed clash"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Explosions/Remote violence", "Air/drone strike"),
    ("Protests", "Peaceful protest"),
    ("Strategic developments", "Agreement"),
)


def own_csv(made: Made, path: Path) -> None:
    """The product's own CSV."""
    _write_csv(path, OWN_HEADER, map(_own_row, *_rows(made)))


def ucdp_csv(made: Made, path: Path) -> None:
    """UCDP GED, the 49 columns of the yearly file."""
    _write_csv(path, UCDP_HEADER, map(_ucdp_row, *_rows(made)))


def acled_csv(made: Made, path: Path) -> None:
    """ACLED's export, the 31 columns since 2023."""
    _write_csv(path, ACLED_HEADER, map(_acled_row, *_rows(made)))


def gdelt_tsv(made: Made, path: Path) -> None:
    """GDELT 2.0 events: 61 cells between tabs, no header."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.writelines("\t".join(_gdelt_row(*of)) + "\n" for of in zip(*_rows(made), strict=True))


def table_csv(made: Made, path: Path) -> None:
    """A table as a person might keep it."""
    _write_csv(path, ",".join(TABLE_COLUMNS), map(_table_row, *_rows(made)))


def workbook(made: Made, path: Path) -> None:
    """The same table as a workbook, its days real dates."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("events")
    sheet.append(TABLE_COLUMNS)
    for day, *cells in map(_table_row, *_rows(made)):
        sheet.append([day, *cells])
    book.save(path)


def geojson(made: Made, path: Path) -> None:
    """Points with properties, RFC 7946."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [cells[2], cells[1]]},
            "properties": dict(zip(TABLE_COLUMNS, (str(cells[0]), *cells[1:]), strict=True)),
        }
        for cells in map(_table_row, *_rows(made))
    ]
    content = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def kml(made: Made, path: Path) -> None:
    """Placemarks with a name, a day and a description."""
    with path.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        out.write('<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n')
        for day, lat, lon, place, title, *_ in map(_table_row, *_rows(made)):
            out.write(
                f"<Placemark><name>{title}</name><TimeStamp><when>{day}</when></TimeStamp>"
                f"<description>{place}</description>"
                f"<Point><coordinates>{lon},{lat}</coordinates></Point></Placemark>\n"
            )
        out.write("</Document></kml>\n")


def geopackage(made: Made, path: Path) -> None:
    """One layer of points."""
    _frame(made).to_file(path, driver="GPKG", layer="events")


def shapefile(made: Made, path: Path) -> None:
    """A zipped shapefile of points."""
    frame, loose = _frame(made), path.with_suffix("")
    loose.mkdir()
    frame["Date"] = frame["Date"].astype(str)
    frame.to_file(loose / "events.shp", driver="ESRI Shapefile", encoding="UTF-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in sorted(loose.iterdir()):
            packed.write(part, part.name)


FORMATS: Final[dict[str, tuple[str, Callable[[Made, Path], None]]]] = {
    "own CSV": ("events.csv", own_csv),
    "UCDP GED CSV": ("ged.csv", ucdp_csv),
    "ACLED CSV": ("acled.csv", acled_csv),
    "GDELT TSV": ("20201110.export.CSV", gdelt_tsv),
    "table CSV": ("table.csv", table_csv),
    "table XLSX": ("table.xlsx", workbook),
    "GeoJSON": ("events.geojson", geojson),
    "KML": ("events.kml", kml),
    "GeoPackage": ("events.gpkg", geopackage),
    "Shapefile": ("events.zip", shapefile),
}
"""What a format is called, the name of its file, and how the file is made."""


def _rows(made: Made) -> tuple[Iterable[Made], Iterable[int]]:
    return [made] * len(made), range(len(made))


def _write_csv(path: Path, header: str, rows: Iterator[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(f"{header}\r\n")
        csv.writer(out).writerows(rows)


def _frame(made: Made) -> gpd.GeoDataFrame:
    rows = list(map(_table_row, *_rows(made)))
    columns = dict(zip(TABLE_COLUMNS, zip(*rows, strict=True), strict=True))
    points = gpd.points_from_xy(columns["Longitude"], columns["Latitude"])
    return gpd.GeoDataFrame(columns, geometry=points, crs="EPSG:4326")


def _place(made: Made, row: int) -> tuple[float, float, str]:
    """Latitude, longitude and name; five decimals, a metre, as files have them."""
    name = made.towns[made.town[row]].names["en"]
    return round(float(made.lat[row]), 5), round(float(made.lon[row]), 5), name


def _own_row(made: Made, row: int) -> Sequence[Any]:
    lat, lon, name = _place(made, row)
    names = made.towns[made.town[row]].names
    dead = int(made.killed[row])
    end = made.date(row, last=True) if made.days[row] else ""
    publisher = PUBLISHERS[made.publisher[row]]
    return (
        f"made-{row}", vocabulary.REPORT_LAYERS[made.layer[row]],
        vocabulary.KINDS[made.kind[row]], made.date(row), end, "day", made.title(row),
        made.summary(row), name, names.get("az", ""), names.get("hy", ""), names.get("fa", ""),
        "", "", lat, lon, vocabulary.GEO_PRECISIONS[made.precision[row]],
        f"{ACTORS[made.actor[row]]}; {ACTORS[made.other[row]]}", dead, dead, "", "",
        ACTORS[made.actor[row]], vocabulary.CONFIDENCES[made.confidence[row]], "", publisher,
        made.title(row)[:60], f"https://example.org/reports/{row}", made.date(row), "source",
    )  # fmt: skip


def _ucdp_row(made: Made, row: int) -> Sequence[Any]:
    lat, lon, name = _place(made, row)
    day, dead = made.date(row), int(made.killed[row])
    end = made.date(row, last=True)
    one, other = ACTORS[made.actor[row]], ACTORS[made.other[row]]
    return (
        500_000 + row, f"AZE-{day.year}-1-{row}", day.year, 1, "Clear", 1, 388, 388,
        "Azerbaijan: Nagorno-Karabakh", 857, 857, f"{one} - {other}", 133, 133, one, 134, 134,
        other, 2, f"{PUBLISHERS[made.publisher[row]]}, {day}, {made.title(row)}",
        PUBLISHERS[made.publisher[row]], day, made.title(row), "ministry of defence",
        (1, 1, 3, 4, 6)[made.precision[row]], name, f"{name} and villages around it", name, "",
        f"{lat:.6f}", f"{lon:.6f}", f"POINT ({lon:.6f} {lat:.6f})", 187_654, "Azerbaijan", 373,
        "Europe", 1, 2 if made.days[row] else 1, f"{day} 00:00:00.000", f"{end} 00:00:00.000",
        dead // 2, dead - dead // 2, 0, 0, dead, dead, dead, 373, "",
    )  # fmt: skip


def _acled_row(made: Made, row: int) -> Sequence[Any]:
    lat, lon, name = _place(made, row)
    day = made.date(row)
    event, sub = ACLED_TYPES[made.kind[row] % len(ACLED_TYPES)]
    return (
        f"AZE{row}", f"{day.day:02d} {day:%B} {day.year}", day.year, 1, "Political violence",
        event, sub, ACTORS[made.actor[row]], "", 1, ACTORS[made.other[row]], "", 8, 18, "", 31,
        "Caucasus and Central Asia", "Azerbaijan", name, name, "", name, lat, lon,
        (1, 1, 2, 3, 3)[made.precision[row]], PUBLISHERS[made.publisher[row]], "Other-National",
        made.summary(row), int(made.killed[row]), "", 1_700_000_000 + row,
    )  # fmt: skip


def _gdelt_row(made: Made, row: int) -> list[str]:
    lat, lon, name = _place(made, row)
    day = f"{made.date(row):%Y%m%d}"
    actors = [
        ["AZE", ACTORS[who].upper(), "AZE", "", "", "", "", "MIL", "", ""]
        for who in (made.actor[row], made.other[row])
    ]
    place = ["4", f"{name}, Azerbaijan (general), Azerbaijan", "AJ", "AJ00", "15", str(lat),
             str(lon), "-2714067"]  # fmt: skip
    code = ("190", "195", "194", "145", "040")[made.kind[row] % 5]
    return [
        str(900_000_000 + row), day, day[:6], day[:4], f"{day[:4]}.5000", *actors[0], *actors[1],
        "1", code, code, code[:2], "4", "-10.0", "12", "3", "12", "-5.2", *place, *place, *place,
        f"{day}120000", f"https://example.org/news/{row}",
    ]  # fmt: skip


def _table_row(made: Made, row: int) -> tuple[Any, ...]:
    publisher, dead = PUBLISHERS[made.publisher[row]], int(made.killed[row])
    return made.date(row), *_place(made, row), made.title(row), publisher, dead
