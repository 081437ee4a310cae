"""The store: bot.engine.ports.Store in an SQL database."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from bot.cards.cards import Card
from bot.engine.contexts import State, Subscribed, Suggestible
from bot.engine.decisions import Decision
from bot.engine.events import Due
from bot.engine.ports import DecideOn, Early, Kept, Outcome, Outgoing, Reading, SpaceKey, Zoned
from bot.engine.turn import Turn
from bot.interview.calendars import Source
from bot.interview.model import Busy, Person
from storage import (
    alive,
    busy,
    feeds,
    firing,
    installations,
    interviews,
    kept,
    outbox,
    spaces,
    suggesting,
    timers,
    whereabouts,
)
from storage.door import Door
from storage.engine import is_there, preparing
from storage.installations import Row
from storage.loading import load
from storage.migrations import is_current, migrate
from storage.saving import save
from storage.trouble import StorageError

T = TypeVar("T")


class SqlStore:
    """On SQLite or PostgreSQL. All instants are aware; bot.engine.ports says what each does."""

    def __init__(self, engine: Engine, public_url: str = "") -> None:
        self._door = Door(engine)
        self.url = engine.url
        self._public_url = public_url.rstrip("/")

    @classmethod
    def open(cls, url: str, public_url: str = "") -> Self:
        """Connect, and bring the tables up to date. `public_url` is where Askwell can be reached
        from outside, empty if nowhere. Raises StorageError, which is NotReady where it may help
        to try again in a moment."""
        with preparing(url) as engine:
            migrate(engine)
        return cls(engine, public_url)

    @classmethod
    def look(cls, url: str) -> Self | None:
        """Connect, and change nothing; None where nothing was ever kept. Raises StorageError."""
        if not is_there(url):
            return None
        with preparing(url) as engine:
            current = is_current(engine)
        if current:
            return cls(engine)
        engine.dispose()
        if current is None:
            return None
        raise StorageError(
            "The database is of another version of Askwell: start this one once, which brings it "
            "up to date."
        )

    async def decide(
        self, reading: Reading, decide: DecideOn, now: datetime, turn: Turn | None = None
    ) -> Decision:
        def work(db: Connection) -> Decision:
            if reading.by is None:
                raise ValueError("Nobody acts: a timer is decided by fire()")
            decision = decide(load(db, reading, reading.by, now, self._public_url))
            save(db, decision, now)
            if turn and not decision.instead:
                kept.take(db, turn)
            return decision

        return await self._door.run(work)

    async def keep(self, event: Kept, turn: Turn) -> bool:
        return await self._door.aside(lambda engine: kept.keep(engine, event, turn))

    async def claim_kept(
        self, platform: str, spaces: Collection[str], now: datetime
    ) -> Sequence[Kept]:
        these = tuple(spaces)
        return await self._door.run(lambda db: kept.claim(db, platform, these, now))

    async def forget_kept(self, event: str) -> None:
        await self._door.run(lambda db: kept.forget(db, event))

    async def suggestible(
        self, person: Person, words: tuple[str, ...], now: datetime
    ) -> Suggestible:
        return await self._door.look(lambda db: suggesting.suggestible(db, person, words, now))

    async def fire(
        self,
        now: datetime,
        most: int,
        read: Callable[[Due], Reading | None],
        decide: Callable[[Due, State | None], Decision],
        early: Early,
    ) -> int:
        return await self._door.run(
            lambda db: firing.fire(db, now, most, read, decide, early=early)
        )

    async def claim(
        self,
        now: datetime,
        most: int,
        lease: timedelta,
        platforms: Collection[str],
        skip: Collection[SpaceKey],
    ) -> Sequence[Outgoing]:
        skipped = tuple(skip)  # the caller's own may change while we are on another thread
        return await self._door.run(
            lambda db: outbox.claim(db, now, most, lease, platforms, skip=skipped)
        )

    async def settle(self, outcomes: Sequence[Outcome]) -> None:
        await self._door.run(lambda db: outbox.settle(db, outcomes))

    async def next_due(self, platforms: Collection[str] | None = None) -> datetime | None:
        def work(db: Connection) -> datetime | None:
            found = (timers.next_due(db), outbox.next_due(db, platforms))
            return min((at for at in found if at is not None), default=None)

        return await self._door.look(work)

    async def spaces_of(self, platform: str, user: str, about: str) -> Sequence[str]:
        return await self._door.look(lambda db: whereabouts.spaces_of(db, platform, user, about))

    async def missed(self, person: Person, now: datetime) -> Sequence[Zoned]:
        return await self._door.look(lambda db: whereabouts.missed(db, person, now))

    async def calls_to(self, person: Person) -> Collection[str]:
        return await self._door.look(lambda db: whereabouts.calls_to(db, person))

    async def reached(self, person: Person) -> None:
        await self._door.run(lambda db: whereabouts.reached(db, person))

    async def waiting(self, person: Person, card: int) -> Sequence[Zoned]:
        return await self._door.look(lambda db: whereabouts.waiting(db, person, card))

    async def wake(self, platform: str, which: Collection[str]) -> None:
        these = tuple(which)
        await self._door.run(lambda db: spaces.wake(db, platform, these))

    async def sleep(self, platform: str, which: Collection[str]) -> None:
        these = tuple(which)
        await self._door.run(lambda db: spaces.sleep(db, platform, these))

    async def wake_only(self, platform: str, awake: Collection[str]) -> None:
        kept = tuple(awake)
        await self._door.run(lambda db: spaces.wake_only(db, platform, kept))

    async def prune(self, before: datetime) -> None:
        def work(db: Connection) -> None:
            outbox.prune(db, before)
            interviews.forget_venues(db, before)

        await self._door.run(work)

    async def installations(self, client_id: str) -> Sequence[Row]:
        """One for each workspace in which Slack's app with this id is."""
        return await self._door.look(lambda db: installations.of(db, client_id))

    async def keep_installation(self, row: Row) -> None:
        """In place of what was kept for its workspace."""
        await self._door.run(lambda db: installations.keep(db, row))

    async def forget_installation(self, client_id: str, team_id: str, bot_token: str) -> bool:
        return await self._door.run(
            lambda db: installations.forget(db, client_id, team_id, bot_token)
        )

    async def renew_tokens(self, client_id: str, renewed: Mapping[str, str]) -> None:
        await self._door.run(lambda db: installations.renew_tokens(db, client_id, renewed))

    async def mark_alive(self, now: datetime) -> datetime | None:
        """Returns when that was marked last."""
        return await self._door.run(lambda db: alive.mark(db, now))

    async def count_due(self, now: datetime, platform: str | None) -> int:
        return await self._door.look(lambda db: alive.count_due(db, now, platform))

    async def keep_outage(self, outage: alive.Outage) -> None:
        await self._door.run(lambda db: alive.keep(db, outage))

    async def outages(self, since: datetime) -> Sequence[alive.Outage]:
        """Those that ended since then, oldest first."""
        return await self._door.look(lambda db: alive.kept(db, since))

    async def run(self, work: Callable[[Engine], T]) -> T:
        """For whoever has tables of their own: `work` is done where all work with the database
        is, and brings its own transactions."""
        return await self._door.outside(work)

    async def feed_of(self, token: str) -> Subscribed | None:
        """What the feed with this token shows: its owner's interviews; None if it opens none."""
        return await self._door.look(lambda db: feeds.of(db, token))

    async def sources(self, now: datetime) -> Sequence[Source]:
        return await self._door.look(lambda db: busy.sources(db, now))

    async def keep_busy(
        self, source: Source, held: Sequence[Busy] | None, told: Card | None, now: datetime
    ) -> None:
        await self._door.run(lambda db: busy.keep(db, source, held, told, now))

    async def close(self) -> None:
        await self._door.close()
