"""A member who was erased is in no row, and not in the file. For what others decided about them,
they stay the same person."""

import asyncio
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, text

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Words, say
from bot.engine.contexts.journal import ContactsContext
from bot.engine.contexts.member import (
    FreeTextContext,
    MemberContext,
    MyInterviewsContext,
    PersonalDataContext,
)
from bot.engine.decisions import Decision, Erasure
from bot.engine.events import Said
from bot.engine.store.ports import KeptEvent
from bot.engine.store.store import LoadRequest, UnitOfWork
from bot.engine.store.turn import Turn
from bot.interview.afterwards.resources import Naming, Recommendation, ResourceKind
from bot.interview.conduct.blocks import Block
from bot.interview.hosting import Venue
from bot.interview.members import Member
from bot.interview.model import Debrief, SelfIntroduction, Stage, Update
from bot.interview.next_step import NextStep
from bot.interview.scheduling.calendars import Source
from bot.interview.staying_in_touch.journal import Reflection
from bot.steps.erasing import Abandoned, erase
from storage.connections.database import POOL
from storage.connections.executor import Executor
from storage.erasing import erased_members
from storage.erasing.erasure_log import ErasureLog
from storage.errors import StorageError
from storage.search import word_indexes
from storage.store import SqlStore
from storage.tables import members, metadata
from storage.unit_of_work import SqlUnitOfWork
from tests.storage.erasing.test_forgetting import until_somebody_waits
from tests.storage.scans import scanned
from tests.storage.scene import (
    MINUTE,
    NOON,
    Fired,
    by,
    caller,
    decide,
    fire,
    interview,
    member,
    post,
    raw,
    read,
    read_as,
)

MARK = "Zqword"
PATIENCE = 10
DAY = timedelta(days=1)


async def erased(store: SqlStore, who: Member, now: datetime = NOON) -> None:
    await store.run(lambda unit: erase(unit, [who.id], now))


async def dump(store: SqlStore) -> str:
    tables = metadata.sorted_tables
    return await raw(
        store, lambda db: "\n".join(str(row) for each in tables for row in db.execute(select(each)))
    )


async def marked(store: SqlStore, name: str = MARK) -> tuple[Member, Member]:
    """A member who wrote something in every place, on both sides of an interview."""
    maya = await member(
        store,
        name,
        **dict.fromkeys(("headline", "field", "gladly", "place_detail"), MARK),
        topics=(MARK,),
    )
    await decide(store, maya, Decision(save=(replace(maya, who_i_am=MARK),)))
    daniel = await member(store, "daniel")
    words = {
        "connection": MARK,
        "wish": MARK,
        "self_introduction": SelfIntroduction(MARK, MARK),
        "goal": MARK,
        "notes": (MARK,),
        "thanks_for": MARK,
        "next_step": NextStep(MARK, NOON, news=MARK),
        "note": MARK,
        "draft_update": MARK,
        "debrief": Debrief(MARK, MARK, MARK),
        "last_update": Update(MARK, NOON),
        "venue": Venue(detail=MARK),
    }
    await interview(store, maya, daniel, "asked", **words)
    await interview(store, daniel, maya, "hosted", venue=Venue(detail=MARK))
    beside = (
        Reflection("asked", maya.id, next_question=MARK),
        Recommendation(
            *("asked", "k", maya.community, maya.id, daniel.id, ResourceKind.BOOK, MARK, MARK, NOON)
        ),
        Recommendation(
            *(
                "hosted",
                "k",
                maya.community,
                daniel.id,
                maya.id,
                ResourceKind.BOOK,
                "Book",
                MARK,
                NOON,
            )
        ),
        Naming("hosted", maya.id, ("k",)),
        Source(maya.id, f"https://{MARK}.example", MARK),
    )
    await decide(store, maya, Decision(save=beside))
    for to, about in ((maya, ""), (daniel, "asked"), (daniel, "hosted")):
        await post(store, to, f"{about or 'mine'}:card", about, title=Words(MARK, 100))
    said = Said("e2", by(maya), MARK)
    await store.keep_event(KeptEvent(said, "", NOON), Turn("e2"))
    return maya, daniel


async def test_no_row_contains_their_words(store: SqlStore) -> None:
    maya, _ = await marked(store)
    assert MARK in await dump(store)
    await erased(store, maya)
    assert MARK.lower() not in (await dump(store)).lower()


