"""Whom a member can see: other members of their community, unless there is a block between the two
or organizers have suspended the other.

Every query that shows members to another member uses a condition from this module.
"""

from collections.abc import Collection

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    bindparam,
    exists,
    literal,
    or_,
    select,
    union_all,
)

from bot.interview.conduct.concerns import ConcernKind
from bot.interview.frozen import frozen
from storage.statements.dialect import indexed_by
from storage.statements.prepared import Prepared
from storage.tables import blocks, concerns, hosts, members

MemberId = ColumnElement[int]


@frozen
class Scope:
    """What `me`, a member of the community, can see."""

    community: int
    me: int


def can_be_seen(community: ColumnElement[int], member: MemberId) -> ColumnElement[bool]:
    """SQL: whether the member of a row with these two columns can be seen. The statement has two
    parameters: `of`, the community, and `me`, the member who sees."""
    of, me = bindparam("of", type_=Integer), bindparam("me", type_=Integer)
    here = (community == of) & member.not_in(_suspended(of))
    return here & member.not_in(blocked_with_me(me))


def _suspended(community: MemberId) -> Select[tuple[int]]:
    """The members whom organizers have paused or removed. They are few, and an index lists them."""
    of = members.alias()  # an alias, as the outer query may read members, too
    return select(of.c.id).where(of.c.community == community, of.c.suspension.is_not(None))


def blocked_with_me(me: MemberId) -> CompoundSelect[tuple[int]]:
    """SQL: the members who have blocked me or whom I have blocked. They are few, and are read once
    in a statement, while `is_blocked_pair` is evaluated for each row."""
    return union_all(
        select(blocks.c.other).where(blocks.c.by == me),
        select(blocks.c.by).where(blocks.c.other == me),
    )


def is_blocked_pair(one: MemberId, other: MemberId) -> ColumnElement[bool]:
    """Whether one of the two has blocked the other."""
    by_one = (blocks.c.by == one) & (blocks.c.other == other)
    by_other = (blocks.c.by == other) & (blocks.c.other == one)
    return exists(select(blocks.c.by).where(by_one | by_other))


def has_reported(by: MemberId, about: MemberId) -> ColumnElement[bool]:
    """SQL: whether one member has reported the other."""
    of = indexed_by(select(concerns.c.id), concerns, "ix_concern_reporter").where(
        concerns.c.reporter == by,
        concerns.c.about == about,
        concerns.c.kind == ConcernKind.REPORT,
    )
    return of.exists()


def blocked_with(db: Connection, me: int, of: Collection[int]) -> frozenset[int]:
    """Those members in `of` who have blocked me or whom I have blocked."""
    if not of:
        return frozenset()
    these = select(members.c.id).where(
        members.c.id.in_(of), is_blocked_pair(literal(me), members.c.id)
    )
    return frozenset(db.scalars(these))


def blocked_pairs(db: Connection, these: Collection[int]) -> dict[int, set[int]]:
    """For each of these members, those who have blocked them or whom they have blocked."""
    found: dict[int, set[int]] = {each: set() for each in these}
    either = or_(blocks.c.by.in_(these), blocks.c.other.in_(these))
    for by, other in db.execute(select(blocks.c.by, blocks.c.other).where(either)):
        found.setdefault(by, set()).add(other)
        found.setdefault(other, set()).add(by)
    return found


CONTAINS_HOSTS = can_be_seen(hosts.c.community, hosts.c.member)


def are_blocked(db: Connection, one: int, other: int) -> bool:
    return bool(_APART.rows(db, one=one, other=other))


_APART = Prepared(
    select(literal(1)).where(
        is_blocked_pair(bindparam("one", type_=Integer), bindparam("other", type_=Integer))
    )
)
