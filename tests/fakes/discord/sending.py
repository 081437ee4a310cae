"""What Discord sends to the app, and how long it waits for the first answer."""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from typing import Any, TypeVar

from tests.fakes.discord import shapes
from tests.fakes.discord.connections import Session
from tests.fakes.discord.gateway import INVALID_SESSION, RECONNECT, Gateway
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.rest import Rest
from tests.fakes.discord.state import World
from tests.fakes.discord.things import Answer, Channel, Event, Interaction, Message, Person
from tests.fakes.discord.uploads import Uploads

T = TypeVar("T")
PATIENCE = 3.0


class NotAnswered(Exception):
    """The app did not answer in time. A person would read "The application did not respond"."""


class Sender:
    def __init__(self, world: World) -> None:
        self.world = world
        self.address = ""
        self.gateway = Gateway(world, self.changed, lambda: self.gateway_url)
        self.rest = Rest(world, self.changed, lambda: self.gateway_url)
        world.emit = self.gateway.emit
        self.answers: list[Answer] = []
        self.patience = PATIENCE
        self.uploads = Uploads(world)
        self._change = asyncio.Event()

    @property
    def gateway_url(self) -> str:
        return f"{self.address.replace('http', 'ws', 1)}gateway/"

    def changed(self) -> None:
        self._change.set()

    async def until(self, wanted: Callable[[], T | None], timeout: float = 30) -> T:
        """Wait until `wanted` returns something true, which the app's actions must bring about.
        Returns it."""
        async with asyncio.timeout(timeout):
            while not (found := wanted()):
                self._change.clear()
                await self._change.wait()
            return found

    async def connected(self, shards: int = 1) -> None:
        """Wait until this many sessions of the app get events."""
        await self.until(lambda: len(self.gateway.live()) >= shards)

    async def disconnected(self) -> None:
        """Wait until there are none. Discord notices a closed connection only after a moment."""
        await self.until(lambda: not self.gateway.live())

    async def interact(
        self,
        kind: int,
        user: Person,
        channel: Channel,
        data: Json,
        message: Message | None = None,
    ) -> Answer:
        """Send an interaction and wait for the first answer. Raises NotAnswered."""
        world = self.world
        guild = world.guilds.get(channel.guild or 0)
        if guild and not (guild.installed and guild.available):
            raise NotAnswered(f"The app is not in {guild.name}")
        if not self.gateway.sessions:
            raise NotAnswered("The app is not connected")
        new = Interaction(
            world.new_id(), secrets.token_hex(32), kind, user, channel, {}, world.clock(), message
        )
        new.payload = shapes.interaction(world, new, data)
        world.interactions[new.token] = new
        begun = asyncio.get_running_loop().time()
        self.deliver(new)
        try:
            async with asyncio.timeout(self.patience):
                answer = await new.answered
        except TimeoutError:
            new.late = True
            raise NotAnswered("The application did not respond") from None
        seconds = answer.seconds - begun
        answer = replace(answer, seconds=seconds, message=copy(answer.message))
        self.answers.append(answer)
        return answer

    def deliver(self, interaction: Interaction) -> None:
        """Send an interaction for the first time, or again: Discord sometimes sends one twice."""
        event = Event("INTERACTION_CREATE", interaction.payload, interaction.channel.guild)
        self.world.emit(event)

    # What goes wrong with the connection

    def cut(self) -> None:
        """Break every connection. When the app resumes, it gets the events that it missed."""
        for connection in list(self.gateway.connections):
            connection.cut()

    async def ends(self, code: int) -> None:
        """Close every connection with this code. The session cannot be resumed."""
        self.gateway.sessions.clear()
        for connection in list(self.gateway.connections):
            await connection.ws.close(code=code)

    def sends(self, frame: str | bytes) -> None:
        """Send any frame to every connection."""
        for connection in list(self.gateway.connections):
            connection.send_raw(frame)

    def tells(self, name: str, data: Any) -> None:
        """Send an event with any data."""
        for session in self.gateway.live():
            session.tell(name, data)

    async def asks_to_reconnect(self) -> None:
        """Send opcode 7 (Reconnect), and wait until the app has resumed."""
        resumes = self.gateway.resumes
        told = {"op": RECONNECT, "d": None, "s": None, "t": None}
        sessions = self._tells(told, self.gateway.live())
        await self.until(lambda: self.gateway.resumes >= resumes + sessions)

    async def invalidates(self, *, resumable: bool = False, guild: int | None = None) -> None:
        """Send opcode 9 (Invalid Session), and wait until the app has resumed or identified again.
        With a `guild`, only to the session that gets the events of that guild."""
        before = self.gateway.resumes + self.gateway.readies
        gone = [each for each in self.gateway.live() if guild is None or each.hears_of(guild)]
        if not resumable:
            for each in gone:
                del self.gateway.sessions[each.id]
        told = {"op": INVALID_SESSION, "d": resumable, "s": None, "t": None}
        sessions = self._tells(told, gone)
        await self.until(lambda: self.gateway.resumes + self.gateway.readies >= before + sessions)

    def _tells(self, payload: Json, sessions: Sequence[Session]) -> int:
        connections = [each for each in self.gateway.connections if each.session in sessions]
        for each in connections:
            each.send(payload)
        return len(connections)
