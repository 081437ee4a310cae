"""Facts are noted as things happen, are kept when the words are deleted, and lead to nobody who was
erased."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Table, select

from bot.engine.decisions import Decision
from bot.interview import lifecycle
from bot.interview.afterwards.assessments import Assessed, Assessment, AssessmentAnswer
from bot.interview.conduct.absences import Absences
from bot.interview.conduct.concerns import Concern
from bot.interview.hosting import Venue
from bot.interview.members import Member
from bot.interview.model import Absence, AbsenceState, Interview, Side, Stage
from bot.interview.numbers.facts import FirstAct, VainSearch
from bot.steps.erasing import erase
from storage.store import SqlStore
from storage.tables import (
    concern_facts,
    door_facts,
    interview_facts,
    vain_searchers,
    vain_searches,
)
from tests.storage.scene import NOON, decide, interview, member, raw

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def rows(store: SqlStore, table: Table) -> list[Any]:
    return await raw(store, lambda db: list(db.execute(select(table).order_by(*table.primary_key))))


async def pair(store: SqlStore) -> tuple[Member, Member]:
    return await member(store, "maya"), await member(store, "daniel", field="UX")


async def save(store: SqlStore, me: Member, at: datetime, *values: Any) -> None:
    await decide(store, me, Decision(save=values), at)


async def erased(store: SqlStore, who: Member) -> None:
    await store.run(lambda unit: erase(unit, [who.id], NOON + 5 * DAY))


async def met(store: SqlStore, seeker: Member, host: Member, name: str = "i1") -> Interview:
    """Booked after an hour, and over after two days."""
    asked = await interview(store, seeker, host, name)
    booked = lifecycle.book(asked, NOON + 2 * DAY, Venue(), NOON + HOUR)
    await save(store, seeker, NOON + HOUR, booked)
    held = lifecycle.hold(booked, NOON + 3 * DAY)
    await save(store, seeker, NOON + 3 * DAY, held)
    return held


async def test_an_answer_how_it_was_shows_that_it_took_place(store: SqlStore) -> None:
    maya, daniel = await pair(store)
    held = await met(store, maya, daniel)
    said = (Side.HOST, Assessed.WORTH_IT, AssessmentAnswer.NO)
    for at in (NOON + 4 * DAY, NOON + 5 * DAY):
        await save(store, daniel, at, Assessment(held.id, daniel.community, daniel.id, *said, at))

    (fact,) = await rows(store, interview_facts)
    assert fact.said_held_at == NOON + 4 * DAY, "the first answer told it"


async def test_facts_keep_the_first_and_the_last_values(store: SqlStore) -> None:
    maya, daniel = await pair(store)
    asked = await interview(store, maya, daniel)
    offered = lifecycle.offer(asked, (), Side.SEEKER, NOON + HOUR, NOON + HOUR)
    booked = lifecycle.book(offered, NOON + 2 * DAY, Venue(), NOON + 2 * HOUR)
    for at, each in ((NOON + HOUR, offered), (NOON + 2 * HOUR, booked)):
        await save(store, maya, at, each)
    held = lifecycle.hold(booked, NOON + 3 * DAY)
    thanked = lifecycle.thank(held, "Thank you", NOON + 4 * DAY)
    await save(store, maya, NOON + 3 * DAY, held)
    await save(store, maya, NOON + 4 * DAY, thanked)

    (fact,) = await rows(store, interview_facts)
    assert (fact.first_act, fact.first_act_at) == (FirstAct.OTHER_TIMES, NOON + HOUR)
    assert (fact.booked_at, fact.stage) == (NOON + 2 * HOUR, Stage.THANKED)
    assert (fact.over_at, fact.said_held_at) == (
        NOON + 2 * DAY + timedelta(minutes=25),
        NOON + 4 * DAY,
    )
    assert (fact.field, fact.seeker, fact.host) == ("UX", maya.id, daniel.id)


async def test_a_draft_counts_once_it_is_sent(store: SqlStore) -> None:
    maya, daniel = await pair(store)
    draft = await interview(store, maya, daniel, stage=Stage.DRAFT)
    assert await rows(store, interview_facts) == []
    await save(store, maya, NOON + DAY, lifecycle.ask(draft, NOON + DAY, NOON + DAY))
    (fact,) = await rows(store, interview_facts)
    assert fact.asked_at == NOON + DAY


async def test_a_contradiction_of_the_two_sides_is_noted(store: SqlStore) -> None:
    maya, daniel = await pair(store)
    held = await met(store, maya, daniel)
    await save(store, maya, NOON + 3 * DAY, lifecycle.end(held, Stage.MISSED, NOON + 3 * DAY))
    said = Absence(Side.HOST, NOON + 3 * DAY, AbsenceState.CONTRADICTED)
    await save(store, daniel, NOON + 4 * DAY, Absences("i1", (said,)))
    (fact,) = await rows(store, interview_facts)
    assert (fact.missed_at, fact.contradicted_at) == (NOON + 3 * DAY, NOON + 4 * DAY)


async def test_a_door_opens_pauses_and_closes(store: SqlStore) -> None:
    daniel = await member(store, "daniel", field="UX")
    assert daniel.profile is not None
    paused = replace(daniel.profile, paused_until=NOON + 9 * DAY)
    closed = replace(daniel.profile, open=False)
    for days, profile in ((1, daniel.profile), (2, paused), (3, paused), (10, closed)):
        await save(store, daniel, NOON + days * DAY, replace(daniel, profile=profile))
    stretches = [(each.opened_at, each.closed_at) for each in await rows(store, door_facts)]
    assert stretches == [(NOON, NOON + 2 * DAY), (NOON + 9 * DAY, NOON + 10 * DAY)]


async def test_an_early_return_from_a_pause_does_not_count_twice(store: SqlStore) -> None:
    daniel = await member(store, "daniel", field="UX")
    assert daniel.profile is not None
    paused = replace(daniel.profile, paused_until=NOON + 9 * DAY)
    await save(store, daniel, NOON + DAY, replace(daniel, profile=paused))
    await save(store, daniel, NOON + 2 * DAY, daniel)
    stretches = [(each.opened_at, each.closed_at) for each in await rows(store, door_facts)]
    assert stretches == [(NOON, NOON + DAY), (NOON + 2 * DAY, None)]


async def test_a_concern_tells_when_and_not_whose(store: SqlStore) -> None:
    maya, daniel = await pair(store)
    concern = Concern("c1", maya.community, maya.id, NOON, daniel.id, "Daniel", "He was rude")
    await save(store, maya, NOON, concern)
    kept = concern.changed(keeper=daniel.id)
    await save(store, maya, NOON + HOUR, kept)
    await save(store, maya, NOON + DAY, kept.changed(note="Spoke"))
    (fact,) = await rows(store, concern_facts)
    assert tuple(fact) == ("c1", maya.community, NOON, NOON + HOUR, None)


async def test_each_searcher_in_vain_counts_once_a_month(store: SqlStore) -> None:
    everybody = [await member(store, name) for name in ("maya", "daniel", "ines")]
    for each in (*everybody, everybody[0]):
        await save(store, each, NOON, VainSearch(each.community, each.id, "nursing"))
    await save(store, everybody[0], NOON, VainSearch(1, everybody[0].id, "my old firm"))
    found = {each.words: each.people for each in await rows(store, vain_searches)}
    assert found == {"nursing": 3, "my old firm": 1}

    december = NOON + 10 * DAY
    await store.run(lambda unit: unit.retention.forget_searchers(december))
    assert await rows(store, vain_searchers) == []
    (left,) = await rows(store, vain_searches)
    assert (left.month, left.words) == (datetime(2026, 11, 1, tzinfo=UTC), "nursing")


async def test_facts_do_not_lead_to_an_erased_member_and_counts_stay(store: SqlStore) -> None:
    maya, daniel = await pair(store)
    for name in ("i1", "i2"):
        await met(store, maya, daniel, name)
    await interview(store, maya, daniel, "i3")
    await save(store, maya, NOON, VainSearch(maya.community, maya.id, "nursing"))

    await erased(store, daniel)
    await erased(store, maya)

    facts = await rows(store, interview_facts)
    assert {each.seeker for each in facts}.isdisjoint({maya.id, daniel.id})
    assert len({each.seeker for each in facts}) == len({each.host for each in facts}) == 1
    assert [(each.interview, each.field) for each in facts] == [(None, "")] * 3
    assert [each.stage for each in facts] == [Stage.HELD, Stage.HELD, Stage.CANCELLED]
    (door,) = await rows(store, door_facts)
    assert (door.host < 0, door.field, door.closed_at) == (True, "", NOON + 5 * DAY)
    assert await rows(store, vain_searchers) == []


async def test_acts_after_the_other_side_is_erased_are_not_counted_twice(store: SqlStore) -> None:
    maya, daniel = await pair(store)
    held = await met(store, maya, daniel)
    await erased(store, daniel)
    thanked = replace(lifecycle.thank(held, "Thanks", NOON + 6 * DAY), revision=9)
    await save(store, maya, NOON + 6 * DAY, thanked)
    assert len(await rows(store, interview_facts)) == 1


async def test_a_field_that_many_have_stays(store: SqlStore) -> None:
    maya = await member(store, "maya")
    hosts = [await member(store, f"host{number}", field="law") for number in range(6)]
    for number, host in enumerate(hosts):
        await interview(store, maya, host, f"i{number}")
    for host in hosts[:2]:
        await erased(store, host)
    fields = [each.field for each in await rows(store, interview_facts)]
    assert fields == ["law"] * 6


async def test_a_field_that_few_have_goes_with_its_host_alone(store: SqlStore) -> None:
    maya = await member(store, "maya")
    hosts = [await member(store, f"host{number}", field="falconry") for number in range(2)]
    for number, host in enumerate(hosts):
        await interview(store, maya, host, f"i{number}")
    await erased(store, hosts[0])
    fields = [each.field for each in await rows(store, interview_facts)]
    assert sorted(fields) == ["", "falconry"]
