"""Whatever is under way while a member is erased, in the end nothing of them is left.

Each writer of the store that can name a member meets an erasure, in both orders. A new method of a
protocol, or of the store, must be added to `WRITERS` or to `NAMES_NOBODY`.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, get_type_hints

import pytest
from sqlalchemy import Connection, func, select

from bot.cards.rich_text import Words
from bot.engine.channel_posts import ChannelPost, PostKind, PostState
from bot.engine.contexts import RequestContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Caller, CommunityDue
from bot.engine.imports import ImportContent, ImportState, PeopleImport
from bot.engine.introduction_contexts import IntroductionDueContext
from bot.engine.memberships import Reachability
from bot.engine.ports import Shown, SpaceGroup
from bot.engine.store import UnitOfWork
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.engine.word_contexts import WordGoingContext
from bot.flows.finding import introduced
from bot.flows.organizing import words_going
from bot.interview.calendars import Source
from bot.interview.frozen import frozen
from bot.interview.groups import GroupKind
from bot.interview.introductions import Introduction
from bot.interview.invitations import Invitation
from bot.interview.members import Member
from bot.interview.model import Busy
from bot.interview.programme import Organizer
from bot.interview.suggestions import RoundState, Suggestion, SuggestionRound
from bot.interview.words_to_all import Audience, WordState, WordToAll
from bot.steps.erasing import erase
from storage.posts import UNTOUCHED
from storage.store import SqlStore
from storage.tables import cards, members, metadata
from tests.storage.held import Act, meet
from tests.storage.scene import (
    NOON,
    by,
    card,
    claim,
    decide,
    fire,
    member,
    raw,
    read_as,
    set_timers,
    settle,
)
from tests.storage.test_erasing import MARK, dump, marked

USER = "zquser"
"""The user id of the member who is erased. Their name contains it, too."""
STAYS = {"interview", "block", "concern", "card", "recommendation"}
"""Tables whose rows stay, without words. See docs/privacy.md."""
DAY = NOON.date()
ROUND = SuggestionRound(1, DAY, RoundState.WANTED, NOON)
GOING = SuggestionRound(1, DAY + timedelta(weeks=1), RoundState.GOING, NOON)


@frozen
class Scene:
    """The member who is erased, and one who is not and who organizes."""

    maya: Member
    daniel: Member
    source: Source
    held: Any = None


Writer = Callable[[Scene], Act]


def unit_of_work(work: Callable[[UnitOfWork, Scene], object]) -> Writer:
    return lambda scene: lambda store: store.run(lambda unit: work(unit, scene))


def of_store(work: Callable[[SqlStore, Scene], Any]) -> Writer:
    return lambda scene: lambda store: work(store, scene)


def saves(value: Callable[[Scene], Any]) -> Writer:
    """Somebody else's transaction, or Askwell's own, which locks none of those it names."""
    return unit_of_work(lambda unit, scene: unit.save(Decision(save=(value(scene),)), NOON))


def acting(scene: Scene) -> Caller:
    return by(scene.maya)


def _import(scene: Scene) -> PeopleImport:
    content = ImportContent(text=MARK)
    maya = scene.maya
    return PeopleImport("p", maya.community, maya.id, NOON, NOON, ImportState.READING, content)


def _channel_post(scene: Scene) -> ChannelPost:
    where = (scene.maya.community, "slack", "T1", "C1", PostKind.WORD)
    state = PostState.POSTED
    return ChannelPost("p", *where, scene.maya.id, card(Words(MARK, 100)), NOON, None, state, "1.2")


def _card_to(maya: Member) -> Decision:
    return Decision(posts=(Post(maya.id, "k", card(Words(MARK, 100)), "asked"),))


def _told(unit: UnitOfWork, _: Scene) -> None:
    club = SpaceGroup(GroupKind.USER_GROUP, "S1", "Club", frozenset({USER}))
    unit.groups.told(("slack", "T1"), [club])


def _word_goes(unit: UnitOfWork, _: Scene) -> None:
    """As a timer does it. The card names the contact."""
    due = CommunityDue(1, CommunityTimerName.WORD_GOES, "w")
    context = unit.contexts.of_community(WordGoingContext, due, NOON)
    if context is not None:
        unit.save(words_going.go(context, due, NOON), NOON)


def _introduction_ends(unit: UnitOfWork, _: Scene) -> None:
    """The card to the organizer who introduced them names both."""
    due = CommunityDue(1, CommunityTimerName.INTRODUCTION, "n")
    context = unit.contexts.of_community(IntroductionDueContext, due, NOON)
    if context is not None:
        unit.save(introduced.end(context, due, NOON), NOON)


def _suggested(unit: UnitOfWork, scene: Scene) -> None:
    pair = (scene.maya, scene.daniel)
    for_both = [
        Suggestion(ROUND.community, DAY, me.id, NOON, host.id, (MARK,))
        for me, host in (pair, pair[::-1])
    ]
    unit.suggestions.keep(replace(ROUND, state=RoundState.GOING), for_both)


def _sent(unit: UnitOfWork, _: Scene) -> None:
    unsent = unit.suggestions.unsent(GOING, 9, NOON)
    unit.suggestions.save_sent([replace(each.suggestion, sent_at=NOON) for each in unsent])


async def _invited(store: SqlStore, scene: Scene) -> None:
    """As bot.importing does it: somebody who was erased is refused."""

    def invite(unit: UnitOfWork) -> None:
        maya, daniel = scene.maya, scene.daniel
        known = unit.imports.known([maya.person], daniel.id)
        if not known[USER].erased:
            ids = unit.imports.arrived([by(maya)], NOON)
            unit.imports.tag(maya.community, "Old friends", ids.values())
            invited = Invitation(ids[USER], maya.community, daniel.id, NOON, "0042")
            told = Post(ids[USER], "invitation", card(Words(MARK, 100)), bulk=True)
            unit.save(Decision(save=(invited,), posts=(told,)), NOON)

    await store.run(invite)


WRITERS: dict[str, Writer] = {
    "contexts.load": of_store(
        lambda store, scene: read_as(
            store, RequestContext, by(scene.daniel), user=USER, whom=by(scene.maya)
        )
    ),
    "timers.claim": of_store(lambda store, scene: fire(store, lambda *_: _card_to(scene.maya))),
    "contexts.of_community for a word": unit_of_work(_word_goes),
    "contexts.of_community for an introduction": unit_of_work(_introduction_ends),
    "outbox.settle": of_store(lambda store, scene: settle(store, scene.held)),
    "memberships.reached": unit_of_work(
        lambda unit, scene: unit.memberships.reached(scene.maya.person)
    ),
    "memberships.note": unit_of_work(
        lambda unit, scene: unit.memberships.note([Reachability(scene.maya.id, True, True)])
    ),
    "belonging.locked": unit_of_work(lambda unit, scene: unit.belonging.locked(scene.maya.person)),
    "belonging.looked_up": unit_of_work(
        lambda unit, scene: unit.belonging.looked_up(scene.maya.person, NOON)
    ),
    "groups.told": unit_of_work(_told),
    "imports.keep": unit_of_work(lambda unit, scene: unit.imports.keep(_import(scene))),
    "imports.arrived": of_store(_invited),
    "imports.tag": unit_of_work(
        lambda unit, scene: unit.imports.tag(scene.maya.community, "Friends", [scene.maya.id])
    ),
    "suggestions.keep": unit_of_work(_suggested),
    "suggestions.save_sent": unit_of_work(_sent),
    "save: ChannelPost": saves(_channel_post),
    "keep_conversation": of_store(
        lambda store, scene: store.keep_conversation(scene.maya.person, "D1")
    ),
    "keep_busy": of_store(
        lambda store, scene: store.keep_busy(
            scene.source, [Busy(NOON, NOON + timedelta(hours=1))], card(Words(MARK, 100)), NOON
        )
    ),
}


READS = """
    contexts.of_timer contexts.suggestible interviews.open_of concerns.seeking
    outbox.due outbox.shown_with outbox.about bulk_cards.due couriers.is_known channel_posts.due
    memberships.spaces_of memberships.known memberships.missed memberships.announcements_to
    memberships.announcement_channel memberships.waiting belonging.programme_of
    belonging.community_of belonging.to_look_up belonging.is_in belonging.is_invited
    belonging.is_host groups.spaces first_messages.has_conversation
    first_messages.is_about_interview first_messages.opened first_messages.rests imports.due
    imports.known imports.members_of retention.spaces retention.settled retention.interviews
    retention.abandoned suggestions.under_way suggestions.wishers suggestions.hosts
    suggestions.promised suggestions.holders suggestions.unsent
    conversation_of installations restored_from_backup count_due first_message_rests has_members
    outages feed_of sources waiting_reports counted listed read
