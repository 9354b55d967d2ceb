"""The files: text stays text, letters have a shape, fonts are ours."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from dashboard.pictures import Size, draw_picture, inline_svg
from dashboard.pictures.drawing import Words, walk
from dashboard.pictures.fonts import drawable, width_of
from tests.dashboard.pictures.conftest import SceneOf

SIZE = Size(1200, 630)


@pytest.mark.parametrize("names", ["en", "az", "hy", "fa"])
def test_every_letter_of_a_label_has_a_shape(scene: SceneOf, names: str) -> None:
    words = [p for p in walk(scene(f"names={names}&lang={names}").parts) if isinstance(p, Words)]
    assert len(words) > 40
    for part in words:
        assert drawable(part.text) == part.text, part.text


def test_joined_letters_are_measured_joined() -> None:
    apart = sum(width_of(letter, 10) for letter in "تبریز")
    assert 0 < width_of("تبریز", 10) < apart
    assert width_of("AV", 10) <= width_of("A", 10) + width_of("V", 10)


def test_a_pdf_holds_text_fonts_and_no_raster(scene: SceneOf) -> None:
    file = PdfReader(io.BytesIO(draw_picture(scene("names=az"), "pdf", SIZE).body))
    (page,) = file.pages
    text = page.extract_text()
    assert "Zəncan" in text and "140 reports" in text and "GeoNames" in text
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert {re.sub(r"^/[A-Z]+\+", "", font["/BaseFont"]) for font in fonts} == {
        "NotoSans-Regular",
        "NotoSans-SemiBold",
    }
    assert not page.images
    assert file.metadata and str(file.metadata.title).startswith("140 reports")
    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert [float(side) for side in page.mediabox[2:]] == [900, 472.5]


def test_inline_pictures_keep_apart(scene: SceneOf) -> None:
    made = scene()
    one, other = inline_svg(made, "a-"), inline_svg(made, "b-")
    ids = [set(re.findall(r' id="([^"]+)"', text)) for text in (one, other)]
    assert ids[0] and not ids[0] & ids[1]
    for text, own in zip((one, other), ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", text)) == own
    assert "@font-face" not in one and len(one) < len(draw_picture(made, "svg", SIZE).body)
