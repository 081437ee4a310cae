"""The core with everything it needs, and the loop that does what is due."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from secrets import token_hex
from types import MappingProxyType
from typing import Self

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from adapters.calendar.reader import CalendarReader
from adapters.pictures.drawer import VegaDrawer
from adapters.shared.connecting.presence import Presence
from adapters.shared.platform import Platform
from adapters.shared.tasks import meanwhile
from adapters.web.health import Health
from askwell.monitoring.first_messages import resting_now, rests
from askwell.monitoring.heartbeat import Heartbeat
from askwell.monitoring.outages import Outages
from askwell.monitoring.pulse import Pulse
from askwell.sleep import Sleep
from bot.app import Askwell
from bot.background.calendar_reader import Calendars, SourceReader
from bot.background.channel_posts import ChannelPosting
from bot.background.courier import Courier
from bot.background.group_list import GroupList
from bot.background.housekeeping import Housekeeping
from bot.background.illustrator import Illustrator
from bot.background.importing import Importing
from bot.background.owner_search import OwnerSearch
from bot.background.platforms import Platforms
from bot.background.report_maker import ReportMaker
from bot.background.suggester import Suggester
from bot.cards.rich_text import Text
from bot.content.questions import the_bank
from bot.engine.errors import log_failure
from bot.engine.firing import Firing
from bot.engine.store.agenda import Agenda
from bot.engine.store.couriers import Heart
from bot.engine.store.ports import (
    ChannelPoster,
    Clock,
    Messenger,
    PictureDrawer,
    SpaceDirectory,
)
from bot.flows import every_flow
from bot.steps.erasing import erase
from storage.store import SqlStore

log = logging.getLogger(__name__)

LONGEST_SLEEP = timedelta(seconds=30)
SHORTEST_SLEEP = timedelta(seconds=1)
HOWEVER_LATE = {"misfire_grace_time": None, "coalesce": True}
"""How scheduled jobs run: a job that was missed while the computer was suspended runs once it
wakes."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Assembly:
    """The core, connected to a store, to platforms, and to the reader of members' own calendars."""

    def __init__(
        self,
        store: SqlStore,
        clock: Clock,
        messengers: Mapping[str, Messenger],
        reader: SourceReader | None = None,
        *,
        directories: Mapping[str, SpaceDirectory] = MappingProxyType({}),
        posters: Mapping[str, ChannelPoster] = MappingProxyType({}),
        presences: Mapping[str, Presence] = MappingProxyType({}),
        outages: Outages | None = None,
        drawer: PictureDrawer | None = None,
        longest_sleep: timedelta = LONGEST_SLEEP,
    ) -> None:
        self._longest_sleep = longest_sleep
        self._presences = presences
        self._outages = outages
        self.pulse = Pulse()
        self.store = store
        self.clock = clock
        self._sleep = Sleep()
        self.woken = self._sleep.woken
        drawer = drawer or VegaDrawer()
        router = every_flow()
        self.app = Askwell(store, clock, router, self._sleep.wake)
        platforms = Platforms(messengers, presences)
        self.housekeeping = Housekeeping(store, clock, platforms, self.woken, self.pulse.beat)
        self.courier = Courier(
            Firing(router),
            store,
            clock,
            platforms,
            self.woken,
            wake=self._sleep.wake,
            channel_posting=ChannelPosting(store, clock, posters),
            importing=Importing(store, clock, directories),
            illustrator=Illustrator(drawer),
            heart=Heart(token_hex(4), alone=store.is_alone),
            beat=self.pulse.beat,
        )
        self._heartbeat = Heartbeat(self.courier.live, store.availability, self.woken.set)
        self.owner_search = OwnerSearch(store, clock, directories, self.woken)
        self.suggester = Suggester(store, clock, self.woken)
        self.groups = GroupList(store, clock, directories)
        self.report_maker = ReportMaker(store, clock, drawer, self.woken)
        self.calendars = Calendars(store, reader or CalendarReader(), clock, self.woken)

    @classmethod
    def of(cls, store: SqlStore, clock: Clock, platforms: Sequence[Platform]) -> Self:
        """With all that these platforms can do. Each wakes the courier when it connects."""
        presences = {each.name: each.presence for each in platforms}
        made = cls(
            store,
            clock,
            {each.name: each.messenger for each in platforms},
            directories={each.name: each.directory for each in platforms},
            posters={each.name: each.poster for each in platforms},
            presences=presences,
            outages=Outages(store, clock, presences),
        )
        for presence in presences.values():
            presence.on_coming = made.woken.set
        return made

    async def erase_again(self) -> None:
        """Erase again everybody who was erased after the backup that the database was restored
        from. To be called before anybody is served. Raises StorageError."""
        now = self.clock.now()
        for member in await self.store.restored_from_backup():
            log.warning("A member whom a backup has brought back is erased again.")
            await self.store.run(partial(erase, members=[member], now=now))

    async def keep_up(self) -> None:
        """Do what is due as time passes, until cancelled. What fails is tried again."""
        scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=HOWEVER_LATE)
        scheduler.add_job(partial(self._forget, self.forget_hourly), "cron", minute=0)
        # now, too: some computers are off every night
        scheduler.add_job(partial(self._forget, self.housekeeping.forget_old))
        scheduler.start()
        try:
            async with meanwhile(self.pulse.watch(), self._heartbeat.keep_beating()):
                # It takes long to read, which no transaction is to wait for.
                await asyncio.to_thread(the_bank)
                while True:
                    self.woken.clear()
                    self.pulse.beat()
                    at_most = await self._run_due()
                    await self._sleep.sleep(self.clock.now(), at_most)
        finally:
            scheduler.shutdown(wait=False)
            background = (self.owner_search, self.suggester, self.groups, self.report_maker)
            for work in (self.calendars, *background):
                await work.stop()
            await self.courier.leave()

    async def forget_hourly(self) -> None:
        """In memory and, where it is night, in the database. To be called once an hour."""
        await self.app.unsent_forms.forget_old()
        await self.housekeeping.forget_at_night()

    async def drain(self) -> None:
        """Do everything that is due, including suggestions, and return when it is done."""
        await self.courier.drain()
        while await self.suggester.begin():
            await self.suggester.settled()
            await self.courier.drain()

    async def next_due(self) -> datetime | None:
        return await self.courier.next_due()

    async def agenda(self) -> Agenda:
        return await self.courier.agenda()

    def health(self, mark: str) -> Health:
        """Its state, as it can be asked from outside. `mark` is that of its database."""
        return Health(
            self.clock,
            lambda: self.pulse.still,
            self.courier.oldest_due,
            self._presences,
            troubles=self._troubles,
            mark=mark,
        )

    async def _troubles(self) -> list[Text]:
        resting = await resting_now(self.store, self.clock.now())
        return [*self._heartbeat.troubles, *map(rests, resting)]

    async def _run_due(self) -> timedelta:
        """Return how long to sleep: until something is due, but at most so long that what another
        process has planned is not late."""
        try:
            if self._outages:
                await self._outages.note()
            agenda = await self.courier.run_due()
            await self._work_beside(agenda)
        except Exception as failed:  # a database that is away comes back
            log_failure(log, "What is due could not be done", failed)
            return self._longest_sleep
        due = agenda.next_due
        ahead = due - self.clock.now() if due else self._longest_sleep
        return min(max(ahead, SHORTEST_SLEEP), self._longest_sleep)

    async def _work_beside(self, agenda: Agenda) -> None:
        await self.groups.read_due()
        if agenda.calendars:
            await self.calendars.read_due()
        if agenda.owners:
            await self.owner_search.seek()
        if agenda.suggestions:
            await self.suggester.begin()
        if agenda.reports:
            await self.report_maker.begin()

    async def _forget(self, forget: Callable[[], Awaitable[None]]) -> None:
        """The scheduler would log a failure, or the end of Askwell, with a stack trace in which
        members' words could stand."""
        try:
            await forget()
        except asyncio.CancelledError:
            return
        except Exception as failed:  # it is tried again each night
            log_failure(log, "What is old could not be deleted", failed)
