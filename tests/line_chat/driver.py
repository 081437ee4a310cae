"""Two members of the line chat, over real sockets, for the contract suite."""

import asyncio
import json
from asyncio import StreamWriter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any, cast

from adapters.shared.clock import travel
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.interview.members import Person
from storage.store import SqlStore
from tests.line_chat.connection import LineChat
from tests.line_chat.receive import PLATFORM, SPACE

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class LineMessage:
    text: list[str] = field(default_factory=list)
    buttons: dict[str, str] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    sends: str = ""


class LineMember:
    def __init__(self, driver: "LineChatDriver", user: str) -> None:
        self._driver = driver
        self._user = user
        self._numbers = count(1)
        self._last = ""
        self.messages: dict[str, LineMessage] = {}
        self.form = LineMessage()

    async def connects(self) -> None:
        chat = self._driver.platform
        self._reader, self._writer = await asyncio.open_connection(chat.host, chat.port)
        self._writer.write(f"{self._user}\n".encode())
        await self.catches_up()

    async def hangs_up(self) -> None:
        self._writer.close()
        await self._writer.wait_closed()

    async def says(self, words: str) -> None:
        self._last = f"{next(self._numbers)} {words}"
        await self.sends_again()

    async def sends_again(self) -> None:
        await self._sends(self._last)
        await self._driver.settles()

    async def presses(self, label: str) -> None:
        found = (each.buttons[label] for each in self._newest() if label in each.buttons)
        await self.says(next(found))

    async def fills(self, **fields: str | Sequence[str]) -> None:
        form = self.form
        values = {name: each["value"] for name, each in form.fields.items()}
        values |= {name: self._value(name, given) for name, given in fields.items()}
        await self.says(f"{form.sends} {json.dumps(values)}")

    def options(self, field: str) -> Sequence[str]:
        return list(self.form.fields[field]["options"])

    def holds(self, field: str) -> str:
        return str(self.form.fields[field]["value"])

    def sees(self, words: str) -> bool:
        return any(words in "\n".join(each.text) for each in self.messages.values())

    def can_press(self, label: str) -> bool:
        return any(label in each.buttons for each in self.messages.values())

    async def catches_up(self) -> None:
        """Wait for everything that was sent so far, because lines arrive in order."""
        await self._sends(f"{next(self._numbers)} ")

    async def _sends(self, line: str) -> None:
        self._writer.write(f"{line}\n".encode())
        await self._reads_until(f"+ {line.partition(' ')[0]}")

    async def _reads_until(self, last: str) -> None:
        message = LineMessage()
        async with asyncio.timeout(60):
            while (line := (await self._reader.readline()).decode().removesuffix("\n")) != last:
                if not line:
                    raise ConnectionError("The line chat hung up")
                message = self._takes(line, message)

    def _takes(self, line: str, message: LineMessage) -> LineMessage:
        kind, rest = line[0], line[2:]
        match kind:
            case "=":
                message = self.messages[rest] = LineMessage()
            case "|":
                message.text.append(rest)
            case "[":
                label, _, press = line[1:].rpartition("] ")
                message.buttons[label] = press
            case "?":
                shown = json.loads(rest)
                message.fields[shown["name"]] = shown
            case ">":
                message.sends, self.form = rest, message
        return message

    def _newest(self) -> list[LineMessage]:
        return list(reversed(self.messages.values()))

    def _value(self, name: str, given: str | Sequence[str]) -> str | list[str]:
        options = self.form.fields[name].get("options")
        chosen = [given] if isinstance(given, str) else list(given)
        return [options[each] for each in chosen] if options else "".join(chosen)


class BreakingWriter:
    """It sends what it gets, and then raises an error as if it had not. It does so once."""

    def __init__(self, writers: dict[str, StreamWriter], user: str) -> None:
        self._writers, self._user = writers, user
        self._writer = writers[user]

    def write(self, data: bytes) -> None:
        self._writer.write(data)

    async def drain(self) -> None:
        self._writers[self._user] = self._writer
        raise ConnectionResetError


class LineChatDriver:
    def __init__(self, assembly: Assembly, clock: StillClock, chat: LineChat) -> None:
        self._assembly = assembly
        self.clock = clock
        self.app = assembly.app
        self.platform = chat
        self.person = Person(PLATFORM, SPACE, "maya")
        self.maya, self.daniel = LineMember(self, "maya"), LineMember(self, "daniel")

    async def settles(self) -> None:
        await self._assembly.courier.drain()
        for each in (self.maya, self.daniel):
            await each.catches_up()

    async def to(self, when: str) -> None:
        courier = self._assembly.courier
        at = datetime.fromisoformat(f"{when}Z")
        await travel(self.clock, at, courier.next_due, courier.drain)
        await self.settles()

    async def shown(self) -> list[str]:
        await self.maya.catches_up()
        return ["\n".join(each.text) for each in self.maya.messages.values()]

    async def presses_unknown(self) -> None:
        await self.maya.says("/press nobodys")

    async def asks_twice(self) -> None:
        await self.maya.says("settings")
        first = dict(self.maya.messages)
        await self.maya.sends_again()
        assert self.maya.messages == first, "not even written again"

    async def closes(self) -> None:
        self.platform.messenger.left.add(self.person.user)

    async def deletes(self) -> None:
        self.maya.messages.clear()

    async def loses_the_next(self) -> None:
        writers, user = self.platform.messenger.writers, self.person.user
        writers[user] = cast("StreamWriter", BreakingWriter(writers, user))


@asynccontextmanager
async def in_line_chat() -> AsyncIterator[LineChatDriver]:
    clock, store = StillClock(MONDAY), SqlStore.open("sqlite://")
    chat = LineChat("127.0.0.1", 0, clock)
    assembly = Assembly.of(store, clock, [chat])
    try:
        async with chat.connected(assembly.app):
            driver = LineChatDriver(assembly, clock, chat)
            for each in (driver.maya, driver.daniel):
                await each.connects()
            try:
                yield driver
            finally:
                for each in (driver.maya, driver.daniel):
                    await each.hangs_up()
    finally:
        await store.close()
