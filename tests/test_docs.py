"""What the README names exists: commands, variables, keys, addresses, files."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import click
import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.cli import aras
from dashboard.settings import Settings
from dashboard.state.codec import KEYS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("data")))
    client: FlaskClient = app.server.test_client()
    return client


def commands() -> set[str]:
    """Every command with its group: `serve`, `events check`, …"""
    found = set()
    for name, command in aras.commands.items():
        subs = command.commands if isinstance(command, click.Group) else None
        found |= {f"{name} {sub}" for sub in subs} if subs else {name}
    return found


def test_every_command_is_told() -> None:
    table = README.partition("## Commands")[2].partition("## Addresses")[0]
    told = set()
    for cell in re.findall(r"^\| (`aras [^|]*) \|", table, re.M):
        group = ""
        for words in re.findall(r"`([^`]+)`", cell):
            names = [w for w in words.removeprefix("aras ").split() if w.islower()]
            group = names[0] if words.startswith("aras") else group
            told.add(" ".join(names) if words.startswith("aras") else f"{group} {names[0]}")
    assert told == commands()


def test_every_variable_is_told() -> None:
    table = README.partition("## Environment")[2].partition("## The map")[0]
    told = set(re.findall(r"`([A-Z][A-Z_]+)`", table))
    read = set(re.findall(r'"([A-Z][A-Z_]+)"', inspect.getsource(Settings)))
    assert told == read


def test_every_key_of_the_link_is_told() -> None:
    assert ", ".join(k.name for k in KEYS) in " ".join(README.split())


def test_addresses_answer(client: FlaskClient) -> None:
    table = README.partition("## Addresses")[2].partition("## Environment")[0]
    addresses = re.findall(r"`(/[^`]*)`", table)
    assert len(addresses) >= 5
    version = client.get("/readyz").json["version"]
    for address in addresses:
        if address == "/data/changes.json":
            address = f"{address}?since={version}"
        assert client.get(_filled(address)).status_code == 200, address


def _filled(address: str) -> str:
    return address.replace("<layer>", "control").replace("<figure>", "actors")


def test_files_that_are_named_are_there() -> None:
    named = re.findall(r"`((?:geodata|dashboard|assets|tests|tools|docs)/[^`<…]*)`", README)
    named += re.findall(r"\]\((docs/[^)]+)\)", README)
    assert len(named) > 8
    for name in named:
        assert (ROOT / name).exists(), name
