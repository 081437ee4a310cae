from dataclasses import fields, replace
from datetime import datetime, timedelta

import pytest
from pydantic_core import from_json, to_json
from sqlalchemy import Connection, select, update

from bot.content.questions import the_bank
from bot.content.questions.frames import framed, the_frames
from bot.engine.contexts.interview import SchedulingContext
from bot.engine.contexts.member import MemberContext, PlanContext
from bot.engine.decisions import Decision, Timer
from bot.engine.events import Due
from bot.engine.timer_names import TimerName
from bot.interview.meeting.plan import Plan, Planned, QuestionKind, QuestionReason
from bot.interview.members import Member
from bot.interview.model import Interview, Stage
from storage.interviews.plans import OfSeeker
from storage.store import SqlStore
from storage.tables import plans, wordings
from tests.storage.scene import (
    NOON,
    by,
    decide,
    fire,
    interview,
    member,
    raw,
    read_as,
    set_timers,
)

EVERYTHING = Planned(
    "own-1",
    QuestionKind.READING_AND_MEDIA,
    "“What” \\ else?\n",
    2.5,
    QuestionReason.HOST,
    "Café",
    True,
    True,
)
PLAIN = Planned("path-curious", QuestionKind.PATH, "What first made you curious?", 2)


_FIRST = the_bank()[0]
OF_BANK = Planned(
    *(_FIRST.id, _FIRST.kind, _FIRST.text, _FIRST.minutes), insiders=_FIRST.field is not None
)
FOR_HOST = replace(OF_BANK, why=QuestionReason.HOST, because="Café")


def plan_of(of: Interview, *questions: Planned) -> Plan:
    return Plan(of.id, of.seeker, of.host, questions or (PLAIN, EVERYTHING), (PLAIN,), ("gone",))


async def two(store: SqlStore) -> tuple[Member, Member]:
    return await member(store, "maya"), await member(store, "daniel")


async def plans_of(store: SqlStore, me: Member) -> tuple[Plan, ...]:
    return tuple((await read_as(store, PlanContext, by(me))).plans.values())


async def stored_questions(store: SqlStore) -> str:
    return await raw(store, lambda db: db.execute(select(plans.c.questions)).scalar_one())


def test_rows_hold_every_field_of_a_plan() -> None:
    assert set(plans.c.keys()) == {each.name for each in fields(Plan)}


async def test_a_plan_comes_back_as_saved(store: SqlStore) -> None:
    maya, daniel = await two(store)
    plan = plan_of(await interview(store, maya, daniel))

    await decide(store, maya, Decision(save=(plan,)))

    assert await plans_of(store, maya) == (plan,)


async def test_a_question_of_the_bank_comes_back_as_saved(store: SqlStore) -> None:
    maya, daniel = await two(store)
    whole = replace(FOR_HOST, pinned=True, worked=True)
    named = {each.name for each in fields(Planned) if getattr(whole, each.name) != each.default}
    assert named | {"insiders"} == {each.name for each in fields(Planned)}
    questions = (OF_BANK, FOR_HOST, replace(OF_BANK, pinned=True), whole)
    plan = plan_of(await interview(store, maya, daniel), *questions)

    await decide(store, maya, Decision(save=(plan,)))

    assert await plans_of(store, maya) == (plan,)
    row = await stored_questions(store)
    assert [len(each) for each in from_json(row)[1:]] == [3, 4, 5]
    assert OF_BANK.text not in row


WISH = "How you got into research, and whether you would do it again."
AROUND_WISH = next(
    replace(OF_BANK, id=each.id, text=each.text, insiders=False)
    for each, _ in framed(WISH)
    if "how you got into research" in each.text
)

FRAME = the_frames().texts[AROUND_WISH.id]


@pytest.mark.parametrize(
    ("because", "stored"),
    [
        (f"“{WISH}”", True),
        ("“How I begin.”", "how you got into research, and whether you would do it again"),
        ("", "how you got into research, and whether you would do it again"),
    ],
)
async def test_a_wish_in_its_frame_comes_back_as_saved(
    store: SqlStore, because: str, stored: bool | str
) -> None:
    """The frame is stored as a wording, and the wish only once."""
    maya, daniel = await two(store)
    question = replace(AROUND_WISH, why=QuestionReason.WISH, because=because)
    plan = plan_of(await interview(store, maya, daniel), question)

    await decide(store, maya, Decision(save=(plan,)))

    assert await plans_of(store, maya) == (plan,)
    [[_, *_, wish]] = from_json(await stored_questions(store))
    assert wish == stored
    assert "research" not in await raw(store, _all_wordings)


async def test_wishes_of_any_form_come_back_as_saved(store: SqlStore) -> None:
    wishes = (WISH, "site or office", "to become a midwife", "Is it worth it?", "“UX”... {wish}!")
    asked = [(each, wish) for wish in wishes for each, _ in framed(wish)]
    questions = [
        Planned(
            *(each.id, each.kind, each.text, each.minutes),
            *(QuestionReason.WISH, f"“{wish}”"),
        )
        for each, wish in asked
    ]
    assert len(questions) > len(wishes)
    maya, daniel = await two(store)
    plan = plan_of(await interview(store, maya, daniel), *questions)
    await decide(store, maya, Decision(save=(plan,)))
    assert await plans_of(store, maya) == (plan,)


@pytest.mark.parametrize("text", ["I wonder why?", "{wish}?", FRAME])
async def test_a_question_with_the_name_of_a_frame_comes_back_as_saved(
    store: SqlStore, text: str
) -> None:
    maya, daniel = await two(store)
    question = replace(AROUND_WISH, text=text)
    plan = plan_of(await interview(store, maya, daniel), question)
    await decide(store, maya, Decision(save=(plan,)))
    assert await plans_of(store, maya) == (plan,)


