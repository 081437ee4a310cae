"""The interviews that occupy members, by which it is decided when and whether they have another."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, or_, select, text

from bot.interview.model import OPEN_STAGES, Interview
from storage.interviews.interviews import is_in
from storage.statements.mapping import INTERVIEW_COLUMNS, interview_of
from storage.statements.prepared import PreparedByIds, PreparedWithLists
from storage.tables import interviews
from storage.tables.column_types import Instant
from storage.tables.interview_rows import TAKES_ROOM

CALENDAR_REACHES_BACK = timedelta(days=120)
"""How far back a calendar goes. A host's monthly limit and the rules for a second request depend on
interviews of this time."""
LONGEST_MONTH = timedelta(days=32)
"""In any time zone."""

_SINCE = bindparam("since", type_=Instant)
_OCCUPYING = PreparedWithLists(
    select(*INTERVIEW_COLUMNS)
    .order_by(interviews.c.id)
    .where(
        or_(
            interviews.c.seeker.in_(bindparam("seekers", expanding=True)),
            interviews.c.host.in_(bindparam("hosts", expanding=True)),
        ),
        or_(
            interviews.c.changed_at >= _SINCE,
            is_in(OPEN_STAGES),
            interviews.c.start >= bindparam("now", type_=Instant),
        ),
    )
)
_LIMITING = PreparedByIds(
    select(*INTERVIEW_COLUMNS)
    .order_by(interviews.c.id)
    .where(
        or_(
            and_(interviews.c.seeker == bindparam("seeker"), interviews.c.changed_at >= _SINCE),
            is_in(OPEN_STAGES),
            and_(text(TAKES_ROOM), interviews.c.start >= bindparam("month", type_=Instant)),
        )
    ),
    interviews.c.host,
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


def limiting(
    db: Connection, seeker: int, of: Collection[int], now: datetime
) -> dict[int, tuple[Interview, ...]]:
    """By host, the interviews that may keep this seeker from asking them now: those of the two in
    the last 120 days, requests that wait, and those that take room this month or later. They are a
    small part of all that occupy a host who is often asked."""
    rows = _LIMITING.rows(
        db, of, seeker=seeker, since=now - CALENDAR_REACHES_BACK, month=now - LONGEST_MONTH
    )
    found: dict[int, list[Interview]] = {member: [] for member in of}
    for each in map(interview_of, rows):
        found[each.host].append(each)
    return {host: tuple(these) for host, these in found.items()}
