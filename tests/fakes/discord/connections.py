"""Sessions, and the websocket connections through which the app follows them."""

import asyncio
import json
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from aiohttp import web

from tests.fakes.discord.refusals import Json
from tests.fakes.discord.things import Event

DISPATCH = 0


class Close(Exception):
    """The gateway closes the connection, with a code and a reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(code, reason)
        self.code, self.reason = code, reason


class Packer(Protocol):
    def pack(self, text: str) -> bytes | str: ...


class Plain:
    def pack(self, text: str) -> str:
        return text


class ZlibStream:
    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    def pack(self, text: str) -> bytes:
        return self._stream.compress(text.encode()) + self._stream.flush(zlib.Z_SYNC_FLUSH)


PACKERS: dict[str, Callable[[], Packer]] = {"": Plain, "zlib-stream": ZlibStream}

if sys.version_info >= (3, 14):
    from compression import zstd

    class ZstdStream:
        """What discord.py asks for where Python has it."""

        def __init__(self) -> None:
            self._stream = zstd.ZstdCompressor()

        def pack(self, text: str) -> bytes:
            return self._stream.compress(text.encode(), mode=self._stream.FLUSH_BLOCK)

    PACKERS["zstd-stream"] = ZstdStream


@dataclass
class Session:
    """The events for one identified app, or for one shard of it. A session outlives its
    connection."""

    id: str
    token: str
    intents: int
    shard: tuple[int, int]
    told: list[Json] = field(default_factory=list)
    connection: "Connection | None" = None

    def tell(self, name: str, data: Any) -> None:
        told = {"op": DISPATCH, "t": name, "s": len(self.told) + 1, "d": data}
        self.told.append(told)
        if self.connection:
            self.connection.send(told)

    def wants(self, event: Event) -> bool:
        return self.hears_of(event.guild) and event.intent & self.intents == event.intent

    def hears_of(self, guild: int | None) -> bool:
        """Whether this session gets the events of the guild. None stands for direct messages."""
        number, count = self.shard
        return number == (0 if guild is None else (guild >> 22) % count)


class Connection:
    """One websocket connection."""

    def __init__(self, request: web.Request, packer: Packer) -> None:
        self.ws = web.WebSocketResponse()
        self.request = request
        self.session: Session | None = None
        self._packer = packer
        self._waiting: asyncio.Queue[str | bytes] = asyncio.Queue()

    def send(self, payload: Json) -> None:
        self._waiting.put_nowait(json.dumps(payload))

    def send_raw(self, frame: str | bytes) -> None:
        """Send a frame. Text is compressed like every other payload; bytes are sent unchanged."""
        self._waiting.put_nowait(frame)

    async def write(self) -> None:
        while True:
            frame = await self._waiting.get()
            packed = self._packer.pack(frame) if isinstance(frame, str) else frame
            if isinstance(packed, bytes):
                await self.ws.send_bytes(packed)
            else:
                await self.ws.send_str(packed)

    def cut(self) -> None:
        """Break the connection without a close frame."""
        self.left()
        if self.request.transport:
            self.request.transport.abort()

    def left(self) -> None:
        if self.session and self.session.connection is self:
            self.session.connection = None
