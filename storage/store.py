"""The store: bot.engine.store.store.Store in an SQL database."""

import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from bot.cards.cards import Card
from bot.cards.rich_text import Text, say
from bot.engine.contexts.member import FeedContext
from bot.engine.store.first_messages import Rest
from bot.engine.store.ports import KeptEvent
from bot.engine.store.reports import WaitingReport
from bot.engine.store.store import UnitOfWork
from bot.engine.store.turn import Turn
from bot.interview.members import Person
from bot.interview.model import Busy
from bot.interview.numbers.counted import Material
from bot.interview.numbers.orders import InterviewLine, ReportOrder
from bot.interview.numbers.periods import Span
from bot.interview.scheduling.calendars import Source
from storage.calendars import busy_times, feeds
from storage.cards.first_messages import SqlFirstMessages
from storage.connections import opened_keys
from storage.connections.availability import Availability
from storage.connections.database import is_there, key_file_of, preparing
from storage.connections.executor import Executor
from storage.connections.write_ahead_log import forget_log
from storage.copying import half_copied
from storage.erasing import erased_members, unused_wordings
from storage.erasing.aftermath import Aftermath
from storage.erasing.erased_members import Erased
from storage.erasing.erasure_log import ErasureLog
from storage.errors import StorageError
from storage.events import kept_events
from storage.keys.keys import Keys
from storage.migrations import is_current, migrate
from storage.organizing import numbers, report_orders
from storage.people import groups, people
from storage.spaces import conversations, installations, spaces
from storage.spaces.installations import Row
from storage.starting import first_statements, host_fields, outages
from storage.unit_of_work import SqlUnitOfWork

log = logging.getLogger(__name__)

T = TypeVar("T")


