"""Who missed an interview, and when missing interviews leads to a pause: somebody waited in
vain."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.frozen import frozen
from bot.interview.model import Absence, AbsenceState, Interview, Side, Slot

CANCELLED_LATE_WITHIN = timedelta(hours=3)
PEOPLE = 2
PAUSE = timedelta(days=14)
ANSWER_WITHIN = timedelta(days=3)
"""A member who is said to have been absent may contradict within this time. After it, the absence
counts."""

TOLD_WITHIN = timedelta(days=30)
"""After this time nobody is asked any more whether they were absent: they could hardly remember."""


class AbsenceAnswer(StrEnum):
    """What a member answers when they are asked whether they were absent."""

    IT_IS_SO = "so"
    I_WAS_THERE = "there"
    NOBODYS_DOING = "nobody"


@frozen
class Absences:
    """All absences of an interview as they now stand. They are saved separately from the interview,
    so that its revision, and with it every button about it, stays valid."""

    interview: str
    absences: tuple[Absence, ...]


def is_late(slot: Slot, now: datetime) -> bool:
    """Whether a cancellation now counts as an absence: the other side may already be on their
    way."""
    return slot.start - now < CANCELLED_LATE_WITHIN


def is_long_ago(held: Interview, now: datetime) -> bool:
    """Whether it is too late to ask who was absent."""
    return now - (held.start or held.changed_at) > TOLD_WITHIN


def with_absence(interview: Interview, side: Side | None, now: datetime) -> Interview:
    """The interview with one more absence. `side` is None if it was nobody's fault. The revision
    stays the same."""
    return _with(interview, Absence(side, now))


def with_reported_absence(interview: Interview, side: Side, now: datetime) -> Interview:
    """The interview with one more absence that only the other side has reported so far. The
    revision stays the same."""
    return _with(interview, Absence(side, now, AbsenceState.ASKED))


def with_answer(
    interview: Interview, side: Side, number: int, answer: AbsenceAnswer
) -> Interview | None:
    """The interview once `side` has answered about an absence. None if they are not being asked
    about it. The revision stays the same."""
    if not 0 < number <= len(interview.absences):
        return None
    current = interview.absences[number - 1]
    if current.side is not side or current.state is not AbsenceState.ASKED:
        return None
    return _replaced(interview, number, _by_answer(current, answer))


def is_answered_already(
    interview: Interview, side: Side, number: int, answer: AbsenceAnswer
) -> bool:
    """Whether this answer of `side` would change nothing, because it was given before."""
    if not 0 < number <= len(interview.absences):
        return False
    current = interview.absences[number - 1]
    return _by_answer(replace(current, side=side), answer) == current


def with_counted_absence(interview: Interview, number: int) -> Interview:
    """The interview once nobody has contradicted this absence in time. The revision stays the
    same."""
    absence = interview.absences[number - 1]
    return _replaced(interview, number, replace(absence, state=AbsenceState.NOTED))


def counted_without_answer(interview: Interview, side: Side) -> Absences | None:
    """All absences of the interview once `side` can no longer answer: those that they were asked
    about now count. None if they were asked about none. The revision stays the same."""
    asked = asked_of(interview, side)
    for number in asked:
        interview = with_counted_absence(interview, number)
    return Absences(interview.id, interview.absences) if asked else None


def asked_of(interview: Interview, side: Side | None) -> list[int]:
    """The numbers (counted from 1) of the absences that `side` is still being asked about."""
    return [each for each in open_absences(interview) if interview.absences[each - 1].side is side]


def open_absences(interview: Interview) -> list[int]:
    """The numbers (counted from 1) of the absences that somebody is still being asked about."""
    return [
        number
        for number, each in enumerate(interview.absences, 1)
        if each.state is AbsenceState.ASKED
    ]


def rests_until(member: int, interviews: Iterable[Interview]) -> datetime | None:
    """When the pause ends of a member who missed interviews with two different people: until then
    they can neither ask nor be asked. None if they need no pause. `interviews` reach back as far as
    the member's interviews are loaded."""
    absences = [
        (each.member_on(side.other), absence.at)
        for each in interviews
        if (side := each.side_of(member))
        for absence in each.absences
        if absence.side is side and absence.state is AbsenceState.NOTED
    ]
    if len({other for other, _ in absences}) < PEOPLE:
        return None
    return max(at for _, at in absences) + PAUSE


def _by_answer(absence: Absence, answer: AbsenceAnswer) -> Absence:
    match answer:
        case AbsenceAnswer.IT_IS_SO:
            return replace(absence, state=AbsenceState.NOTED)
        case AbsenceAnswer.I_WAS_THERE:
            return replace(absence, state=AbsenceState.CONTRADICTED)
        case AbsenceAnswer.NOBODYS_DOING:
            return replace(absence, side=None, state=AbsenceState.NOTED)


def _with(interview: Interview, absence: Absence) -> Interview:
    return replace(interview, absences=(*interview.absences, absence))


def _replaced(interview: Interview, number: int, absence: Absence) -> Interview:
    before, after = interview.absences[: number - 1], interview.absences[number:]
    return replace(interview, absences=(*before, absence, *after))
