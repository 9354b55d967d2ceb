"""Placements in the store: what was computed for each event, written and read back by columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import sqlalchemy as sa

from geodata.model import Event, Placements
from geodata.model.snapshot import Rows
from geodata.stores.schema import memberships, placements


def write_placements(
    connection: sa.Connection, events: Sequence[Event], placed: Placements
) -> None:
    """Store the placements of these events in place of what was stored for them."""
    ids = [event.id for event in events]
    for table in (memberships, placements):
        gone = sa.delete(table).where(table.c.event_id == sa.bindparam("gone"))
        connection.execute(gone, [{"gone": name} for name in ids])
    rows = [
        {
            "event_id": name,
            "radius_km": float(placed.radius_km[row]),
            "iran_border_km": float(placed.iran_border_km[row]),
            "contact_line_km": float(placed.contact_line_km[row]),
            "folded": placed.folded[row],
        }
        for row, name in enumerate(ids)
    ]
    if rows:
        connection.execute(sa.insert(placements), rows)
    inside = [
        {"event_id": ids[row], "area_id": area, "counts": counts}
        for areas, counts in ((placed.members, True), (placed.coarse, False))
        for area, found in areas.items()
        for row in found
    ]
    if inside:
        connection.execute(sa.insert(memberships), inside)


def read_placements(connection: sa.Connection, ids: Sequence[str]) -> Placements:
    """The placements of all events, in the order of `ids`."""
    row_of = {name: row for row, name in enumerate(ids)}
    columns = np.zeros((3, len(ids)), dtype=np.float32)
    folded = [""] * len(ids)
    found = sa.select(
        placements.c.event_id,
        placements.c.radius_km,
        placements.c.iran_border_km,
        placements.c.contact_line_km,
        placements.c.folded,
    )
    for name, radius, border, line, text in connection.execute(found):
        row = row_of[name]
        columns[:, row] = radius, border, line
        folded[row] = text
    members, coarse = _read_memberships(connection, row_of)
    return Placements(columns[0], columns[1], columns[2], members, coarse, tuple(folded))


def _read_memberships(
    connection: sa.Connection, row_of: Mapping[str, int]
) -> tuple[dict[str, Rows], dict[str, Rows]]:
    found: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    columns = memberships.c
    for name, area, counts in connection.execute(
        sa.select(columns.event_id, columns.area_id, columns.counts)
    ):
        found[0 if counts else 1].setdefault(area, []).append(row_of[name])
    members, coarse = (
        {area: np.array(sorted(rows), dtype=np.uint32) for area, rows in areas.items()}
        for areas in found
    )
    return members, coarse
