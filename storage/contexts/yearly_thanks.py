"""The parts of contexts about the yearly thanks: what hosts gave in a year."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from bot.engine.events import CommunityDue
from bot.interview.members import Member, Suspension
from bot.interview.model import Stage
from bot.interview.yearly_thanks import A_YEAR, HostYear
from storage import spaces
from storage.contexts.member import CommunityParts, MemberDueParts
from storage.lazy import lazy
from storage.tables import interviews, members

AT_ONCE = 25
_HELD = (Stage.HELD, Stage.THANKED)


class ThanksParts(CommunityParts):
    """For a timer of the yearly thanks. `about` is the id of the last host who was dealt with."""

    def __init__(self, db: Connection, due: CommunityDue, now: datetime) -> None:
        super().__init__(db, due.community)
        self._after = int(due.about or 0)
        self._now = now

    @lazy
    def thanked(self) -> int:
        hosts = _years(self._community, self._now).subquery()
        return self._db.scalar(select(func.count()).select_from(hosts)) or 0

    @lazy
    def hosts(self) -> tuple[int, ...]:
        years = _years(self._community, self._now).where(interviews.c.host > self._after)
        return tuple(self._db.scalars(years.order_by(interviews.c.host).limit(AT_ONCE)))

    @property
    def is_last(self) -> bool:
        return len(self.hosts) < AT_ONCE


class HostThanksParts(MemberDueParts):
    """For the thanks to one host, who is locked."""

    def __init__(self, db: Connection, member: Member, now: datetime) -> None:
        super().__init__(db, member)
        self._now = now

    @lazy
    def year(self) -> HostYear | None:
        years = _years(self.member.community, self._now)
        row = self._db.execute(years.where(interviews.c.host == self.member.id)).one_or_none()
        return HostYear(row.held, row.minutes, row.notes) if row else None


def _years(community: int, now: datetime) -> Select[Any]:
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
            *_may_be_thanked(),
        )
        .group_by(interviews.c.host)
    )


def _may_be_thanked() -> tuple[ColumnElement[bool], ...]:
    removed = func.coalesce(members.c.suspension, "") == Suspension.REMOVED.value
    here = spaces.is_here(members) & members.c.erased_at.is_(None)
    return here, members.c.nudges, ~members.c.unreachable, ~removed
