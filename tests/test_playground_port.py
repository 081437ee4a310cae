"""The playground holds its port from the beginning."""

import socket
from pathlib import Path

import pytest

from askwell.serving.playground import run_playground
from askwell.settings import Settings
from storage.store import SqlStore


class OpenedError(Exception):
    pass


async def test_nobody_else_takes_the_port_while_the_database_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]

    def opens(_url: str) -> SqlStore:
        with pytest.raises(OSError, match="in use"):
            socket.create_server(("127.0.0.1", port)).close()
        raise OpenedError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(SqlStore, "open", opens)
    with pytest.raises(OpenedError):
        await run_playground(Settings(playground_port=port), lambda _: None)
    socket.create_server(("127.0.0.1", port)).close()
