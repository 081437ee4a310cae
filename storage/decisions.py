"""Saves what a flow decided, except its timers. The members concerned are locked already."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from bot.engine.channel_posts import ChannelPost
from bot.engine.decisions import Decision, Redrawing, Saved
from bot.engine.imports import ImportStep, PeopleImport
from bot.interview.afterwards.assessments import Assessment
from bot.interview.afterwards.resources import Naming, Recommendation
from bot.interview.conduct.absences import Absences
from bot.interview.conduct.blocks import Block
from bot.interview.conduct.concerns import Concern, ConcernKind, ConcernState
from bot.interview.finding.door_questions import DoorQuestion
from bot.interview.finding.introductions import Introduction
from bot.interview.meeting.lateness import Lateness
from bot.interview.meeting.plan import Plan
from bot.interview.members import Member
from bot.interview.model import FIRST_REVISION, FollowUp, Interview, OwnWords, Stage
from bot.interview.numbers.facts import VainSearch
from bot.interview.numbers.orders import ReportOrder
from bot.interview.organizing.broadcasts import Broadcast
from bot.interview.organizing.invitations import Invitation
from bot.interview.organizing.programme import Act, Organizer, Programme, ReportWish
from bot.interview.organizing.quotes import ProgrammeQuote
from bot.interview.scheduling.calendars import Feed, ReadingStart, Source
from bot.interview.staying_in_touch.journal import Reflection
from bot.interview.suggestions.suggestions import Suggestion, SuggestionRound, SuggestionWish
from storage.calendars import busy_times, feeds
from storage.cards import posts
from storage.interviews import absences, assessments, plans, quotes, reading_list, reflections
from storage.keys.keys import Keys
from storage.organizing import broadcasts, channel_posts, facts, imports, report_orders
from storage.pairs import blocks, concerns, door_questions, introductions
from storage.people import people, programmes
from storage.people.not_erased import not_erased
from storage.statements.dialect import Insert, Upsert
from storage.statements.mapping import interview_changes, member_changes, profile_columns, values_of
from storage.statements.prepared import PreparedChange
from storage.suggestions import suggestion_rounds, suggestions
from storage.tables import hosts, interviews


def save(db: Connection, decided: Decision, now: datetime, keys: Keys) -> None:
    decision = decided
    if decided.posts:
        decision = replace(decided, posts=posts.without_depending_on_unseen(db, decided.posts))
    for value in _without_erased(db, decision.save):
        if shown := _shown_by_cards(value):
            posts.rewrite_cards(db, shown, decision, now)
        if not isinstance(value, Redrawing):
            _save_value(db, value, now, keys)
    for each in decision.takes_back:
        posts.take_back(db, each)
    posts.post_all(db, decision.posts, now)


def _shown_by_cards(value: Saved) -> Interview | None:
    """The interview whose cards are to say how it stands now. A draft has no cards yet."""
    match value:
        case Redrawing():
            return value.interview
        case Interview() if value.stage is not Stage.DRAFT:
            return value
    return None


def _save_value(db: Connection, value: Saved, now: datetime, keys: Keys) -> None:
    kind = type(value)
    if kind in _SAVE_AT:
        _SAVE_AT[kind](db, value, now)
    elif kind in _SAVE_ENCRYPTED:
        _SAVE_ENCRYPTED[kind](db, value, keys)
    else:
        _SAVE[kind](db, value)


def _without_erased(db: Connection, values: Sequence[Saved]) -> Sequence[Saved]:
    """The values, except those that name a member who is erased."""
    named = [{getattr(each, name) for name in _NAMING.get(type(each), ())} for each in values]
    if not any(named):
        return values
    here = not_erased(db, set().union(*named) - {None})
    pairs = zip(values, named, strict=True)
    return [value for value, these in pairs if these - {None} <= here]


_NAMING: dict[type[Saved], tuple[str, ...]] = {
    ChannelPost: ("by",),
    DoorQuestion: ("by", "whom"),
    Introduction: ("by", "seeker", "host"),
    Invitation: ("member",),
    Organizer: ("member",),
    ReportOrder: ("member",),
    Suggestion: ("member", "host"),
    VainSearch: ("member",),
}
"""By class, the fields with the ids of members whom the transaction may not have locked, so that
they may be erased by now. Their rows are deleted when the member is erased, and must not come back
after that."""


def _upsert_host(insert: Insert) -> Insert:
    kept = ("member", "last_asked")
    columns = {name: column for name, column in insert.excluded.items() if name not in kept}
    return insert.on_conflict_do_update(index_elements=[hosts.c.member], set_=columns)


_UPSERT_HOST = PreparedChange(Upsert(hosts, _upsert_host).on)
_ADD_INTERVIEW = PreparedChange(insert(interviews))
_CHANGE_INTERVIEW = PreparedChange(
    update(interviews).where(
        interviews.c.id == bindparam("this"), interviews.c.revision < bindparam("raised")
    )
)
_NOTE_ASKED = PreparedChange(
    update(hosts)
    .where(hosts.c.member == bindparam("asked"))
    .where(hosts.c.last_asked < bindparam("at", type_=hosts.c.last_asked.type))
    .values(last_asked=bindparam("at", type_=hosts.c.last_asked.type))
)
_SET_FOLLOW_UP = PreparedChange(
    update(interviews)
    .where(interviews.c.id == bindparam("this"))
    .values(follow_up_at=bindparam("next"), reminded=bindparam("until_now"))
)
_SET_OWN_WORDS = PreparedChange(
    update(interviews)
    .where(interviews.c.id == bindparam("this"))
    .values(goal=bindparam("their_goal"), notes=bindparam("their_notes"))
)
_SET_TOLD_OF_LATENESS = PreparedChange(
    update(interviews)
    .where(interviews.c.id == bindparam("this"))
    .values(told_of_lateness=bindparam("told"))
)


def _save_member(db: Connection, member: Member, now: datetime) -> None:
    """Somebody who was a host once keeps a profile with a closed door, so a member without a
    profile never had an open door."""
    people.CHANGE_MEMBER.run(db, [member_changes(member)])
    if member.profile is not None:
        _UPSERT_HOST.run(db, [profile_columns(member, member.profile)])
        facts.note_door(db, member, now)


def _save_interview(db: Connection, interview: Interview, now: datetime) -> None:
    """Every change raises the revision, so an interview with the first revision is new. If no row
    was changed, the interview is inserted; if it exists after all, because the change was based on
    an older revision, the database refuses that."""
    changes = interview_changes(interview) | {"raised": interview.revision}
    is_new = interview.revision == FIRST_REVISION or not _CHANGE_INTERVIEW.run(db, [changes])
    if is_new:
        _ADD_INTERVIEW.run(db, [values_of(interview)])
    facts.note_interview(db, interview, now, is_new=is_new)
    if interview.stage is not Stage.DRAFT and (is_new or interview.was_just_sent):
        _NOTE_ASKED.run(db, [{"asked": interview.host, "at": interview.asked_at}])


def _save_absences(db: Connection, of: Absences, now: datetime) -> None:
    absences.save(db, of)
    facts.note_absences(db, of, now)


def _save_assessment(db: Connection, given: Assessment, _now: datetime) -> None:
    assessments.save(db, given)
    facts.note_held(db, given.interview, given.at)


def _save_concern(db: Connection, concern: Concern, now: datetime) -> None:
    concerns.save(db, concern)
    is_report = concern.is_open and concern.kind is ConcernKind.REPORT
    if is_report and concern.about is not None:
        blocks.withdraw_named(db, concern.reporter, concern.about)
    facts.note_concern(db, concern, now)
    if concern.state is ConcernState.CLOSED and concern == concern.wordless():
        concerns.forget_answers(db, concern.id, now)


def _save_follow_up(db: Connection, follow_up: FollowUp) -> None:
    values = {
        "this": follow_up.interview,
        "next": follow_up.at,
        "until_now": follow_up.reminded,
    }
    _SET_FOLLOW_UP.run(db, [values])


def _save_own_words(db: Connection, own: OwnWords) -> None:
    values = {"this": own.interview, "their_goal": own.goal, "their_notes": own.notes}
    _SET_OWN_WORDS.run(db, [values])


def _save_lateness(db: Connection, of: Lateness) -> None:
    _SET_TOLD_OF_LATENESS.run(db, [{"this": of.interview, "told": of.told}])


_SAVE: Mapping[type[Saved], Callable[[Connection, Any], None]] = {
    FollowUp: _save_follow_up,
    Lateness: _save_lateness,
    OwnWords: _save_own_words,
    Plan: plans.save,
    ProgrammeQuote: quotes.save,
    Reflection: reflections.save,
    Recommendation: reading_list.save,
    Naming: reading_list.save_naming,
    Block: blocks.save,
    ReadingStart: busy_times.save_start,
    Programme: programmes.save,
    ReportWish: programmes.save_wish,
    Organizer: programmes.save_organizer,
    Introduction: introductions.save,
    Broadcast: broadcasts.save,
    ReportOrder: report_orders.save,
    Act: programmes.save_act,
    ImportStep: imports.step,
    Invitation: imports.save_invitation,
    DoorQuestion: door_questions.save,
    SuggestionWish: suggestions.save_wish,
    Suggestion: suggestions.save,
    SuggestionRound: suggestion_rounds.save_round,
    ChannelPost: channel_posts.save,
}
_SAVE_AT: Mapping[type[Saved], Callable[[Connection, Any, datetime], None]] = {
    Interview: _save_interview,
    Member: _save_member,
    Absences: _save_absences,
    Assessment: _save_assessment,
    Feed: feeds.save,
    Concern: _save_concern,
    VainSearch: facts.note_search,
}
"""For values whose time of change counts, too."""
_SAVE_ENCRYPTED: Mapping[type[Saved], Callable[[Connection, Any, Keys], None]] = {
    Source: busy_times.save_source,
    PeopleImport: imports.save,
}
