"""The parts of contexts about the yearly thanks: what hosts gave in a year."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func, select

from bot.interview.model import Stage
from bot.interview.organizing.yearly_thanks import A_YEAR, HostYear
from storage.contexts.member import DueParts, MemberDueParts
from storage.interviews.strangers import RETURNED_AFTER
from storage.lazy import lazy
from storage.people import people
from storage.tables import interviews, members

AT_ONCE = 25
_HELD = (Stage.HELD, Stage.THANKED)


class ThanksParts(DueParts):
    """For a timer of the yearly thanks, about the last host who was dealt with."""

    @lazy
    def thanked(self) -> int:
        hosts = _years(self._community, self._now).subquery()
        return self._db.scalar(select(func.count()).select_from(hosts)) or 0

    @lazy
    def hosts(self) -> tuple[int, ...]:
        years = _years(self._community, self._now).where(interviews.c.host > int(self._about or 0))
        return tuple(self._db.scalars(years.order_by(interviews.c.host).limit(AT_ONCE)))

    @property
    def is_last(self) -> bool:
        return len(self.hosts) < AT_ONCE


class HostThanksParts(MemberDueParts):
    """For the thanks to one host, who is locked."""

    @lazy
    def year(self) -> HostYear | None:
        years = _years(self._community, self._now)
        row = self._db.execute(years.where(interviews.c.host == self._member_id)).one_or_none()
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
            ~RETURNED_AFTER,
            people.GETS_BULK,
        )
        .group_by(interviews.c.host)
    )
