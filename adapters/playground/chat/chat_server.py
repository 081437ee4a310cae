"""The chat server, in the place of Slack's servers: people, their messages, and the clock.

It stores what it is given and knows nothing about Askwell. Payloads contain instants, not local
times: each is written in its reader's time zone when it is read.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import astuple
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from adapters.playground.chat.database import Database
from adapters.playground.chat.messages import (
    Author,
    Json,
    Message,
    from_row,
    upsert,
)
from bot.cards.reader import ENGLISH, Reader
from bot.interview.frozen import frozen
from bot.interview.members import ClockFormat

Watcher = Callable[[str, bool], None]
"""Called with the user whose conversation has changed, and whether a new message of the bot has
come."""


@frozen
class Resident:
    """Somebody who can be played. `part` groups them: "seeker", "host" or "organizer". `language`
    and `clock` are None unless they have told the bot."""

    user: str
    name: str
    zone: str
    part: str
    about: str
    language: str | None = None
    clock: ClockFormat | None = None

    def reader(self, locale: str | None) -> Reader:
        """`locale` is that of their browser."""
        return Reader(ZoneInfo(self.zone), self.language or locale or ENGLISH, self.clock)


_RESIDENTS = """
SELECT playground_person.*, language, clock
FROM playground_person LEFT JOIN playground_setting USING (user) ORDER BY playground_person.rowid
"""
_JOIN = "INSERT OR IGNORE INTO playground_person VALUES (?, ?, ?, ?, ?)"
_HAVE_SETTINGS = """
INSERT OR IGNORE INTO playground_setting (user) SELECT user FROM playground_person
"""
_ADAPT = """
UPDATE playground_setting SET language = ?1, clock = ?2
WHERE user = ?3 AND (language, clock) IS NOT (?1, ?2)
"""


def _resident(clock: str | None, **row: str) -> Resident:
    return Resident(**row, clock=ClockFormat(clock) if clock else None)


class ChatServer:
    def __init__(self, path: str) -> None:
        self._database = Database(path)
        self._watchers: list[Watcher] = []

    def watch(self, watcher: Watcher) -> None:
        self._watchers.append(watcher)

    async def join(self, residents: Iterable[Resident]) -> None:
        """People who are here already stay as they are."""
        rows = [astuple(resident)[:5] for resident in residents]
        await self._database.write(lambda db: db.executemany(_JOIN, rows))
        await self._database.write(lambda db: db.execute(_HAVE_SETTINGS))

    async def residents(self) -> list[Resident]:
        rows = await self._database.read(lambda db: db.execute(_RESIDENTS).fetchall())
        return [_resident(**row) for row in rows]

    async def resident(self, user: str) -> Resident | None:
        everybody = {resident.user: resident for resident in await self.residents()}
        return everybody.get(user)

    async def move(self, user: str, zone: str) -> None:
        """They told the bot that they live in another time zone. From now on all times are shown in
        it."""
        sql = "UPDATE playground_person SET zone = ? WHERE user = ? AND zone <> ?"
        await self._change(user, sql, (zone, user, zone))

    async def adapt(self, user: str, language: str | None, clock: ClockFormat | None) -> None:
        """They told the bot how they read. From now on everything is shown that way."""
        await self._change(user, _ADAPT, (language, clock, user))

    async def _change(self, user: str, sql: str, values: tuple[str | None, ...]) -> None:
        if await self._database.write(lambda db: db.execute(sql, values).rowcount):
            self._tell(user, new=False)

    async def post(
        self,
        user: str,
        author: Author,
        key: str,
        payload: Json,
        at: datetime,
        *,
        private: bool = False,
    ) -> int:
        """Show a message. If one is already shown under this key, it is replaced, so that a
        repetition is invisible."""
        row = (user, author, key, json.dumps(payload), at.isoformat(), private)
        number, before = await self._database.write(lambda db: upsert(db, row))
        if before != row[3]:
            self._tell(user, new=before is None and author == "bot")
        return number

    async def replace(self, message: int, payload: Json) -> None:
        """Show this in place of a message, whoever it is for."""
        sql = "UPDATE playground_message SET payload = ?, edited = 1 WHERE id = ? RETURNING user"
        row = (json.dumps(payload), message)
        for (user,) in await self._database.write(lambda db: db.execute(sql, row).fetchall()):
            self._tell(user, new=False)

    async def take_away(self, message: int | None) -> None:
        """Remove the message, if there is one."""
        sql = "DELETE FROM playground_message WHERE id = ? RETURNING user"
        for (user,) in await self._database.write(
            lambda db: db.execute(sql, (message,)).fetchall()
        ):
            self._tell(user, new=False)

    async def conversation(self, user: str) -> list[Message]:
        rows = await self._database.read(
            lambda db: db.execute(
                "SELECT * FROM playground_message WHERE user = ? ORDER BY id", (user,)
            ).fetchall()
        )
        return [from_row(row) for row in rows]

    async def newest(self) -> dict[str, int]:
        """The id of the bot's newest message to each user."""
        sql = "SELECT user, MAX(id) FROM playground_message WHERE author = 'bot' GROUP BY user"
        return dict(await self._database.read(lambda db: [tuple(row) for row in db.execute(sql)]))

    async def answer(self, user: str, event: str) -> Json | None:
        """The answer to the event with this id, if there was one."""
        sql = "SELECT answer FROM playground_answer WHERE user = ? AND id = ?"
        row = await self._database.read(lambda db: db.execute(sql, (user, event)).fetchone())
        answer: Json | None = json.loads(row["answer"]) if row else None
        return answer

    async def remember(self, user: str, event: str, answer: Json) -> None:
        row = (user, event, json.dumps(answer))
        sql = "INSERT OR REPLACE INTO playground_answer VALUES (?, ?, ?)"
        await self._database.write(lambda db: db.execute(sql, row))

    def offset(self) -> timedelta:
        """How far ahead the clock was moved."""
        sql = "SELECT offset_seconds FROM playground_clock"
        row = self._database.read_now(lambda db: db.execute(sql).fetchone())
        return timedelta(seconds=row["offset_seconds"] if row else 0)

    async def save_offset(self, offset: timedelta) -> None:
        sql = "INSERT OR REPLACE INTO playground_clock VALUES (1, ?)"
        await self._database.write(lambda db: db.execute(sql, (offset.total_seconds(),)))

    def close(self) -> None:
        self._database.close()

    def _tell(self, user: str, *, new: bool) -> None:
        for watcher in self._watchers:
            watcher(user, new)
