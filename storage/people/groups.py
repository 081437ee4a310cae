"""Groups of communities, and who is in them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select, update

from bot.engine.events import Caller
from bot.engine.store.ports import SpaceGroup, SpaceKey
from bot.interview.members import Member
from bot.interview.organizing.groups import NAME_LENGTH, Group, GroupKind, tag_ref
from storage.people.not_erased import not_erased
from storage.statements.dialect import insert_into, upsert
from storage.statements.prepared import Prepared, PreparedByIds
from storage.tables import group_members, groups, members, spaces

Pair = tuple[int, int]
"""The id of a group and the id of a member."""

_GROUP = select(groups.c.id, groups.c.community, groups.c.kind, groups.c.ref, groups.c.name)
_IN_ORDER = (groups.c.kind, func.lower(groups.c.name), groups.c.id)
_HERE = _GROUP.where(~groups.c.gone).order_by(*_IN_ORDER)
_OF_SPACE = select(groups.c.id, groups.c.ref).where(
    groups.c.community == bindparam("in_community"), groups.c.space == bindparam("in_space")
)
_THEIRS = Prepared(_OF_SPACE.join(group_members).where(group_members.c.member == bindparam("who")))
_BY_REFS = PreparedByIds(_OF_SPACE, groups.c.ref)
_UPSERT = upsert(groups, ["community", "kind", "ref"])
_LEAVE = delete(group_members).where(
    group_members.c.group == bindparam("of"), group_members.c.member == bindparam("who")
)


def of_community(db: Connection, community: int) -> tuple[Group, ...]:
    """The groups that exist now, by kind and name."""
    return _groups(db.execute(_HERE.where(groups.c.community == community)))


def of_member(db: Connection, member: int) -> tuple[Group, ...]:
    """The groups that exist now and that a member is in, by kind and name."""
    theirs = select(group_members.c.group).where(group_members.c.member == member)
    return _groups(db.execute(_HERE.where(groups.c.id.in_(theirs))))


def by_id(db: Connection, community: int, group: int) -> Group | None:
    """The group, even if it does not exist any more."""
    this = _GROUP.where(groups.c.community == community, groups.c.id == group)
    return next(iter(_groups(db.execute(this))), None)


def members_in(db: Connection, group: int) -> frozenset[int]:
    """The ids of the members in a group."""
    query = select(group_members.c.member).where(group_members.c.group == group)
    return frozenset(db.scalars(query))


def has_tag(db: Connection, member: int) -> bool:
    return any(each.kind is GroupKind.TAG for each in of_member(db, member))


def tag(db: Connection, community: int, name: str, who: Iterable[int]) -> Group:
    """Give this tag to these members, in addition to those who have it already. It is created if it
    is new."""
    told = SpaceGroup(GroupKind.TAG, tag_ref(name), name)
    made = _saved(db, community, "", told)
    _add(db, [(made.id, each) for each in who])
    return made


def note(db: Connection, member: Member, by: Caller) -> None:
    """Put the member who acts into exactly those groups of their space that their platform
    named."""
    if by.roles is None:
        return
    here = {"in_community": member.community, "in_space": by.person.space}
    before = _THEIRS.rows(db, who=member.id, **here)
    new = _BY_REFS.rows(db, by.roles.difference(ref for _, ref in before), **here)
    _remove(db, [(group, member.id) for group, ref in before if ref not in by.roles])
    _add(db, [(group, member.id) for group, _ in new])


class SqlGroups:
    """Implements bot.engine.store.store.Groups."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def told(self, space: SpaceKey, of_space: Sequence[SpaceGroup]) -> None:
        of = (spaces.c.platform == space[0]) & (spaces.c.id == space[1])
        community = self._db.scalar(select(spaces.c.community).where(of))
        if community is None:
            return
        known = self._members(space)
        kept = [self._keep(community, space, each, known) for each in of_space]
        here = (groups.c.community == community) & (groups.c.space == space[1]) & ~groups.c.gone
        gone = self._db.scalars(select(groups.c.id).where(here, groups.c.id.not_in(kept))).all()
        if gone:
            self._db.execute(update(groups).where(groups.c.id.in_(gone)).values(gone=True))
            self._db.execute(delete(group_members).where(group_members.c.group.in_(gone)))

    def _keep(
        self, community: int, space: SpaceKey, told: SpaceGroup, known: Mapping[str, int]
    ) -> int:
        group = _saved(self._db, community, space[1], told).id
        if told.users is not None:
            now = {known[each] for each in told.users if each in known}
            before = members_in(self._db, group)
            _remove(self._db, [(group, each) for each in sorted(before - now)])
            _add(self._db, [(group, each) for each in sorted(now - before)])
        return group

    def _members(self, space: SpaceKey) -> Mapping[str, int]:
        """The ids of all members of the space, by their platform's id."""
        here = (members.c.platform == space[0]) & (members.c.space == space[1])
        found = self._db.execute(select(members.c.user, members.c.id).where(here))
        return {user: member for user, member in found}  # noqa: C416


def _groups(rows: Iterable[Row[Any]]) -> tuple[Group, ...]:
    return tuple(Group(row.id, row.community, row.kind, row.ref, row.name) for row in rows)


def _saved(db: Connection, community: int, space: str, told: SpaceGroup) -> Group:
    """Save the group under this name, and return it."""
    name = " ".join(told.name.split())[:NAME_LENGTH] or told.ref
    values = {"community": community, "kind": told.kind, "ref": told.ref, "name": name}
    made = _UPSERT.on(db).returning(*_GROUP.selected_columns)
    [group] = _groups(db.execute(made, values | {"space": space, "gone": False}))
    return group


def _add(db: Connection, pairs: Sequence[Pair]) -> None:
    here = not_erased(db, (member for _, member in pairs))
    values = [{"group": group, "member": member} for group, member in pairs if member in here]
    if values:
        db.execute(insert_into(db, group_members).on_conflict_do_nothing(), values)


def _remove(db: Connection, pairs: Sequence[Pair]) -> None:
    if pairs:
        db.execute(_LEAVE, [{"of": group, "who": member} for group, member in pairs])
