"""Deletes what is too old to be kept, a little at a time. See bot.engine.retention."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from bot.background.platforms import Platforms
from bot.engine import retention
from bot.engine.imports import WAITS_FOR
from bot.engine.store.ports import Clock
from bot.engine.store.retention import InterviewWords, SettledCard, SpaceRetention
from bot.engine.store.store import Store, UnitOfWork
from bot.language import forgettable
from bot.steps.erasing import Abandoned

Key = TypeVar("Key", SettledCard, InterviewWords)


class Housekeeping:
    """`woken` is set when something was deleted; `beat` is called at every step."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        platforms: Platforms,
        woken: asyncio.Event,
        beat: Callable[[], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._platforms = platforms
        self._woken = woken
        self._beat = beat
        self._tidied_on: date | None = None

    async def forget_old(self) -> None:
        """Delete old data everywhere. Where Askwell was removed long ago, everybody is erased, but
        only on platforms that are connected, because they know where Askwell is."""
        await self._forget(await self._spaces())
        await self._forget_wordings()

    async def forget_at_night(self) -> None:
        """The same where it is night now, and tidy up for searches. To be called once an hour."""
        now = self._clock.now()
        asleep = [each for each in await self._spaces() if retention.is_night(each, now)]
        await self._forget(asleep)
        if asleep and self._tidied_on != now.date():
            self._tidied_on = now.date()
            await self._tidy_words()
            await self._forget_wordings()

    async def _forget_wordings(self) -> None:
        """All cards are read for it, so this is done as seldom as `_tidy_words`."""
        await self._store.forget_unused_wordings(self._clock.now(), self._beat)

    async def _tidy_words(self) -> None:
        """All words are written anew, so this is done once a day, not in each hour in which it is
        night somewhere."""
        await self._store.run_in_background(lambda unit: unit.retention.begin_to_tidy_words())
        await self._store.repeat_in_background(lambda unit: unit.retention.tidy_words(), self._beat)

    async def _spaces(self) -> Sequence[SpaceRetention]:
        return await self._store.read(lambda unit: unit.retention.spaces())

    async def _forget(self, spaces: Sequence[SpaceRetention]) -> None:
        now = self._clock.now()
        # Another process may have erased somebody whose words are in the memory of this one.
        forgettable.forget_words()
        for space in spaces:
            await self._walk(partial(retention.forget_cards, space=space), now)
            await self._walk(partial(retention.forget_words, space=space), now)
            venues = partial(retention.forget_venues, now=now, space=space)
            await self._store.repeat_in_background(venues, self._beat)
        await self._store.repeat_in_background(
            partial(retention.forget_exports, now=now), self._beat
        )
        for work in (
            retention.forget_concerns,
            retention.forget_suggestions,
            retention.forget_channel_posts,
        ):
            await self._store.run_in_background(partial(work, now=now))
        await self._store.run_in_background(lambda unit: unit.imports.forget_old(now - WAITS_FOR))
        await self._store.run_in_background(lambda unit: unit.retention.forget_searchers(now))
        await self._store.run_in_background(lambda unit: unit.retention.forget_reading_starts(now))
        recent = partial(retention.forget_recent_actions, now=now)
        await self._store.repeat_in_background(recent, self._beat)
        await self._store.run_in_background(lambda unit: unit.timers.look_again())
        asleep_since = now - retention.ASLEEP_KEPT
        abandoned = Abandoned(self._platforms.connected(), asleep_since)
        await self._store.get_ready_to_erase()
        await self._store.repeat_in_background(partial(abandoned.erase_some, now=now), self._beat)
        await self._store.run_in_background(lambda unit: unit.retention.note_run(now))
        self._woken.set()

    async def _walk(
        self, step: Callable[[UnitOfWork, datetime, Key | None], Key | None], now: datetime
    ) -> None:
        """Step by step to the end, each step in a transaction of its own."""
        after = await self._store.run_in_background(lambda unit: step(unit, now, None))
        while (last := after) is not None:
            self._beat()
            after = await self._store.run_in_background(lambda unit: step(unit, now, last))
