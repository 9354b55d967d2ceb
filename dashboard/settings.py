"""What the environment says, read once, typed. The only module that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_dir

from geodata.errors import ArasError


class SettingsError(ArasError):
    """A variable of the environment has a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process; names and defaults are those of the README's table."""

    database_url: str | None = None
    data_dir: Path = field(default_factory=lambda: Path(user_data_dir("aras", appauthor=False)))
    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 2
    threads: int = 8
    public_url: str | None = None
    mcp: bool = False
    rate: int = 0

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the variables; empty ones count as absent.

        Raises `SettingsError` with the variable's name when a number is not one.
        """
        env = {k: v for k, v in (os.environ if environ is None else environ).items() if v.strip()}
        base = cls()
        return cls(
            database_url=env.get("DATABASE_URL"),
            data_dir=Path(env["ARAS_DATA_DIR"]) if "ARAS_DATA_DIR" in env else base.data_dir,
            host=env.get("HOST", base.host),
            port=_number(env, "PORT", base.port, 1, 65535),
            workers=_number(env, "WEB_CONCURRENCY", base.workers, 1, 64),
            threads=_number(env, "ARAS_THREADS", base.threads, 1, 64),
            public_url=_address(env, "ARAS_PUBLIC_URL"),
            rate=_number(env, "ARAS_RATE", base.rate, 0, 1_000_000),
            mcp=_number(env, "ARAS_MCP", 0, 0, 1) == 1,
        )


def _number(env: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = env.get(name)
    if text is None:
        return default
    try:
        value = int(text)
    except ValueError:
        value = low - 1
    if not low <= value <= high:
        raise SettingsError(f'{name}: "{text}" is not a whole number from {low} to {high}.')
    return value


def _address(env: Mapping[str, str], name: str) -> str | None:
    text = env.get(name, "").strip().rstrip("/")
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise SettingsError(f'{name}: "{text}" is no address; write https://example.org')
    return text
