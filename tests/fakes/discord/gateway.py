"""The gateway: it connects the app, sends it events, and resumes a session with the missed ones.

https://discord.com/developers/docs/events/gateway
"""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes.discord import shapes, users
from tests.fakes.discord.connections import PACKERS, Close, Connection, Session
from tests.fakes.discord.guilds import GUILDS, MEMBERS, Guild
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.state import World
from tests.fakes.discord.things import Event

HEARTBEAT, IDENTIFY, PRESENCE = 1, 2, 3
RESUME, RECONNECT, REQUEST_MEMBERS, INVALID_SESSION, HELLO, ACK = range(6, 12)
MESSAGE_CONTENT = 1 << 15
PRIVILEGED = MEMBERS | 1 << 8 | MESSAGE_CONTENT


@dataclass
class Gateway:
    world: World
    changed: Callable[[], None]
    url: Callable[[], str]
    heartbeat_interval: float = 41.25
    """The time between the app's heartbeats, in seconds."""
    acks: bool = True
    """Whether heartbeats are acknowledged."""
    sessions: dict[str, Session] = field(default_factory=dict)
    connections: list[Connection] = field(default_factory=list)
    readies: int = 0
    resumes: int = 0
    heartbeats: int = 0
    invalid_next: bool = False
    """Whether the next RESUME fails because its session is gone."""
    lets_in: bool = True
    """Whether the app can connect."""
    greets: bool = True
    """Whether HELLO is sent."""
    spoils: Callable[[Json], Json] = dict
    """Changes each READY before it is sent."""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if not self.lets_in:
            return web.Response(status=503)
        asked = request.query
        packer = PACKERS.get(asked.get("compress", ""))
        if asked.get("v") != "10" or asked.get("encoding") != "json" or not packer:
            return web.Response(status=400, text="Invalid version, encoding or compression")
        connection = Connection(request, packer())
        await connection.ws.prepare(request)
        self.connections.append(connection)
        writer = asyncio.create_task(connection.write())
        hello = {"heartbeat_interval": int(self.heartbeat_interval * 1000)}
        if self.greets:
            connection.send({"op": HELLO, "d": hello, "s": None, "t": None})
        try:
            await self._listen(connection)
        except Close as close:
            await connection.ws.close(code=close.code, message=close.reason.encode())
        finally:
            self._gone(connection)
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
        return connection.ws

    def emit(self, event: Event) -> None:
        for session in self.sessions.values():
            if session.wants(event):
                session.tell(event.name, self._without_content(session, event))
        self.changed()

    def live(self) -> list[Session]:
        """The sessions that have a connection."""
        return [each for each in self.sessions.values() if each.connection]

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.ws:
            if message.type is not WSMsgType.TEXT or len(message.data) > 4_096:
                raise Close(4002, "Error while decoding payload.")
            try:
                given = json.loads(message.data)
                op, data = given["op"], given.get("d")
            except (ValueError, KeyError, TypeError, AttributeError):
                raise Close(4002, "Error while decoding payload.") from None
            self._received(connection, op, data)

    def _received(self, connection: Connection, op: int, data: Any) -> None:
        session = connection.session
        if op == HEARTBEAT:
            self._beat(connection)
        elif op == IDENTIFY:
            self._identify(connection, data)
        elif op == RESUME:
            self._resume(connection, data)
        elif op not in (PRESENCE, REQUEST_MEMBERS):
            raise Close(4001, "Unknown opcode.")
        elif session is None:
            raise Close(4003, "Not authenticated.")
        elif op == REQUEST_MEMBERS:
            self._members(session, data)

    def _beat(self, connection: Connection) -> None:
        self.heartbeats += 1
        if self.acks:
            connection.send({"op": ACK, "d": None, "s": None, "t": None})
        self.changed()

    def _identify(self, connection: Connection, data: Json) -> None:
        if connection.session:
            raise Close(4005, "Already authenticated.")
        if data.get("token") not in self.world.tokens:
            raise Close(4004, "Authentication failed.")
        intents = data.get("intents")
        if not isinstance(intents, int) or not 0 <= intents < 1 << 27:
            raise Close(4013, "Invalid intent(s).")
        if intents & PRIVILEGED & ~self.world.intents:
            raise Close(4014, "Disallowed intent(s).")
        number, count = data.get("shard") or (0, 1)
        if not 0 <= number < count:
            raise Close(4010, "Invalid shard.")
        session = Session(secrets.token_hex(16), data["token"], intents, (number, count))
        session.connection = connection
        connection.session = self.sessions[session.id] = session
        self._ready(session)

    def _ready(self, session: Session) -> None:
        number, count = session.shard
        here = [
            each
            for each in self.world.guilds.values()
            if each.installed and (each.id >> 22) % count == number
        ]
        ready = {
            "v": 10,
            "user": self.world.bot.shape,
            "guilds": [{"id": str(each.id), "unavailable": True} for each in here],
            "session_id": session.id,
            "resume_gateway_url": self.url(),
            "shard": [number, count],
            "session_type": "normal",
            "private_channels": [],
            "application": {"id": str(self.world.app), "flags": users.flags(self.world)},
        }
        session.tell("READY", self.spoils(ready))
        for each in here:
            self._guild(session, each)
        self.readies += 1
        self.changed()

    def _guild(self, session: Session, guild: Guild) -> None:
        if session.intents & GUILDS and guild.available:
            shape = shapes.guild(self.world, guild) | {"unavailable": False}
            session.tell("GUILD_CREATE", shape)

    def _resume(self, connection: Connection, data: Json) -> None:
        if connection.session:
            raise Close(4005, "Already authenticated.")
        if data.get("token") not in self.world.tokens:
            raise Close(4004, "Authentication failed.")
        session = self.sessions.get(data.get("session_id", ""))
        if session is None or self.invalid_next:
            self.invalid_next = False
            self.sessions.pop(data.get("session_id", ""), None)
            connection.send({"op": INVALID_SESSION, "d": False, "s": None, "t": None})
            return
        heard = data.get("seq")
        if not isinstance(heard, int) or heard > len(session.told):
            raise Close(4007, "Invalid seq.")
        missed = session.told[heard:]
        connection.session, session.connection = session, connection
        for each in missed:
            connection.send(each)
        session.tell("RESUMED", {"_trace": []})
        self.resumes += 1
        self.changed()

    def _members(self, session: Session, data: Json) -> None:
        guild = self.world.guilds.get(int(data["guild_id"]))
        if guild is None or not guild.installed:
            return
        wanted = [str(each) for each in data.get("user_ids") or []]
        if not wanted and not data.get("query") and not session.intents & MEMBERS:
            raise Close(4014, "Disallowed intent(s).")
        query = (data.get("query") or "").lower()
        found = [
            person
            for person in map(self.world.person, guild.members)
            if (str(person.id) in wanted if wanted else person.name.lower().startswith(query))
        ]
        names = {str(each.id) for each in found}
        chunk = {
            "guild_id": str(guild.id),
            "members": [shapes.member(guild, each) for each in found[: data.get("limit") or None]],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [each for each in wanted if each not in names],
            "nonce": data.get("nonce"),
        }
        session.tell("GUILD_MEMBERS_CHUNK", chunk)

    def _without_content(self, session: Session, event: Event) -> Any:
        said = event.name in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and event.guild is not None
        if not said or session.intents & MESSAGE_CONTENT:
            return event.data
        return shapes.unread(self.world, event.data)

    def _gone(self, connection: Connection) -> None:
        """A session that the app closed normally ends. Any other can be resumed."""
        self.connections.remove(connection)
        connection.left()
        if connection.session and connection.ws.close_code in (1000, 1001):
            self.sessions.pop(connection.session.id, None)
        self.changed()
