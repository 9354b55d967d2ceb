"""Placements in the store: what was computed for each event, written and read back by columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from geodata.errors import StoreError
from geodata.model import Placements
from geodata.model.snapshot import NOBODY, NOWHERE, Rows
from geodata.stores.records import read_columns
from geodata.stores.schema import memberships, placements
from geodata.vocabulary import CONTROLLERS


def write_placements(connection: sa.Connection, keys: Sequence[int], placed: Placements) -> None:
    """Store the placements of events that have none; their keys in the order of `placed`."""
    if not len(keys):
        return
    unknown = [NOBODY] * len(keys), [NOWHERE] * len(keys)
    controllers = [
        None if code == NOBODY else CONTROLLERS[code]
        for code in placed.controller.tolist() or unknown[0]
    ]
    settlements = [
        (None, None) if code == NOWHERE else (placed.settlements[code], km)
        for code, km in zip(
            placed.settlement.tolist() or unknown[1],
            placed.settlement_km.tolist() or unknown[1],
            strict=True,
        )
    ]
    rows = [
        {
            "event_key": key,
            "radius_km": radius,
            "iran_border_km": border,
            "contact_line_km": line,
            "controller": controller,
            "settlement": settlement,
            "settlement_km": km,
            "folded": folded,
        }
        for key, radius, border, line, controller, (settlement, km), folded in zip(
            keys,
            placed.radius_km.tolist(),
            placed.iran_border_km.tolist(),
            placed.contact_line_km.tolist(),
            controllers,
            settlements,
            placed.folded,
            strict=True,
        )
    ]
    connection.execute(sa.insert(placements), rows)
    inside = [
        {"event_key": keys[row], "area_id": area, "counts": counts}
        for areas, counts in ((placed.members, True), (placed.coarse, False))
        for area, found in areas.items()
        for row in found.tolist()
    ]
    if inside:
        connection.execute(sa.insert(memberships), inside)


def read_placements(connection: sa.Connection, keys: NDArray[np.int64]) -> Placements:
    """The placements of events, in the order of their keys `keys` (any order, all of them)."""
    order = np.argsort(keys)
    table = placements.c
    columns = read_columns(
        connection,
        sa.select(
            table.radius_km,
            table.iran_border_km,
            table.contact_line_km,
            table.controller,
            table.settlement,
            table.settlement_km,
            table.folded,
        ).order_by(table.event_key),
    )
    if len(columns[0]) != len(keys):
        raise StoreError("the store is not as Aras left it (placements); put back a copy of it")
    radius, border, line, controller, settlement, km, folded = columns
    code = {name: place for place, name in enumerate(CONTROLLERS)}
    names = tuple(sorted({name for name in settlement if name is not None}))
    place = {name: number for number, name in enumerate(names)}
    members, coarse = _read_memberships(connection, keys[order], order)
    back = np.empty(len(keys), dtype=np.int64)
    back[order] = np.arange(len(keys))
    return Placements(
        radius_km=np.array(radius, dtype=np.float32)[back],
        iran_border_km=np.array(border, dtype=np.float32)[back],
        contact_line_km=np.array(line, dtype=np.float32)[back],
        members=members,
        coarse=coarse,
        folded=tuple(folded[row] for row in back),
        controller=np.array([code.get(name, NOBODY) for name in controller], dtype=np.uint8)[back],
        settlement=np.array([place.get(name, NOWHERE) for name in settlement], np.uint32)[back],
        settlement_km=np.array([np.inf if one is None else one for one in km], dtype=np.float32)[
            back
        ],
        settlements=names,
    )


def _read_memberships(
    connection: sa.Connection, keys: NDArray[np.int64], rows: NDArray[np.int64]
) -> tuple[dict[str, Rows], dict[str, Rows]]:
    """Rows by area, those that count and those that do not; `rows` belong to the sorted `keys`."""
    columns = memberships.c
    asked = sa.select(columns.event_key, columns.area_id, columns.counts)
    inside, areas, counts = read_columns(connection, asked)
    number: dict[str, int] = {}
    code = np.array([number.setdefault(area, len(number)) for area in areas], dtype=np.int64)
    code = 2 * code + np.array(counts, dtype=np.bool_)
    # By area and row: what stands together belongs to one area and counts, or does not.
    row = rows[np.searchsorted(keys, np.array(inside, dtype=np.int64))]
    order = np.lexsort((row, code))
    edges = np.searchsorted(code[order], np.arange(2 * len(number) + 1))
    members: dict[str, Rows] = {}
    coarse: dict[str, Rows] = {}
    for area, place in number.items():
        for found, which in ((coarse, 2 * place), (members, 2 * place + 1)):
            if edges[which] < edges[which + 1]:
                found[area] = row[order[edges[which] : edges[which + 1]]].astype(np.uint32)
    return members, coarse