async def test_the_database_file_contains_nothing_of_an_erased_member(tmp_path: Path) -> None:
    """Neither in free pages, nor in the search index, nor in SQLite's log."""
    url, file = f"sqlite:///{tmp_path}/askwell.db", tmp_path / "askwell.db"
    store = SqlStore.open(url)
    maya, _ = await marked(store)
    with reading(file):  # as for a report, or for a backup beside the process
        await erased(store, maya)
    await store.mark_alive(NOON)
    written = file.read_bytes() + file.with_name("askwell.db-wal").read_bytes()
    await store.close()
    for said in (MARK, MARK.lower()):
        assert said.encode() not in written


@pytest.mark.parametrize("was_here_before", [False, True])
async def test_a_crash_after_an_erasure_leaves_no_word_to_the_next_process(
    tmp_path: Path, was_here_before: bool
) -> None:
    """The erasure was committed, but the search index was not cleaned."""
    url, file = f"sqlite:///{tmp_path}/askwell.db", tmp_path / "askwell.db"
    store = SqlStore.open(url)
    if was_here_before:
        await erased(store, await member(store, MARK))
    maya, _ = await marked(store)
    work = partial(erase, members=[maya.id], now=NOON + DAY)
    await store._executor.run(lambda db: store._within(db, work))
    await store.close()
    assert MARK.lower().encode() in file.read_bytes()
    after = SqlStore.open(url)
    await after.restored_from_backup()
    await after.close()
    assert MARK.lower().encode() not in file.read_bytes()


