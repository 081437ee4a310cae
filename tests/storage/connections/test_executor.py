"""Whatever happens on a storage thread, the caller who waits for it gets to know."""

import asyncio
import gc
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from threading import Barrier, Event, Semaphore
from typing import Any
from weakref import ref

import psycopg
import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, Pool, event, select, text
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.engine.contexts.member import MemberContext
from bot.engine.errors import MaybeDone, without_words
from bot.engine.store.store import LoadRequest, UnitOfWork, WouldWrite
from bot.interview.members import Member
from storage.connections import database
from storage.connections.database import POOL, open_engine
from storage.connections.executor import READERS, Executor
from storage.errors import DatabaseAway
from storage.statements import wordings
from storage.store import SqlStore
from storage.tables import wordings as table
from tests.storage.scene import caller, decided, member, next_due

PATIENCE = 10


Doing = Callable[..., Awaitable[Any]]


def ends(*_: Any) -> Any:
    return next(iter(()))


WORK: list[Callable[[SqlStore], Awaitable[Any]]] = [
    lambda store: store.run(ends),
    lambda store: store.read(ends),
    lambda store: decided(store, LoadRequest(MemberContext, caller("maya")), ends),
]


@pytest.mark.parametrize("work", WORK)
async def test_an_iterator_that_ends_is_an_error_like_any_other(
    store: SqlStore, work: Callable[[SqlStore], Awaitable[Any]]
) -> None:
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(RuntimeError) as failed:
            await work(store)
        await next_due(store)
    assert "ends" in without_words(failed.value), "and its place is told"


async def test_whoever_gets_an_error_holds_nothing_of_what_led_to_it(store: SqlStore) -> None:
    """A cursor of SQLite held up the event loop for as long as the next transaction took: while
    another program kept the file locked, for ten seconds."""
    used: list[ref[object]] = []

    def uses_something() -> None:
        cursor = Event()
        used.append(ref(cursor))
        raise LookupError

    def fails(_: UnitOfWork) -> None:
        first = Event()
        used.append(ref(first))
        try:
            uses_something()
        except LookupError as failed:
            raise RuntimeError from failed

    with pytest.raises(RuntimeError) as failed:
        await store.run(fails)
    assert [each() for each in used] == [None, None]
    assert "uses_something" in without_words(failed.value.__cause__ or failed.value)


async def test_work_that_nobody_waits_for_is_finished_only_if_it_has_begun(
    store: SqlStore,
) -> None:
    begun, goes_on, did = Event(), Event(), list[str]()

    def first(_: Engine) -> None:
        begun.set()
        goes_on.wait(PATIENCE)
        did.append("first")

    def noting(what: str) -> Awaitable[None]:
        return store._executor.run_separately(lambda _: did.append(what))

    given_up = [asyncio.ensure_future(store._executor.run_separately(first))]
    await asyncio.to_thread(begun.wait, PATIENCE)
    given_up.append(asyncio.ensure_future(noting("second")))
    await asyncio.sleep(0)
    for each in given_up:
        each.cancel()
    await asyncio.wait(given_up)
    goes_on.set()
    await noting("third")
    assert did == ["first", "third"]


async def test_what_failed_work_has_read_does_not_wait_for_the_garbage_collector(
    store: SqlStore,
) -> None:
    read: list[ref[set[str]]] = []

    def fail(_: Engine) -> None:
        rows = {"much"}
        read.append(ref(rows))
        raise LookupError

    gc.disable()
    try:
        with suppress(LookupError):
            await store._executor.run_separately(fail)
        await store._executor.run_separately(lambda _: "its thread is done with it")
        assert [each() for each in read] == [None]
    finally:
        gc.enable()


def _say(db: Connection) -> None:
    db.execute(insert(table).values(id="said", words="Said by who only reads"))


def _say_and_take_back(db: Connection) -> None:
    _say(db)
    db.rollback()


def _said(db: Connection) -> str | None:
    return db.scalar(select(table.c.words).where(table.c.id == "said"))


