"""What hosts gave in a year, for the yearly thanks."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from itertools import takewhile
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from bot.engine.events import CommunityDue
from bot.interview.model import Stage, Suspension
from bot.interview.yearly_thanks import A_YEAR, HostYear
from storage import people, spaces
from storage.community_timers import free_of
from storage.context_parts import CommunityParts
from storage.tables import interviews, members

AT_ONCE = 25
_HELD = (Stage.HELD, Stage.THANKED)


class ThanksParts(CommunityParts):
    """For a timer of the yearly thanks; it is about the last host who was seen to."""

    def __init__(self, db: Connection, due: CommunityDue, now: datetime) -> None:
        super().__init__(db, due.community)
        self._after = int(due.about or 0)
        self._now = now

    @cached_property
    def thanked(self) -> int:
        hosts = _years(self._community_id, self._now, 0).subquery()
        return self._db.scalar(select(func.count()).select_from(hosts)) or 0

    @cached_property
    def _next(self) -> tuple[Sequence[HostYear], bool]:
        query = _years(self._community_id, self._now, self._after).limit(AT_ONCE)
        rows = self._db.execute(query).all()
        free = free_of(self._db, (row.host for row in rows))
        these = list(takewhile(lambda row: row.host in free, rows))
        found = people.by_ids(self._db, (row.host for row in these))
        years = [HostYear(found[host], *given) for host, *given in these]
        return years, len(rows) < AT_ONCE and len(these) == len(rows)

    @property
    def years(self) -> tuple[HostYear, ...]:
        return tuple(self._next[0])

    @property
    def seen_to(self) -> int:
        return max((each.host.id for each in self._next[0]), default=self._after)

    @property
    def is_last(self) -> bool:
        return self._next[1]


def _years(community: int, now: datetime, after: int) -> Select[Any]:
    thanked = func.sum(case((interviews.c.stage == Stage.THANKED, 1), else_=0))
    return (
        select(
            interviews.c.host,
            func.count().label("held"),
            func.sum(interviews.c.minutes).label("minutes"),
            thanked.label("notes"),
        )
        .join(members, members.c.id == interviews.c.host)
        .where(
            interviews.c.community == community,
            interviews.c.stage.in_(_HELD),
            interviews.c.start.between(now - A_YEAR, now),
            interviews.c.host > after,
            *_may_be_thanked(),
        )
        .group_by(interviews.c.host)
        .order_by(interviews.c.host)
    )


def _may_be_thanked() -> tuple[ColumnElement[bool], ...]:
    removed = func.coalesce(members.c.suspension, "") == Suspension.REMOVED.value
    here = spaces.is_here(members) & members.c.erased_at.is_(None)
    return here, members.c.nudges, ~members.c.unreachable, ~removed
