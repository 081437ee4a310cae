"""The hosts whom a member could ask now, with the few columns that rank them."""

from datetime import UTC, datetime

from sqlalchemy import Integer, bindparam, type_coerce

from storage import scope
from storage.column_types import Instant
from storage.tables import hosts

NO_BREAK = hosts.c.paused_until.is_(None) | (
    hosts.c.paused_until <= bindparam("now", type_=Instant)
)
CAN_BE_ASKED = (scope.HOLDS_HOSTS, hosts.c.open, NO_BREAK)
IN_TURN = (hosts.c.last_asked, hosts.c.member)
"""Whoever was not asked for the longest time comes first."""
ASKED_AT = type_coerce(hosts.c.last_asked, Integer)
"""In seconds: only of a few of them it is told when that was."""
COLUMNS = (hosts.c.member, ASKED_AT, hosts.c.per_month, hosts.c.zone)


def asked_at(seconds: int) -> datetime | None:
    """None for whom nobody asked yet."""
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
