"""Imports of people to invite, and who was invited."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Integer, Row, bindparam, delete, exists, or_, select, update

from bot.engine.events import Caller
from bot.engine.imports import DueImport, ImportContent, ImportState, ImportStep, PeopleImport
from bot.interview.members import Person
from bot.interview.organizing.invitations import Invitation, KnownPerson, SpacePerson
from storage.cards.outbox import HAS_REACHED_MEMBER
from storage.errors import ErasedMeanwhile
from storage.keys.keys import Keys
from storage.people import groups, people
from storage.people.not_erased import not_erased
from storage.spaces.scope import is_blocked_pair
from storage.statements import locks
from storage.statements.dialect import insert_into, locking, upsert
from storage.statements.mapping import value_columns, values_of
from storage.tables import cards, door_questions, hosts, imports, invitations, members

_ALL = select(*value_columns(imports, PeopleImport))
_UPSERT = upsert(imports, ["id"])
_DUE = (
    _ALL.join(members, members.c.id == imports.c.by)
    .where(imports.c.due_at <= bindparam("now"))
    .where(members.c.platform.in_(bindparam("platforms", expanding=True)))
    .order_by(imports.c.due_at, imports.c.id)
    .limit(1)
    .with_for_update(of=imports, skip_locked=True)
)
NEXT = (
    select(imports.c.due_at)
    .where(imports.c.due_at.is_not(None))
    .order_by(imports.c.due_at)
    .limit(1)
)
_MY = bindparam("my", type_=Integer)
_HAS_CONVERSATION = exists().where(cards.c.member == members.c.id, HAS_REACHED_MEMBER)
_KNOWN = (
    select(
        *(members.c.user, members.c.nudges, members.c.erased_at, members.c.suspension),
        hosts.c.open.label("hosts"),
        is_blocked_pair(_MY, members.c.id).label("apart"),
        or_(
            exists().where(invitations.c.member == members.c.id),
            exists().where(door_questions.c.whom == members.c.id),
        ).label("invited"),
        _HAS_CONVERSATION.label("has_conversation"),
    )
    .outerjoin(hosts, hosts.c.member == members.c.id)
    .where(
        members.c.platform == bindparam("platform"),
        members.c.space == bindparam("space"),
        members.c.user.in_(bindparam("users", expanding=True)),
    )
)
_HERE = (
    select(members.c.user, members.c.name, members.c.zone, members.c.locale)
    .where(
        members.c.platform == bindparam("platform"),
        members.c.space == bindparam("space"),
        people.IS_HERE,
    )
    .order_by(members.c.id)
)
_PORTION = 500


def waiting(db: Connection, community: int, keys: Keys) -> tuple[PeopleImport, ...]:
    """The community's imports that wait until an organizer presses a button, oldest first. Their
    rows are locked."""
    query = _ALL.where(
        imports.c.community == community, imports.c.state == ImportState.JUDGED
    ).order_by(imports.c.at, imports.c.id)
    return tuple(_import_of(row, keys) for row in db.execute(locking(db, query)))


def save(db: Connection, work: PeopleImport, keys: Keys) -> None:
    """Save the import, unless its organizer was erased."""
    if not not_erased(db, [work.by]):
        return
    values: dict[str, Any] = values_of(work)
    values["content"] = keys.encrypt(_content().dump_json(work.content).decode())
    db.execute(_UPSERT.on(db), values)


def step(db: Connection, to: ImportStep) -> None:
    this = (imports.c.id == to.id) & (imports.c.community == to.community)
    if to.state is ImportState.GIVEN_UP:
        db.execute(delete(imports).where(this))
        return
    db.execute(update(imports).where(this).values(state=to.state, due_at=to.due_at))


def is_invited(db: Connection, member: int) -> bool:
    this = select(invitations.c.member).where(invitations.c.member == member)
    return db.scalar(this) is not None


def save_invitation(db: Connection, invitation: Invitation) -> None:
    added = insert_into(db, invitations).values(values_of(invitation))
    db.execute(added.on_conflict_do_nothing())


class SqlImports:
    """Implements bot.engine.imports.Imports."""

    def __init__(self, db: Connection, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def due(self, now: datetime, platforms: Collection[str]) -> DueImport | None:
        given = {"now": now, "platforms": list(platforms)}
        row = self._db.execute(_DUE, given).one_or_none()
        if row is None:
            return None
        work = _import_of(row, self._keys)
        return DueImport(work, people.one(self._db, work.by))

    def save(self, work: PeopleImport) -> None:
        save(self._db, work, self._keys)

    def forget(self, work: str) -> None:
        self._db.execute(delete(imports).where(imports.c.id == work))

    def forget_old(self, before: datetime) -> None:
        self._db.execute(delete(imports).where(imports.c.at < before))

    def known(self, people_: Collection[Person], by: int) -> Mapping[str, KnownPerson]:
        found: dict[str, KnownPerson] = {}
        for some in _portions(list(people_)):
            user_of = {each.user: each.user for each in some}
            user_of |= {people.known_by_hash(each, self._keys).user: each.user for each in some}
            where = {"platform": some[0].platform, "space": some[0].space, "my": by}
            for row in self._db.execute(_KNOWN, where | {"users": list(user_of)}):
                found[user_of[row.user]] = _known(row)
        return found

    def members_of(self, space: Person) -> list[SpacePerson]:
        here = {"platform": space.platform, "space": space.space}
        return [
            SpacePerson(row.user, row.name, zone=row.zone, locale=row.locale)
            for row in self._db.execute(_HERE, here)
        ]

    def arrived(self, callers: Collection[Caller], now: datetime) -> Mapping[str, int]:
        ids = {each.person.user: self._known_or_added(each, now) for each in callers}
        locks.lock(self._db, ids.values())
        return ids

    def _known_or_added(self, caller: Caller, now: datetime) -> int:
        """Raises ErasedMeanwhile, because only they themselves can begin again."""
        known = people.find(self._db, caller.person)
        made = people.add_mentioned(self._db, caller, self._keys, now) if known is None else known
        if made is None:
            raise ErasedMeanwhile
        return made

    def tag(self, community: int, name: str, members: Collection[int]) -> None:
        groups.tag(self._db, community, name, members)


def _portions(these: list[Person]) -> list[list[Person]]:
    return [these[start : start + _PORTION] for start in range(0, len(these), _PORTION)]


def _import_of(row: Row[Any], keys: Keys) -> PeopleImport:
    content = _content().validate_json(keys.decrypt(row.content))
    return replace(PeopleImport(*tuple(row)), content=content)


def _known(row: Row[Any]) -> KnownPerson:
    return KnownPerson(
        is_host=bool(row.hosts),
        stopped=not row.nudges and row.erased_at is None,
        erased=row.erased_at is not None,
        removed=row.suspension is not None,
        apart=bool(row.apart),
        invited=bool(row.invited),
        has_conversation=bool(row.has_conversation),
    )


@cache
def _content() -> TypeAdapter[ImportContent]:
    return TypeAdapter(ImportContent)
