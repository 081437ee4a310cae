"""Some things can only be used by one process. A second process is refused, and told what would
work."""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine, make_url

from askwell.commands.backup import back_up
from askwell.serving import running
from askwell.settings import Settings
from bot.cards.reader import ANYBODY
from storage.connections.database import open_engine
from storage.connections.sole_use import TokenLock, sole_use_of_file, sole_use_of_token
from storage.errors import StorageError
from storage.store import SqlStore

PATIENCE = 30
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
HOLDS = """
import sys, time
from storage.connections.sole_use import TokenLock, sole_use_of_file
with sole_use_of_file(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


async def test_a_second_process_on_a_sqlite_file_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/askwell.db"
    there = tmp_path / "link"
    there.symlink_to(tmp_path)
    first = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDS, url), stdout=asyncio.subprocess.PIPE
    )
    assert first.stdout
    assert await first.stdout.readline() == b"held\n"
    for same in (url, f"sqlite:///{there}/askwell.db"):
        with (
            pytest.raises(StorageError, match=r"Another Askwell uses .*askwell\.db.*PostgreSQL"),
            sole_use_of_file(same, patience=0),
        ):
            pass
    with sole_use_of_file(f"sqlite:///{tmp_path}/other.db", patience=0):
        pass
    first.kill()
    await first.wait()
    with sole_use_of_file(url, patience=0):
        pass


async def test_a_lock_that_cannot_be_made_has_its_own_error(tmp_path: Path) -> None:
    (tmp_path / "askwell.db.lock").mkdir()
    with (
        pytest.raises(
            StorageError, match=r"^The file .*\.lock, which keeps a second .* may not be opened"
        ),
        sole_use_of_file(f"sqlite:///{tmp_path}/askwell.db"),
    ):
        pass


async def test_commands_that_look_work_beside_a_running_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/askwell.db"
    with sole_use_of_file(url):
        await SqlStore.open(url).close()
        looked = SqlStore.open_existing(url)
        assert looked
        await looked.close()
        settings = Settings(database_url=url)
        assert back_up(settings, str(tmp_path / "backup.db"), ANYBODY) == 0


def test_a_second_process_with_a_discord_token_is_refused(url: str, backend: str) -> None:
    engine = open_engine(url)
    engine.dispose()
    with (
        sole_use_of_token(engine.url, "token", patience=0),
        sole_use_of_token(engine.url, "another", patience=0),
    ):
        if backend == "sqlite":  # its file is one process's anyway
            return
        with (
            pytest.raises(StorageError, match="same DISCORD_TOKEN"),
            sole_use_of_token(engine.url, "token", patience=0),
        ):
            pass
    with sole_use_of_token(engine.url, "token", patience=0):
        pass


async def test_a_lock_that_postgresql_has_forgotten_is_taken_again(
    url: str, backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "RENEWED_EVERY", 0)
    if backend == "sqlite":
        return
    engine = open_engine(url)
    with sole_use_of_token(engine.url, "token", patience=0) as lock:
        assert lock
        forget_locks(engine)
        lock.renew()
        with (
            pytest.raises(StorageError, match="same DISCORD_TOKEN"),
            sole_use_of_token(engine.url, "token", patience=0),
        ):
            pass
        forget_locks(engine)
        with sole_use_of_token(engine.url, "token", patience=0):
            for _ in range(2):
                with pytest.raises(StorageError, match="same DISCORD_TOKEN"):
                    await running._keep(lock)
    engine.dispose()


async def test_a_look_at_the_lock_ends_before_it_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "RENEWED_EVERY", 0)
    begun, may_end = Event(), Event()

    class SlowLock(TokenLock):
        def renew(self) -> None:
            begun.set()
            may_end.wait(PATIENCE)

    with closing(SlowLock(make_url("postgresql+psycopg://"), "token")) as lock:
        keeping = asyncio.create_task(running._keep(lock))
        await asyncio.to_thread(begun.wait, PATIENCE)
        keeping.cancel()
        for _ in range(5):
            await asyncio.sleep(0)
        is_over = keeping.done()
        may_end.set()
        with pytest.raises(asyncio.CancelledError):
            await keeping
        assert not is_over


def test_a_lock_that_postgresql_still_keeps_for_us_is_waited_for(url: str, backend: str) -> None:
    """A connection was cut, but the server has not noticed yet."""
    if backend == "sqlite":
        return
    engine = open_engine(url)
    with (
        closing(TokenLock(engine.url, "token")) as cut_off,
        closing(TokenLock(engine.url, "token")) as anew,
        ThreadPoolExecutor() as threads,
    ):
        cut_off.take()
        taking = threads.submit(anew.renew)
        while not taking.done() and not waits(engine):
            pass
        cut_off.close()
        taking.result()
    engine.dispose()


def waits(engine: Engine) -> bool:
    with engine.connect() as db:
        return bool(db.exec_driver_sql(WAITING).scalar())


def forget_locks(engine: Engine) -> None:
    """Release all locks, as a server does when it restarts."""
    with engine.connect() as db:
        held = "FROM pg_locks WHERE locktype = 'advisory'"
        ended = db.exec_driver_sql(f"SELECT pg_terminate_backend(pid, 5000) {held}").scalars()
        assert ended.all() == [True]


def test_several_processes_may_use_one_postgresql(url: str, backend: str) -> None:
    if backend == "postgresql":
        with sole_use_of_file(url), sole_use_of_file(url):
            pass
