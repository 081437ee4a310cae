"""The spaces in which somebody is a member, and the cards that did not reach them there."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, func, or_, select, union_all, update

from bot.cards.reader import reader_of
from bot.engine.events import Caller
from bot.engine.personal_data import PersonalData
from bot.engine.store.memberships import Reachability
from bot.engine.store.ports import CardForReader
from bot.interview.members import Member, Person
from bot.language.form_values import read_number
from storage.cards import card_rows
from storage.cards.forgotten_cards import HAS_CONTENT
from storage.cards.queued_cards import ANNOUNCEMENT_PREFIX
from storage.keys.keys import Keys
from storage.people import organizers, people
from storage.people.arrivals import Arrivals
from storage.personal_data import records
from storage.statements.dialect import indexed_by
from storage.statements.mapping import MEMBER_COLUMNS, member_of
from storage.statements.prepared import Prepared
from storage.tables import cards, hosts, interviews, members

MISSED_AT_MOST = 5
_IS_ANNOUNCED = cards.c.message.startswith(ANNOUNCEMENT_PREFIX)
_NOTE = (
    update(members)
    .where(members.c.id == bindparam("this"))
    .values(unreachable=bindparam("is_now"), left=bindparam("gone"))
)
_SPACES = indexed_by(select(members.c.space), members, "member_of_user").where(
    members.c.platform == bindparam("platform"), members.c.user == bindparam("user")
)
"""SQLite would rather read everybody of the platform in an index that has all these columns."""
_SPACES_OF = Prepared(_SPACES)
_MEANT = members.alias()
_OF_WHAT_IS_MEANT = union_all(
    select(interviews.c.community).where(interviews.c.id == bindparam("about")),
    select(_MEANT.c.community).where(_MEANT.c.id == bindparam("number")),
)
_NEWEST_CARD = (
    select(func.max(cards.c.posted_at)).where(cards.c.member == members.c.id).scalar_subquery()
)
_LIKELIEST_FIRST = Prepared(
    _SPACES.order_by(
        members.c.community.in_(_OF_WHAT_IS_MEANT).desc(),
        _NEWEST_CARD.desc().nulls_last(),
        members.c.id.desc(),
    )
)


class SqlMemberships:
    """Implements bot.engine.store.memberships.Memberships."""

    def __init__(self, db: Connection, arrivals: Arrivals, keys: Keys) -> None:
        self._db = db
        self._arrivals = arrivals
        self._keys = keys

    def spaces_of(self, platform: str, user: str, about: str) -> list[str]:
        """Nearly everybody is in one space. Their cards and what they act on need not be read."""
        who = {"platform": platform, "user": user}
        found = _SPACES_OF.rows(self._db, **who)
        if len(found) > 1:
            meant = {"about": about, "number": read_number(about)}
            found = _LIKELIEST_FIRST.rows(self._db, **who, **meant)
        return [space for (space,) in found]

    def arrive(self, caller: Caller, now: datetime) -> None:
        people.arrive(self._db, caller, self._keys, now)

    def known(self, person: Person) -> Member | None:
        arrived = self._arrivals.of(person)
        return arrived.member if arrived else None

    def personal_data(self, member: int) -> PersonalData:
        return records.of(self._db, member, self._keys)

    def missed(self, person: Person, now: datetime) -> list[CardForReader]:
        is_of_use = cards.c.until.is_(None) | (cards.c.until > now)
        given_up = cards.c.message.is_(None) & cards.c.due_at.is_(None)
        return self._newest(person, given_up | _IS_ANNOUNCED, is_of_use)

    def announcements_to(self, person: Person) -> list[str]:
        query = select(cards.c.message).join(members, members.c.id == cards.c.member)
        found = self._db.scalars(query.where(*_is(person), _IS_ANNOUNCED).distinct())
        return [message.removeprefix(ANNOUNCEMENT_PREFIX) for message in found]

    def waiting(self, person: Person, card: int) -> list[CardForReader]:
        place = select(cards.c.message).where(cards.c.id == card).scalar_subquery()
        return self._newest(person, or_(cards.c.id == card, cards.c.message == place))

    def reached(self, person: Person) -> None:
        self._db.execute(update(members).where(*_is(person)).values(unreachable=False))

    def note(self, changed: Sequence[Reachability]) -> None:
        values = [
            {"this": each.member, "is_now": each.unreachable, "gone": each.left} for each in changed
        ]
        self._db.execute(_NOTE, values)

    def end_offices(self, left: Mapping[int, datetime]) -> None:
        organizers.end_for_leaving(self._db, left)

    def _newest(self, person: Person, *which: ColumnElement[bool]) -> list[CardForReader]:
        query = (
            select(cards.c.card, cards.c.about, *MEMBER_COLUMNS)
            .join(members, members.c.id == cards.c.member)
            .outerjoin(hosts, hosts.c.member == members.c.id)
            .where(*_is(person), *which, HAS_CONTENT)
            .order_by(cards.c.posted_at.desc(), cards.c.id.desc())
            .limit(MISSED_AT_MOST)
        )
        found = self._db.execute(query).all()
        shown = card_rows.read(self._db, [row.card for row in found], [row.about for row in found])
        readers = (reader_of(member_of(row[2:])) for row in found)
        return list(map(CardForReader, shown, readers))


def _is(person: Person) -> tuple[ColumnElement[bool], ...]:
    return (
        members.c.platform == person.platform,
        members.c.space == person.space,
        members.c.user == person.user,
    )
