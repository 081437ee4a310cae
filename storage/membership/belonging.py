"""Members, as their platforms know them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, select

from bot.engine.contexts.programme import CommunityContext
from bot.engine.events import Caller
from bot.interview.members import Member, Person
from bot.interview.organizing.programme import Programme
from storage.contexts.member import CommunityParts, compose
from storage.organizing import imports
from storage.people import groups, people
from storage.people.arrivals import Arrivals
from storage.people.not_erased import not_erased
from storage.statements import locks
from storage.statements.dialect import upsert
from storage.statements.prepared import Prepared
from storage.tables import hosts, look_ups, members, organizers, programmes, spaces

_ORGANIZES = exists().where(organizers.c.member == people.ID_OF_PERSON.scalar_subquery())
_MAY_BEGIN = Prepared(
    select(programmes.c.community)
    .join(spaces, spaces.c.community == programmes.c.community)
    .where(spaces.c.platform == bindparam("platform"), spaces.c.id == bindparam("space"))
    .where(programmes.c.opened_at.is_not(None) | _ORGANIZES)
)
_LOOKED_UP = upsert(look_ups, ["member"])


class SqlBelonging:
    """Implements bot.engine.belonging.Belonging."""

    def __init__(self, db: Connection, arrivals: Arrivals) -> None:
        self._db = db
        self._arrivals = arrivals

    def programme_of(self, person: Person) -> Programme | None:
        if (arrived := self._arrivals.of(person)) is not None:
            return arrived.programme
        there = self.community_of(person)
        return there.programme if there else None

    def community_of(self, person: Person) -> CommunityContext | None:
        community = people.community_of(self._db, person.platform, person.space)
        if community is None:
            return None
        return compose(CommunityContext, CommunityParts(self._db, community))

    def may_begin(self, person: Person, now: datetime) -> bool:
        if (arrived := self._arrivals.of(person)) is not None:
            return arrived.organizes or arrived.programme.opened_at is not None
        if self._may_begin(person):
            return True
        people.known_community(self._db, person.platform, person.space, now)
        return self._may_begin(person)

    def _may_begin(self, person: Person) -> bool:
        return _MAY_BEGIN.first(self._db, **people.person_parameters(person)) is not None

    def locked(self, person: Person) -> Member | None:
        known = people.find(self._db, person)
        if known is None:
            return None
        locks.lock(self._db, [known])
        return people.one(self._db, known)

    def renew(self, by: Caller, now: datetime) -> None:
        if (arrived := self._arrivals.of(by.person)) is not None:
            people.lock_and_read(self._db, by, arrived.member, now=now)

    def to_look_up(
        self, platform: str, spaces: Collection[str], before: datetime, most: int
    ) -> Sequence[Person]:
        query = (
            select(members.c.platform, members.c.space, members.c.user)
            .join(hosts, hosts.c.member == members.c.id)
            .outerjoin(look_ups, look_ups.c.member == members.c.id)
            .where(members.c.platform == platform, members.c.space.in_(spaces))
            .where(hosts.c.open, look_ups.c.at.is_(None) | (look_ups.c.at < before))
            .order_by(look_ups.c.at.asc().nulls_first(), members.c.id)
            .limit(most)
        )
        return [Person(*row) for row in self._db.execute(query)]

    def is_in(self, person: Person, group: int) -> bool:
        known = people.find(self._db, person)
        return known is not None and known in groups.members_in(self._db, group)

    def is_invited(self, person: Person) -> bool:
        known = people.find(self._db, person)
        return known is not None and (
            groups.has_tag(self._db, known) or imports.is_invited(self._db, known)
        )

    def is_host(self, person: Person) -> bool:
        arrived = self._arrivals.of(person)
        profile = arrived.member.profile if arrived else None
        return profile is not None and bool(profile.hours.stretches) and profile.approval is None

    def looked_up(self, person: Person, now: datetime) -> None:
        known = people.find(self._db, person)
        if known is not None and not_erased(self._db, [known]):
            self._db.execute(_LOOKED_UP.on(self._db), {"member": known, "at": now})
