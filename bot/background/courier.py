"""Delivers what is due: timers to flows, cards to people."""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from bot.background.background_work import stop
from bot.background.channel_posts import ChannelPosting
from bot.background.due_timers import DueTimers
from bot.background.illustrator import Illustrator, apart
from bot.background.importing import Importing
from bot.background.platforms import Platforms
from bot.background.sending import Sending
from bot.background.space_deliveries import SpaceDeliveries
from bot.engine.delivering import delivery
from bot.engine.errors import log_failure
from bot.engine.firing import Firing
from bot.engine.store.agenda import Agenda
from bot.engine.store.couriers import Heart
from bot.engine.store.ports import Clock, Outcome, Outgoing, SpaceKey, TryAgain
from bot.engine.store.store import Store, UnitOfWork

log = logging.getLogger(__name__)

CARDS_AT_ONCE = 40
"""How many cards are claimed at a time. Commands wait meanwhile."""
AFTER_OTHER_PICTURES = timedelta(seconds=20)
"""While other pictures are drawn, cards with pictures are tried again after this time."""
LEAVING = 10.0
"""Seconds at the end for all cards on their way."""


class Courier:
    """Spaces do not wait for each other, and several members of a space are written to at once: see
    bot.background.space_deliveries. The cards that it claims belong to it while its `heart` beats.

    `woken` is set by every part that may have made something due. `wake` is called with the time
    (UTC) at which something is due once cards are settled. Nothing is claimed for a platform that
    is not connected. `beat` is called at every step of long work.
    """

    def __init__(
        self,
        firing: Firing,
        store: Store,
        clock: Clock,
        platforms: Platforms,
        woken: asyncio.Event,
        *,
        wake: Callable[[datetime], None],
        channel_posting: ChannelPosting,
        importing: Importing,
        illustrator: Illustrator,
        heart: Heart,
        beat: Callable[[], None],
    ) -> None:
        self._due_timers = DueTimers(firing, store, clock, beat)
        self._store = store
        self._clock = clock
        self._platforms = platforms
        self._woken = woken
        self._wake = wake
        self._channel_posting = channel_posting
        self._importing = importing
        self._illustrator = illustrator
        self._heart = heart
        self._beat = beat
        self._under_way: set[asyncio.Task[None]] = set()
        self._deliveries = SpaceDeliveries(
            self._settle_and_hand_over,
            Sending(store, clock, platforms).show,
            platforms,
            woken,
            beside=self._beside,
            lose=self._lose,
        )
        self._ended = 0
        self._lost: set[int] = set()
        """Claimed cards whose outcome is unknown because their delivery failed."""
        self._is_known = False
        self._one_at_a_time = asyncio.Lock()

    async def live(self) -> None:
        """Tell other processes that this one lives, and take over what dead ones had begun. To be
        called every bot.engine.store.couriers.BEAT seconds."""
        if await self._store.run(lambda unit: self._heart.beat(unit.couriers)):
            self._woken.set()
        self._is_known = True

    async def run_due(self) -> Agenda:
        """Fire every due timer and start sending every due card. Return what is due next."""
        async with self._one_at_a_time:
            if not self._is_known:
                await self.live()
            if self._lost:
                await self._free()
            now = self._clock.now()
            _, agenda = await self._show_some(after_timers=True)
            if agenda.waking:
                await self._due_timers.wake()
            if agenda.waking or agenda.fires(now):
                agenda = await self._fire()
            return await self._set_going(agenda, now) if agenda.is_due(now) else agenda

    async def agenda(self) -> Agenda:
        """What is due next. Not counted: cards for a platform that is not connected, and cards that
        wait behind others of their space."""
        look = self._look()
        return await self._store.read(lambda unit: unit.agenda(*look))

    async def next_due(self) -> datetime | None:
        """When something is due next; see `agenda`."""
        return (await self.agenda()).next_due

    async def oldest_due(self) -> datetime | None:
        """The same, including cards that wait behind others."""
        there, now = self._platforms.connected(), self._clock.now()
        agenda = await self._store.read(lambda unit: unit.agenda(now, there))
        return agenda.next_due

    async def drain(self) -> None:
        """Do everything that is due, and return when it is done."""
        ended = -1
        while ended != self._ended:  # what ends may have made something due
            ended = self._ended
            await self.run_due()
            await self.finish()

    async def finish(self) -> None:
        """Wait for the cards on their way. Nothing new is claimed."""
        while self._under_way:
            await asyncio.gather(*self._under_way)

    async def leave(self) -> None:
        """At the end: wait for the cards on their way, but not for a platform that hangs. Then free
        whatever this courier still owns."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LEAVING):
                await self.finish()
        await stop(*self._under_way)
        me = self._heart.courier
        try:
            await self._store.run_in_background(lambda unit: unit.couriers.bury([me]))
        except Exception as failed:  # others will find out
            log_failure(log, "The courier could not say that it ends", failed)

    async def _fire(self) -> Agenda:
        """Return what is due next."""
        look = self._look()
        may_be_more, agenda = await self._due_timers.fire(lambda unit: unit.agenda(*look))
        if may_be_more:
            self._ended += 1
            self._woken.set()
        return agenda

    async def _set_going(self, agenda: Agenda, now: datetime) -> Agenda:
        """Start whatever is due. Return what is due next."""
        if posts := agenda.posts_in_channels(now):
            while due := await self._channel_posting.take(self._platforms.connected()):
                self._beat()
                self._beside(self._waking(self._channel_posting.post(due)))
        if imports := agenda.imports_people(now):
            while work := await self._importing.take(self._platforms.connected()):
                self._beat()
                self._beside(self._waking(self._importing.go_on(work)))
        if posts or imports or agenda.shows_cards(now):  # what came too late is told by a card
            return await self._show_all(now)
        return await self.agenda()

    async def _show_all(self, now: datetime) -> Agenda:
        """Return what is due next."""
        while True:
            shows_any, agenda = await self._show_some()
            if not shows_any or not agenda.shows_cards(now):
                return agenda

    async def _show_some(self, *, after_timers: bool = False) -> tuple[bool, Agenda]:
        """Start sending some due cards, if there are any. Return whether there are, and what is due
        next. `after_timers`: none are sent before the timers that are due, because the cards of
        those may belong in the same messages."""
        cards, agenda = await self._claim(after_timers)
        self._beat()
        to_draw, others = apart(cards)
        if to_draw:
            self._beside(self._deliver_drawn(to_draw))
        self._deliveries.send(others)
        return bool(cards), agenda

    async def _claim(self, after_timers: bool) -> tuple[Sequence[Outgoing], Agenda]:
        now, there, skip = look = self._look()
        me = self._heart.courier

        def work(unit: UnitOfWork) -> tuple[Sequence[Outgoing], Agenda]:
            if after_timers:
                agenda = unit.agenda(*look)
                if agenda.waking or agenda.fires(now) or not agenda.shows_cards(now):
                    return (), agenda
            cards = delivery.claim(unit, now, CARDS_AT_ONCE, there, skip, courier=me)
            return cards, unit.agenda(*look)

        return await self._store.run_in_background(work)

    def _look(self) -> tuple[datetime, Collection[str], Collection[SpaceKey]]:
        """With what the store is asked for what is due: the time, the platforms that are connected,
        and the spaces that take no more at the moment."""
        return self._clock.now(), self._platforms.connected(), self._deliveries.take_no_more()

    async def _free(self) -> None:
        lost, me = set(self._lost), self._heart.courier
        await self._store.run_in_background(lambda unit: unit.couriers.free(me, lost))
        self._lost -= lost

    def _lose(self, cards: Collection[int]) -> None:
        """The outcome of these cards (by id) is unknown."""
        if cards:
            self._lost.update(cards)
            self._woken.set()

    async def _deliver_drawn(self, cards: Sequence[Outgoing]) -> None:
        try:
            self._deliveries.send(await self._drawn(cards))
        except Exception:
            self._lose([part.id for each in cards for part in each.parts])
            raise

    async def _drawn(self, cards: Sequence[Outgoing]) -> Sequence[Outgoing]:
        """The cards with their pictures. If other pictures are being drawn, the cards are put off
        and none is returned."""
        if not self._illustrator.is_busy:
            return await self._illustrator.illustrated(cards)
        again = self._clock.now() + AFTER_OTHER_PICTURES
        await self._settle_and_hand_over(
            [TryAgain(each, again, counts=False, holds=True) for each in cards], []
        )
        return []

    def _beside(self, work: Coroutine[None, None, None]) -> None:
        """Do it while everything else goes on."""
        self._under_way.add(asyncio.create_task(self._done(work)))

    async def _waking(self, work: Coroutine[None, None, None]) -> None:
        """Do work that may make something due."""
        try:
            await work
        finally:
            self._woken.set()

    async def _done(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except Exception as failed:  # it is gone on with, or told of, when its lease ends
            log_failure(log, "What was begun could not be done", failed)
        finally:
            self._under_way -= {asyncio.current_task()}
            self._ended += 1

    async def _settle_and_hand_over(
        self, outcomes: Sequence[Outcome], cards: Sequence[Outgoing]
    ) -> Sequence[Outgoing]:
        """If no more cards are handed over, something else may be due now: the next cards of these
        members, or what comes of a failure."""
        look, me = self._look(), self._heart.courier

        def work(unit: UnitOfWork) -> tuple[Sequence[Outgoing], datetime | None]:
            if outcomes:
                delivery.settle(unit, outcomes, me)
            ours = delivery.hand_over(unit, cards, me) if cards else []
            return ours, None if ours else unit.agenda(*look).next_due

        ours, next_due = await self._store.run_in_background(work)
        if next_due:
            self._wake(next_due)
        return ours
