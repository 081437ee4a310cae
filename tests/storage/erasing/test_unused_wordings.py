"""Our words are stored as long as some row refers to them, and a month longer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from time import monotonic

import pytest
from sqlalchemy import Connection, select, update

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.content.questions import the_bank
from bot.engine.decisions import Decision
from bot.interview.meeting.plan import Plan, Planned
from bot.interview.members import Member
from storage.cards.forgotten_cards import FORGOTTEN
from storage.statements import wordings as stored_once
from storage.store import SqlStore
from storage.tables import cards, wordings
from tests.storage.scene import NOON, decide, interview, member, post, raw, show

MONTH = timedelta(days=31)


async def forget_unused(store: SqlStore, now: datetime) -> None:
    await store.forget_unused_wordings(now, lambda: None)


async def words(store: SqlStore) -> str:
    """All wordings together."""
    return " ".join(await raw(store, lambda db: db.scalars(select(wordings.c.words)).all()))


async def posted_and_forgotten(store: SqlStore, to: Member, title: str) -> None:
    await post(store, to, title, title=title)
    await shown(store)
    await raw(store, forget_contents)


async def shown(store: SqlStore) -> Sequence[str]:
    return [plain(each.card.title, ANYBODY) for each in await show(store)]


def forget_contents(db: Connection) -> None:
    db.execute(update(cards).values(FORGOTTEN))


async def test_a_wording_is_deleted_a_month_after_nothing_refers_to_it(store: SqlStore) -> None:
    ana = await member(store, "ana")
    await post(store, ana, "one", title="An old title")
    await shown(store)
    await forget_unused(store, NOON)
    await forget_unused(store, NOON + MONTH)
    assert "An old title" in await words(store)

    await raw(store, forget_contents)
    await forget_unused(store, NOON + MONTH)
    await forget_unused(store, NOON + MONTH + timedelta(days=29))
    assert "An old title" in await words(store)
    await forget_unused(store, NOON + 2 * MONTH)
    assert "An old title" not in await words(store)


async def test_a_question_of_the_bank_stays_as_long_as_a_plan_contains_it(store: SqlStore) -> None:
    ana, ben = await member(store, "ana"), await member(store, "ben")
    await interview(store, ana, ben)
    first = the_bank()[0]
    question = Planned(first.id, first.kind, first.text, first.minutes)
    await decide(store, ana, Decision(save=(Plan("i1", ana.id, ben.id, (question,), ()),)))
    for months in range(3):
        await forget_unused(store, NOON + months * MONTH)
    assert question.text in await words(store)


async def test_a_wording_that_is_used_again_stays(store: SqlStore, second_store: SqlStore) -> None:
    """Its month begins anew, also if another process stored it."""
    ana = await member(store, "ana")
    await posted_and_forgotten(store, ana, "Once more")
    await forget_unused(store, NOON)
    await posted_and_forgotten(second_store, ana, "Once more")
    await forget_unused(store, NOON + MONTH)
    assert "Once more" in await words(store)


async def test_no_process_refers_to_a_wording_that_another_one_has_deleted(
    store: SqlStore, second_store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = await member(store, "ana")
    await posted_and_forgotten(store, ana, "Known to the first")
    await forget_unused(second_store, NOON)
    await forget_unused(second_store, NOON + MONTH)
    assert "Known to the first" not in await words(store)

    later = monotonic() + stored_once.KNOWN_FOR
    monkeypatch.setattr("storage.statements.wordings.monotonic", lambda: later)
    await post(store, ana, "two", title="Known to the first")
    assert await shown(second_store) == ["Known to the first"]


async def test_whoever_has_deleted_a_wording_stores_it_anew(
    store: SqlStore, second_store: SqlStore
) -> None:
    ana = await member(store, "ana")
    await posted_and_forgotten(store, ana, "Deleted")
    await forget_unused(store, NOON)
    await forget_unused(store, NOON + MONTH)
    await post(store, ana, "two", title="Deleted")
    assert await shown(second_store) == ["Deleted"]


async def test_a_wording_that_counts_as_unused_is_not_known_once_it_was_read(
    store: SqlStore, second_store: SqlStore
) -> None:
    """The row that refers to it may be gone before anybody notices."""
    ana = await member(store, "ana")
    await posted_and_forgotten(store, ana, "Read late")
    await forget_unused(second_store, NOON)
    await post(store, ana, "two", title="Read late")
    assert await shown(second_store) == ["Read late"]
    await raw(store, forget_contents)
    await forget_unused(store, NOON + MONTH)

    assert "Read late" not in await words(store)
    await post(second_store, ana, "three", title="Read late")
    assert "Read late" in await words(store)
