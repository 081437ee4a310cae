"""What systemd is told."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from adapters.web.health import STUCK_AFTER
from askwell.monitoring.watchdog import keep_telling
from askwell.serving.opening import open_store
from storage.store import SqlStore


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> socket.socket:
    line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    line.bind(str(tmp_path / "notify"))
    line.settimeout(30)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    return line


async def test_the_watchdog_hears_of_it_while_everything_works(systemd: socket.socket) -> None:
    async with telling(0):
        for _ in range(2):
            assert await asyncio.to_thread(systemd.recv, 99) == b"WATCHDOG=1"
    systemd.close()


async def test_the_watchdog_hears_nothing_while_nothing_works(systemd: socket.socket) -> None:
    systemd.setblocking(False)
    async with telling(STUCK_AFTER + 1):
        with pytest.raises(BlockingIOError):
            systemd.recv(99)
    systemd.close()


async def test_the_watchdog_hears_of_it_while_the_tables_are_brought_up_to_date(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This may take longer than it waits."""
    opens = SqlStore.open

    def once_heard(*given: str) -> SqlStore:
        assert systemd.recv(99) == b"WATCHDOG=1"
        return opens(*given)

    systemd.settimeout(3)
    monkeypatch.setattr(SqlStore, "open", once_heard)
    await (await open_store("sqlite://")).close()
    systemd.close()


async def test_the_watchdog_hears_of_it_again_after_it_could_not_hear(
    systemd: socket.socket, tmp_path: Path
) -> None:
    """Otherwise systemd would end an Askwell that works."""
    away = tmp_path / "away"
    (tmp_path / "notify").rename(away)
    async with telling(0):
        await asyncio.sleep(0)
        away.rename(tmp_path / "notify")
        assert await asyncio.to_thread(systemd.recv, 99) == b"WATCHDOG=1"
    systemd.close()


async def test_without_systemd_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    await keep_telling(lambda: 0.0)


@asynccontextmanager
async def telling(still: float) -> AsyncIterator[None]:
    task = asyncio.create_task(keep_telling(lambda: still, step=0.001))
    for _ in range(3):
        await asyncio.sleep(0)
    yield
    task.cancel()