@pytest.mark.parametrize("reading", [Executor.read, Executor.read_long])
async def test_a_reading_transaction_changes_nothing(store: SqlStore, reading: Doing) -> None:
    with pytest.raises(WouldWrite):
        await reading(store._executor, _say)
    assert await reading(store._executor, _said) is None
    await store._executor.run(_say_and_take_back)


async def test_no_thread_that_reads_changes_anything_the_first_time_it_reads(
    store: SqlStore,
) -> None:
    all_there = Barrier(READERS)

    def say(db: Connection) -> None:
        all_there.wait(PATIENCE)
        _say(db)

    saying = (store._executor.read(say) for _ in range(READERS))
    ended = await asyncio.gather(*saying, return_exceptions=True)
    assert [type(each) for each in ended] == [WouldWrite] * READERS


async def test_an_error_of_the_database_names_nothing_that_was_written(store: SqlStore) -> None:
    def say_twice(db: Connection) -> None:
        _say(db)
        _say(db)

    with pytest.raises(IntegrityError) as failed:
        await store._executor.run(say_twice)
    assert "Said by who only reads" not in str(failed.value)


async def test_a_reading_connection_is_made_read_only_once(store: SqlStore, url: str) -> None:
    """Otherwise SQLite would prepare all statements of the connection again."""
    if not url.startswith("sqlite"):
        pytest.skip("PostgreSQL has transactions that only read")
    asked: list[str] = []

    all_there = Barrier(READERS)

    def note(db: Connection) -> None:
        all_there.wait(PATIENCE)
        db.connection.driver_connection.set_trace_callback(asked.append)  # type: ignore[union-attr]

    await asyncio.gather(*(store._executor.read(note) for _ in range(READERS)))
    asked.clear()
    await store._executor.run(_said)
    await store._executor.read(_said)
    assert [each.split()[0] for each in asked] == ["BEGIN", "SELECT", "COMMIT"]


@pytest.mark.parametrize("doing", [Executor.run, Executor.read])
async def test_each_thread_keeps_a_connection_and_takes_another_where_it_is_gone(
    store: SqlStore, doing: Doing
) -> None:
    before = await _connections(store, doing)
    assert set(before) == set(await _connections(store, doing))
    for each in before:
        each.close()
    after = await _connections(store, doing)
    assert not set(before) & set(after)
    assert len(set(before)) == len(set(after)) == len(after)


async def test_a_restart_of_postgresql_is_not_noticed(store: SqlStore, url: str) -> None:
    if url.startswith("sqlite"):
        pytest.skip("SQLite has no server")
    await _connections(store, Executor.run)
    await _connections(store, Executor.read)
    await store._executor.run_separately(_end_all_others)
    for doing in (Executor.run, Executor.read):
        assert len(await _connections(store, doing)) == POOL


async def test_a_server_that_is_away_is_asked_once_by_each_work(
    store: SqlStore, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Each attempt may wait for seconds, and whoever wrote to us waits as long."""
    if url.startswith("sqlite"):
        pytest.skip("SQLite has no server")
    tries: list[object] = []

    def fail(*_: object) -> None:
        tries.append(1)
        raise psycopg.OperationalError("connection refused")

    engine = store._executor._engine
    for each in await _connections(store, Executor.run):
        each.close()
    event.listen(engine, "do_connect", fail)
    for _ in range(2 * POOL):
        with pytest.raises(DatabaseAway):
            await store._executor.run(_said)
    event.remove(engine, "do_connect", fail)
    assert len(tries) == 2 * POOL
    (said,) = caplog.messages
    assert "cannot be used: connection refused. Check that server and DATABASE_URL" in said
    assert await _connections(store, Executor.run), "it is used again once it is there"


async def test_a_role_that_may_not_write_is_told_of_once(
    store: SqlStore, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    if url.startswith("sqlite"):
        pytest.skip("SQLite has no roles")

    def write(db: Connection) -> None:
        db.execute(text("CREATE ROLE only_reader"))
        db.execute(text("SET LOCAL ROLE only_reader"))
        db.execute(text("UPDATE member SET name = ''"))

    for _ in range(3):
        with pytest.raises(DatabaseAway):
            await store._executor.run(write)
    (said,) = caplog.messages
    assert "cannot be used: permission denied for table member. Check" in said
    assert store.availability.is_away


async def test_nobody_waits_long_for_what_another_transaction_keeps_locked(
    store: SqlStore, url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An operator may have left a transaction open, in which a table is locked."""
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 50)
    executor, lock = Executor(open_engine(url)), "LOCK TABLE wording"
    if url.startswith("sqlite"):
        lock = "DELETE FROM wording"
    try:
        with store._executor._engine.begin() as other:
            other.execute(text(lock))
            for _ in range(2):
                async with asyncio.timeout(PATIENCE):
                    with pytest.raises(DatabaseAway):
                        await executor.run(_say)
        await executor.run(_said)
    finally:
        await executor.close()
    (said,) = caplog.messages
    assert "keeps" in said
    assert "locked" in said


