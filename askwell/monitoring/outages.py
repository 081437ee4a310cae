"""When Askwell or a platform was away for long, and how much was late because of it."""

import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from adapters.shared.connecting.presence import Presence
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Moment, Text, Words, say_many
from bot.engine.store.ports import Clock
from storage.starting.outages import Outage
from storage.store import SqlStore

log = logging.getLogger(__name__)

MARK_EVERY, LONG = 60.0, 3600.0
"""Seconds."""
ASKWELL = "Askwell"
_SINCE_BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Goes on while the computer is suspended; on macOS, the second one does."""


def seconds_since_boot() -> float:
    return time.clock_gettime(_SINCE_BOOT)


class Outages:
    """`presences` are by the ids of platforms. Outages are stored for the doctor. How long one
    lasted is measured with `seconds`, because a clock that is set forward is no outage; only how
    long no Askwell ran is known from the clock alone."""

    def __init__(
        self,
        store: SqlStore,
        clock: Clock,
        presences: Mapping[str, Presence],
        seconds: Callable[[], float] = seconds_since_boot,
    ) -> None:
        self._store = store
        self._clock = clock
        self._presences = presences
        self._seconds = seconds
        self._marked: float | None = None
        self._away: dict[str, float] = {}
        """When each went, by `seconds`."""
        self._seen: dict[str, datetime] = {}
        """When each platform that is away went, by the clock."""

    async def note(self) -> None:
        """To be called before anything that is due is done. If a minute has passed since the last
        time, it also stores that the process lives."""
        now, seconds = self._clock.now(), self._seconds()
        if self._marked is None or seconds - self._marked >= MARK_EVERY:
            await self._mark(now, seconds)
        await self._tell(ASKWELL, now, seconds)
        for name, presence in self._presences.items():
            if presence.away_since is None:
                await self._tell(name, now, seconds)
            elif self._seen.get(name) != presence.away_since:
                self._seen[name] = presence.away_since
                self._away[name] = seconds - (now - presence.away_since).total_seconds()

    async def _mark(self, now: datetime, seconds: float) -> None:
        """Store that the process lives. It may have been away since that was last stored."""
        alive = await self._store.mark_alive(now)
        if self._marked is not None:
            self._away.setdefault(ASKWELL, self._marked)
        elif alive:
            self._away.setdefault(ASKWELL, seconds - (now - alive).total_seconds())
        self._marked = seconds

    async def _tell(self, who: str, now: datetime, seconds: float) -> None:
        """If the database fails meanwhile, it is told the next time."""
        lasted = seconds - self._away.get(who, seconds)
        if lasted > LONG:
            await self._keep(who, now - timedelta(seconds=lasted), now)
        self._away.pop(who, None)

    async def _keep(self, who: str, since: datetime, now: datetime) -> None:
        platform = None if who == ASKWELL else who
        late = await self._store.count_due(now, platform)
        outage = Outage(who, since, now, late)
        log.warning("%s", plain(sentence(outage), ANYBODY))
        await self._store.keep_outage(outage, platform)


def sentence(outage: Outage) -> Text:
    who = outage.who if outage.who == ASKWELL else outage.who.title()
    return say_many(
        "{who} was away from {since} to {until}; one thing came late.",
        "{who} was away from {since} to {until}; {number} things came late.",
        outage.late,
        who=Words(who),
        since=Moment(outage.since),
        until=Moment(outage.until),
    )
