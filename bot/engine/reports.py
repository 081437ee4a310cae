"""What the core needs of the store to make reports, beside everything else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot.engine.store import Store
from bot.interview.groups import Group
from bot.interview.members import Member
from bot.interview.numbers.counted import Material
from bot.interview.numbers.orders import InterviewLine, ReportOrder
from bot.interview.numbers.periods import Span
from bot.interview.programme import Programme

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """An order, who reads it, and of which group it is, None for everybody. They may have stepped
    down since: then they do not organize any more."""

    order: ReportOrder
    reader: Member
    programme: Programme
    group: Group | None
    organizes: bool


class ReportStore(Store, Protocol):
    async def waiting_reports(self) -> Sequence[WaitingReport]:
        """Those that organizers asked for, oldest first."""

    async def counted(
        self,
        order: ReportOrder,
        now: datetime,
        work: Callable[[Material, frozenset[int] | None], T],
    ) -> T:
        """What `work` makes of everything of the community that numbers are made of, and of the
        members of the order's group, None for everybody. It is done on a thread for which nobody
        waits."""

    async def listed(
        self, order: ReportOrder, span: Span, work: Callable[[Iterator[InterviewLine]], T]
    ) -> T:
        """The same, of the rows of the table: the newest first."""
