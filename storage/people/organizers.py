"""The end of an organizer's office."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, insert, null, select, update

from bot.engine import offices
from bot.interview.conduct.concerns import ConcernState
from storage.statements.mapping import values_of
from storage.tables import acts, concerns, organizers
from storage.timers.community_timers import SqlCommunityTimers

_IS_ONE = select(exists().where(organizers.c.member == bindparam("this")))
_FREE = (
    update(concerns)
    .where(concerns.c.community == bindparam("of_community"))
    .where(concerns.c.state == ConcernState.OPEN, concerns.c.keeper == bindparam("this"))
    .values(keeper=null(), revision=concerns.c.revision + 1)
    .returning(concerns.c.id)
)


def is_one(db: Connection, member: int) -> bool:
    return bool(db.scalar(_IS_ONE, {"this": member}))


def end_for_leaving(db: Connection, left: Mapping[int, datetime]) -> None:
    """These members have left their space, which was found out at these times (UTC). Those who
    organized no longer do; see bot.engine.offices for what follows."""
    for member, community in end(db, left).items():
        act, told = offices.after_leaving(member, community, left[member])
        db.execute(insert(acts), values_of(act))
        SqlCommunityTimers(db).set([told])


def end(db: Connection, these: Mapping[int, datetime]) -> dict[int, int]:
    """End the offices of those of these members who organize, at these times (UTC), and free the
    concerns that they look after. Returns their communities."""
    ended = (
        delete(organizers)
        .where(organizers.c.member.in_(these))
        .returning(organizers.c.member, organizers.c.community)
    )
    found = {row.member: row.community for row in sorted(db.execute(ended))}
    for member, community in found.items():
        freed = sorted(db.scalars(_FREE, {"of_community": community, "this": member}))
        SqlCommunityTimers(db).set(offices.after_office(community, freed, these[member]))
    return found
