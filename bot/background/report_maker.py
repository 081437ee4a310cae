"""Makes the reports that organizers asked for. It reads and counts on a thread that nothing else
waits for, and posts the result."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.background.background_work import Background
from bot.background.report_files import report_files
from bot.cards.cards import Card
from bot.cards.reader import reader_of
from bot.engine.decisions import Decision, Post
from bot.engine.errors import log_failure
from bot.engine.retention import PEOPLE
from bot.engine.store.ports import Clock, PictureDrawer
from bot.engine.store.reports import ReportStore, WaitingReport
from bot.engine.store.store import UnitOfWork
from bot.interview.numbers.counted import Material
from bot.interview.numbers.funnel import Funnel, funnel
from bot.interview.numbers.orders import ReportPart
from bot.interview.numbers.periods import Period
from bot.interview.numbers.report import Report, report_of
from bot.interview.numbers.report_dates import against_month_before
from bot.texts.organizing.report import report as texts
from bot.texts.organizing.report import table as report_table

log = logging.getLogger(__name__)


class ReportMaker(Background):
    """Makes one report at a time. `woken` is set when a report was posted."""

    def __init__(
        self, store: ReportStore, clock: Clock, drawer: PictureDrawer, woken: asyncio.Event
    ) -> None:
        self._store = store
        self._clock = clock
        self._drawer = drawer
        self._woken = woken

    async def begin(self) -> None:
        """Begin with the reports that are waiting, unless that is going on."""
        if self._is_busy:
            return
        if waiting := await self._store.waiting_reports():
            self._start(self._make_all(waiting))

    async def _make_all(self, waiting: Sequence[WaitingReport]) -> None:
        for each in waiting:
            try:
                await self._make(each)
            except Exception as failed:  # a database that is away comes back
                log_failure(log, "A report could not be made", failed)

    async def _make(self, waiting: WaitingReport) -> None:
        """Somebody who is no organizer any more gets no report."""
        posts = (await self._post(waiting),) if waiting.organizes else ()
        made, now = Decision(posts=posts), self._clock.now()

        def post(unit: UnitOfWork) -> None:
            if unit.take_report(waiting.order):
                unit.save(made, now)

        await self._store.run_in_background(post)
        self._woken.set()

    async def _post(self, waiting: WaitingReport) -> Post:
        order = waiting.order
        begins = f"{PEOPLE}report" if order.part is ReportPart.NAMES else "report"
        key = f"{begins}:{order.part}:{order.at:%Y%m%dT%H%M%S}"
        try:
            return Post(order.member, key, await self._card(waiting))
        except Exception as failed:  # they are not left waiting
            log_failure(log, "A report could not be made", failed)
            return Post(order.member, key, texts.failed())

    async def _card(self, waiting: WaitingReport) -> Card:
        period = _period(waiting)
        if waiting.order.part is not ReportPart.CARD:
            return await self._table(waiting, period)
        report, told = await self._counted(waiting, period)
        card = texts.card(report, waiting)
        files = await report_files(
            report,
            told,
            title=card.title,
            drawer=self._drawer,
            reader=reader_of(waiting.reader),
            now=self._clock.now(),
        )
        return replace(card, files=files)

    async def _counted(
        self, waiting: WaitingReport, period: Period
    ) -> tuple[Report, Funnel | None]:
        """How far requests have come is not reported for a group or a field."""
        zone, field = waiting.reader.zoneinfo, waiting.order.field

        def count(material: Material, group: frozenset[int] | None) -> tuple[Report, Funnel | None]:
            is_of_all = group is None and not field
            told = funnel(material, period.span) if is_of_all else None
            return report_of(material, period, zone, group, field), told

        return await self._store.counted(waiting.order, self._clock.now(), count)

    async def _table(self, waiting: WaitingReport, period: Period) -> Card:
        reader = reader_of(waiting.reader)
        make = partial(report_table.file, waiting=waiting, period=period, reader=reader)
        file, rows = await self._store.listed(waiting.order, period.span, make)
        return report_table.card(file, rows, period, waiting)


def _period(waiting: WaitingReport) -> Period:
    zone, begins = waiting.reader.zoneinfo, waiting.programme.settings.year_begins
    return against_month_before(waiting.order.period_in(zone, year_begins=begins), zone)
