"""PostgreSQL starts later than Askwell."""

import asyncio
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import make_url

from askwell.serving.opening import open_store
from storage.errors import NotReady
from storage.store import SqlStore
from tests.adapters.waits import until
from tests.storage.conftest import Server


async def test_it_is_waited_for_and_that_is_said_once(
    server: Server, tmp_path: Path, key_file: str, caplog: pytest.LogCaptureFixture
) -> None:
    there = make_url(server.url_of("migrated"))
    socket = tmp_path / "later"
    url = there.update_query_dict({"host": str(socket)})
    shown = url.render_as_string(hide_password=False)
    opening = asyncio.create_task(open_store(shown, key_file=key_file))
    await until(lambda: caplog.text)
    socket.symlink_to(str(there.query["host"]))

    await (await opening).close()
    server.forget_all()

    assert caplog.text.count("Askwell waits for it") == 1


async def test_it_is_not_waited_for_for_ever() -> None:
    with pytest.raises(NotReady, match=r"127\.0\.0\.1, database askwell, cannot be used"):
        await open_store("postgresql://me@127.0.0.1:1/askwell", patience=0)


async def test_a_database_that_opens_while_askwell_stops_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, opens = Event(), Event(), SqlStore.open

    def slow(*given: str) -> SqlStore:
        begun.set()
        go_on.wait(60)
        return opens(*given)

    monkeypatch.setattr(SqlStore, "open", slow)
    opening = asyncio.create_task(open_store(f"sqlite:///{tmp_path}/askwell.db"))
    await asyncio.to_thread(begun.wait, 60)
    opening.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await opening
    assert [each.name for each in tmp_path.glob("askwell.db*")] == ["askwell.db"]
