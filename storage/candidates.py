"""The hosts whom a member could ask now, with the few columns that rank them."""

from sqlalchemy import Integer, bindparam, type_coerce

from storage import scope
from storage.column_types import Instant
from storage.tables import hosts

CAN_BE_ASKED = (
    scope.HOLDS_HOSTS,
    hosts.c.open,
    hosts.c.paused_until.is_(None) | (hosts.c.paused_until <= bindparam("now", type_=Instant)),
)
IN_TURN = (hosts.c.last_asked, hosts.c.member)
"""Whoever was not asked for the longest time comes first."""
_ASKED_AT = type_coerce(hosts.c.last_asked, Integer)
"""In seconds: only of a few of the candidates it is told."""
COLUMNS = (hosts.c.member, _ASKED_AT, hosts.c.per_month, hosts.c.zone)
