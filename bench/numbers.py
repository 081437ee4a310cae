"""The report of a large community, and its table, next to a plain SELECT of the same rows."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, fields
from functools import partial
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, insert

from bench.community import DAY, NOON, Community
from bench.databases import UrlOf, analyse, migrated
from bench.measure import Measured, settle_garbage, work_off
from bot.cards.reader import Reader
from bot.engine.store.reports import WaitingReport
from bot.interview.numbers import facts
from bot.interview.numbers.orders import ReportOrder, ReportPart
from bot.interview.numbers.periods import Period, PeriodName, Span, so_far
from bot.interview.numbers.report import report_of
from bot.interview.organizing.programme import Programme
from bot.texts.organizing.report import table as report_table
from storage import tables
from storage.keys.keys import Keys
from storage.store import SqlStore

MANY = 100_000
ROUNDS = 3
BERLIN = ZoneInfo("Europe/Berlin")
ORDER = ReportOrder(1, 1, ReportPart.TABLE, PeriodName.YEAR, NOON)
LAST_YEAR = Span(NOON - 400 * DAY, NOON)


@dataclass
class CountingCost:
    """`many`: the number of interviews. `cost`: the processor time of each round, in ms."""

    what: str
    many: int
    cost: list[float] = field(default_factory=list)
    loop: Measured = field(default_factory=Measured)


async def measure(url_of: UrlOf, scale: float) -> list[CountingCost]:
    many = max(25, int(MANY * scale) // 25 * 25)
    community = Community(1, max(1, many // 4), max(1, many // 25), many)
    with migrated(url_of("numbers")) as engine:
        community.settle_in(engine)
        _note(engine, community)
        analyse(engine)
        store = SqlStore(engine, Keys.new())
        try:
            settle_garbage()
            return [
                await _rounds(what, many, act)
                for what, act in (
                    ("report", partial(_report, store)),
                    ("table", partial(_table, store, community)),
                    ("plain SELECT", partial(_select, engine)),
                )
            ]
        finally:
            await store.close()


def _note(engine: Engine, community: Community) -> None:
    rows = map(partial(_fact, community), range(community.interviews))
    with engine.begin() as db:
        db.execute(insert(tables.interview_facts), list(rows))


def _fact(community: Community, number: int) -> dict[str, Any]:
    told = facts.of_interview(community.interview(number), NOON)
    host = community.host(told.host - 1 - community.seekers)
    values = {each.name: getattr(told, each.name) for each in fields(told)}
    return values | {"field": host.profile.field if host.profile else ""}


async def _rounds(what: str, many: int, act: Callable[[], Awaitable[object]]) -> CountingCost:
    measured = CountingCost(what, many)

    async def once(_: int) -> None:
        await act()

    for _ in range(ROUNDS):
        began = process_time()
        await work_off(measured.loop, once, many)
        measured.cost.append((process_time() - began) * 1000)
    return measured


async def _report(store: SqlStore) -> None:
    period = so_far(PeriodName.YEAR, NOON, BERLIN)
    await store.counted(ORDER, NOON, lambda material, _: report_of(material, period, BERLIN))


async def _table(store: SqlStore, community: Community) -> None:
    waiting = WaitingReport(ORDER, community.seeker(0), Programme(1, NOON), None, organizes=True)
    period = Period(PeriodName.DATES, LAST_YEAR, LAST_YEAR)
    reader = Reader(BERLIN, "en")
    await store.listed(
        ORDER, LAST_YEAR, lambda lines: report_table.file(lines, waiting, period, reader)
    )


async def _select(engine: Engine) -> None:
    with ThreadPoolExecutor(1) as thread:
        await asyncio.get_running_loop().run_in_executor(thread, _read_all, engine)


def _read_all(engine: Engine) -> int:
    with engine.connect() as db:
        return len(db.exec_driver_sql("SELECT * FROM interview_fact").all())
