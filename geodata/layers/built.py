"""Where the files for the browser are, and what the index says of them.

The files are made by `aras layers build`; this room only finds and reads them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geodata.errors import CatalogueError
from geodata.layers.load import Catalogue


def built_folder(catalogue: Catalogue) -> Path:
    """The folder `built` beside the catalogue's file."""
    return catalogue.path.parent / "built"


def read_index(catalogue: Catalogue) -> dict[str, Any]:
    """The index of the built files: `version`, and `files` by name with sha256 and bytes.

    CatalogueError when the files have not been built or the index cannot be read.
    """
    path = built_folder(catalogue) / "index.json"
    try:
        index: dict[str, Any] = json.loads(path.read_bytes())
    except OSError as fault:
        raise CatalogueError(
            f"built/index.json: cannot be read ({fault.strerror}); run `aras layers build`"
        ) from fault
    except ValueError as fault:
        raise CatalogueError(
            "built/index.json: is not JSON; run `aras layers build` again"
        ) from fault
    if not isinstance(index, dict) or not {"version", "files"} <= index.keys():
        raise CatalogueError(
            "built/index.json: has no version and files; run `aras layers build` again"
        )
    return index
