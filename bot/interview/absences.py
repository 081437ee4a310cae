"""Who did not make an interview, and when a pause follows: somebody waited for them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.interview.model import Absence, AbsenceState, Interview, Side, Slot

LATE = timedelta(hours=3)
PEOPLE = 2
PAUSE = timedelta(days=14)
ANSWER_WITHIN = timedelta(days=3)
"""So long somebody may contradict who says that they were absent. Then it counts."""


class AbsenceAnswer(StrEnum):
    """What somebody says who is asked whether they were absent."""

    IT_IS_SO = "so"
    I_WAS_THERE = "there"
    NOBODYS_DOING = "nobody"


@dataclass(frozen=True, slots=True)
class Absences:
    """Those of an interview, as they now stand. They are kept by themselves, so that every button
    about the interview stays as it is."""

    interview: str
    absences: tuple[Absence, ...]


def is_late(slot: Slot, now: datetime) -> bool:
    """Whether who cancels now counts as absent: the other may be on their way already."""
    return slot.start - now < LATE


def noted(interview: Interview, side: Side | None, now: datetime) -> Interview:
    """With one more absence; None where it was neither's doing. It raises no revision."""
    return _with(interview, Absence(side, now))


def asked(interview: Interview, side: Side, now: datetime) -> Interview:
    """With one more absence, of which only the other side says so. It raises no revision."""
    return _with(interview, Absence(side, now, AbsenceState.ASKED))


def answered(
    interview: Interview, side: Side, number: int, answer: AbsenceAnswer
) -> Interview | None:
    """Once that side has said how it was; None where it is not asked. It raises no revision."""
    if not 0 < number <= len(interview.absences):
        return None
    current = interview.absences[number - 1]
    if current.side is not side or current.state is not AbsenceState.ASKED:
        return None
    return _replaced(interview, number, _by_answer(current, answer))


def counted(interview: Interview, number: int) -> Interview:
    """Once nobody has contradicted this absence. It raises no revision."""
    absence = interview.absences[number - 1]
    return _replaced(interview, number, replace(absence, state=AbsenceState.NOTED))


def given_up(interview: Interview, side: Side) -> Absences | None:
    """Once that side answers no more: what they were asked about counts. None where they were
    asked about nothing. It raises no revision."""
    asked = [each for each in open_ones(interview) if interview.absences[each - 1].side is side]
    for number in asked:
        interview = counted(interview, number)
    return Absences(interview.id, interview.absences) if asked else None


def open_ones(interview: Interview) -> list[int]:
    """The numbers, from 1 on, of those about which somebody is asked."""
    return [
        number
        for number, each in enumerate(interview.absences, 1)
        if each.state is AbsenceState.ASKED
    ]


def rests_until(member: int, interviews: Iterable[Interview]) -> datetime | None:
    """When somebody may ask and be asked again who was absent with two different people in the
    time that a calendar goes back; None if they need not rest."""
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
