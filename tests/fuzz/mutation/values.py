"""Texts that have broken readers of dates, numbers, coordinates, names and addresses somewhere."""

from __future__ import annotations

from random import Random

from geodata import vocabulary

_NUMBERS = """
0|-0|1|-1|7|1e5|1e400|-1e400|nan|inf|-Infinity|1_000|0x1F|1.|.5|+5|1e|46.75|39.81|39,81|46,75
1.234,5|1,234.5|91|-91|181|-181|180|90|360|5204000|4830000|99999999999999999999|0.1e-400|٤٦٫٧٥
۴۶٫۷۵|۳۹|१२|²|½|1 000|1 000|12–15|10-20|~5|>100|at least 5|dozens|2,5|1/2|00000000012|1.0|3.0|-999
9999|46°45'N|39°48′36″ N, 46°45′E|39.81N|N39.81 E46.75|39.81, 46.75|46.75;39.81|(39.81, 46.75)
39.81 46.75
"""

_DATES = """
2020-11-10|2020-1-2|10.11.2020|10/11/2020|11/10/2020|31/12/2020|12/31/2020|13/31/2020|2020-02-30
29.02.2021|0000-00-00|0001-01-01|9999-12-31|10000-01-01|-0044-03-15|27 September 2020|27-Sep-20
Sept 2020|Sep-20|2020|2020-11|11/2020|2020-W46|2020-315|20201110|20201110000000|44145|44145.5|60|0
1604966400|1604966400000|2020-11-10T00:00:00Z|2020-11-10T24:00:00+04:00|2020-11-10 25:61
2020-11-10T10:00:00.123456789+99:99|1399-08-20|1399/08/20|۱۳۹۹/۰۸/۲۰|20/08/1399|1400-12-30
1442-03-24|۲۰ آبان ۱۳۹۹|۱۰ نوامبر ۲۰۲۰|10 noyabr 2020|10 Kasım 2020|10 ноября 2020 г.
նոյեմբերի 10, 2020|10 نوفمبر 2020|today|yesterday|10-11 November 2020|2020-09-27/2020-11-10
27.09.2020 – 10.11.2020|November 10th, 2020|Tue Nov 10 2020|1/1/1|1/1/00|99/99/99|2020/13
00.00.0000|2020-11-10 BC|12:00|2262-04-12|1583-01-01|1900-02-29
"""

_SHAPES = """
POINT (46.75 39.81)|POINT EMPTY|POINT Z (46.75 39.81 1e9)|POINT (NaN NaN)|POINT (46.75)
POINT M (1 2 3)|LINESTRING (46 39, 46 39)|LINESTRING (46 39, 47 40, 179 89)
POLYGON ((46 39, 47 40, 47 39, 46 40, 46 39))|POLYGON ((46 39, 47 39, 47 40, 46 39))
POLYGON ((0 0, 0 0, 0 0, 0 0))|MULTIPOINT ((46 39), EMPTY)
GEOMETRYCOLLECTION (POINT (46 39), LINESTRING (46 39, 47 40))|GEOMETRYCOLLECTION EMPTY
POINT (1e400 0)|CIRCULARSTRING (0 0, 1 1, 2 0)|CURVEPOLYGON EMPTY|TIN EMPTY
SRID=3857;POINT (5204000 4830000)|POINT(200 95)|0101000000000000000060474066666666666E43400
0101000000|{"type":"Point","coordinates":[46.75,39.81]}|{"type":"Point"}
{"type":"GeometryCollection","geometries":[]}
<Point><coordinates>46.75,39.81</coordinates></Point>
"""

_WORDS = """
NA|N/A|NULL|null|None|#N/A|#REF!|-|--|?|.|nan|true|false|unknown|yes|Şuşa|Шуша|شوشا|Շուշի|Əsgəran
İstanbul|=1+1|=cmd|'=1|'+1|@SUM(A1)|-2+3|<b>x</b>|<script>alert(1)</script>|&amp;|&lt;|&#0;
&#xD800;|&nosuch;|]]>|https://example.org/a|http://[|http://example.org:99999/
https://u:p@example.org|javascript:alert(1)|//x|https://xn--/|http://%00/|ftp://example.org
www.example.org|HTTPS://EXAMPLE.ORG|https://example.org/a b|EPSG:4326|EPSG:3857|EPSG:32638|EPSG:0
urn:ogc:def:crs:OGC:1.3:CRS84|IAU_2015:30100|WGS 84|local|UTF-8|1254|ANSI 1251|ISO 88599|idna
punycode|unicode_escape|utf-7|utf-16|hex|zlib|rot13|mbcs|undefined|Nagorno-Karabakh|Azerbaijan
Iran|Syria;Turkey|a;b;;c| ; |one|1|2|3|4|5|6|7|date|lat|lon|id|type
Shelling/artillery/missile attack|Battles|Protests|Peaceful protest|Strategic developments|190
0231|---
"""

_SIGNS = (
    "", " ", "\t", "\n", "\r", "\r\n", "\0", "\x01", "\x0b", "\x0c", "\x1a", "\x1b[31m", "\x1c",
    "\x1e", "\x1f", "\x7f", "\x85", "\xa0", "\xad", "\u0301", "\u061c", "\u200b", "\u200c",
    "\u200d", "\u200f", "\u2028", "\u2029", "\u202e", "\u2066", "\u3000", "\ufeff", "\ufffd",
    "\ufffe", "\uffff", "😀", "\U000e0041", "\U0010ffff", "\ud800", "\udc80", "\udfff", "\uf700",
    "'", '"', '""', "“", "\\", "\\u0000", ";", ",", "|", "/", "&", "<", ">", "]", "}", "_x000D_",
    "_x0000_", "%s", "{0}", "${x}",
)  # fmt: skip

TEXTS = tuple(
    dict.fromkeys(
        (
            *_SIGNS,
            *(
                text
                for block in (_NUMBERS, _DATES, _SHAPES, _WORDS)
                for line in block.strip().splitlines()
                for text in line.split("|")
            ),
            *vocabulary.KINDS,
            *vocabulary.REPORT_LAYERS,
            *vocabulary.CONFIDENCES,
            *vocabulary.DATE_PRECISIONS,
            *vocabulary.GEO_PRECISIONS,
        )
    )
)


def any_text(rng: Random) -> str:
    """One of the texts, at times several together or one very often."""
    found = rng.choice(TEXTS)
    way = rng.random()
    if way < 0.1:
        return found + rng.choice(TEXTS)
    if way < 0.14:
        return found * rng.choice((2, 20, 300, 3000))
    return found


def changed_text(rng: Random, text: str) -> str:
    """A text with a small change, or another one."""
    way = rng.randrange(8)
    at = rng.randint(0, len(text))
    if way < 3 or not text:
        return any_text(rng)
    if way == 3:
        return text[:at] + any_text(rng) + text[at:]
    if way == 4:
        return text[:at] + text[at + rng.randint(1, 4) :]
    if way == 5:
        return (
            text[:at] + chr(rng.choice((48, 57, 45, 46, 32, 127, 0x660, 0x2212))) + text[at + 1 :]
        )
    if way == 6:
        return "".join(rng.choice((char.upper(), char.lower(), char)) for char in text)
    return text[at:] + text[:at]
