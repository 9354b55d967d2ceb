"""The rows of the first tables, brought into the ledger of the second ones."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

import sqlalchemy as sa

from geodata.chronicle import chronicle_bytes

_CHUNK: Final = 2_000
_RING: Final = 1 << 256

_CHRONICLE: Final = {
    "id": "chronicle",
    "name": "Aras chronicle",
    "redistribution": "rows",
    "licence": "MIT; titles of sources are their publishers'",
    "citation": "Aras chronicle, data version {version}; {filters}; accessed {accessed}. "
    "Each row names its publishers.",
}

_SAME: Final = (
    "id", "layer", "kind", "date_precision", "title", "summary", "reported_by", "confidence",
    "basis",
)  # fmt: skip
_PLACE: Final = {
    "name": "place",
    "az": "place_az",
    "hy": "place_hy",
    "fa": "place_fa",
    "country": "country",
    "admin1": "admin1",
    "lat": "lat",
    "lon": "lon",
    "geo_precision": "geo_precision",
}


def bring_over(connection: sa.Connection, new: sa.MetaData) -> int:
    """Fill the new tables from `v1_events` and `v1_imports`; the sum of all hashes."""
    tables = new.tables
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(sa.insert(tables["editions"]).values(number=1, version="", recorded_at=now))
    files = _imports(connection, tables["imports"])
    ids = {row["id"] for row in csv.DictReader(io.StringIO(chronicle_bytes().decode("utf-8-sig")))}
    datasets: dict[str, int] = {}
    total, key = 0, 0
    for chunk in _rows(connection):
        versions, events = [], []
        for row in chunk:
            key += 1
            file, imported_at = files[row["import_id"]]
            dataset = "chronicle" if row["id"] in ids else _slug(file)
            if dataset not in datasets:
                datasets[dataset] = row["import_id"]
                _add_dataset(connection, tables, dataset, file, row["import_id"])
            text = _json(_said(row, dataset))
            content_hash = hashlib.sha256(text.encode()).hexdigest()
            total = (total + int(content_hash, 16)) % _RING
            made = {"key": key, "import_id": row["import_id"], "content_hash": content_hash}
            versions.append(
                {
                    **made,
                    "event_id": row["id"],
                    "number": 1,
                    "recorded_at": imported_at,
                    "content": text,
                }
            )
            events.append({**row, **made, "version_key": key, "dataset": dataset, "extent": ""})
        connection.execute(sa.insert(tables["event_versions"]), versions)
        connection.execute(sa.insert(tables["events"]), events)
    return total


def _imports(connection: sa.Connection, table: sa.Table) -> dict[int, tuple[str, str]]:
    """Every import; the first one was always the shipped chronicle's."""
    found = connection.execute(sa.text("SELECT * FROM v1_imports ORDER BY id")).mappings().all()
    rows = [
        {**row, "edition": 1, "withdrawn": 0, "restored": 0}
        | {"dataset": _slug(row["file"]) if place else "chronicle"}
        for place, row in enumerate(found)
    ]
    connection.execute(sa.insert(table), rows)
    return {row["id"]: (row["file"], row["imported_at"]) for row in found}


def _rows(connection: sa.Connection) -> Iterator[list[dict[str, Any]]]:
    """Rows of the first table, typed, in the order of their ids."""
    last = ""
    page = sa.text("SELECT * FROM v1_events WHERE id > :last ORDER BY id LIMIT :size")
    while True:
        found = connection.execute(page, {"last": last, "size": _CHUNK}).mappings().all()
        if not found:
            return
        yield [_typed(dict(row)) for row in found]
        last = found[-1]["id"]


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    for name in ("actors", "related_ids", "sources"):
        row[name] = json.loads(row[name])
    for name in ("date_start", "date_end"):
        row[name] = date.fromisoformat(row[name]) if row[name] else None
    return row


def _said(row: Mapping[str, Any], dataset: str) -> dict[str, Any]:
    """All that an event says, without what is empty, as the ledger keeps it."""
    said = {name: row[name] for name in (*_SAME, "actors", "related_ids")}
    said |= {name: row[name] and row[name].isoformat() for name in ("date_start", "date_end")}
    said["place"] = _filled({name: row[column] for name, column in _PLACE.items()})
    said["sources"] = [_filled(source) for source in row["sources"]]
    for name in ("killed", "injured"):
        if row[f"{name}_min"] is not None:
            said[name] = {"min": row[f"{name}_min"], "max": row[f"{name}_max"]}
    return _filled(said) | {"dataset": dataset}


def _filled(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in ("", None, [])}


def _add_dataset(
    connection: sa.Connection, tables: Any, dataset: str, file: str, import_id: int
) -> None:
    said = {"id": dataset, "name": file, "redistribution": "rows"}
    said = _CHRONICLE if dataset == "chronicle" else said
    empty = dict.fromkeys(("licence", "citation", "url", "accessed"), "")
    connection.execute(sa.insert(tables["datasets"]).values({**empty, **said}))
    connection.execute(
        sa.insert(tables["dataset_versions"]).values(
            dataset=dataset, number=1, import_id=import_id, content=_json(said)
        )
    )


def _json(said: Mapping[str, Any]) -> str:
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _slug(file: str) -> str:
    """An id from the name of a file, not the chronicle's."""
    stem = file.replace("\\", "/").rpartition("/")[2].rpartition(".")
    slug = re.sub(r"[^a-z0-9]+", "-", (stem[0] or stem[2]).lower()).strip("-")[:80].strip("-")
    return slug if slug and slug != "chronicle" else "imported"
