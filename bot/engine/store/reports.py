"""What the core needs from the store to make reports in the background."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bot.engine.store.store import Store
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.numbers.counted import Material
from bot.interview.numbers.orders import InterviewLine, ReportOrder
from bot.interview.numbers.periods import Span
from bot.interview.organizing.groups import Group
from bot.interview.organizing.programme import Programme

T = TypeVar("T")


@frozen
class WaitingReport:
    """An order, its reader, and the group that it is about, None for everybody. The reader may have
    stepped down meanwhile, and is then no organizer any more."""

    order: ReportOrder
    reader: Member
    programme: Programme
    group: Group | None
    organizes: bool


class ReportStore(Store, Protocol):
    async def waiting_reports(self) -> Sequence[WaitingReport]:
        """The reports that organizers asked for, oldest first."""

    async def counted(
        self,
        order: ReportOrder,
        now: datetime,
        work: Callable[[Material, frozenset[int] | None], T],
    ) -> T:
        """Return what `work` makes of everything that the community's numbers are computed from,
        and of the members of the order's group (None for everybody). It runs on a thread that
        nothing else waits for."""

    async def listed(
        self, order: ReportOrder, span: Span, work: Callable[[Iterator[InterviewLine]], T]
    ) -> T:
        """The same for the rows of the table, newest first."""
