"""The end of an organizer's office."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, insert, null, select, update

from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from bot.interview.concerns import ConcernState
from bot.interview.organizing.programme import ASK_FOR_A_SECOND_AFTER, ActName
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


def step_down(db: Connection, member: int, at: datetime) -> None:
    """From this time (UTC) on they organize nothing."""
    _end(db, {member: at})


def end_for_leaving(db: Connection, left: Mapping[int, datetime]) -> None:
    """These members have left their space, which was found out at these times (UTC). Those who
    organized no longer do. That is logged, and the other organizers are told."""
    for member, community in _end(db, left).items():
        at, name = left[member], CommunityTimerName.ORGANIZER_LEFT
        act = {"community": community, "at": at, "by": member, "name": ActName.LEFT_AS_ORGANIZER}
        db.execute(insert(acts), act)
        SqlCommunityTimers(db).set([CommunityTimer(community, name, at, about=str(member))])


def _end(db: Connection, these: Mapping[int, datetime]) -> dict[int, int]:
    """End the offices of those of these members who organize. Returns their communities."""
    ended = (
        delete(organizers)
        .where(organizers.c.member.in_(these))
        .returning(organizers.c.member, organizers.c.community)
    )
    found = {row.member: row.community for row in db.execute(ended)}
    for member, community in found.items():
        _hand_on(db, member, community, these[member])
    return found


def _hand_on(db: Connection, member: int, community: int, at: datetime) -> None:
    """Nobody looks after their open concerns any more, so these come to the others at once. If only
    one organizer remains, the flow of the other timer asks them to name a second one."""
    free = db.scalars(_FREE, {"of_community": community, "this": member}).all()
    asks_at = at + ASK_FOR_A_SECOND_AFTER
    asks = CommunityTimer(community, CommunityTimerName.SECOND_ORGANIZER, asks_at)
    shown = [CommunityTimer(community, CommunityTimerName.CONCERN, at, each) for each in free]
    SqlCommunityTimers(db).set([asks, *shown])
