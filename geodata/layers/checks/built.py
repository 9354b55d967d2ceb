"""Whether the browser's files stem from these layers."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.layers.built import built_folder, read_index
from geodata.layers.checks.report import Finding
from geodata.layers.load import Catalogue


def check_built(catalogue: Catalogue) -> Iterator[Finding]:
    """Files built from another version; nothing when none have been built yet."""
    if not (built_folder(catalogue) / "index.json").exists():
        return
    version = read_index(catalogue)["version"]
    if version != catalogue.version:
        yield Finding(
            "note",
            "",
            "",
            f"the browser's files are of version {version}, the layers of {catalogue.version}; "
            "run `aras layers build`",
        )
