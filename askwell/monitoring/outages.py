"""When Askwell or a platform was away for long, and how much was late because of it."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from adapters.shared.connecting.presence import Presence
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Moment, Text, Words, say_many
from bot.engine.store.ports import Clock
from storage.starting.outages import Outage
from storage.store import SqlStore

log = logging.getLogger(__name__)

MARK_EVERY = timedelta(minutes=1)
LONG = timedelta(hours=1)
ASKWELL = "Askwell"


class Outages:
    """`presences` are by the ids of platforms. Outages are stored for the doctor."""

    def __init__(self, store: SqlStore, clock: Clock, presences: Mapping[str, Presence]) -> None:
        self._store = store
        self._clock = clock
        self._presences = presences
        self._marked: datetime | None = None
        self._away: dict[str, datetime] = {}

    async def note(self) -> None:
        """To be called before anything that is due is done. If a minute has passed since the last
        time, it also stores that the process lives."""
        now = self._clock.now()
        if self._marked is None or not timedelta() <= now - self._marked < MARK_EVERY:
            alive = await self._store.mark_alive(now)
            if since := self._marked or alive:
                self._away.setdefault(ASKWELL, since)
            self._marked = now
        await self._tell(ASKWELL, now)
        for name, presence in self._presences.items():
            if presence.away_since:
                self._away[name] = presence.away_since
            else:
                await self._tell(name, now)

    async def _tell(self, who: str, now: datetime) -> None:
        """If the database fails meanwhile, it is told the next time."""
        since = self._away.get(who)
        if since is not None and now - since > LONG:
            await self._keep(who, since, now)
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
