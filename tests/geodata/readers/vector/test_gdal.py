"""GDAL is kept from the net: no path, and nothing in a file, makes it ask for an address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pyogrio
import pytest
from pyogrio.errors import DataSourceError

from geodata.readers.vector.gdal import LayerFault, layers_of, records_of


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine: its address, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


def test_no_address_is_opened(tmp_path: Path) -> None:
    with listening() as (address, asked):
        virtual = tmp_path / "f.gpkg"
        virtual.write_text(
            '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>'
            f"/vsicurl/{address}/a.shp</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
        )
        with suppress(LayerFault):
            layers_of(virtual)
        with pytest.raises(LayerFault):
            list(records_of(virtual, "a"))
        with pytest.raises(DataSourceError):
            pyogrio.list_layers(f"/vsicurl/{address}/b.gpkg")
    assert asked == []
