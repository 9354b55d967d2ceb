"""The environment is read once, typed, and a bad value is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.settings import Settings, SettingsError


def test_defaults_without_any_variable() -> None:
    settings = Settings.from_environment({})
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8050, 2)
    assert settings.database_url is None


def test_platform_variables_are_honoured() -> None:
    settings = Settings.from_environment(
        {
            "PORT": "9000",
            "HOST": "0.0.0.0",
            "WEB_CONCURRENCY": "4",
            "DATABASE_URL": "sqlite:////srv/a.sqlite3",
            "ARAS_DATA_DIR": "/srv/aras",
        }
    )
    assert (settings.host, settings.port, settings.workers) == ("0.0.0.0", 9000, 4)
    assert settings.data_dir == Path("/srv/aras")


@pytest.mark.parametrize("value", ["eighty", "0", "70000", "80.5"])
def test_a_port_that_is_none_is_named(value: str) -> None:
    with pytest.raises(SettingsError, match=f'PORT: "{value}"'):
        Settings.from_environment({"PORT": value})
