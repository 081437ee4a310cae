"""Two members with a block between them do not meet in anything that a flow reads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from bot.engine.contexts import blocks, journal, request
from bot.engine.contexts import member as of_member
from bot.engine.contexts.blocks import BlockContext, BlocksContext
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.journal import JournalContext, ReadingEntryContext, WholeJournalContext
from bot.engine.contexts.member import (
    CalendarContext,
    Context,
    ErasureContext,
    FeedContext,
    MyQuotesContext,
    PersonalDataContext,
    PrivacyContext,
)
from bot.engine.contexts.programme import ContactContext, OrganizingContext
from bot.engine.contexts.request import RequestContext
from bot.engine.decisions import Decision, Timer
from bot.engine.events import Due
from bot.engine.store.store import LoadRequest, UnitOfWork
from bot.engine.timer_names import TimerName
from bot.interview.afterwards.resources import Naming, Recommendation, ResourceKind
from bot.interview.conduct.blocks import Block
from bot.interview.finding.introductions import Introduction
from bot.interview.members import Member, NamedMember
from bot.interview.model import Debrief, Stage
from bot.interview.scheduling.calendars import Feed
from bot.interview.suggestions.suggestions import RoundState, Suggestion, SuggestionRound, key
from storage.store import SqlStore
from tests.storage.scene import (
    MINUTE,
    NOON,
    Fired,
    by,
    claim,
    decide,
    fire,
    interview,
    keys,
    member,
    post,
    read,
    read_as,
    set_timers,
)

ABOUT_NOBODY_ELSE = {
    Context,
    CalendarContext,
    ErasureContext,
    MyQuotesContext,
    PersonalDataContext,
    PrivacyContext,
    ReadingEntryContext,
}
"""These contexts contain no member except me."""
ON_PURPOSE = {
    *(BlocksContext, BlockContext, JournalContext, WholeJournalContext),
    *(ContactContext, OrganizingContext),
}
"""A member who blocked others sees whom they blocked. What a seeker noted about a talk stays
private to them. And everybody can reach the organizers."""
TOKEN = "t" * 43


EVERY_KIND = {
    each
    for file in (blocks, journal, of_member, request)
    for each in vars(file).values()
    if isinstance(each, type) and issubclass(each, Context)
}


def members_in(value: object) -> Iterator[Member | NamedMember]:
    """All members that a flow could show, name or ask."""
    if isinstance(value, Member | NamedMember):
        yield value
    elif isinstance(value, Mapping):
        yield from members_in(tuple(value.values()))
    elif isinstance(value, tuple):
        for each in value:
            yield from members_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from members_in(getattr(value, each.name))


def holds(context: object, other: Member) -> bool:
    """Whether the context contains the other as somebody to meet. With a closed door they count as
    a host who has stopped, so they may be contained."""
    found = [each for each in members_in(context) if each.person == other.person]
    if isinstance(context, RequestContext):
        doors = [each.profile for each in found if isinstance(each, Member)]
        return any(door and door.open for door in doors) or bool(context.other_interviews)
    return bool(found)


async def loaded(store: SqlStore, kind: type[Context], me: Member, other: Member) -> list[Any]:
    """The contexts for each way in which one could come to the other."""
    if kind is FeedContext:
        return [await store.feed_of(TOKEN + me.name)]
    ways: list[dict[str, Any]] = [
        *({"words": words} for words in ((), (other.name.lower(),), (other.name,), ("law",))),
        {"member": other.id},
        {"user": other.person.user},
        *({"about": name} for name in ("mine", "theirs")),
    ]
    return [await read(store, LoadRequest(kind, by(me), **way)) for way in ways]


async def meets(store: SqlStore, kind: type[Context], me: Member, other: Member) -> bool:
    return any(holds(each, other) for each in await loaded(store, kind, me, other))


@pytest.fixture
async def two(store: SqlStore) -> tuple[Member, Member]:
    """They have asked each other and talked, both are hosts, and both may be named next to what
    they recommended."""
    maya = await member(store, "Maya", field="Law", topics=("Courts",))
    daniel = await member(store, "Daniel", field="Law", topics=("Prisons",))
    noor = await member(store, "Noor", field="Law")
    await decide(store, maya, Decision(save=(Feed(maya.id, TOKEN + maya.name),)))
    await decide(store, daniel, Decision(save=(Feed(daniel.id, TOKEN + daniel.name),)))
    debrief = Debrief("", "", "Talk with Maya, or Daniel")
    talks = {
        "mine": (maya, daniel),
        "theirs": (daniel, maya),
        "m": (maya, noor),
        "d": (daniel, noor),
    }
    for name, (seeker, host) in talks.items():
        held = {"stage": Stage.HELD, "start": NOON, "debrief": debrief}
        await interview(store, seeker, host, name, **held)
        sides = (seeker.community, seeker.id, host.id)
        told = Recommendation(name, name, *sides, ResourceKind.BOOK, "Law", "Law", NOON)
        named = Naming(name, host.id, (name,))
        await decide(store, seeker, Decision(save=(told, named)))
    for seeker, host in (maya, daniel), (daniel, maya):
        await interview(store, seeker, host, f"asked by {seeker.name}")
    return maya, daniel


async def block(store: SqlStore, one: Member, other: Member) -> None:
    await decide(store, one, Decision(save=(Block(one.id, other.id, NOON),)))


async def test_flows_load_neither_of_two_blocked_members_for_the_other(
    store: SqlStore, two: tuple[Member, Member]
) -> None:
    maya, daniel = two
    kinds = EVERY_KIND - ABOUT_NOBODY_ELSE - ON_PURPOSE
    for way in (maya, daniel), (daniel, maya):
        for kind in kinds:
            assert await meets(store, kind, *way), f"{kind}: a block would change nothing"

    await block(store, maya, daniel)

    for way in (maya, daniel), (daniel, maya):
        assert [kind for kind in kinds if await meets(store, kind, *way)] == []


async def test_flows_about_another_interview_do_not_load_a_blocked_member(
    store: SqlStore, two: tuple[Member, Member]
) -> None:
    maya, daniel = two
    await block(store, maya, daniel)
    for kind in EVERY_KIND - ABOUT_NOBODY_ELSE:
        if issubclass(kind, InterviewContext):
            for me, other, name in (maya, daniel, "m"), (daniel, maya, "d"):
                context = await read(store, LoadRequest(kind, by(me), about=name))
                assert not holds(context, other), kind


async def test_autocomplete_suggests_neither_to_the_other(
    store: SqlStore, two: tuple[Member, Member]
) -> None:
    maya, daniel = two

    async def suggested(me: Member, *words: str) -> tuple[Sequence[str], Sequence[str]]:
        def work(unit: UnitOfWork) -> tuple[Sequence[str], Sequence[str]]:
            any_topics = unit.contexts.suggestible(me.person, (), NOON).topics
            return unit.contexts.suggestible(me.person, words, NOON).named, any_topics

        return await store.read(work)

    assert await suggested(maya, "daniel") == (("Daniel",), ("Law", "Prisons"))
    await block(store, maya, daniel)
    assert await suggested(maya, "daniel") == ((), ("Law",))
    assert await suggested(daniel, "maya") == ((), ("Law",))


async def test_behind_an_old_button_a_blocked_host_seems_to_have_stopped(
    store: SqlStore, two: tuple[Member, Member]
) -> None:
    maya, daniel = two
    assert daniel.profile
    stopped = replace(daniel, profile=daniel.profile.closed())
    await block(store, daniel, maya)

    found = await read_as(store, RequestContext, by(maya), member=daniel.id)

    assert (found.other, found.other_interviews, found.other_busy) == (stopped, (), ())


async def test_a_block_holds_until_both_have_lifted_theirs(
    store: SqlStore, two: tuple[Member, Member]
) -> None:
    maya, daniel = two
    await block(store, maya, daniel)
    await block(store, daniel, maya)

    await decide(store, maya, Decision(save=(Block(maya.id, daniel.id, None),)))
    assert await read(store, LoadRequest(InterviewContext, by(maya), about="mine")) is None
    await decide(store, daniel, Decision(save=(Block(daniel.id, maya.id, None),)))
    assert await read(store, LoadRequest(InterviewContext, by(maya), about="mine"))


async def test_only_the_blocker_sees_whom_they_blocked(
    store: SqlStore, two: tuple[Member, Member]
) -> None:
    maya, daniel = two
    noor = await member(store, "Noor")
    await block(store, maya, daniel)
    later = Block(maya.id, noor.id, NOON + MINUTE)
    await decide(store, maya, Decision(save=(later, replace(later, at=NOON + timedelta(days=1)))))

    seen = (await read_as(store, BlocksContext, by(maya))).blocked

    assert [each.name for each in seen] == ["Noor", "Daniel"]
    assert (await read_as(store, BlocksContext, by(daniel))).blocked == ()


async def test_timers_between_them_do_not_fire_while_it_holds(
    store: SqlStore, two: tuple[Member, Member]
) -> None:
    maya, daniel = two
    timers = [Timer(each, TimerName.KEEP_IN_TOUCH, NOON) for each in ("mine", "theirs", "m")]
    await set_timers(store, maya, *timers)
    await block(store, maya, daniel)

    fired = Fired()
    await fire(store, fired)
    assert fired.due == [Due("m", "keep_in_touch")]
    assert await store.read(lambda unit: unit.agenda(NOON, ["slack"]).timers) is None
    await decide(store, maya, Decision(save=(Block(maya.id, daniel.id, None),)))
    await fire(store, fired)
    assert {each.interview for each in fired.due} == {"m", "mine", "theirs"}


async def test_a_block_withdraws_cards_that_nobody_has_seen(
    store: SqlStore, two: tuple[Member, Member]
) -> None:
    maya, daniel = two
    await post(store, daniel, "request", about="mine")
    await post(store, daniel, "other", about="m")
    await post(store, maya, "answer", about="theirs")
    await block(store, maya, daniel)

    assert keys(await claim(store)) == ["other"]
    missed = await store.read(
        lambda unit: [*unit.memberships.missed(maya.person, NOON)],
    )
    assert missed == []


async def test_a_blocker_is_no_longer_named_to_the_blocked_member(
    store: SqlStore, two: tuple[Member, Member]
) -> None:
    maya, daniel = two
    day, here = NOON.date(), maya.community
    made = Introduction("i1", here, maya.id, daniel.id, maya.id, "", NOON)
    suggested = Suggestion(here, day, maya.id, NOON, daniel.id, sent_at=NOON)
    held = (SuggestionRound(here, day, RoundState.GOING, NOON), suggested, made)
    await decide(store, maya, Decision(save=held))
    for each, known_by in ((maya, key(day)), (maya, "introduction:i1"), (daniel, key(day))):
        await post(store, each, known_by)
    await post(store, daniel, "introduction:i1")
    await block(store, daniel, maya)

    [left] = await claim(store)
    assert (left.to.id, left.key) == (daniel.id, key(day)), "his own is of somebody else"


async def test_somebody_who_does_not_host_is_found_by_name_to_be_blocked(store: SqlStore) -> None:
    maya, elsewhere = await member(store, "maya"), await member(store, "ana", "T2")
    await member(store, "ana", headline="Lead")
    await member(store, "anabel")

    async def found(*words: str) -> list[str]:
        context = await read_as(store, BlocksContext, by(maya), words=words)
        assert elsewhere not in context.found
        return [each.name for each in context.found]

    assert await found("Ana") == ["Ana", "Anabel"]
    assert await found("anab") == ["Anabel"]
    assert await found("maya") == await found() == await found("%") == []


async def test_nobody_of_another_community_is_meant(store: SqlStore) -> None:
    maya, elsewhere = await member(store, "maya"), await member(store, "ana", "T2")

    for about in (elsewhere.id, maya.id, 999, None):
        assert (await read_as(store, BlockContext, by(maya), member=about)).whom is None
