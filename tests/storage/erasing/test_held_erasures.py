"""Whatever is under way while a member is erased, in the end nothing of them is left.

Each writer of the store that can name a member meets an erasure, in both orders. A new method of a
protocol, or of the store, must be added to `WRITERS` or to `NAMES_NOBODY`.
"""

import inspect
from collections.abc import Iterator
from typing import get_args, get_type_hints

import pytest
from sqlalchemy import Connection, func, literal, select, union_all

from bot.engine.decisions import Saved
from bot.engine.store.store import UnitOfWork
from bot.steps.erasing import erase
from storage.cards.posts import UNTOUCHED
from storage.store import SqlStore
from storage.tables import cards, members, metadata
from tests.storage.erasing.held import Act, meet
from tests.storage.erasing.held_writers import USER, WRITERS, Scene, scene
from tests.storage.erasing.test_erasing import MARK, dump
from tests.storage.scene import (
    NOON,
    raw,
)

STAYS = {"interview", "block", "concern", "card", "recommendation", "recent_action"}
"""Tables whose rows stay, without words. See docs/privacy.md."""


READS = """
    contexts.of_timer contexts.suggestible interviews.open_of concerns.seeking
    outbox.due outbox.shown_with outbox.about bulk_cards.due couriers.is_known channel_posts.due
    memberships.spaces_of memberships.known memberships.personal_data memberships.missed
    memberships.announcements_to spaces.announcement_channel memberships.waiting
    belonging.programme_of belonging.community_of belonging.to_look_up belonging.is_in
    belonging.is_invited recent_actions.first
    belonging.is_host spaces.awake first_messages.has_conversation
    first_messages.is_about_interview first_messages.opened first_messages.rests imports.due
    imports.known imports.members_of retention.spaces retention.settled retention.interviews
    retention.abandoned suggestions.under_way suggestions.wishers suggestions.hosts
    suggestions.promised suggestions.holders suggestions.unsent
    conversation_of installations restored_from_backup fault_of_erasure_log count_due
    first_message_rests has_members
    outages feed_of sources waiting_reports counted listed read awake_spaces
"""
ONLY_CHANGES_OR_DELETES = """
    timers.wake_some timers.look_again timers.put_off timers.forget timers.claim_early
    community_timers.claim community_timers.put_off community_timers.forget kept_events.claim
    kept_events.take kept_events.forget recent_actions.forget concerns.forget
    outbox.take outbox.hand_over outbox.make_due bulk_cards.drop
    outbox.wait bulk_cards.rest couriers.bury couriers.free channel_posts.forget imports.forget
    imports.forget_old spaces.wake spaces.sleep spaces.wake_only
    retention.forget_cards retention.forget_fleeting retention.forget_venues retention.forget_words
    retention.forget_searchers retention.forget_reading_starts suggestions.end suggestions.forget
    forget_conversation forget_installation renew_tokens forget_unused_wordings
"""
NAMES_NOBODY = """
    couriers.beat belonging.may_begin first_messages.note first_messages.rest retention.expect
    retention.note_run retention.begin_to_tidy_words retention.tidy_words mark_alive keep_outage
    close
"""
ONLY_NUMBERS = "timers.set community_timers.set concerns.hand_to recent_actions.note"
"""They write the number of a member or of an interview, which says nothing once its member is
erased."""
ACTS = "memberships.arrive belonging.renew keep_event keep_installation"
"""The member does something themselves. After that they are somebody new. See tests.storage.
test_erasing, which tests that nothing from before comes back."""
SAVE = "save: "
"""A writer whose name begins with this saves a value of this kind."""
BY_WHO_ACTS = """
    Member Interview Redrawing FollowUp OwnWords Absences Lateness Plan Reflection Assessment
    ProgrammeQuote Recommendation Naming Feed Source ReadingStart SuggestionWish ReportWish
"""
"""Kinds that are saved only where their members act, or where a timer has claimed them, so that
these members are locked."""
LOCKED_ROWS = "Programme Broadcast"
"""Their row is locked while somebody changes it, and an erasure changes it after that."""
NO_MEMBER = "SuggestionRound ImportStep"
STAY = "Act Block Concern"
"""See STAYS."""
RUNS_OTHERS = "run run_in_background repeat_in_background"
COMPILES = "get_ready get_ready_to_erase"


@pytest.fixture
def backend() -> str:
    """SQLite has one writer at a time."""
    return "postgresql"


def erases(made: Scene) -> Act:
    return lambda store: store.run(lambda unit: erase(unit, [made.maya.id], NOON))


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("name", WRITERS)
async def test_nothing_is_left_of_a_member_erased_meanwhile(
    store: SqlStore, second_store: SqlStore, name: str, is_first: bool
) -> None:
    made = await scene(store, organizes="word" in name)
    both = (WRITERS[name](made), erases(made))
    await meet(store, second_store, *(both if is_first else both[::-1]))
    await assert_nothing_is_left(store, made)


async def assert_nothing_is_left(store: SqlStore, made: Scene) -> None:
    assert await raw(store, lambda db: rows_of(db, made.maya.id)) == {}
    unseen = (cards.c.member == made.maya.id) & UNTOUCHED
    assert await raw(store, lambda db: db.scalars(select(cards.c.key).where(unseen)).all()) == []
    left = (await dump(store)).lower()
    assert [each for each in (MARK.lower(), USER) if each in left] == []


def rows_of(db: Connection, this: int) -> dict[str, int]:
    """By table, how many rows point to the member, except rows that stay."""
    pointing = [
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if column.references(members.c.id) and table.name not in STAYS
    ]
    counts = (
        select(literal(str(each)).label("column"), func.count().label("many")).where(each == this)
        for each in pointing
    )
    counted = union_all(*counts).subquery()
    found = db.execute(select(counted).where(counted.c.many > 0))
    return {row.column: row.many for row in found}


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize("name", WRITERS)
async def test_nothing_is_stored_for_a_member_erased_before(store: SqlStore, name: str) -> None:
    made = await scene(store, organizes="word" in name)
    for act in (erases(made), WRITERS[name](made)):
        await act(store)
    await assert_nothing_is_left(store, made)


def test_every_kind_that_is_saved_is_known() -> None:
    told = [BY_WHO_ACTS, LOCKED_ROWS, NO_MEMBER, STAY]
    tested = {name.removeprefix(SAVE).split()[0] for name in WRITERS if name.startswith(SAVE)}
    listed = [*" ".join(told).split(), *(tested - {"a"})]
    assert sorted(listed) == sorted(each.__name__ for each in get_args(Saved)), (
        "If it names a member, add how it is saved to WRITERS in held_writers.py; else to a list."
    )


def test_every_writer_is_known() -> None:
    told = [READS, ONLY_CHANGES_OR_DELETES, NAMES_NOBODY, ONLY_NUMBERS, ACTS, RUNS_OTHERS, COMPILES]
    writers = {name.split()[0] for name in WRITERS if not name.startswith(SAVE)}
    listed = {*" ".join(told).split(), *writers}
    assert sorted({*methods()} ^ listed) == [], (
        "If it can name a member, add it to WRITERS in held_writers.py; else to a list here."
    )


def methods() -> Iterator[str]:
    """Of all protocols of a unit of work, and of the store itself."""
    for name, part in get_type_hints(UnitOfWork).items():
        yield from (f"{name}.{each}" for each in public(part))
    yield from (
        name for name in public(SqlStore) if inspect.iscoroutinefunction(getattr(SqlStore, name))
    )


def public(of: type) -> list[str]:
    found = inspect.getmembers(of, inspect.isfunction)
    return [name for name, _ in found if not name.startswith("_")]
