"""The page, and the JSON it speaks, over HTTP."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from adapters.playground import receive, view
from adapters.playground.chat_server import ChatServer
from adapters.playground.clock import PlaygroundClock
from adapters.playground.desk import Desk
from adapters.playground.guard import add_headers, guard
from adapters.playground.messages import Json
from adapters.playground.refused import RequestRefused
from adapters.playground.stream import Stream
from adapters.playground.time_machine import TimeMachine
from adapters.web.connection import Limits, bounded
from bot.engine.router import CommandSpec
from bot.language.locale_tags import first_accepted

STATIC = Path(__file__).parent / "static"
LIMITS = Limits(size=256 * 1024)
STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
CLOCK = "the clock"
"""Whose answers those about moves of the clock are: nobody's user id has a space."""


class Server:
    def __init__(
        self,
        platform: ChatServer,
        clock: PlaygroundClock,
        machine: TimeMachine,
        desk: Desk,
        commands: Sequence[CommandSpec],
    ) -> None:
        self._platform = platform
        self._clock = clock
        self._machine = machine
        self._desk = desk
        self._commands = commands
        self._stream = Stream()
        self._news: set[str] = set()
        platform.watch(self._note)

    def application(self) -> web.Application:
        application = web.Application(
            middlewares=[guard, bounded(LIMITS)], client_max_size=LIMITS.size
        )
        application.add_routes(
            [
                web.get("/", self._page),
                web.static("/static", STATIC),
                web.get("/api/state", self._state),
                web.get("/api/conversations/{user}", self._conversation),
                web.post("/api/events", self._event),
                web.post("/api/clock", self._move),
                web.get("/api/stream", self._stream.serve),
            ]
        )
        application.on_response_prepare.append(add_headers)
        application.on_shutdown.append(self._stream.close)
        return application

    async def _page(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "index.html")

    async def _state(self, _: web.Request) -> web.Response:
        now, newest = self._clock.now(), await self._platform.newest()
        residents = await self._platform.residents()
        return web.json_response(
            {
                "clock": view.clock_json(now, await self._machine.next_due()),
                "people": [view.resident_json(each, now, newest) for each in residents],
                "commands": [view.command_json(spec) for spec in self._commands],
            }
        )

    async def _conversation(self, request: web.Request) -> web.Response:
        resident = await self._platform.resident(request.match_info["user"])
        if resident is None:
            raise RequestRefused("Nobody here has that user id.", 404)
        messages = await self._platform.conversation(resident.user)
        reader = resident.reader
        return web.json_response([view.message_json(each, reader) for each in messages])

    async def _event(self, request: web.Request) -> web.Response:
        asked = await _read(request)
        async with self._machine.lock:
            answer = await self._desk.take(asked, _locale(request))
            await self._machine.catch_up()
        return web.json_response(answer)

    async def _move(self, request: web.Request) -> web.Response:
        asked = await _read(request)
        event = receive.event_id(asked)
        async with self._machine.lock:
            answer = await self._platform.answer(CLOCK, event)
            if answer is None:
                answer = {"said": await self._moved(asked.get("move"))}
                await self._platform.remember(CLOCK, event, answer)
        return web.json_response(answer)

    async def _moved(self, move: object) -> str:
        self._news.clear()
        before, nothing_more = self._clock.offset, False
        if move == "next":
            nothing_more = not await self._machine.to_next_event()
        elif isinstance(move, str) and move in STEPS:
            await self._machine.ahead(STEPS[move])
        else:
            raise RequestRefused("The clock moves to: next, hour, day.")
        self._stream.tell({"clock": True})
        by, names = self._clock.offset - before, await self._named(self._news)
        return view.moved(by, names, nothing_more)

    def _note(self, user: str, new: bool) -> None:
        self._stream.conversation_changed(user, new)
        if new:
            self._news.add(user)

    async def _named(self, users: set[str]) -> list[str]:
        residents = await self._platform.residents()
        return [resident.name for resident in residents if resident.user in users]


def _locale(request: web.Request) -> str | None:
    return first_accepted(request.headers.get("Accept-Language", ""))


async def _read(request: web.Request) -> Json:
    if request.content_type != "application/json":
        raise RequestRefused("Send JSON, please.", 415)
    try:
        asked = await request.json()
    except ValueError:
        raise RequestRefused("That is not JSON.") from None
    if not isinstance(asked, dict):
        raise RequestRefused("Send a JSON object, please.")
    return asked