async def test_a_connection_lost_in_a_commit_leaves_the_outcome_unknown(
    store: SqlStore, url: str
) -> None:
    if url.startswith("sqlite"):
        pytest.skip("SQLite has no server")
    engine, other = store._executor._engine, open_engine(url)

    def lose(_: object) -> None:
        _end_all_others(other)

    try:
        for doing, known in ((Executor.run, False), (Executor.read, True)):
            event.listen(engine, "commit", lose)
            with pytest.raises(DatabaseAway) as away:
                await doing(store._executor, _said)
            event.remove(engine, "commit", lose)
            assert isinstance(away.value, MaybeDone) is not known
            await doing(store._executor, _said)
    finally:
        other.dispose()


def _end_all_others(engine: Engine) -> None:
    with engine.begin() as db:
        db.execute(
            text(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


async def test_a_reading_that_fails_leaves_no_transaction_open(store: SqlStore) -> None:
    """With an open transaction, SQLite's log would grow, and PostgreSQL would always show the same
    moment."""

    def fail(db: Connection) -> None:
        _said(db)
        raise LookupError

    kept = await _connections(store, Executor.read)
    with pytest.raises(LookupError):
        await store._executor.read(fail)
    assert not any(map(_has_begun, kept))


def _has_begun(connection: Any) -> bool:
    if isinstance(connection, sqlite3.Connection):
        return connection.in_transaction
    return connection.info.transaction_status is not TransactionStatus.IDLE


async def test_failed_work_keeps_the_connection(store: SqlStore) -> None:
    given_back: list[Any] = []

    def note(connection: Any, _record: Any) -> None:
        given_back.append(connection)

    await _connections(store, Executor.read)
    event.listen(Pool, "checkin", note)
    try:
        with pytest.raises(WouldWrite):
            await store._executor.read(_say)
    finally:
        event.remove(Pool, "checkin", note)
    assert not given_back


def _fail(_: Connection) -> None:
    raise LookupError


@pytest.mark.parametrize(
    ("then", "fails"), [(_said, (DBAPIError, DatabaseAway)), (_fail, LookupError)]
)
@pytest.mark.parametrize("doing", [Executor.run, Executor.read])
async def test_a_connection_that_ends_amid_its_work_is_given_up(
    store: SqlStore, doing: Doing, then: Callable[[Connection], Any], fails: Any
) -> None:
    def end(db: Connection) -> Any:
        db.connection.driver_connection.close()  # type: ignore[union-attr]
        return then(db)

    with pytest.raises(fails):
        await doing(store._executor, end)
    assert await _connections(store, doing)


async def _connections(store: SqlStore, doing: Doing) -> Sequence[Any]:
    """The driver's connection in each thread that does this work."""
    executor = store._executor
    threads = executor._readers if doing is Executor.read else executor._threads
    many = threads._max_workers
    all_there = Barrier(many)

    def connection(db: Connection) -> Any:
        all_there.wait(PATIENCE)
        _said(db)
        return db.connection.driver_connection

    return await asyncio.gather(*(doing(executor, connection) for _ in range(many)))


async def test_a_reading_transaction_sees_one_moment(store: SqlStore) -> None:
    """Also on PostgreSQL, where otherwise each statement would see a different moment."""
    me, halfway, go_on = await member(store, "maya"), Event(), Event()

    def look(unit: UnitOfWork) -> tuple[Member | None, Sequence[str]]:
        before = unit.memberships.known(me.person)
        halfway.set()
        assert go_on.wait(PATIENCE)
        return before, unit.memberships.spaces_of("slack", "maya", "")

    looking = asyncio.create_task(store.read(look))
    assert await asyncio.to_thread(halfway.wait, PATIENCE)
    await member(store, "maya", space="T2")
    go_on.set()
    assert await looking == (me, ["T1"])


async def test_a_transaction_that_loses_a_deadlock_is_repeated(url: str) -> None:
    if url.startswith("sqlite"):
        pytest.skip("SQLite lets one write at a time")
    executor, both_hold_one, tries = Executor(open_engine(url)), Barrier(2), list[str]()
    first, second = (insert(table).values(id=each, words=each) for each in "ab")

    def keep(name: str, one: Insert, other: Insert) -> Callable[[Connection], None]:
        def work(db: Connection) -> None:
            tries.append(name)
            db.execute(one)
            if tries.count(name) == 1:
                both_hold_one.wait(PATIENCE)
            db.execute(other.on_conflict_do_nothing())

        return work

    one = executor.run(keep("one", first.on_conflict_do_nothing(), second))
    other = executor.run(keep("other", second.on_conflict_do_nothing(), first))
    try:
        await asyncio.gather(one, other)
        kept = await executor.read(lambda db: db.scalars(select(table.c.id)).all())
    finally:
        await executor.close()
    assert len(tries) > 2
    assert {"a", "b"} <= set(kept)


async def test_work_in_the_background_never_occupies_all_threads(store: SqlStore) -> None:
    may_end = Semaphore(1)

    def slow(_: object) -> None:
        may_end.acquire(timeout=PATIENCE)

    slow_ones = [asyncio.create_task(store.run_in_background(slow)) for _ in range(2 * POOL)]
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(PATIENCE / 2):
            assert await store.run(lambda _: "done") == "done", "although only one of them ended"
    finally:
        may_end.release(2 * POOL)
        await asyncio.gather(*slow_ones)


async def test_a_long_reading_gives_way_and_leaves_all_as_it_was(store: SqlStore) -> None:
    usual = sys.getswitchinterval()

    def read(_: Connection) -> tuple[float, bool]:
        return sys.getswitchinterval(), gc.isenabled()

    def fail(_: Connection) -> None:
        raise LookupError

    interval, collects = await store._executor.read_long(read)
    assert interval < usual
    assert not collects
    with pytest.raises(LookupError):
        await store._executor.read_long(fail)
    assert (sys.getswitchinterval(), gc.isenabled()) == (usual, True)


FAILS_ON_COMMIT = (
    "CREATE TEMPORARY TABLE one (id integer PRIMARY KEY)",
    "CREATE TEMPORARY TABLE of_one (of_id integer REFERENCES one DEFERRABLE INITIALLY DEFERRED)",
    "INSERT INTO of_one VALUES (1)",
)


def _fail_on_commit(db: Connection) -> None:
    for statement in FAILS_ON_COMMIT:
        db.execute(text(statement))


async def test_a_commit_that_failed_leaves_no_transaction_open(store: SqlStore) -> None:
    with pytest.raises(IntegrityError):
        await store._executor.run(_fail_on_commit)
    assert await store._executor.run_separately(_nothing_is_locked)


def _nothing_is_locked(engine: Engine) -> bool:
    with engine.connect() as db:
        if db.dialect.name == "sqlite":
            db.connection.cursor().execute("PRAGMA busy_timeout = 0")
        else:
            db.execute(text("SET lock_timeout = 1"))
        _say(db)
        db.rollback()
    return True


async def test_a_wording_whose_commit_failed_is_written_again(store: SqlStore, url: str) -> None:
    said = "Said while the commit failed"

    def fail(db: Connection) -> None:
        wordings.save(db, [said])
        _fail_on_commit(db)

    executor = Executor(open_engine(url))
    try:
        with pytest.raises(IntegrityError):
            await executor.run(fail)
        await executor.run(lambda db: wordings.save(db, [said]))
        kept = select(table.c.words).where(table.c.words == said)
        assert await executor.read(lambda db: db.scalar(kept)) == said
    finally:
        await executor.close()