"""
ONLY_CHANGES_OR_DELETES = """
    timers.wake_some timers.look_again timers.put_off timers.forget timers.claim_early
    community_timers.claim community_timers.put_off community_timers.forget kept.claim kept.take
    kept.forget concerns.forget outbox.take outbox.hand_over outbox.make_due bulk_cards.drop
    bulk_cards.wait bulk_cards.rest couriers.bury couriers.free channel_posts.forget imports.forget
    imports.forget_old memberships.wake memberships.sleep memberships.wake_only
    retention.forget_cards retention.forget_fleeting retention.forget_venues retention.forget_words
    retention.forget_searchers retention.forget_reading_starts suggestions.end suggestions.forget
    forget_conversation forget_installation renew_tokens
"""
NAMES_NOBODY = """
    couriers.beat belonging.may_begin first_messages.note first_messages.rest retention.expect
    retention.note_run mark_alive keep_outage close
"""
ONLY_NUMBERS = "timers.set community_timers.set concerns.hand_to"
"""They write the number of a member or of an interview, which says nothing once its member is
erased."""
ACTS = "memberships.arrive belonging.renew keep keep_installation"
"""The member does something themselves. After that they are somebody new. See tests.storage.
test_erasing, which tests that nothing from before comes back."""
RUNS_OTHERS = "run run_in_background repeat_in_background"


@pytest.fixture
def backend() -> str:
    """SQLite has one writer at a time."""
    return "postgresql"


async def scene(store: SqlStore, *, organizes: bool) -> Scene:
    maya, daniel = await marked(store, USER)
    grace = await member(store, "grace")  # an erasure does not lock her
    for_him = Suggestion(GOING.community, GOING.day, daniel.id, NOON, maya.id, (MARK,))
    organizer = Organizer(maya.id if organizes else grace.id, maya.community, NOON)
    both = Introduction("n", maya.community, grace.id, maya.id, daniel.id, "Talk", NOON)
    word = WordToAll("w", maya.community, daniel.id, NOON, "Summer", "We rest", Audience.EVERYBODY)
    sent = replace(word, state=WordState.GOING, last=daniel.id)
    await decide(store, daniel, Decision(save=(ROUND, GOING, for_him, organizer, sent, both)))
    await set_timers(store, daniel, Timer("asked", TimerName.NUDGE_HOST, NOON))
    [outgoing, *_] = [each for each in await claim(store) if each.to.id == maya.id]
    [source, *_] = await store.sources(NOON, 9)
    return Scene(maya, daniel, source, Shown(outgoing, "1.1"))


def erases(made: Scene) -> Act:
    return lambda store: store.run(lambda unit: erase(unit, [made.maya.id], NOON))


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("name", WRITERS)
async def test_nothing_is_left_of_who_is_erased_meanwhile(
    store: SqlStore, second_store: SqlStore, name: str, is_first: bool
) -> None:
    made = await scene(store, organizes="word" in name)
    both = (WRITERS[name](made), erases(made))
    await meet(store, second_store, *(both if is_first else both[::-1]))
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
    found = {
        str(each): db.scalar(select(func.count()).select_from(each.table).where(each == this)) or 0
        for each in pointing
    }
    return {column: many for column, many in found.items() if many}


def test_every_writer_is_known() -> None:
    told = [READS, ONLY_CHANGES_OR_DELETES, NAMES_NOBODY, ONLY_NUMBERS, ACTS, RUNS_OTHERS]
    writers = {name.split()[0] for name in WRITERS if not name.startswith("save: ")}
    listed = {*" ".join(told).split(), *writers}
    assert sorted({*methods()} ^ listed) == []


def methods() -> Iterator[str]:
    """Of all protocols of a unit of work, and of the store itself."""
    for name, part in inspect.getmembers(UnitOfWork, lambda each: isinstance(each, property)):
        yield from (f"{name}.{each}" for each in public(get_type_hints(part.fget)["return"]))
    yield from (
        name for name in public(SqlStore) if inspect.iscoroutinefunction(getattr(SqlStore, name))
    )


def public(of: type) -> list[str]:
    found = inspect.getmembers(of, inspect.isfunction)
    return [name for name, _ in found if not name.startswith("_")]
