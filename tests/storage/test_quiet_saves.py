"""A member who changes something that makes nothing due wakes nobody."""

import re

from sqlalchemy import Column, Table
from sqlalchemy.sql import visitors

from bot.engine import decisions
from bot.engine.decisions import Decision, Saved
from bot.interview.afterwards.assessments import Assessed, Assessment, AssessmentAnswer
from bot.interview.afterwards.resources import Naming, Recommendation, ResourceKind
from bot.interview.meeting.lateness import Lateness
from bot.interview.meeting.plan import Plan
from bot.interview.members import Member
from bot.interview.model import FollowUp, Interview, OwnWords, Side
from bot.interview.numbers.facts import VainSearch
from bot.interview.organizing.programme import Act, ActName, Programme, ReportWish
from bot.interview.organizing.quotes import HostConsent, ProgrammeQuote
from bot.interview.scheduling.calendars import Feed
from bot.interview.staying_in_touch.journal import Reflection
from bot.interview.suggestions.suggestions import SuggestionWish
from storage import agenda
from storage.store import SqlStore
from tests.statements import statements
from tests.storage.scene import NOON, decide, interview, member

GAVE = (Assessed.WORTH_IT, AssessmentAnswer.YES, NOON)
_CHANGE = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


def quiet_values(maya: Member, of: Interview) -> tuple[Saved, ...]:
    """One of each kind."""
    sides = (of.community, of.seeker, of.host)
    return (
        maya,
        FollowUp(of.id, None, ()),
        OwnWords(of.id, "A goal", ()),
        Lateness(of.id, (Side.HOST,)),
        Plan(of.id, of.seeker, of.host, (), ()),
        Reflection(of.id, maya.id, 1),
        Feed(maya.id, "t" * 43),
        VainSearch(maya.community, maya.id, "law"),
        Act(maya.community, NOON, maya.id, ActName.LEFT_AS_ORGANIZER),
        Assessment(of.id, of.community, maya.id, Side.SEEKER, *GAVE),
        ProgrammeQuote(of.id, *sides, "It helped.", True, HostConsent.AGREED, NOON),
        Recommendation(of.id, "k", *sides, ResourceKind.BOOK, "Law", "law", NOON),
        Naming(of.id, of.host, ("k",)),
        SuggestionWish(maya.id, maya.community, "law", 2, NOON.date()),
        ReportWish(maya.id, wanted=True),
        Programme(maya.community, NOON),
    )


async def test_saving_quiet_values_changes_nothing_that_the_agenda_reads(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="law")
    values = quiet_values(maya, await interview(store, maya, daniel))
    assert {type(each) for each in values} == set(decisions._QUIET)
    decision = Decision(save=values)
    assert decision.due_at(NOON) is None
    with statements() as asked:
        await decide(store, maya, decision)
    changed = {change[1] for each in asked if (change := _CHANGE.match(each))}
    assert {"assessment", "programme"} <= changed
    assert changed & _tables_of_the_agenda() == {"member"}, "it asks only whether they are here"


def _tables_of_the_agenda() -> set[str]:
    parts = visitors.iterate(agenda.AGENDA._query)
    tables = (each.table for each in parts if isinstance(each, Column))
    return {each.name for each in tables if isinstance(each, Table)}
