"""Tokens come from the one style sheet, and their contrast is enough (WCAG 1.4.3, 1.4.11)."""

from __future__ import annotations

import math

import pytest

from dashboard.state.view import THEMES
from dashboard.theme import MARKS, OWN, painter_tokens, themes, tokens
from geodata.vocabulary import REPORT_LAYERS


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2 definition)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_style_sheet_defines_the_themes_of_the_link() -> None:
    assert set(themes()) == set(THEMES)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_defines_every_token(theme: str) -> None:
    assert set(tokens(theme)) == set(tokens("light"))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["ink", "ink-2", "ink-3", "accent", "warn"])
def test_text_reads_on_its_ground(theme: str, ink: str) -> None:
    ground = "warn-soft" if ink == "warn" else "panel"
    assert contrast(tokens(theme)[ink], tokens(theme)[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("layer", [*REPORT_LAYERS, "own"])
def test_marks_stand_out_from_the_map(theme: str, layer: str) -> None:
    t = tokens(theme)
    for ground in ("map-land", "map-water", "map-halo"):
        assert contrast(t[f"mark-{layer}"], t[ground]) >= 3, ground


@pytest.mark.parametrize("theme", THEMES)
def test_labels_read_on_their_halo(theme: str) -> None:
    t = tokens(theme)
    for ink in ("map-ink", "map-ink-2", "map-enclave-ink", "map-district-ink", "map-province-ink"):
        assert contrast(t[ink], t["map-halo"]) >= 4.5, ink


# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
BLINDNESS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(colour: str, blindness: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as a reader with that colour vision sees it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    r, g, b = (
        min(1.0, max(0.0, sum(k * v for k, v in zip(row, linear, strict=True))))
        for row in BLINDNESS[blindness]
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_sets_differ_for_colour_blind_readers(theme: str, blindness: str) -> None:
    """The three of ours, and the rows of a reader's own file."""
    sets = (*REPORT_LAYERS, "own")
    seen = [lab(tokens(theme)[f"mark-{layer}"], blindness) for layer in sets]
    for i, one in enumerate(seen):
        for other in seen[i + 1 :]:
            assert math.dist(one, other) >= 20  # CIE 1976; 2.3 is just noticeable


def test_shape_and_letter_differ_by_set() -> None:
    shapes = [shape for shape, _ in (*MARKS.values(), OWN)]
    letters = [letter for _, letter in (*MARKS.values(), OWN)]
    assert len(set(shapes)) == len(set(letters)) == len(REPORT_LAYERS) + 1
    assert set(painter_tokens("dark")["mark"]) == set(REPORT_LAYERS)
