"""The hosts whom a seeker talked with. Most of these interviews are long over, so only those that
matter for a page are read in full. Left out: hosts, if one of the two has blocked the other."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    bindparam,
    case,
    func,
    literal_column,
    select,
)

from bot.interview.members import NamedMember
from bot.interview.model import COUNTED_STAGES, HELD_STAGES, Stage
from bot.interview.staying_in_touch.contacts import Acquaintance
from bot.interview.staying_in_touch.follow_ups import Encounter
from storage.interviews.interviews import is_in
from storage.interviews.strangers import OTHER_SIDE, is_known_to
from storage.spaces.scope import blocked_with_me, has_reported
from storage.statements.mapping import NAMED_COLUMNS, named_member_of, names_of
from storage.statements.prepared import Prepared, PreparedByIds
from storage.tables import columns_of, interviews, members

_MEMBER = bindparam("member", type_=Integer)
_BETWEEN_IDS = "\n"
_IS_SETTLED = (interviews.c.stage == Stage.THANKED) & interviews.c.follow_up_at.is_(None)
_WROTE_LATER = interviews.c.last_contact_at > interviews.c.changed_at
_LAST = case((_WROTE_LATER, interviews.c.last_contact_at), else_=interviews.c.changed_at)
_SEPARATOR: Any = literal_column(f"'{_BETWEEN_IDS}'")
"""Not a string, which SQLAlchemy would put in only when it runs the statement."""
_OF_HOST: Sequence[ColumnElement[Any]] = (
    func.max(case((is_in(HELD_STAGES), 1), else_=0)),
    func.min(case((_IS_SETTLED, 1), else_=0)),
    func.aggregate_strings(interviews.c.id, _SEPARATOR),
)
_ACQUAINTANCES = Prepared(
    select(*_OF_HOST)
    .where(
        interviews.c.seeker == _MEMBER,
        is_in(COUNTED_STAGES),
        is_known_to(_MEMBER),
        interviews.c.host.not_in(blocked_with_me(_MEMBER)),
    )
    .group_by(interviews.c.host)
    .order_by(func.max(_LAST).desc(), func.max(interviews.c.asked_at).desc(), interviews.c.host)
)
_ENCOUNTER = names_of(Encounter, "is_noted", "is_reported")
_NAMED_END = len(NAMED_COLUMNS)
_ENCOUNTERS = PreparedByIds(
    select(
        *OTHER_SIDE,
        *columns_of(interviews, _ENCOUNTER),
        interviews.c.debrief.is_not(None),
        has_reported(interviews.c.seeker, interviews.c.host),
    ).join(members, members.c.id == interviews.c.host),
    interviews.c.id,
)


def acquaintances(db: Connection, seeker: int) -> tuple[Acquaintance, ...]:
    """All hosts with whom the seeker has an interview that took place or still may. Those who are
    settled are in the order of the list of contacts."""
    rows = _ACQUAINTANCES.rows(db, member=seeker)
    return tuple(Acquaintance(bool(a), bool(b), ids.split(_BETWEEN_IDS)) for a, b, ids in rows)


def encounters(
    db: Connection, of: Iterable[Acquaintance]
) -> tuple[tuple[Encounter, NamedMember], ...]:
    """The interviews with them, each with the host."""
    ids = [*chain.from_iterable(each.interviews for each in of)]
    return tuple(
        (Encounter(*row[_NAMED_END:]), named_member_of(row[:_NAMED_END]))
        for row in _ENCOUNTERS.rows(db, ids)
    )
