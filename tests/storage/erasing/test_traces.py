"""What an erased member has left in addition to what they wrote."""

from sqlalchemy import select

from bot.engine.decisions import Decision
from bot.interview.conduct.absences import Absences
from bot.interview.meeting.plan import Plan, Planned, QuestionKind, QuestionReason
from bot.interview.members import Member
from bot.interview.model import Absence, AbsenceState, Side
from bot.interview.scheduling.calendars import ReadingStart
from bot.steps.erasing import erase
from storage.erasing import traces
from storage.store import SqlStore
from storage.tables import (
    calendar_starts,
    forgettings,
    installations,
    interviews,
    metadata,
    plans,
    programmes,
)
from tests.storage.scene import NOON, decide, interview, member, raw

MARK = "Zqword"


async def erased(store: SqlStore, who: Member) -> None:
    await store.run(lambda unit: erase(unit, [who.id], NOON))


STAYS = {"act", "block", "recent_action"}
"""What organizers did, and who shall not meet again, counts on without a name. What a member did
lately is known for an hour, so that a double click on "erase" makes nobody a member again."""
ENDS = {"organizer"}
"""Deleted where offices end, because others have to take over."""


def test_each_table_that_names_a_member_or_an_interview_is_looked_at() -> None:
    naming = {
        table.name
        for table in metadata.sorted_tables
        if any(key.column.table.name in ("member", "interview") for key in table.foreign_keys)
    }
    assert naming - {each.table.name for each in traces._TRACES} == STAYS | ENDS, (
        "Declare its rows with of_me, or add to _TRACES in storage/erasing/traces.py what an "
        "erasure does with them."
    )


async def test_nothing_is_kept_of_when_something_is_read_or_forgotten(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    for seeker, host, name in ((maya, daniel, "hers"), (daniel, maya, "his")):
        await interview(store, seeker, host, name)
        await decide(store, seeker, Decision(save=(ReadingStart(seeker.id, NOON),)))
    await store.run(lambda unit: unit.retention.expect({"hers": NOON, "his": NOON}))

    await erased(store, maya)
    starts, ends = select(calendar_starts.c.member), select(forgettings.c.interview)
    assert await raw(store, lambda db: db.scalars(starts).all()) == [daniel.id]
    assert await raw(store, lambda db: db.scalars(ends).all()) == ["his"]


async def test_a_plan_keeps_no_word_of_its_host(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    asked = await interview(store, maya, daniel)
    why = Planned("own-1", QuestionKind.PATH, "How?", 2, QuestionReason.HOST, because=MARK)
    plan = Plan(asked.id, maya.id, daniel.id, (why,), (why,))
    await decide(store, maya, Decision(save=(plan,)))

    await erased(store, daniel)
    kept = (await raw(store, lambda db: db.execute(select(plans)).all()))[0]
    assert "How?" in kept.questions
    assert MARK not in str(kept)


async def test_an_absence_that_they_do_not_deny_any_more_counts(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    await interview(store, maya, daniel)
    open_ones = tuple(Absence(side, NOON, AbsenceState.ASKED) for side in Side)
    await decide(store, maya, Decision(save=(Absences("i1", open_ones),)))

    await erased(store, daniel)
    kept = await raw(store, lambda db: db.scalar(select(interviews.c.absences)))
    assert {each.side: each.state for each in kept or ()} == {
        Side.SEEKER: AbsenceState.ASKED,
        Side.HOST: AbsenceState.NOTED,
    }


async def test_nobody_is_told_any_more_that_they_installed_slacks_app(store: SqlStore) -> None:
    daniel, maya = await member(store, "daniel"), await member(store, "maya")
    names = ("client_id", "bot_token", "bot_scopes")
    for team, by in (("T1", daniel), ("T2", daniel), ("T1", maya)):
        row = {"team_id": team, "user_id": by.person.user, "installed_at": NOON}
        row |= dict.fromkeys(names, f"{team} {by.name}")
        await raw(store, lambda db, row=row: db.execute(installations.insert(), row))  # type: ignore[misc]

    await erased(store, daniel)
    query = select(installations.c.client_id, installations.c.user_id)
    told = {
        row.client_id: row.user_id for row in await raw(store, lambda db: db.execute(query).all())
    }
    assert told == {
        f"T1 {daniel.name}": "",
        f"T2 {daniel.name}": daniel.person.user,
        f"T1 {maya.name}": maya.person.user,
    }


async def test_the_contact_is_nobody_any_more(store: SqlStore) -> None:
    daniel = await member(store, "daniel")
    contact = programmes.update().values(contact=daniel.id)
    await raw(store, lambda db: db.execute(contact).rowcount)
    await erased(store, daniel)
    assert await raw(store, lambda db: db.scalar(select(programmes.c.contact))) is None
