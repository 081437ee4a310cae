"""The hosts whom a member could ask now, with the few columns that are needed to rank them."""

from datetime import UTC, datetime

from sqlalchemy import Integer, bindparam, type_coerce

from storage.spaces import scope
from storage.tables import hosts
from storage.tables.column_types import Instant

_NOT_ON_BREAK = hosts.c.paused_until.is_(None) | (
    hosts.c.paused_until <= bindparam("now", type_=Instant)
)
CAN_BE_ASKED = (scope.CONTAINS_HOSTS, hosts.c.open, _NOT_ON_BREAK)
LONGEST_UNASKED_FIRST = (hosts.c.last_asked, hosts.c.member)
"""An order: hosts whom nobody has asked for the longest time come first."""
ASKED_AT = type_coerce(hosts.c.last_asked, Integer)
"""Seconds since 1970, as they are stored. Only few of the rows need a datetime; see `asked_at`."""
COLUMNS = (hosts.c.member, ASKED_AT, hosts.c.per_month, hosts.c.zone)


def asked_at(seconds: int) -> datetime | None:
    """The instant of these seconds. None if nobody has asked the host yet."""
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
