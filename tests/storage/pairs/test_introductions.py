"""Introductions that wait for answers."""

from dataclasses import replace

from bot.engine.contexts.introduction import (
    IntroducingContext,
    IntroductionContext,
    IntroductionDueContext,
    MatchContext,
)
from bot.engine.decisions import CommunityTimer, Decision
from bot.engine.events import CommunityDue
from bot.engine.store.store import LoadRequest
from bot.engine.timer_names import CommunityTimerName
from bot.interview.conduct.blocks import Block
from bot.interview.finding.introductions import Introduction
from bot.interview.members import Member
from bot.steps.erasing import erase
from storage.store import SqlStore
from tests.storage.scene import NOON, by, decide, member, post, read, read_as, show


async def introduced(store: SqlStore, ana: Member, maya: Member, host: Member) -> Introduction:
    made = Introduction("n1", ana.community, ana.id, maya.id, host.id, "Both taught.", NOON)
    await decide(store, ana, Decision(save=(made,)))
    return made


async def three(store: SqlStore) -> tuple[Member, Member, Member]:
    ana, maya = await member(store, "ana"), await member(store, "maya")
    return ana, maya, await member(store, "host", field="art")


async def test_both_answers_to_an_introduction_are_kept_until_it_ends(store: SqlStore) -> None:
    ana, maya, host = await three(store)
    made = await introduced(store, ana, maya, host)
    asked = await read_as(store, IntroductionContext, by(host), about="n1")
    assert asked.introduction == made
    assert (asked.other.id, asked.by.id, asked.are_blocked) == (maya.id, ana.id, False)
    answered = replace(made, host_says=True)
    await decide(store, host, Decision(save=(answered,)))
    asked = await read_as(store, IntroductionContext, by(maya), about="n1")
    assert asked.introduction == answered
    await decide(store, host, Decision(save=(replace(answered, over=True),)))
    assert await read(store, LoadRequest(IntroductionContext, by(maya), about="n1")) is None


async def test_nobody_else_reads_it(store: SqlStore) -> None:
    ana, maya, host = await three(store)
    await introduced(store, ana, maya, host)
    for other in (ana, await member(store, "noor"), await member(store, "far", space="T2")):
        assert await read(store, LoadRequest(IntroductionContext, by(other), about="n1")) is None


async def test_a_pair_that_an_organizer_would_introduce(store: SqlStore) -> None:
    ana, maya, host = await three(store)
    both = f"{maya.id}-{host.id}"
    seen = await read_as(store, IntroducingContext, by(ana), about=both)
    assert seen.pair is not None
    assert (seen.pair.seeker.id, seen.pair.host.id) == (maya.id, host.id)
    assert ([each.id for each in seen.unwritten], seen.is_asked) == ([maya.id, host.id], False)
    await post(store, maya, "hello")
    await show(store)
    await introduced(store, ana, maya, host)
    await decide(store, host, Decision(save=(Block(host.id, maya.id, NOON),)))
    seen = await read_as(store, IntroducingContext, by(ana), about=both)
    assert ([each.id for each in seen.unwritten], seen.is_asked) == ([host.id], True)
    assert seen.are_blocked
    far = await member(store, "far", space="T2")
    seen = await read_as(store, IntroducingContext, by(ana), about=f"{maya.id}-{far.id}")
    assert seen.pair is None


async def test_two_names_are_looked_for_apart(store: SqlStore) -> None:
    ana, maya, host = await three(store)
    words = {"words": ("maya",), "other_words": ("host",)}
    seen = await read_as(store, MatchContext, by(ana), **words)
    assert [each.id for each in seen.meant] == [maya.id]
    assert [each.id for each in seen.hosts_meant] == [host.id]
    seen = await read_as(store, MatchContext, by(ana), words=("host",), other_words=("maya",))
    assert seen.hosts_meant == ()


async def test_its_timer_knows_all_three(store: SqlStore) -> None:
    ana, maya, host = await three(store)
    made = await introduced(store, ana, maya, host)
    name = CommunityTimerName.INTRODUCTION
    timer = CommunityTimer(ana.community, name, NOON, made.id)
    await decide(store, ana, Decision(community_timers=(timer,)))
    due = CommunityDue(ana.community, name, made.id)
    seen = await store.run(
        lambda unit: unit.contexts.of_community(IntroductionDueContext, due, NOON)
    )
    assert seen is not None
    assert (seen.by.id, seen.seeker.id, seen.host.id) == (ana.id, maya.id, host.id)
    gone = replace(due, about="n2")
    assert not await store.run(
        lambda unit: unit.contexts.of_community(IntroductionDueContext, gone, NOON)
    )


async def test_it_is_deleted_with_an_erased_member(store: SqlStore) -> None:
    ana, maya, host = await three(store)
    await introduced(store, ana, maya, host)
    await store.run(lambda unit: erase(unit, [host.id], NOON))
    assert await read(store, LoadRequest(IntroductionContext, by(maya), about="n1")) is None