async def test_no_card_waits_until_the_words_of_a_search_are_gone(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    merging, may_end = asyncio.Event(), asyncio.Event()

    async def forget_words(_: object) -> None:
        merging.set()
        await may_end.wait()

    monkeypatch.setattr(word_indexes, "forget_words", forget_words)
    people = [await member(store, f"maya{each}") for each in range(POOL)]
    erasing = [
        asyncio.create_task(store.run_in_background(partial(erase, members=[each.id], now=NOON)))
        for each in people
    ]
    await merging.wait()
    try:
        async with asyncio.timeout(PATIENCE):
            assert await store.run_in_background(lambda _: "delivered") == "delivered"
    finally:
        may_end.set()
        await asyncio.gather(*erasing)


async def test_the_other_side_hears_of_each_of_several_who_are_erased_at_once(
    store: SqlStore,
) -> None:
    erased = [await member(store, name) for name in ("maya", "ana")]
    for each in erased:
        host = await member(store, f"host of {each.name}", headline="Lead")
        await interview(store, each, host, f"of {each.name}")
    await store.run(lambda unit: erase(unit, [each.id for each in erased], NOON))
    fired = Fired()
    await fire(store, fired)
    assert {each.interview for each in fired.due} == {f"of {each.name}" for each in erased}


async def test_blocks_and_limits_still_hold_after_an_erasure(store: SqlStore) -> None:
    maya, daniel = await marked(store, "maya")
    await decide(store, daniel, Decision(save=(Block(daniel.id, maya.id, NOON),)))
    await erased(store, maya)
    back = (await read_as(store, MemberContext, caller("maya"))).me
    assert back.id == maya.id
    assert (back.name, back.erased_at, back.left, back.profile) == ("Maya", None, False, None)
    blocks = await raw(store, lambda db: db.execute(select(metadata.tables["block"])).all())
    assert [each[:2] for each in blocks] == [(daniel.id, maya.id)]


async def test_an_erased_member_who_comes_back_finds_no_words(store: SqlStore) -> None:
    maya, _ = await marked(store, "maya")
    await erased(store, maya)
    mine = (await read_as(store, MemberContext, caller("maya"))).interviews
    assert {each.id: each.wish for each in mine} == {
        "asked": "",
        "hosted": "How the work really is",
    }


async def test_who_came_back_has_the_name_by_which_the_newest_interview_knows_them(
    store: SqlStore,
) -> None:
    maya, daniel = await marked(store, "maya")
    await erased(store, maya)
    await read(store, LoadRequest(MemberContext, caller("maya")), NOON + DAY)
    later = {"asked_at": NOON + 2 * DAY, "changed_at": NOON + 2 * DAY}
    await interview(store, daniel, maya, "a", stage=Stage.HELD, **later)
    said = await read_as(store, FreeTextContext, by(daniel))
    assert [each.name for each in said.people] == ["Maya"]
    assert [each.name for each in said.others.values()] == ["Maya"]
    known = await read_as(store, ContactsContext, by(daniel))
    assert [each.name for _, each in known.contacts] == ["Maya"]
    mine = await read_as(store, MyInterviewsContext, by(daniel))
    assert [other.name for _, other in mine.page] == ["Maya", "", ""]


async def test_what_others_download_names_nobody_in_talks_of_before_they_were_erased(
    store: SqlStore,
) -> None:
    maya, daniel = await marked(store, "maya")
    await erased(store, maya)
    await read(store, LoadRequest(MemberContext, caller("maya")), NOON + DAY)
    await interview(store, daniel, maya, "a", asked_at=NOON + 2 * DAY)
    told = (await read_as(store, PersonalDataContext, by(daniel))).personal_data.records
    assert {each["id"]: each["host"] for each in told["interviews_as_seeker"]} == {
        "a": "Maya",
        "hosted": None,
    }
    assert [each["seeker"] for each in told["interviews_as_host"]] == [None]
    assert [each["host"] for each in told["shared_by_you"]] == [None]
    mine = (await read_as(store, PersonalDataContext, by(maya))).personal_data.records
    assert [each["host"] for each in mine["interviews_as_host"]] == ["Maya", "Maya"], "their own"


async def test_twice_is_once(store: SqlStore) -> None:
    maya, _ = await marked(store)
    await erased(store, maya)
    before = await dump(store)
    await erased(store, maya)
    assert await dump(store) == before


async def test_an_event_being_decided_is_kept_until_it_is_decided(store: SqlStore) -> None:
    maya, _ = await marked(store)
    done = Card(say("Done"))
    turn = Turn("e2", kept=True)

    def work(unit) -> None:  # type: ignore[no-untyped-def]
        unit.save(Decision(erases=Erasure((maya.id,), done, done, "e2")), NOON)
        unit.kept_events.take(turn)

    await store.run(work)
    assert MARK not in await dump(store)


@contextmanager
def reading(file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM member").fetchone()
        yield


async def restored(url: str, file: Path, backup: Path) -> SqlStore:
    with closing(sqlite3.connect(backup)) as before, closing(sqlite3.connect(file)) as now:
        before.backup(now)
    return SqlStore.open(url)


@pytest.fixture
async def restored_after_erasing(tmp_path: Path) -> SqlStore:
    """A backup from before Maya was erased."""
    url, file, backup = f"sqlite:///{tmp_path}/a.db", tmp_path / "a.db", tmp_path / "backup.db"
    store = SqlStore.open(url)
    maya, _ = await marked(store)
    with closing(sqlite3.connect(file)) as now, closing(sqlite3.connect(backup)) as before:
        now.backup(before)
    await erased(store, maya, NOON + DAY)
    await store.close()
    return await restored(url, file, backup)


async def test_a_backup_brings_nobody_back(restored_after_erasing: SqlStore) -> None:
    store = restored_after_erasing
    assert MARK in await dump(store)
    for each in await store.restored_from_backup():
        await store.run(lambda unit, each=each: erase(unit, [each], NOON + 2 * DAY))  # type: ignore[misc]
    assert MARK.lower() not in (await dump(store)).lower()
    assert await store.restored_from_backup() == []
    await store.close()


async def test_a_member_who_came_back_by_themselves_is_not_erased_again(tmp_path: Path) -> None:
    store = SqlStore.open(f"sqlite:///{tmp_path}/a.db")
    maya = await member(store, "maya")
    await erased(store, maya, NOON)
    await read_as(store, MemberContext, caller("maya"))
    assert await store.restored_from_backup() == []
    await store.close()


async def test_the_file_of_the_erased_has_no_names_and_only_its_owner_can_read_it(
    tmp_path: Path,
) -> None:
    store = SqlStore.open(f"sqlite:///{tmp_path}/a.db")
    await erased(store, await member(store, "maya"))
    await store.close()
    log = tmp_path / "a.erased"
    assert log.stat().st_mode & 0o777 == 0o600
    assert "maya" not in log.read_text().lower()
    assert len(ErasureLog(log).read()) == 1


async def test_a_member_is_erased_even_if_the_file_cannot_be_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Because the key file is in a folder that is read-only, for example."""
    log = tmp_path / "a.erased"
    log.mkdir()
    store = SqlStore.open(f"sqlite:///{tmp_path}/a.db")
    await erased(store, await member(store, MARK))
    assert MARK not in await dump(store)
    assert f"{log} cannot be written to" in caplog.text
    with pytest.raises(StorageError, match="cannot be read"):
        await store.restored_from_backup()
    log.rmdir()
    await store.restored_from_backup()
    assert len(ErasureLog(log).read()) == 1
    await store.close()


async def test_a_start_says_that_nobody_could_be_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For root, a read-only folder is still writable, so the test replaces the system's answer."""
    store = SqlStore.open(f"sqlite:///{tmp_path}/a.db")
    log = tmp_path / "a.erased"
    monkeypatch.setattr(os, "access", lambda place, _: place not in {log, tmp_path})
    for _ in ("no file yet", "a file"):
        with pytest.raises(StorageError, match=r"a\.erased cannot be written to.*own it"):
            await store.restored_from_backup()
        log.touch()
    await store.close()


async def test_a_lost_line_is_written_again(tmp_path: Path) -> None:
    store = SqlStore.open(f"sqlite:///{tmp_path}/a.db")
    await erased(store, await member(store, "maya"))
    (tmp_path / "a.erased").unlink()
    assert await store.restored_from_backup() == []
    assert len(ErasureLog(tmp_path / "a.erased").read()) == 1
    await store.close()


async def test_the_doctor_knows_whether_the_file_is_of_this_database(tmp_path: Path) -> None:
    url, log = f"sqlite:///{tmp_path}/a.db", tmp_path / "a.erased"
    store = SqlStore.open(url)
    await member(store, "daniel")
    assert await _fault(url) is None, "nobody was erased yet"
    await erased(store, await member(store, "maya"))
    assert await _fault(url) is None
    ours = log.read_text()
    log.write_text(f"{NOON.isoformat()} {'a' * 64}\n")
    assert f"{log} names nobody who was erased from this database" in str(await _fault(url))
    log.unlink()
    assert "it is missing" in str(await _fault(url))
    log.write_text(ours + "half of a file that an editor broke")
    assert f"{log} cannot be read" in str(await _fault(url))
    await store.close()


async def _fault(url: str) -> str | None:
    found = SqlStore.open_existing(url)
    assert found
    fault = await found.fault_of_erasure_log()
    await found.close()
    return None if fault is None else plain(fault, ANYBODY)


async def test_another_process_may_have_erased_whom_our_file_does_not_name(tmp_path: Path) -> None:
    """On PostgreSQL, each process has a file of its own."""
    store = SqlStore.open(f"sqlite:///{tmp_path}/a.db")
    await erased(store, await member(store, "maya"))
    (tmp_path / "a.erased").unlink()
    assert await store._aftermath.fault_of_log(alone=True)
    assert await store._aftermath.fault_of_log(alone=False) is None
    await store.close()


MANY = 12


def _erase_some(unit, most: int = 5, now: datetime = NOON) -> bool:  # type: ignore[no-untyped-def]
    some = unit.retention.abandoned(["slack"], NOON, NOON, most)
    erase(unit, some, now)
    return bool(some)


@pytest.fixture
async def removed(tmp_path: Path) -> SqlStore:
    """A space with many hosts, from which Askwell was removed."""
    store = SqlStore.open(f"sqlite:///{tmp_path}/a.db")
    them = [
        await member(store, f"{MARK}{each}", headline=f"{MARK} {each}", topics=(MARK,))
        for each in range(MANY)
    ]
    await interview(store, them[0], them[1])
    await store.run(lambda unit: unit.spaces.sleep("slack", ["T1"]))
    await store.run(lambda unit: unit.retention.abandoned(["slack"], NOON, NOON, 0))
    return store


async def test_many_are_erased_in_steps_and_the_index_put_in_order_once(
    removed: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_words, merged, steps = word_indexes.forget_words, 0, 0

    async def counted(executor: Executor) -> None:
        nonlocal merged
        merged += 1
        await forget_words(executor)

    def beat() -> None:
        nonlocal steps
        steps += 1

    monkeypatch.setattr(word_indexes, "forget_words", counted)
    await removed.repeat_in_background(_erase_some, beat)
    assert (merged, steps) == (1, 4)
    await removed.close()
    assert MARK.lower().encode() not in (tmp_path / "a.db").read_bytes().lower()
    assert len(ErasureLog(tmp_path / "a.erased").read()) == MANY


async def test_fewer_of_a_removed_space_are_erased_at_a_time_where_it_took_long(
    removed: SqlStore,
) -> None:
    begin_and_end = iter((0, 0, 0.1, 0.2, 0.2, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3))
    abandoned = Abandoned(["slack"], NOON, lambda: next(begin_and_end))
    done, more = [], True
    while more:
        more = await removed.run(partial(abandoned.erase_some, now=NOON))
        done.append(len(await raw(removed, erased_members.all_erased)))
    assert done == [1, 6, 8, 9, 12, 12]
    await removed.close()


async def test_the_words_of_many_are_never_merged_all_at_once(removed: SqlStore) -> None:
    """SQLite does that once an index has 16 parts."""
    parts = text("SELECT count(DISTINCT segid) FROM host_search_idx")
    counted: list[int] = []

    def step(unit: UnitOfWork) -> bool:
        assert isinstance(unit, SqlUnitOfWork)
        counted.append(unit.db.scalar(parts) or 0)
        return _erase_some(unit, most=1)

    await removed.repeat_in_background(step, lambda: None)
    await removed.close()
    assert len(counted) == MANY + 1
    assert max(counted[1:]) < 8


async def test_the_statements_of_an_erasure_are_compiled_before_its_first_step(
    removed: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in erased_members._STATEMENTS:
        each._whole.clear()
    steps: list[bool] = []

    def step(*_: object, **__: object) -> None:
        steps.append(all("sqlite" in each._whole for each in erased_members._STATEMENTS))

    monkeypatch.setattr(Abandoned, "erase_some", step)
    await Assembly(removed, StillClock(NOON), {}).housekeeping.forget_old()
    assert steps == [True]
    await removed.close()


async def test_a_crash_amid_many_leaves_no_word_of_the_erased_to_the_next_process(
    removed: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_db: object) -> None:
        raise SystemError

    monkeypatch.setattr(word_indexes, "merge_some", crash)
    with pytest.raises(SystemError):
        await removed.repeat_in_background(partial(_erase_some, most=MANY), lambda: None)
    await removed.close()
    assert MARK.lower().encode() in (tmp_path / "a.db").read_bytes()
    after = SqlStore.open(f"sqlite:///{tmp_path}/a.db")
    await after.restored_from_backup()
    await after.close()
    assert MARK.lower().encode() not in (tmp_path / "a.db").read_bytes().lower()


async def test_a_crash_amid_many_lets_no_backup_bring_the_erased_back(
    removed: SqlStore, tmp_path: Path
) -> None:
    await removed.close()
    backup, steps = (tmp_path / "a.db").read_bytes(), 0

    def crash() -> None:
        nonlocal steps
        steps += 1
        if steps == 2:
            raise SystemError

    store = SqlStore.open(f"sqlite:///{tmp_path}/a.db")
    with pytest.raises(SystemError):
        await store.repeat_in_background(partial(_erase_some, now=NOON + MINUTE), crash)
    await store.close()
    (tmp_path / "a.db").write_bytes(backup)
    after = SqlStore.open(f"sqlite:///{tmp_path}/a.db")
    assert len(await after.restored_from_backup()) == 10
    await after.close()


async def test_the_next_run_completes_a_failed_erasure(removed: SqlStore, tmp_path: Path) -> None:
    def fail() -> None:
        raise SystemError

    with pytest.raises(SystemError):
        await removed.repeat_in_background(partial(_erase_some, most=MANY), fail)
    await removed.repeat_in_background(_erase_some, lambda: None)
    await removed.close()
    assert MARK.lower().encode() not in (tmp_path / "a.db").read_bytes().lower()


async def test_no_erasure_reads_all_cards_nor_all_members(removed: SqlStore) -> None:
    """However many there are, each statement finds its rows with an index."""
    small = ("space", "programme", "introduction", "word_to_all", "concern", "report_order")
    read = await scanned(removed, _erase_some)
    assert read <= {f"SCAN {each}" for each in (*small, "kept_event", "slack_installation")}
    await removed.close()


@pytest.mark.parametrize("renews", [True, False])
async def test_a_member_who_acts_during_their_erasure_gets_no_name_back(
    store: SqlStore, renews: bool
) -> None:
    """As with a second press on the button that erases, taken by another process. Whoever acts is
    somebody new."""
    maya = await member(store, "maya")
    loop = asyncio.get_running_loop()
    now = replace(by(maya), name=MARK, picture=f"https://{MARK}.example")

    async def act() -> None:
        if renews:
            await store.run(lambda unit: unit.belonging.renew(now, NOON))
        else:
            await read_as(store, MemberContext, now)

    def erase_her(unit: UnitOfWork) -> Future[None]:
        assert isinstance(unit, SqlUnitOfWork)
        erase(unit, [maya.id], NOON)
        acting = asyncio.run_coroutine_threadsafe(act(), loop)
        until_somebody_waits(unit.db)
        return acting

    await asyncio.wrap_future(await store.run(erase_her))
    names = select(members.c.name, members.c.erased_at.is_(None))
    assert (await raw(store, lambda db: db.execute(names).one())) == (
        ("", False) if renews else (MARK, True)
    )
