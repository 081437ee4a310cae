"""Askwell in the line chat: it listens on a port, and members connect."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import NoReturn

from adapters.shared.answering.dispatch import CoreReply, Dispatcher
from adapters.shared.answering.error_card import sentence
from adapters.shared.connecting.presence import Presence
from adapters.shared.errors import CannotConnect
from adapters.shared.payload import Unreadable
from adapters.shared.platform import Pages
from adapters.shared.readers import Readers
from adapters.shared.seen import Seen
from adapters.shared.tasks import Tasks
from bot.app import Askwell
from bot.cards.cards import Card
from bot.cards.forms import Form, Invalid
from bot.cards.rich_text import Text, Words, say
from bot.engine.events import Caller, FromMember
from bot.engine.router import CommandSpec
from bot.engine.store.ports import Clock
from bot.engine.store.turn import Turn
from tests.line_chat.messenger import (
    LineChatDirectory,
    LineChatMessenger,
    LineChatPoster,
    send,
)
from tests.line_chat.receive import PLATFORM, caller, read_event
from tests.line_chat.render import card_message, form_message, invalid_message


class LineChat:
    """A platform. Once it is connected, `port` is the port on which it listens."""

    name = PLATFORM

    def __init__(self, host: str, port: int, clock: Clock) -> None:
        self.host, self.port = host, port
        self.messenger = LineChatMessenger()
        self.directory = LineChatDirectory()
        self.poster = LineChatPoster()
        self.presence = Presence(clock.now())
        self._clock = clock
        self._tasks = Tasks()
        self._heard: Seen[str] = Seen()
        self._readers = Readers()

    @asynccontextmanager
    async def connected(self, app: Askwell) -> AsyncIterator["asyncio.Future[NoReturn]"]:
        def meet(reader: StreamReader, writer: StreamWriter) -> None:
            self._tasks.start(self._meet(app, reader, writer))

        try:
            server = await asyncio.start_server(meet, self.host, self.port)
        except OSError:
            raise CannotConnect(self._taken()) from None
        self.port = server.sockets[0].getsockname()[1]
        self.presence.came()
        try:
            yield asyncio.get_running_loop().create_future()
        finally:
            server.close()
            for each in self.messenger.writers.values():
                each.close()
            await self._tasks.finish()
            self.presence.went(self._clock.now())

    def pages(self) -> Pages:
        return Pages()

    async def doctor(self, _commands: Sequence[CommandSpec], _language: str) -> list[Text]:
        try:
            server = await asyncio.start_server(lambda *_: None, self.host, self.port)
        except OSError:
            return [self._taken()]
        server.close()
        return []

    async def _meet(self, app: Askwell, reader: StreamReader, writer: StreamWriter) -> None:
        """One member's connection, from the line with their name to its end."""
        with suppress(ConnectionError, ValueError):  # it broke, or a line was far too long
            try:
                by = caller(await _line(reader))
            except Unreadable as unread:
                await send(writer, [f"| {unread}"])
            else:
                await self._converse(app, by, reader, writer)
        with suppress(ConnectionError):
            writer.close()
            await writer.wait_closed()

    async def _converse(
        self, app: Askwell, by: Caller, reader: StreamReader, writer: StreamWriter
    ) -> None:
        user = by.person.user
        self.messenger.writers[user] = writer
        self.messenger.left.discard(user)
        try:
            while (line := await _line(reader)) and user not in self.messenger.left:
                await self._hear(app, by, line, writer)
        finally:
            if self.messenger.writers.get(user) is writer:
                del self.messenger.writers[user]

    async def _hear(self, app: Askwell, by: Caller, line: str, writer: StreamWriter) -> None:
        """A line is acknowledged once it was decided. A client sends a line again that was not
        acknowledged."""
        number, _, words = line.partition(" ")
        if words == "/leave":
            self.messenger.left.add(by.person.user)
        elif words:
            await send(writer, await self._answer(app, by, number, words))
        await send(writer, [f"+ {number}"])

    async def _answer(self, app: Askwell, by: Caller, number: str, words: str) -> list[str]:
        """The answer in lines. A line that is sent again is not carried out again."""
        key = f"answer {number}"
        try:
            event = read_event(number, words, by)
        except Unreadable as unread:
            return card_message(key, sentence(unread.why), self._readers.of(by))
        if event.id in self._heard:
            return []
        answer = await Dispatcher(app, _identify, self._readers).reply_to(event, Turn(event.id))
        if not answer.failed:
            self._heard.add(event.id)
        return _lines(key, answer)

    def _taken(self) -> Text:
        return say(
            "Port {port} of {host} is not free: choose another port.",
            port=Words(str(self.port)),
            host=Words(self.host),
        )


async def _identify(event: FromMember) -> FromMember:
    """The name is all that we know about a member here."""
    return event


def _lines(key: str, answer: CoreReply) -> list[str]:
    reader = answer.reader
    match answer.reply:
        case Card() as card:
            return card_message(key, card, reader)
        case Form() as form:
            return form_message(key, form, reader)
        case Invalid() as invalid:
            return invalid_message(key, invalid, reader)
    return []


async def _line(reader: StreamReader) -> str:
    """Empty at the end of the connection. Raises ValueError for a line of more than 64 KiB."""
    return (await reader.readline()).decode(errors="replace").rstrip("\r\n")
