"""Who did not make an interview, and when a pause follows: somebody waited for them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.interview.model import Absence, Interview, Side, Slot

LATE = timedelta(hours=3)
PEOPLE = 2
PAUSE = timedelta(days=14)


def is_late(slot: Slot, now: datetime) -> bool:
    """Whether who cancels now counts as absent: the other may be on their way already."""
    return slot.start - now < LATE


def noted(interview: Interview, side: Side | None, now: datetime) -> Interview:
    """With one more absence; None where it was neither's doing. It raises no revision."""
    return replace(interview, absences=(*interview.absences, Absence(side, now)))


def rests_until(member: int, interviews: Iterable[Interview]) -> datetime | None:
    """When somebody may ask and be asked again who was absent with two different people in the
    time that a calendar goes back; None if they need not rest."""
    absences = [
        (each.member_on(side.other), absence.at)
        for each in interviews
        if (side := each.side_of(member))
        for absence in each.absences
        if absence.side is side
    ]
    if len({other for other, _ in absences}) < PEOPLE:
        return None
    return max(at for _, at in absences) + PAUSE
