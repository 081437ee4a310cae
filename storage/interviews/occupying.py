"""The interviews that occupy members, by which it is decided when and whether they have another."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, or_, select

from bot.interview.model import OPEN_STAGES, Interview
from storage.interviews.interviews import is_in
from storage.statements.mapping import INTERVIEW_COLUMNS, interview_of
from storage.statements.prepared import PreparedWithLists
from storage.tables import interviews
from storage.tables.column_types import Instant

CALENDAR_REACHES_BACK = timedelta(days=120)
"""How far back a calendar goes. A host's monthly limit and the rules for a second request depend on
interviews of this time."""

_OCCUPYING = PreparedWithLists(
    select(*INTERVIEW_COLUMNS)
    .order_by(interviews.c.id)
    .where(
        or_(
            interviews.c.seeker.in_(bindparam("seekers", expanding=True)),
            interviews.c.host.in_(bindparam("hosts", expanding=True)),
        ),
        or_(
            interviews.c.changed_at >= bindparam("since", type_=Instant),
            is_in(OPEN_STAGES),
            interviews.c.start >= bindparam("now", type_=Instant),
        ),
    )
)


def occupying(
    db: Connection, of: Collection[int], now: datetime
) -> dict[int, tuple[Interview, ...]]:
    """By member, the interviews that occupy them: those changed in the last 120 days, those that
    are open, and those that lie ahead."""
    these = list(of)
    rows = _OCCUPYING.rows(
        db, seekers=these, hosts=these, since=now - CALENDAR_REACHES_BACK, now=now
    )
    found: dict[int, list[Interview]] = defaultdict(list)
    for each in map(interview_of, rows):
        found[each.seeker].append(each)
        found[each.host].append(each)
    return {member: tuple(found[member]) for member in of}
