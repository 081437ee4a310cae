"""Facts are read to be counted: those of one community, as plain numbers."""

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, update

from bot.engine.decisions import Decision
from bot.interview import lifecycle
from bot.interview.afterwards.assessments import Assessed, Assessment, AssessmentAnswer
from bot.interview.conduct.concerns import Concern, ConcernState
from bot.interview.hosting import Venue
from bot.interview.members import Member
from bot.interview.model import Side, Stage
from bot.interview.numbers.counted import Material, is_held
from bot.interview.numbers.facts import FirstAct
from bot.interview.numbers.orders import InterviewLine, ReportOrder, ReportPart
from bot.interview.numbers.periods import PeriodName, Span
from bot.interview.organizing.programme import Organizer
from bot.interview.organizing.programme_settings import Admission, Admits, ProgrammeSettings
from bot.interview.staying_in_touch.journal import Reflection
from bot.steps.erasing import erase
from storage.organizing import numbers
from storage.people import groups
from storage.store import SqlStore
from storage.tables import invitations, programmes
from tests.storage.scene import NOON, decide, interview, member, raw

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER = NOON + 30 * DAY
ALL = Span(NOON - DAY, LATER)


def order(
    me: Member, part: ReportPart = ReportPart.CARD, group: int | None = None, field: str = ""
) -> ReportOrder:
    asked = ReportOrder(me.id, me.community, part, PeriodName.MONTH, NOON)
    return replace(asked, group=group, field=field)


async def held(store: SqlStore, seeker: Member, host: Member, name: str) -> None:
    asked = await interview(store, seeker, host, name)
    booked = lifecycle.book(asked, NOON + 2 * DAY, Venue(), NOON + HOUR)
    over = lifecycle.hold(booked, NOON + 3 * DAY)
    for at, each in ((NOON + HOUR, booked), (NOON + 3 * DAY, over)):
        await decide(store, seeker, Decision(save=(each,)), at)
    thanked = lifecycle.thank(over, "Thank you", NOON + 4 * DAY)
    await decide(store, seeker, Decision(save=(thanked,)), NOON + 4 * DAY)


async def read(store: SqlStore, me: Member, **more: Any) -> Material:
    return await store.counted(order(me, **more), LATER, lambda material, _: deepcopy(material))


async def lines(store: SqlStore, of: ReportOrder) -> list[InterviewLine]:
    return await store.listed(of, ALL, list)


async def taken(store: SqlStore, made: ReportOrder) -> bool:
    return await store.run(lambda unit: unit.take_report(made))


async def test_everything_of_a_community_is_read_and_nothing_of_others(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="UX")
    vera, hugo = await member(store, "vera", "T2"), await member(store, "hugo", "T2", field="law")
    await held(store, maya, daniel, "i1")
    await held(store, vera, hugo, "i2")
    given = Assessment(
        *("i1", maya.community, daniel.id, Side.HOST),
        *(Assessed.WORTH_IT, AssessmentAnswer.YES, NOON + 5 * DAY),
    )
    concern = Concern("c1", maya.community, maya.id, NOON, daniel.id)
    saved = (given, Reflection("i1", maya.id, before=2, after=4), concern)
    await decide(store, maya, Decision(save=saved), NOON + 5 * DAY)
    theirs = Concern("c2", vera.community, vera.id, NOON, hugo.id)
    await decide(store, vera, Decision(save=(theirs,)), NOON + 5 * DAY)

    found = await read(store, maya)

    (fact,) = found.interviews
    assert (fact.seeker, fact.host, fact.field, fact.first_act) == (
        *(maya.id, daniel.id, "UX"),
        FirstAct.YES,
    )
    assert fact.asked_at == int(NOON.timestamp())
    assert (fact.stage, is_held(fact)) == (Stage.THANKED, True)
    assert [(each.host, each.per_month) for each in found.doors] == [(daniel.id, 2)]
    (answer,), (change,) = found.answers, found.changes
    assert (answer.interview, answer.what, answer.answer, answer.at) == (
        *(fact.id, Assessed.WORTH_IT, AssessmentAnswer.YES),
        int((NOON + 5 * DAY).timestamp()),
    )
    assert (change.before, change.after) == (2, 4)
    assert len(found.concerns) == 1
    assert [each.fact.seeker for each in await lines(store, order(maya))] == [maya.id]


async def test_no_report_counts_a_concern_about_somebody_who_organizes(store: SqlStore) -> None:
    """They could tell by it that there is one, as their list of concerns does not show it."""
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    offices = [Organizer(each.id, each.community, NOON) for each in (daniel, ana)]
    mine = Concern("c1", maya.community, maya.id, NOON, daniel.id)
    unknown = Concern("c2", maya.community, maya.id, NOON, named="Somebody")
    by_ana = Concern("c3", maya.community, ana.id, NOON, maya.id)
    await decide(store, ana, Decision(save=(*offices, mine, unknown, by_ana)))
    assert len((await read(store, daniel)).concerns) == 2
    assert len((await read(store, ana)).concerns) == 2, "the same for everybody who may show it"
    await decide(store, ana, Decision(save=(replace(offices[0], stepped_down=True),)))
    assert len((await read(store, ana)).concerns) == 3


