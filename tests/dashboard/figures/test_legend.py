"""The legend holds a sign for everything that can be drawn."""

from __future__ import annotations

from dashboard.figures.legend import legend
from dashboard.services import Services
from geodata.vocabulary import CONFIDENCES, REPORT_LAYERS


def test_every_set_confidence_and_drawn_layer_has_a_sign(services: Services) -> None:
    signs = {entry.sign for section in legend(services.catalogue) for entry in section.entries}
    assert {f"glyph:{word}" for word in (*REPORT_LAYERS, *CONFIDENCES)} <= signs
    drawn = {
        layer.spec.id
        for layer in services.catalogue.layers.values()
        if layer.spec.role == "subject" and (layer.spec.draw.fill or layer.spec.draw.line)
    }
    assert drawn == {s.partition(":")[2] for s in signs if s.startswith(("area:", "line:"))}
