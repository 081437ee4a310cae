"""A disk that is full while Askwell runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from askwell.heartbeat import Heartbeat
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from storage.database import open_engine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path}/askwell.db")
    yield engine
    engine.dispose()


def limit(engine: Engine, pages: int) -> None:
    """SQLite fails in the same way when it may not use more pages as on a full disk."""
    with engine.begin() as db:
        db.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


async def test_a_full_disk_is_said_until_there_is_room(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    async def live() -> None:
        with engine.begin() as db:
            db.exec_driver_sql("CREATE TABLE IF NOT EXISTS sign (life BLOB)")
            db.exec_driver_sql("INSERT INTO sign VALUES (zeroblob(100000))")

    heartbeat = Heartbeat(live, engine.url)
    await heartbeat.beat()
    assert (heartbeat.troubles, caplog.messages) == ([], [])

    limit(engine, 1)
    for _ in range(3):
        await heartbeat.beat()
    (said,) = caplog.messages
    assert "the disk is full. Make room" in said
    (shown,) = heartbeat.troubles
    assert plain(shown, ANYBODY) == "The database cannot be written to. The log says why."

    limit(engine, 100_000)
    await heartbeat.beat()
    assert heartbeat.troubles == []
    assert caplog.messages[1:] == ["The database can be written to again."]
