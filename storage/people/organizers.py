"""The end of an organizer's office."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, insert, select

from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from bot.interview.organizing.programme import ActName
from storage.tables import acts, organizers
from storage.timers.community_timers import SqlCommunityTimers

_IS_ONE = select(exists().where(organizers.c.member == bindparam("this")))


def is_one(db: Connection, member: int) -> bool:
    return bool(db.scalar(_IS_ONE, {"this": member}))


def step_down(db: Connection, member: int) -> None:
    """From now on they organize nothing."""
    db.execute(delete(organizers).where(organizers.c.member == member))


def end_for_leaving(db: Connection, left: Mapping[int, datetime]) -> None:
    """These members have left their space, which was found out at these times (UTC). Those who
    organized no longer do. That is logged, and the other organizers are told."""
    ended = (
        delete(organizers)
        .where(organizers.c.member.in_(left))
        .returning(organizers.c.member, organizers.c.community)
    )
    for member, community in db.execute(ended).all():
        at, name = left[member], CommunityTimerName.ORGANIZER_LEFT
        act = {"community": community, "at": at, "by": member, "name": ActName.LEFT_AS_ORGANIZER}
        db.execute(insert(acts), act)
        SqlCommunityTimers(db).set([CommunityTimer(community, name, at, about=str(member))])
