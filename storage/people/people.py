"""Members: who acts, and who is meant."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from bot.engine.decisions import CommunityTimer
from bot.engine.events import Caller
from bot.engine.timer_names import CommunityTimerName
from bot.interview.hosting import HostApproval
from bot.interview.members import Member, Person, Suspension, as_stranger
from bot.interview.model import Interview
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS
from bot.interview.scheduling import zones
from storage.errors import ErasedMeanwhile
from storage.interviews import interviews
from storage.keys.keys import Keys
from storage.people import groups, organizers
from storage.spaces.spaces import sleeps
from storage.statements import locks
from storage.statements.dialect import Upsert, insert_into, reads_are_stable
from storage.statements.mapping import MEMBER_COLUMNS, member_changes, member_columns, member_of
from storage.statements.prepared import Prepared, PreparedByIds, PreparedChange
from storage.tables import communities, hosts, members, programmes, spaces
from storage.timers.community_timers import SqlCommunityTimers

WAITING_HOSTS_SHOWN = 5

_ZONES = ("zone", "zone_told", "zone_by_hand", "trip")
_SAME_ARRIVAL = timedelta(minutes=1)
"""Two such instants, told in two ways, may differ by less."""
_REFRESHED = ("name", *_ZONES, "locale", "joined_at", "left", "picture")

IS_HERE = ~members.c.left & members.c.erased_at.is_(None)
"""Whether a member has neither left their space nor was erased."""
TAKES_PART = IS_HERE & members.c.suspension.is_(None)
"""Whether a member is here, and organizers have not suspended them."""
_IS_REMOVED = func.coalesce(members.c.suspension, "") == Suspension.REMOVED.value
GETS_BULK = IS_HERE & members.c.nudges & ~members.c.unreachable & ~_IS_REMOVED & ~sleeps(members)
"""Whether a member gets what is written to many at once."""
BY_NAME = (members.c.name, members.c.id)
JOINED = members.outerjoin(hosts, hosts.c.member == members.c.id)
MEMBERS = select(*MEMBER_COLUMNS).select_from(JOINED)
BY_IDS = PreparedByIds(MEMBERS, members.c.id)
IS_PERSON = (
    members.c.platform == bindparam("platform"),
    members.c.space == bindparam("space"),
    members.c.user == bindparam("user"),
)
ID_OF_PERSON = select(members.c.id).where(*IS_PERSON)
_FIND = Prepared(ID_OF_PERSON)
_CHANGE = update(members).where(members.c.id == bindparam("this"))
CHANGE_MEMBER = PreparedChange(_CHANGE)
_REFRESH = PreparedChange(_CHANGE)
_ADD = PreparedChange(Upsert(members, lambda insert: insert.on_conflict_do_nothing()).on)
_SETTINGS = Prepared(
    select(programmes.c.settings).where(programmes.c.community == bindparam("this"))
)
_COMMUNITY = Prepared(
    select(spaces.c.community).where(
        spaces.c.platform == bindparam("platform"), spaces.c.id == bindparam("space")
    )
)
_CLOSED = (hosts.c.community == bindparam("this")) & hosts.c.open.is_(False)
_WOULD_HOST = _CLOSED & (hosts.c.approval == HostApproval.WAITING) & ~members.c.left
"""Their door is closed, and closed doors are found by an index."""
_WAITING_HOSTS = Prepared(
    MEMBERS.where(_WOULD_HOST).order_by(members.c.id).limit(WAITING_HOSTS_SHOWN)
)
_COUNT_WAITING_HOSTS = Prepared(
    select(func.count())
    .select_from(hosts.join(members, members.c.id == hosts.c.member))
    .where(_WOULD_HOST)
)


def is_anybody_here(db: Connection) -> bool:
    return db.scalar(select(members.c.id).limit(1)) is not None


def arrive(db: Connection, caller: Caller, keys: Keys, now: datetime) -> int:
    """The id of the member who acts. A person who is not known yet becomes a member. Locks
    nobody."""
    known = find(db, caller.person)
    if known is not None:
        return known
    erased = find(db, known_by_hash(caller.person, keys))
    return _added(db, caller, now) if erased is None else _returned(db, erased, caller, now)


def add_mentioned(db: Connection, caller: Caller, keys: Keys, now: datetime) -> int | None:
    """Make a member of a person whom another member means and who is not known yet, and return
    their id. None if everything about the person was erased, because only they themselves can begin
    again. Locks nobody."""
    is_erased = find(db, known_by_hash(caller.person, keys)) is not None
    return None if is_erased else _added(db, caller, now)


def known_by_hash(person: Person, keys: Keys) -> Person:
    """The person as they are stored after everything about them was erased: with a hash in place of
    the user id."""
    return replace(person, user=keys.keyed_hash(person.platform, person.space, person.user))


def _added(db: Connection, caller: Caller, now: datetime) -> int:
    person = caller.person
    community = known_community(db, person.platform, person.space, now)
    fresh = member_columns(_newcomer(db, 0, community, caller, now))
    del fresh["id"]
    _ADD.run(db, [fresh])
    ((made,),) = _FIND.rows(db, **person_parameters(person))
    return int(made)


def _returned(db: Connection, member: int, caller: Caller, now: datetime) -> int:
    """A member who was erased begins again with the same id. So what others decided about them, and
    their absences, still count."""
    locks.lock(db, [member])
    before = one(db, member)
    newcomer = _newcomer(db, member, before.community, caller, now)
    returned = replace(newcomer, suspension=before.suspension, returned_at=now)
    CHANGE_MEMBER.run(db, [member_changes(returned)])
    return member


def _newcomer(db: Connection, member: int, community: int, caller: Caller, now: datetime) -> Member:
    """A member with the quiet hours and the clock that the organizers chose."""
    found = _SETTINGS.first(db, this=community)
    settings = found[0] if found else DEFAULT_SETTINGS
    return Member(
        *(member, community, caller.person, caller.name, caller.zone),
        locale=caller.locale,
        zone_told=caller.zone,
        arrived_at=now,
        joined_at=caller.joined_at,
        picture=caller.picture,
        quiet_from=settings.quiet_from,
        quiet_until=settings.quiet_until,
        clock=settings.clock,
    )


def person_parameters(person: Person) -> dict[str, str]:
    """The values of the parameters in `IS_PERSON`."""
    return {"platform": person.platform, "space": person.space, "user": person.user}


def find(db: Connection, person: Person) -> int | None:
    found = _FIND.first(db, **person_parameters(person))
    return found[0] if found else None


def lock_and_read(
    db: Connection, by: Caller, me: Member, *others: int, now: datetime
) -> dict[int, Member]:
    """The member who acts, as the platform knows them now, and the others, except those who do not
    exist. `me` was read in this transaction. Raises ErasedMeanwhile."""
    if reads_are_stable(db):
        found = by_ids(db, {*others} - {me.id}) | {me.id: me}
    else:
        locks.lock(db, [me.id, *others])
        found = by_ids(db, [me.id, *others])
        if found[me.id].erased_at is not None:  # their name and picture must not come back
            raise ErasedMeanwhile
    return found | {me.id: _refreshed(db, found[me.id], by, now)}


def _refreshed(db: Connection, member: Member, caller: Caller, now: datetime) -> Member:
    """The member with their present name, picture and locale, and with the time zone that their
    platform gives, unless they have to be asked about it first. Somebody who acts has not left.
    They must be locked."""
    here = replace(member, **told) if (told := _told_anew(member, caller)) else member
    if _has_rejoined(member, here):
        organizers.end_for_leaving(db, {member.id: now})
    if here.trip and here.trip.is_over(now):
        here = replace(here, trip=None)
    groups.note(db, member, caller)
    fresh = zones.with_zone_from_platform(
        here, caller.zone, lambda: interviews.is_booked(db, member.id)
    )
    if fresh is not member and fresh != member:
        values = {name: getattr(fresh, name) for name in _REFRESHED}
        _REFRESH.run(db, [values | {"this": member.id}])
    if fresh.zone_told != member.zone_told and zones.should_ask_zone(fresh):
        asks = CommunityTimer(
            fresh.community, CommunityTimerName.ZONE_MOVED, now, about=str(fresh.id)
        )
        SqlCommunityTimers(db).set([asks])
    return fresh


def _has_rejoined(before: Member, now: Member) -> bool:
    """Whether they left their space meanwhile, perhaps because they were sent away."""
    if before.joined_at is None or now.joined_at is None:
        return False
    return now.joined_at - before.joined_at > _SAME_ARRIVAL


def _told_anew(member: Member, caller: Caller) -> dict[str, Any]:
    """The values that differ from the stored ones. As a rule there are none."""
    told = {
        "name": caller.name,
        "locale": caller.locale or member.locale,
        "joined_at": caller.joined_at or member.joined_at,
        "left": False,
        "picture": caller.picture or member.picture,
    }
    return {name: value for name, value in told.items() if getattr(member, name) != value}


def by_ids(db: Connection, ids: Iterable[int]) -> dict[int, Member]:
    """In the order of their ids: PostgreSQL returns rows in any order."""
    rows = sorted(BY_IDS.rows(db, set(ids)), key=itemgetter(0))
    return {row[0]: member_of(row) for row in rows}


def one(db: Connection, member: int) -> Member:
    return by_ids(db, [member])[member]


def sides_of(
    db: Connection, these: Iterable[Interview], *, without: Collection[int] = ()
) -> dict[int, Member]:
    """Both sides of these interviews, each as the newest of these knows them, except `without`."""
    newest: dict[int, datetime] = {}
    for each in these:
        for side in {each.seeker, each.host}.difference(without):
            newest[side] = max(each.asked_at, newest.get(side, each.asked_at))
    found = by_ids(db, newest)
    return {each.id: as_stranger(each, newest[each.id]) for each in found.values()}


def waiting_hosts(db: Connection, community: int) -> tuple[Member, ...]:
    """Members who want to be hosts and wait for an organizer's approval; the first five."""
    return tuple(map(member_of, _WAITING_HOSTS.rows(db, this=community)))


def count_waiting_hosts(db: Connection, community: int) -> int:
    """All of them."""
    ((count,),) = _COUNT_WAITING_HOSTS.rows(db, this=community)
    return int(count)


def community_of(db: Connection, platform: str, space: str) -> int | None:
    """None if nobody of that space has done anything here yet."""
    found = _COMMUNITY.first(db, platform=platform, space=space)
    return found[0] if found else None


def known_community(db: Connection, platform: str, space: str, now: datetime) -> int:
    """The community of a space. A new one if nobody of that space has done anything here yet."""
    known = community_of(db, platform, space)
    if known is not None:
        return known
    made = db.execute(insert(communities).returning(communities.c.id)).scalar_one()
    values = {"platform": platform, "id": space, "number": made, "community": made}
    db.execute(insert_into(db, spaces).values(values).on_conflict_do_nothing())
    ((kept,),) = _COMMUNITY.rows(db, platform=platform, space=space)
    if kept == made:
        db.execute(insert(programmes).values(community=made, began_at=now))
    else:  # another process was quicker
        db.execute(delete(communities).where(communities.c.id == made))
    return int(kept)
