"""SQLite's log is copied into the database file while nobody waits for that, and stays short."""

from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection, Engine, delete, insert

from storage.connections import database
from storage.connections.database import open_engine
from storage.connections.executor import Executor
from storage.connections.write_ahead_log import (
    COPIED_AFTER,
    COPIED_AFTER_STEPS,
    forget_log,
    rewrite_file,
)
from storage.migrations import migrate
from storage.tables import wordings

PAGE = 4096
PATIENCE = 30


class Scene:
    """A database of which the log is not copied until `released` is set, as on a slow disk."""

    def __init__(self, folder: Path) -> None:
        self.file, self.log = folder / "askwell.db", folder / "askwell.db-wal"
        self.released = Event()
        engine = open_engine(f"sqlite:///{self.file}")
        migrate(engine)
        self.executor = Executor(engine)
        self._written = 0

    async def write(self, pages: int) -> None:
        """Write about so many pages in one transaction."""
        self._written += 1
        row = {"id": str(self._written), "words": "w" * PAGE * pages}

        def work(db: Connection) -> None:
            db.execute(insert(wordings).values(row))

        await self.executor.run(work)

    def wait(self, _: Engine) -> None:
        assert self.released.wait(PATIENCE)


async def test_the_log_is_copied_beside_the_transactions(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    copying = scene.executor._aside.submit(scene.wait, scene.executor._engine)
    await scene.write(pages=1)
    before = scene.file.read_bytes()
    for _ in range(COPIED_AFTER):
        await scene.write(pages=25)
    assert scene.log.stat().st_size > 1_000 * PAGE, "SQLite would have copied it in a commit"
    assert scene.file.read_bytes() == before

    scene.released.set()
    copying.result(PATIENCE)
    await scene.executor.run_separately(lambda _: None)
    assert scene.file.stat().st_size > 1_000 * PAGE
    size = scene.log.stat().st_size
    for _ in range(COPIED_AFTER // 2):
        await scene.write(pages=25)
    assert scene.log.stat().st_size == size, "it began again at its start"
    await scene.executor.close()


async def test_the_log_begins_again_between_the_steps_of_long_work(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    forget_log(scene.executor._engine)
    for _ in range(COPIED_AFTER - 1):
        await scene.write(pages=25)
        await scene.executor.leave_time_for_log()
    assert scene.log.stat().st_size < (COPIED_AFTER_STEPS + 2) * 40 * PAGE
    await scene.executor.close()


async def test_a_log_that_is_never_copied_beside_them_stays_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOG_PAGES", 100)
    scene = Scene(tmp_path)
    scene.executor._aside.submit(scene.wait, scene.executor._engine)
    for _ in range(COPIED_AFTER * 2):
        await scene.write(pages=25)
    assert scene.log.stat().st_size < 300 * PAGE
    scene.released.set()
    await scene.executor.close()


async def test_a_file_written_anew_contains_nothing_deleted_not_even_in_its_log(
    tmp_path: Path,
) -> None:
    scene = Scene(tmp_path)
    engine = scene.executor._engine
    with engine.begin() as db:
        db.execute(insert(wordings).values(id="1", words="a deleted wish"))
    with engine.begin() as db:
        db.execute(delete(wordings))
    rewrite_file(engine)
    assert b"a deleted wish" not in scene.file.read_bytes() + scene.log.read_bytes()
    await scene.executor.close()
