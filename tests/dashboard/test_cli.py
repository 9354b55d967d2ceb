"""The start of the server: what stands in its way is one sentence, and it does not start."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.cli import aras
from dashboard.settings import SettingsError


def serve(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dashboard.cli", "serve", *map(str, arguments)]
    return subprocess.run(
        command,
        env={"ARAS_DATA_DIR": str(folder), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = serve(tmp_path, "--port", port)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"aras: port {port} of 127.0.0.1 is in use; give another with --port or PORT\n"
    )


def test_a_data_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    result = serve(tmp_path / "file" / "below", "--port", port)
    assert result.returncode == 1
    assert result.stderr.startswith(
        f"aras: {tmp_path}/file/below: cannot be made (Not a directory)"
    )
    assert result.stderr.count("\n") == 1


def test_an_address_of_another_machine_is_one_sentence() -> None:
    result = CliRunner().invoke(aras, ["serve", "--host", "203.0.113.7", "--port", "8050"])
    assert isinstance(result.exception, SettingsError)
    assert str(result.exception).startswith('host: "203.0.113.7" is no address of this machine')


@pytest.mark.parametrize("port", ["0", "65536", "web"])
def test_a_port_that_is_none_is_wrong_usage(port: str) -> None:
    assert CliRunner().invoke(aras, ["serve", "--port", port]).exit_code == 2