async def test_an_old_concern_about_an_organizer_is_not_counted_once_it_is_forgotten(
    store: SqlStore,
) -> None:
    maya, daniel = [await member(store, name) for name in ("maya", "daniel")]
    office = Organizer(daniel.id, daniel.community, NOON)
    about = Concern("c1", maya.community, maya.id, NOON, daniel.id)
    other = Concern("c2", maya.community, maya.id, NOON, named="Somebody")
    closed = [
        replace(each, state=ConcernState.CLOSED, closed_at=NOON + DAY) for each in (about, other)
    ]
    await decide(store, daniel, Decision(save=(office, *closed)))
    for _ in range(2):
        assert len((await read(store, daniel)).concerns) == 1
        await store.run(lambda unit: unit.concerns.forget(NOON, NOON + 2 * DAY))


async def test_seekers_in_the_numbers_agreed_or_have_the_role(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    agreed = Decision(save=(_agreed(maya),))
    await decide(store, maya, agreed)
    assert (await read(store, maya)).may_seek == {maya.id: int(NOON.timestamp())}

    mentors = await raw(store, lambda db: groups.tag(db, maya.community, "M", [daniel.id]))
    chosen = ProgrammeSettings(seekers=Admits(Admission.GROUP, mentors))
    await raw(store, lambda db: db.execute(update(programmes).values(settings=chosen)))
    assert (await read(store, daniel)).may_seek == {daniel.id: 0}


def _agreed(member: Member) -> Member:
    return replace(member, agreed_at=NOON)


async def test_the_table_has_names_only_where_they_are_asked_for(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="UX")
    await held(store, maya, daniel, "i1")
    invited = {"member": daniel.id, "community": daniel.community, "by": maya.id, "number": "A-7"}
    await raw(store, lambda db: db.execute(insert(invitations).values(at=NOON, **invited)))
    tag = await raw(store, lambda db: groups.tag(db, maya.community, "Class of 2024", [maya.id]))

    (plain,) = await lines(store, order(maya, ReportPart.TABLE))
    (named,) = await lines(store, order(maya, ReportPart.NAMES))
    assert (plain.seeker, plain.host) == ("", "")
    assert (named.seeker, named.host) == ("Maya", "Daniel")
    assert (plain.host_number, named.host_number, named.seeker_number) == ("", "A-7", "")
    assert (list(plain.seeker_groups), list(plain.host_groups)) == (["Class of 2024"], [])
    assert len(await lines(store, order(maya, ReportPart.TABLE, tag.id))) == 1
    hosts = await raw(store, lambda db: groups.tag(db, maya.community, "Hosts", [daniel.id]))
    assert len(await lines(store, order(maya, ReportPart.TABLE, hosts.id))) == 1
    assert await store.listed(order(maya), Span(NOON - DAY, NOON), list) == [], "without its end"
    other = await raw(store, lambda db: groups.tag(db, maya.community, "Others", []))
    assert await lines(store, order(maya, ReportPart.TABLE, other.id)) == []


async def test_an_erased_member_has_no_name_in_the_numbers_when_they_come_back(
    store: SqlStore,
) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="UX")
    await held(store, maya, daniel, "i1")
    await store.run(lambda unit: erase(unit, [maya.id], NOON + 5 * DAY))
    again = await member(store, "maya")
    (line,) = await lines(store, order(daniel, ReportPart.NAMES))
    assert again.id == maya.id
    assert (line.seeker, line.host) == ("", "Daniel")


async def test_an_order_waits_until_it_is_made(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    organizer = Organizer(maya.id, maya.community, NOON)
    await decide(store, maya, Decision(save=(organizer, order(maya), order(daniel))))
    waiting = {each.reader.name: each.organizes for each in await store.waiting_reports()}
    assert waiting == {"Maya": True, "Daniel": False}
    for each in (maya, daniel):
        assert await taken(store, order(each))
        assert not await taken(store, order(each))
    assert await store.waiting_reports() == ()


async def test_a_table_with_names_is_made_again_if_somebody_is_erased_meanwhile(
    store: SqlStore,
) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="UX")
    await decide(store, daniel, Decision(save=(order(daniel, ReportPart.NAMES), order(daniel))))
    read = {each.order.part: each.order for each in await store.waiting_reports()}
    await store.run(lambda unit: erase(unit, [maya.id], NOON + DAY))
    assert not await taken(store, read[ReportPart.NAMES])
    assert await taken(store, read[ReportPart.CARD]), "it names nobody"
    [again] = await store.waiting_reports()
    assert await taken(store, again.order)


async def test_fields_can_be_chosen_that_five_requests_went_to(store: SqlStore) -> None:
    """And the table of one field contains only the interviews of its hosts."""
    maya = await member(store, "maya")
    ux, also_ux, law = [
        await member(store, user, field=field)
        for user, field in (("daniel", "UX"), ("tom", " ux "), ("hugo", "Law"))
    ]
    for number, host in enumerate((ux, ux, ux, also_ux, also_ux, law, law, law, law)):
        await held(store, maya, host, f"i{number}")
    told = await raw(store, lambda db: numbers.fields_asked_for(db, maya.community))
    assert told == ("UX",)
    of_ux = await lines(store, order(maya, ReportPart.TABLE, field="UX"))
    assert {each.fact.host for each in of_ux} == {ux.id, also_ux.id}
    assert len(of_ux) == 5
