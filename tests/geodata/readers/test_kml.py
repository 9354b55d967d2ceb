"""KML and KMZ as they are found: folders, times, data, shapes, and what is wrong with them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.readers import ReadOptions, RowRead
from geodata.readers.kml import Kml
from geodata.readers.vector import kml_stream
from geodata.readers.vector.plain_text import plain_text
from tests.geodata.readers.known import events, outcomes, read, reader_of, sample
from tests.geodata.readers.vector.files import (
    SHUSHA,
    damaged,
    holds_whatever_the_bytes,
    sentences,
    written,
)

READER = Kml()
SYNTHETIC = "generic_synthetic/events_synthetic.kml"
POINT = "<Point><coordinates>46.7465,39.7537,800</coordinates></Point>"
DAY = "<TimeStamp><when>2020-09-27</when></TimeStamp>"


def stamp(when: str) -> str:
    return f"<TimeStamp><when>{when}</when></TimeStamp>"


def span(begin: str, end: str) -> str:
    return f"<TimeSpan><begin>{begin}</begin><end>{end}</end></TimeSpan>"


def kml(body: str, root: str = '<kml xmlns="http://www.opengis.net/kml/2.2">') -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{root}<Document>{body}</Document></kml>'


def mark(*parts: str, name: str = "Shelling") -> str:
    return f"<Placemark><name>{name}</name>{''.join(parts)}</Placemark>"


def data(**values: str) -> str:
    found = (f'<Data name="{name}"><value>{value}</value></Data>' for name, value in values.items())
    return f"<ExtendedData>{''.join(found)}</ExtendedData>"


def rows_of(folder: Path, content: str | bytes, name: str = "f.kml") -> list[RowRead]:
    file = written(folder, name, content)
    assert reader_of(file).id == "kml"
    return read(file)


def one(folder: Path, *parts: str, name: str = "Shelling") -> RowRead:
    (row,) = rows_of(folder, kml(mark(*parts, name=name)))
    return row


def kmz(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


# The sample


def test_the_sample_has_seven_events_and_two_that_lack_something() -> None:
    rows = read(sample(SYNTHETIC))
    assert outcomes(rows) == {"kept": 7, "refused": 2}
    assert sentences(rows) == [
        "events_synthetic.kml, row 6, geometry: is empty; write where it was",
        "events_synthetic.kml, row 9, date_start: is empty; "
        "write it as YYYY-MM-DD, such as 2020-09-27",
    ]
    found = events(rows)
    assert found[3].title == "Xocavənd"
    assert (found[3].place.lon, found[3].place.lat) == (47.1131, 39.7953)  # a MultiGeometry
    assert str(found[3].date_start) == "2023-09-19"  # its data say so, under a Cyrillic name
    assert found[2].summary == "Date: 2022-09-13\nKilled: 0\nSYNTHETIC & invented"
    assert found[5].killed is not None and found[5].killed.min == 3
    assert rows[0].cells["folder"] == "Synthetic events / Shelling"
    assert rows[8].cells["folder"] == "Synthetic events"


# Folders


def test_placemarks_of_all_folders_are_read_in_their_order(tmp_path: Path) -> None:
    def folder(name: str, *inner: str) -> str:
        return f"<Folder><name>{name}</name>{''.join(inner)}</Folder>"

    def placed(name: str) -> str:
        return mark(DAY, POINT, name=name)

    body = (
        "<name>All</name>"
        + placed("1")
        + folder("A", placed("2"), folder("B", placed("3")), placed("4"))
        + folder("A", placed("5"))
        + f"<Document>{placed('6')}</Document>"
        + placed("7")
    )
    rows = rows_of(tmp_path, kml(body))
    assert [row.event and row.event.title for row in rows] == list("1234567")
    assert [row.cells["folder"] for row in rows] == [
        "All",
        "All / A",
        "All / A / B",
        "All / A",
        "All / A",
        "All",
        "All",
    ]


@pytest.mark.parametrize(
    "root",
    [
        '<kml xmlns="http://www.opengis.net/kml/2.2">',
        '<kml xmlns="http://earth.google.com/kml/2.1">',
        "<kml>",
        '<kml xsi:schemaLocation="of no declared prefix">',
    ],
)
def test_every_namespace_is_read(tmp_path: Path, root: str) -> None:
    rows = rows_of(tmp_path, kml(mark(DAY, POINT), root))
    assert outcomes(rows) == {"kept": 1}


def test_prefixes_are_read(tmp_path: Path) -> None:
    text = kml(mark(DAY, POINT)).replace("<?xml", "<?XML")
    text = text.replace("</", "</k:").replace("<", "<k:").replace("<k:/k:", "</k:")
    text = text.replace("<k:?XML", "<?xml").replace("xmlns=", "xmlns:k=")
    assert outcomes(rows_of(tmp_path, text)) == {"kept": 1}


# Times


@pytest.mark.parametrize(
    ("time", "start", "end", "precision"),
    [
        (stamp("2020"), "2020-01-01", "2020-12-31", "year"),
        (stamp("2020-09"), "2020-09-01", "2020-09-30", "month"),
        (stamp("2020-09Z"), "2020-09-01", "2020-09-30", "month"),
        (stamp(" 2020-09-27 "), "2020-09-27", "2020-09-27", "day"),
        (stamp("2020-09-27T23:59:00Z"), "2020-09-27", "2020-09-27", "day"),
        (stamp("2020-09-27T01:00:00+04:00"), "2020-09-27", "2020-09-27", "day"),
        (span("2020-09-27", "2020-11-10"), "2020-09-27", "2020-11-10", "day"),
        (span("2020-09-27", "2020-09-27"), "2020-09-27", "2020-09-27", "day"),
        (span("2020-09-27", ""), "2020-09-27", "2020-09-27", "day"),
        (span("2020-09", "2020-11"), "2020-09-01", "2020-11-30", "month"),
        (span("2020", "2021"), "2020-01-01", "2021-12-31", "year"),
        (f"<LookAt>{stamp('1999')}</LookAt>{DAY}", "2020-09-27", "2020-09-27", "day"),
    ],
)
def test_times_keep_how_finely_they_are_known(
    tmp_path: Path, time: str, start: str, end: str, precision: str
) -> None:
    event = one(tmp_path, time, POINT).event
    assert event is not None
    assert (*map(str, event.span), event.date_precision) == (start, end, precision)


def test_a_span_without_a_beginning_has_no_date(tmp_path: Path) -> None:
    row = one(tmp_path, "<TimeSpan><end>2020-11-10</end></TimeSpan>", POINT)
    assert "date_start: is empty" in sentences([row])[0]


def test_dates_in_the_data_are_read_where_there_is_no_time(tmp_path: Path) -> None:
    body = mark(data(date="25.09.2020"), POINT) + mark(DAY, data(date="26.09.2020"), POINT)
    found = events(rows_of(tmp_path, kml(body)))
    assert [str(event.date_start) for event in found.values()] == ["2020-09-25", "2020-09-27"]


def test_a_file_that_says_nothing_of_when_is_refused(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, kml(mark(POINT)))
    assert [row.row for row in rows] == [None]
    assert "f.kml: has no column for the date" in sentences(rows)[0]


# Data


def test_data_of_every_kind_are_cells(tmp_path: Path) -> None:
    extended = (
        "<ExtendedData>"
        '<Data name="killed"><displayName>Dead</displayName><value>3</value></Data>'
        '<Data name="tag"><value>a</value></Data><Data name="tag"><value>b</value></Data>'
        '<SchemaData schemaUrl="#s"><SimpleData name="injured">4</SimpleData>'
        '<SimpleArrayData name="hours"><value>1</value><value>2</value></SimpleArrayData>'
        "</SchemaData>"
        "<own:source xmlns:own='x'>Agency</own:source>"
        "</ExtendedData>"
    )
    row = one(tmp_path, DAY, extended, POINT, "<address>Shusha</address>")
    cells = {name: row.cells[name] for name in ("tag", "hours", "source", "address")}
    assert cells == {"tag": "a; b", "hours": "1; 2", "source": "Agency", "address": "Shusha"}
    event = row.event
    assert event is not None and event.killed is not None and event.injured is not None
    assert (event.killed.min, event.injured.max) == (3, 4)
    assert event.sources[0].publisher == "Agency"


def test_data_that_are_called_like_a_part_stand_beside_it(tmp_path: Path) -> None:
    row = one(tmp_path, DAY, data(name="From the data"), POINT, name="From the placemark")
    assert (row.cells["name"], row.cells["name (2)"]) == ("From the data", "From the placemark")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain, a < b & c", "plain, a < b & c"),
        ("two\nlines", "two\nlines"),
        ("<b>Bold</b> and <i>more</i>", "Bold and more"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("<script>alert(1)</script>text<style>x{}</style>", "text"),
        ("&lt;script&gt; is a word", "<script> is a word"),
        ('<a href="https://example.org/a">Agency</a>', "Agency (https://example.org/a)"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ('<img src="x" onerror="alert(1)">', ""),
        ("<!-- hidden -->shown", "shown"),
        ("<![CDATA[x]]>y", "y"),
        ("<!DOCTYPE html><html><head><title>t</title></head><body>b</body></html>", "b"),
        ("open <b>never closed", "open never closed"),
    ],
)
def test_descriptions_are_plain_text(html: str, text: str) -> None:
    assert plain_text(html) == text


@settings(max_examples=100)
@given(st.text(alphabet="<>/&;!-[]ab pbr\n\"'=#x", max_size=40))
def test_no_tag_comes_through(html: str) -> None:
    found = plain_text(f"<b>x</b>{html}")
    assert found.startswith("x")
    assert "<b>" not in found or "&lt" in html


# Shapes


@pytest.mark.parametrize(
    ("shape", "wkt"),
    [
        (
            "<LineString><coordinates>46.5,39.5,0 47,39.9,0</coordinates></LineString>",
            "LINESTRING (46.5 39.5, 47 39.9)",
        ),
        (
            "<LineString><coordinates>46.5, 39.5, 0\n\t47 , 39.9</coordinates></LineString>",
            "LINESTRING (46.5 39.5, 47 39.9)",
        ),
        (
            "<LinearRing><coordinates>46,39 47,39 47,40 46,39</coordinates></LinearRing>",
            "LINESTRING (46 39, 47 39, 47 40, 46 39)",
        ),
        (
            "<Polygon><outerBoundaryIs><LinearRing><coordinates>46,39 48,39 48,41 46,39"
            "</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>"
            "47,39.5 47.5,39.5 47.5,39.8 47,39.5</coordinates></LinearRing></innerBoundaryIs>"
            "</Polygon>",
            "POLYGON ((46 39, 48 39, 48 41, 46 39), (47 39.5, 47.5 39.5, 47.5 39.8, 47 39.5))",
        ),
        (
            "<MultiGeometry><Point><coordinates>46,39</coordinates></Point><MultiGeometry>"
            "<Point><coordinates>47,40</coordinates></Point></MultiGeometry></MultiGeometry>",
            "GEOMETRYCOLLECTION (POINT (46 39), GEOMETRYCOLLECTION (POINT (47 40)))",
        ),
        (
            "<gx:Track><when>2020-09-27T10:00:00Z</when><when>2020-09-28T10:00:00Z</when>"
            "<gx:coord>46.5 39.5 0</gx:coord><gx:coord>47 39.9 0</gx:coord></gx:Track>",
            "LINESTRING (46.5 39.5, 47 39.9)",
        ),
    ],
)
def test_every_kind_of_shape_has_an_extent(tmp_path: Path, shape: str, wkt: str) -> None:
    row = one(tmp_path, DAY, shape)
    assert row.event is not None and not row.problems
    assert row.event.extent == wkt
    here = shapely.Point(row.event.place.lon, row.event.place.lat)
    assert shapely.from_wkt(wkt).distance(here) < 1e-5


def test_a_track_says_when_it_began_and_ended(tmp_path: Path) -> None:
    track = (
        "<gx:Track><when>2020-09-27T10:00:00Z</when><when>2020-09-29T10:00:00Z</when>"
        "<gx:coord>46.5 39.5 0</gx:coord><gx:coord>47 39.9 0</gx:coord></gx:Track>"
    )
    event = one(tmp_path, track).event
    assert event is not None
    assert (str(event.date_start), str(event.date_end)) == ("2020-09-27", "2020-09-29")


def test_a_model_stands_where_it_is_located(tmp_path: Path) -> None:
    model = "<Location><longitude>46.5</longitude><latitude>39.5</latitude></Location>"
    event = one(tmp_path, DAY, f"<Model>{model}</Model>").event
    assert event is not None and (event.place.lon, event.place.lat) == (46.5, 39.5)


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ("", "geometry: is empty"),
        ("<address>Shusha</address>", "geometry: is empty"),
        ("<Point/>", "empty geometry"),
        ("<Point><coordinates> </coordinates></Point>", "empty geometry"),
        ("<Point><coordinates>46.7;39.8</coordinates></Point>", '"46.7;39.8" is no pair'),
        ("<Point><coordinates>46.7</coordinates></Point>", '"46.7" is no pair'),
        ("<Point><coordinates>x,y</coordinates></Point>", '"x,y" is no pair'),
        ("<Point><coordinates>nan,39</coordinates></Point>", "is not a number"),
        ("<Point><coordinates>5203796,4830214</coordinates></Point>", "look like metres"),
        ("<Point><coordinates>39.7537,46.7465</coordinates></Point>", "change places"),
        ("<Polygon><outerBoundaryIs/></Polygon>", "empty geometry"),
        ("<MultiGeometry/>", "empty geometry"),
        ("<Model><Location/></Model>", "make no Model"),
        ("<gx:Track><gx:coord>46</gx:coord></gx:Track>", "no place"),
    ],
)
def test_a_placemark_without_a_place_is_refused_with_its_row(
    tmp_path: Path, shape: str, words: str
) -> None:
    rows = rows_of(tmp_path, kml(mark(DAY, POINT) + mark(DAY, shape) + mark(DAY, POINT)))
    assert [row.event is not None for row in rows] == [True, False, True]
    assert sentences(rows)[0].startswith("f.kml, row 2, ") and words in sentences(rows)[0]


# What is not read


def test_links_and_pictures_are_passed_over_with_a_warning(tmp_path: Path) -> None:
    link = "<NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>"
    rows = rows_of(tmp_path, kml(link * 2 + mark(DAY, POINT) + "<GroundOverlay/>"))
    assert outcomes(rows) == {"told": 2, "kept": 1}
    told = sentences(rows, "warned")
    assert "has 1 of GroundOverlay: pictures are passed over" in told[0]
    assert "has 2 of NetworkLink: links are not followed" in told[1]


def test_a_file_of_links_alone_has_no_placemarks(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, kml("<NetworkLink/>"))
    assert sentences(rows) == ["f.kml: has no placemarks; save it as KML again"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE kml [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
        '<!DOCTYPE kml [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>',
        '<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_entities_are_never_read(tmp_path: Path, doctype: str) -> None:
    text = kml(mark(DAY, POINT, name="&x;")).replace("?><kml", f"?>{doctype}<kml")
    rows = rows_of(tmp_path, text)
    assert sentences(rows) == [
        "f.kml: declares entities, which are not read; save it without a DOCTYPE"
    ]


def test_a_doctype_alone_does_no_harm(tmp_path: Path) -> None:
    text = kml(mark(DAY, POINT)).replace(
        "?><kml", '?><!DOCTYPE kml SYSTEM "http://127.0.0.1:9/x"><kml'
    )
    assert outcomes(rows_of(tmp_path, text)) == {"kept": 1}


def test_depth_and_size_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of(tmp_path, kml("<Folder>" * 5000 + mark(DAY, POINT)))
    assert "nested too deeply" in sentences(rows)[0]
    rows = rows_of(tmp_path, kml("<Placemark>" + "<a>" * 5000))
    assert "nested too deeply" in sentences(rows)[0]
    rows = rows_of(tmp_path, kml("<Placemark>" + "<a/>" * 200_001))
    assert "more than 200,000 elements" in sentences(rows)[0]
    monkeypatch.setattr(kml_stream, "LONGEST_PLACEMARK", 2_000_000)
    rows = rows_of(tmp_path, kml(mark(DAY, POINT) + "<Placemark><name>" + "x" * 3_000_000))
    assert "placemark of more than 2 MB" in " ".join(sentences(rows))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<kml", "is broken XML"),
        ("<kml><Document>", "is broken XML (no element found, line 1)"),
        ("<kml>\n<a></b></kml>", "is broken XML (mismatched tag, line 2)"),
        ("<kml>&nbsp;</kml>", "is broken XML (undefined entity, line 1)"),
        ('<?xml version="1.0" encoding="x-klingon"?><kml/>', "is in an encoding that is not known"),
        ("<kml></kml>", "has no placemarks"),
        ("<kml><name>Ş</name></kml>".encode("cp1254"), "is broken XML"),
    ],
)
def test_a_broken_file_is_one_sentence(tmp_path: Path, text: str | bytes, words: str) -> None:
    (told,) = sentences(rows_of(tmp_path, text))
    assert words in told


def test_placemarks_before_a_break_are_read_and_the_break_is_told(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, kml(mark(DAY, POINT))[:-10])
    assert rows[0].event is not None and rows[-1].row is None
    assert "is broken XML" in sentences(rows)[0]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-9", "windows-1251"])
def test_declared_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    name = "Шуша" if encoding == "windows-1251" else "Sus"
    text = kml(mark(DAY, POINT, name=name)).replace("UTF-8", encoding)
    (row,) = rows_of(tmp_path, text.encode(encoding))
    assert row.event is not None and row.event.title == name


# KMZ


def test_every_kml_of_a_kmz_is_read_doc_first(tmp_path: Path) -> None:
    packed = kmz(
        {
            "a.kml": kml(mark(DAY, POINT, name="second")),
            "doc.kml": kml(mark(DAY, POINT, name="first")),
            "files/b.KML": kml(mark(DAY, POINT, name="third")),
            "__MACOSX/._doc.kml": b"rubbish",
            "files/picture.png": b"\x89PNG",
        }
    )
    rows = rows_of(tmp_path, packed, "f.kmz")
    assert [row.event and row.event.title for row in rows] == ["first", "second", "third"]
    assert [row.row for row in rows] == [1, 2, 3]


def test_a_kmz_bomb_is_not_unpacked(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, kmz({"doc.kml": kml(" " * 40_000_000)}), "f.kmz")
    assert "f.kmz: unpacks to more than 200 times its size" in sentences(rows)[0]


def test_a_damaged_kmz_is_one_sentence(tmp_path: Path) -> None:
    packed = bytearray(kmz({"doc.kml": kml(mark(DAY, POINT) * 50)}))
    packed[60:90] = b"\0" * 30
    (told,) = sentences(rows_of(tmp_path, bytes(packed), "f.kmz"))
    assert told == "f.kmz: is a damaged zip; pack it again, or give the KML in it"


def test_a_kmz_with_a_password_is_one_sentence(tmp_path: Path) -> None:
    packed = bytearray(kmz({"doc.kml": kml(mark(DAY, POINT))}))
    for at in (6, packed.rfind(b"PK\1\2") + 8):
        packed[at] |= 1  # the flag that says it is encrypted
    (told,) = sentences(rows_of(tmp_path, bytes(packed), "f.kmz"))
    assert "is protected by a password" in told


# Any bytes


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_give_rows_and_problems(content: bytes) -> None:
    holds_whatever_the_bytes(READER, content, "f.kml")
    holds_whatever_the_bytes(READER, b"<kml>" + content, "f.kml")
    holds_whatever_the_bytes(READER, b"PK\3\4" + content, "f.kmz")


@settings(max_examples=60)
@given(st.integers(min_value=0))
def test_a_damaged_file_gives_rows_and_problems(seed: int) -> None:
    holds_whatever_the_bytes(READER, damaged(sample(SYNTHETIC).path.read_bytes(), seed), "f.kml")


PACKED = kmz({"doc.kml": kml(mark(DAY, POINT, data(killed="3")) * 3), "x.png": b"x" * 200})


@settings(max_examples=60)
@given(st.integers(min_value=0))
def test_a_damaged_kmz_gives_rows_and_problems(seed: int) -> None:
    holds_whatever_the_bytes(READER, damaged(PACKED, seed), "f.kmz")


def test_a_column_may_be_named_as_for_a_table(tmp_path: Path) -> None:
    file = written(tmp_path, "f.kml", kml(mark(DAY, data(seen="2021-01-02"), POINT)))
    (row,) = read(file, ReadOptions(mapping={"date": "seen"}))
    assert row.event is not None and str(row.event.date_start) == "2021-01-02"
    assert (row.event.place.lon, row.event.place.lat) == SHUSHA
