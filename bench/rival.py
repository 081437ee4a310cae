"""APScheduler with its own job store, and one job for each timer."""

import asyncio
from datetime import UTC, datetime, timedelta

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Engine

from bench.databases import UrlOf, opened
from bench.due import MANY, SECONDS
from bench.measure import Measured, settle_garbage, work_off

PILOT = 500

_fired = asyncio.Semaphore(0)


async def measure(url_of: UrlOf, scale: float) -> Measured:
    """As many jobs as fit into half of the time. Creating them takes the other half."""
    wanted = int(MANY * scale)
    with opened(url_of("jobs")) as engine:
        pilot = await _measure(engine, min(wanted, int(PILOT * scale) + 10))
        return await _measure(engine, min(wanted, int(pilot.rate * SECONDS * scale / 2) + 1))


async def nothing(interview: str, name: str) -> None:
    """What each job does: as little as an outdated timer."""
    _fired.release()


async def _measure(engine: Engine, many: int) -> Measured:
    measured = Measured()
    scheduler = AsyncIOScheduler(
        jobstores={"default": SQLAlchemyJobStore(engine=engine)},
        job_defaults={"misfire_grace_time": None},
        timezone=UTC,
    )
    scheduler.start(paused=True)
    try:
        _add_jobs(scheduler, many)
        settle_garbage()
        await work_off(measured, lambda many: _run(scheduler, many), many)
    finally:
        scheduler.shutdown(wait=False)
    return measured


def _add_jobs(scheduler: AsyncIOScheduler, many: int) -> None:
    """All jobs are due."""
    first = datetime.now(UTC) - timedelta(days=1)
    for number in range(many):
        at = first + timedelta(milliseconds=number)
        scheduler.add_job(nothing, "date", run_date=at, args=(f"interview-{number}", "nudge_host"))


async def _run(scheduler: AsyncIOScheduler, many: int) -> None:
    scheduler.resume()
    for _ in range(many):
        await _fired.acquire()
