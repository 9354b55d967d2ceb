"""Layers as they stood on a day, as GeoJSON.

Control and what derives from it change with the day; every other layer is the same on all days,
and says in valid_from and valid_to when it was in force.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from geodata.layers.control import UNKNOWN_CONTROL
from geodata.layers.load import Catalogue, Layer


def layer_as_of(catalogue: Catalogue, layer_id: str, day: date) -> dict[str, Any]:
    """A layer as a GeoJSON FeatureCollection on that day. QueryError when there is no such layer.

    The layer of control has every area with its controller; a layer `held_by` some controllers has
    the areas that they held that day, with the same properties. Before the first day of the
    history an area of control has the same properties, all null.
    """
    layer = catalogue.layer(layer_id)
    if not layer.spec.temporal:
        return layer.collection()
    source = layer if layer.spec.periods else _control_layer(catalogue)
    states = {state.area_id: state for state in catalogue.control.on(day)}
    held_by = layer.spec.held_by
    features = []
    for feature in source.features:
        state = states.get(feature.id)
        if held_by and (state is None or state.controller not in held_by):
            continue
        answer = feature.geojson()
        answer["properties"] |= state.properties() if state else UNKNOWN_CONTROL
        features.append(answer)
    return {"type": "FeatureCollection", "features": features}


def _control_layer(catalogue: Catalogue) -> Layer:
    """The layer whose areas the history is about; a catalogue is loaded with it or not at all."""
    return next(layer for layer in catalogue.layers.values() if layer.spec.periods)
