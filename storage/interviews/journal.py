"""What a seeker's journal shows: a line for each interview, and pages for some of them. Interviews
with a blocked host are included, because what the seeker noted stays theirs."""

from collections.abc import Sequence

from sqlalchemy import Connection, Integer, bindparam, func, select

from bot.interview.model import HELD_STAGES
from bot.interview.staying_in_touch.journal import JournalLine, Page, Reflection
from storage.interviews.interviews import is_in
from storage.interviews.strangers import OTHER_SIDE, is_known_to
from storage.spaces.scope import is_blocked_pair
from storage.statements.driver import Row
from storage.statements.mapping import (
    INTERVIEW_COLUMNS,
    NAMED_COLUMNS,
    interview_of,
    named_member_of,
)
from storage.statements.prepared import Prepared, PreparedByIds
from storage.tables import hosts, interviews, members, reflections

_SEEKER = bindparam("seeker", type_=Integer)
_OF_SEEKER = (interviews.c.seeker == _SEEKER, is_in(HELD_STAGES), is_known_to(_SEEKER))
_WITH_REFLECTION = interviews.outerjoin(reflections)
_RATINGS = (reflections.c.before, reflections.c.after)
_NAMED_END = len(NAMED_COLUMNS)
_LINES = Prepared(
    select(
        interviews.c.id,
        func.coalesce(hosts.c.field, ""),
        *_RATINGS,
    )
    .select_from(_WITH_REFLECTION.outerjoin(hosts, hosts.c.member == interviews.c.host))
    .where(*_OF_SEEKER)
    .order_by(func.coalesce(interviews.c.start, interviews.c.asked_at), interviews.c.id)
)
_PAGES = PreparedByIds(
    select(
        *(*_RATINGS, func.coalesce(reflections.c.next_question, "")),
        is_blocked_pair(interviews.c.seeker, interviews.c.host),
        *(*OTHER_SIDE, *INTERVIEW_COLUMNS),
    )
    .select_from(_WITH_REFLECTION.join(members, members.c.id == interviews.c.host))
    .where(*_OF_SEEKER),
    interviews.c.id,
)


def lines(db: Connection, seeker: int) -> tuple[JournalLine, ...]:
    """Oldest first: in the order in which they took place, or were asked for if that is not
    known."""
    return tuple(map(JournalLine._make, _LINES.rows(db, seeker=seeker)))


def pages(db: Connection, seeker: int, these: Sequence[JournalLine]) -> list[Page]:
    """The pages for these lines, in the same order."""
    rows = _PAGES.rows(db, [each.interview for each in these], seeker=seeker)
    found = {each.held.id: each for each in map(_page, rows)}
    return [found[each.interview] for each in these]


def _page(row: Row) -> Page:
    before, after, next_question, is_blocked, *rest = row
    host, held = named_member_of(rest[:_NAMED_END]), interview_of(rest[_NAMED_END:])
    return Page(
        held, host, Reflection(held.id, held.seeker, before, after, next_question), is_blocked
    )