class SqlStore:
    """The store on SQLite or PostgreSQL. All instants are aware. `erasures` is as for
    storage.erasing.aftermath.Aftermath."""

    def __init__(
        self, engine: Engine, keys: Keys, public_url: str = "", erasures: ErasureLog | None = None
    ) -> None:
        self._executor = Executor(engine)
        self.url = engine.url
        self._keys = keys
        self._public_url = public_url.rstrip("/")
        self._aftermath = Aftermath(self._executor, erasures)

    @classmethod
    def open(cls, url: str, public_url: str = "", key_file: str = "") -> Self:
        """Connect, and bring the tables up to date. `public_url` is where Askwell can be reached
        from outside, empty if nowhere. `key_file` is the path of the file with the keys, empty for
        its usual place. Raises StorageError; it is a NotReady if trying again in a moment may
        help."""
        with preparing(url) as engine:
            half_copied.check(engine)
            migrate(engine)
            host_fields.fill_in_certain_fields(engine)
            file = key_file_of(url, key_file)
            keys = opened_keys.prepare(engine, file)
        return cls(engine, keys, public_url, _log_beside(file))

    @classmethod
    def open_existing(cls, url: str, key_file: str = "") -> Self | None:
        """Connect, and change nothing. None if there is no database yet. Raises StorageError."""
        if not is_there(url):
            return None
        with preparing(url) as engine:
            half_copied.check(engine)
            current = is_current(engine)
            if current:
                file = key_file_of(url, key_file)
                return cls(engine, opened_keys.read(engine, file), erasures=_log_beside(file))
        engine.dispose()
        if current is None:
            return None
        raise StorageError(
            say(
                "The database is of another version of Askwell: start this one once, which brings "
                "it up to date."
            )
        )

    @property
    def is_alone(self) -> bool:
        """Whether no other process uses this database."""
        return self.url.get_backend_name() == "sqlite"

    async def get_ready(self) -> None:
        """Compile what the first timers need, so that nobody waits for that while they fire."""
        await self._executor.run_separately(first_statements.get_ready)

    async def get_ready_to_erase(self) -> None:
        await self._executor.run_separately(erased_members.get_ready)

    @property
    def availability(self) -> Availability:
        return self._executor.availability

    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        return await self._finishing_erasures(self._executor.run(lambda db: self._within(db, work)))

    async def run_in_background(self, work: Callable[[UnitOfWork], T]) -> T:
        return await self._finishing_erasures(self._in_background(work))

    async def repeat_in_background(
        self, step: Callable[[UnitOfWork], object], beat: Callable[[], None]
    ) -> None:
        more: object = True
        while more:
            more, erased = await self._in_background(step)
            await self._aftermath.begin(erased)
            await self._executor.leave_time_for_log()
            beat()
        await self._aftermath.finish_steps()

    async def _in_background(self, work: Callable[[UnitOfWork], T]) -> tuple[T, list[Erased]]:
        return await self._executor.run_in_background(lambda db: self._within(db, work))

    async def _finishing_erasures(self, work: Awaitable[tuple[T, list[Erased]]]) -> T:
        done, erased = await work
        await self._aftermath.finish(erased)
        return done

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        done, _ = await self._executor.read(lambda db: self._within(db, work))
        return done

    async def restored_from_backup(self) -> Sequence[int]:
        """Members who were erased and whom an older backup has restored; see Aftermath. Raises
        StorageError."""
        return await self._aftermath.restored_from_backup(self._keys)

    async def fault_of_erasure_log(self) -> Text | None:
        """What is wrong with the file that lists who was erased; see Aftermath."""
        return await self._aftermath.fault_of_log(alone=self.is_alone)

    def _within(self, db: Connection, work: Callable[[UnitOfWork], T]) -> tuple[T, list[Erased]]:
        unit = self._unit(db)
        return work(unit), unit.erased

    async def keep_event(self, event: KeptEvent, turn: Turn) -> bool:
        return await self._executor.run_separately(
            lambda engine: kept_events.keep(engine, event, turn)
        )

    async def installations(self, client_id: str) -> Sequence[Row]:
        """The installations of the Slack app with this id, one for each workspace."""
        return await self._executor.read(lambda db: installations.of(db, client_id))

    async def keep_installation(self, row: Row) -> None:
        """Store the installation in place of an earlier one in the same workspace."""
        await self._executor.run(lambda db: installations.save(db, row))

    async def forget_installation(self, client_id: str, team_id: str, bot_token: str) -> bool:
        return await self._executor.run(
            lambda db: installations.forget(db, client_id, team_id, bot_token)
        )

    async def renew_tokens(self, client_id: str, renewed: Mapping[str, str]) -> None:
        await self._executor.run(lambda db: installations.renew_tokens(db, client_id, renewed))

    async def conversation_of(self, person: Person) -> str | None:
        """The platform's id of the direct conversation with the person. None if it is not known."""
        return await self._executor.read(lambda db: conversations.of(db, person))

    async def keep_conversation(self, person: Person, channel: str) -> None:
        await self._executor.run(lambda db: conversations.save(db, person, channel))

    async def forget_conversation(self, person: Person) -> None:
        await self._executor.run(lambda db: conversations.forget(db, person))

    async def mark_alive(self, now: datetime) -> datetime | None:
        """Call this every minute. It also empties SQLite's write-ahead log. Returns when it was
        last called (UTC), None if never."""
        await self._executor.run_separately(forget_log)
        return await self._executor.run(lambda db: outages.note_alive(db, now))

    async def count_due(self, now: datetime, platform: str | None) -> int:
        return await self._executor.read(lambda db: outages.count_due(db, now, platform))

    async def keep_outage(self, outage: outages.Outage, platform: str | None) -> None:
        """`platform`: the one that was away. None if it was Askwell itself."""
        await self._executor.run(lambda db: outages.save(db, outage, platform))

    async def first_message_rests(self) -> Sequence[Rest]:
        """The rests of platforms that have objected to first messages."""
        return await self._executor.read(lambda db: SqlFirstMessages(db).rests())

    async def awake_spaces(self) -> Mapping[str, int]:
        """How many spaces Askwell is in, by platform."""
        return await self._executor.read(spaces.count_awake)

    async def has_members(self) -> bool:
        return await self._executor.read(people.is_anybody_here)

    async def outages(self, since: datetime) -> Sequence[outages.Outage]:
        """The outages that ended since then, oldest first."""
        return await self._executor.read(lambda db: outages.ended_since(db, since))

    async def feed_of(self, token: str) -> FeedContext | None:
        """What the feed with this token shows: its owner's interviews. None if no feed has this
        token."""
        return await self._executor.read(lambda db: feeds.of(db, token))

    async def sources(self, now: datetime, most: int) -> Sequence[Source]:
        return await self._executor.read(lambda db: busy_times.sources(db, now, most, self._keys))

    async def waiting_reports(self) -> Sequence[WaitingReport]:
        return await self._executor.read(report_orders.waiting)

    async def counted(
        self,
        order: ReportOrder,
        now: datetime,
        work: Callable[[Material, frozenset[int] | None], T],
    ) -> T:
        def count(db: Connection) -> T:
            group = None if order.group is None else groups.members_in(db, order.group)
            material = numbers.material(db, order.community, now)
            try:
                return work(material, group)
            finally:
                numbers.free_rows(material)

        return await self._executor.read_long(count)

    async def listed(
        self, order: ReportOrder, span: Span, work: Callable[[Iterator[InterviewLine]], T]
    ) -> T:
        return await self._executor.read_long(lambda db: work(numbers.lines(db, order, span)))

    async def keep_busy(
        self, source: Source, held: Sequence[Busy] | None, told: Card | None, now: datetime
    ) -> None:
        await self._executor.run(
            lambda db: busy_times.save_reading(db, source, held, told, now, keys=self._keys)
        )

    async def forget_unused_wordings(self, now: datetime, beat: Callable[[], None]) -> None:
        await unused_wordings.forget(self._executor, now, beat)

    async def close(self) -> None:
        await self._executor.close()

    def _unit(self, db: Connection) -> SqlUnitOfWork:
        return SqlUnitOfWork(db, self._public_url, self._keys)


def _log_beside(key_file: Path | None) -> ErasureLog | None:
    return ErasureLog.next_to(key_file) if key_file else None