def _all_wordings(db: Connection) -> str:
    return " ".join(db.scalars(select(wordings.c.words)))


async def test_a_question_stored_by_an_earlier_version_is_read(store: SqlStore) -> None:
    maya, daniel = await two(store)
    plan = plan_of(await interview(store, maya, daniel), OF_BANK)
    await decide(store, maya, Decision(save=(plan,)))

    [wording] = from_json(await stored_questions(store))
    earlier = to_json([{"is": wording, "why": "host", "because": "Café"}]).decode()
    await raw(store, lambda db: db.execute(update(plans).values(questions=earlier)))

    assert await plans_of(store, maya) == (replace(plan, questions=(FOR_HOST,)),)


async def test_a_plan_is_changed_by_saving_it_again(store: SqlStore) -> None:
    maya, daniel = await two(store)
    plan = plan_of(await interview(store, maya, daniel))
    await decide(store, maya, Decision(save=(plan,)))
    changed = replace(plan, questions=(EVERYTHING,), reserve=(), dropped=("gone", "too"))

    await decide(store, maya, Decision(save=(changed,)))

    assert await plans_of(store, maya) == (changed,)


async def test_a_plan_is_saved_together_with_its_interview(store: SqlStore) -> None:
    maya, daniel = await two(store)
    asked = Interview("new", maya.community, maya.id, daniel.id, "Us", "Why?", 25, NOON, NOON)
    plan = plan_of(asked)

    await decide(store, maya, Decision(save=(asked, plan)))

    assert await plans_of(store, maya) == (plan,)


async def test_a_plan_changes_nothing_about_its_interview(store: SqlStore) -> None:
    """So buttons about the interview stay valid when its seeker exchanges a question."""
    maya, daniel = await two(store)
    asked = await interview(store, maya, daniel)

    await decide(store, maya, Decision(save=(plan_of(asked),)))

    assert (await read_as(store, MemberContext, by(daniel))).interviews == (asked,)


async def test_plans_are_their_seekers_alone(store: SqlStore) -> None:
    maya, daniel = await two(store)
    ana = await member(store, "ana")
    mine = plan_of(await interview(store, maya, daniel, "i1"))
    older = plan_of(await interview(store, maya, ana, "i0"), PLAIN)
    theirs = plan_of(await interview(store, ana, daniel, "i2"))
    await decide(store, maya, Decision(save=(mine, older)))
    await decide(store, ana, Decision(save=(theirs,)))

    assert await plans_of(store, maya) == (older, mine)
    assert await plans_of(store, ana) == (theirs,)
    assert await plans_of(store, daniel) == ()


async def test_only_the_requested_plan_is_read(store: SqlStore) -> None:
    maya, daniel = await two(store)
    plan = plan_of(await interview(store, maya, daniel))
    other = plan_of(await interview(store, maya, daniel, "i2"))
    await decide(store, maya, Decision(save=(plan, other)))
    of_other = update(plans).where(plans.c.interview == "i2")
    await raw(store, lambda db: db.execute(of_other.values(questions="unreadable")))

    found = await raw(store, lambda db: OfSeeker(db, maya.id).get("i1"))

    assert found == plan


async def test_questions_are_for_the_next_interview_that_a_seeker_has_booked(
    store: SqlStore,
) -> None:
    maya, daniel = await two(store)

    async def booked(seeker: Member, host: Member, name: str, days: int) -> Interview:
        start = NOON + timedelta(days=days)
        return await interview(store, seeker, host, name, stage=Stage.BOOKED, start=start)

    await booked(maya, daniel, "later", 3)
    await booked(daniel, maya, "hosted", 1)
    await interview(store, maya, daniel, "asked", stage=Stage.ASKED)
    soonest = await booked(maya, daniel, "soonest", 2)

    assert (await read_as(store, PlanContext, by(maya))).planned == (soonest, daniel)


async def test_a_plan_is_shown_to_the_seeker_of_its_interview_only(store: SqlStore) -> None:
    maya, daniel = await two(store)
    held = await interview(store, maya, daniel, stage=Stage.HELD)
    await interview(store, maya, daniel, "draft", stage=Stage.DRAFT)

    async def planned(me: Member, about: str) -> object:
        return (await read_as(store, PlanContext, by(me), about=about)).planned

    assert await planned(maya, "i1") == (held, daniel)
    assert [await planned(daniel, "i1"), await planned(maya, "draft")] == [None, None]


async def test_picking_a_time_loads_the_seekers_plans(store: SqlStore) -> None:
    maya, daniel = await two(store)
    plan = plan_of(await interview(store, maya, daniel))
    await decide(store, maya, Decision(save=(plan,)))

    for me in (maya, daniel):
        state = await read_as(store, SchedulingContext, by(me), about="i1")
        assert state.plans == {"i1": plan}


async def test_a_timer_is_given_the_seekers_plans_and_may_save_one(store: SqlStore) -> None:
    maya, daniel = await two(store)
    asked = await interview(store, maya, daniel)
    await set_timers(store, maya, Timer("i1", TimerName.DAY_BEFORE, NOON))
    given: list[tuple[Plan, ...]] = []
    plan = plan_of(asked)

    def plans_it(state: SchedulingContext, _due: Due, _now: datetime) -> Decision:
        given.append(tuple(state.plans.values()))
        return Decision(save=(plan,))

    for _ in range(2):
        await fire(store, plans_it, reads={TimerName.DAY_BEFORE: SchedulingContext})
        await set_timers(store, maya, Timer("i1", TimerName.DAY_BEFORE, NOON))

    assert given == [(), (plan,)]
