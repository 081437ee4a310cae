"""Absences, which are stored in the row of their interview. Lock the members of both sides before
saving them."""

from sqlalchemy import Connection, Text, bindparam, or_, select, type_coerce, update

from bot.interview.conduct import absences
from bot.interview.conduct.absences import Absences
from bot.interview.model import AbsenceState
from storage.statements.mapping import INTERVIEW_COLUMNS, interview_of
from storage.tables import interviews

_SAVE = (
    update(interviews)
    .where(interviews.c.id == bindparam("this"))
    .values(absences=bindparam("as_they_are"))
)
IS_ASKED = type_coerce(interviews.c.absences, Text).contains(f'"{AbsenceState.ASKED}"')
"""SQL: whether a member is still being asked whether they were absent."""
_ASKED = select(*INTERVIEW_COLUMNS).where(
    or_(interviews.c.seeker == bindparam("of"), interviews.c.host == bindparam("of")), IS_ASKED
)


def save(db: Connection, of: Absences) -> None:
    db.execute(_SAVE, {"this": of.interview, "as_they_are": of.absences})


def give_up(db: Connection, member: int, other: int | None = None) -> None:
    """A member erases everything, or blocks the `other`. From now on they cannot answer any more
    whether they were absent, so it counts as if the time for an answer were over. Without `other`,
    this is done for all their interviews."""
    for each in map(interview_of, db.execute(_ASKED, {"of": member}).all()):
        side = each.side_of(member)
        if side is None or other not in (None, each.member_on(side.other)):
            continue
        if given_up := absences.counted_without_answer(each, side):
            save(db, given_up)
