"""When Askwell or a platform was away for long, and how much was late because of it."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from adapters.shared.presence import Presence
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Moment, Text, Words, say_many
from bot.engine.ports import Clock
from storage.outages import Outage
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
            since, self._marked = self._marked or alive, now
            await self._tell(ASKWELL, since, now)
        for name, presence in self._presences.items():
            if presence.away_since:
                self._away[name] = presence.away_since
            else:
                await self._tell(name, self._away.pop(name, None), now)

    async def _tell(self, who: str, since: datetime | None, now: datetime) -> None:
        if since is None or now - since <= LONG:
            return
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
