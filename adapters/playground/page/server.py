"""The page, and its JSON interface over HTTP."""

from collections.abc import Sequence
from datetime import timedelta

from aiohttp import web

from adapters.playground import receive
from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.chat.messages import Json
from adapters.playground.clock import PlaygroundClock
from adapters.playground.desk import Desk
from adapters.playground.page import view
from adapters.playground.page.guard import add_headers, guard
from adapters.playground.page.stream import Stream
from adapters.playground.page.texts import STATIC, texts_json
from adapters.playground.refused import RequestRefused
from adapters.playground.render import for_reader, line_json
from adapters.playground.time_machine import TimeMachine
from adapters.web.browser import language_of_request, reader_of_request
from adapters.web.connection import Limits, bounded
from bot.cards.forms import FILE_BYTES
from bot.cards.rich_text import Text, Words, say
from bot.engine.router import CommandSpec

LIMITS = Limits(size=FILE_BYTES * 4 // 3 + 256 * 1024)
STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
CLOCK = "the clock"
"""The owner of answers about moves of the clock. No user id contains a space."""


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
                web.get("/api/texts", self._texts),
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

    async def _texts(self, request: web.Request) -> web.Response:
        return web.json_response(texts_json(reader_of_request(request.headers).language))

    async def _state(self, request: web.Request) -> web.Response:
        reader = reader_of_request(request.headers)
        now, due = self._clock.now(), await self._machine.next_of_interviews()
        newest = await self._platform.newest()
        residents, locale = await self._platform.residents(), language_of_request(request.headers)
        return web.json_response(
            {
                "clock": view.clock_json(now, due, reader),
                "people": [view.resident_json(each, now, newest, locale) for each in residents],
                "commands": [view.command_json(spec, reader) for spec in self._commands],
            }
        )

    async def _conversation(self, request: web.Request) -> web.Response:
        resident = await self._platform.resident(request.match_info["user"])
        if resident is None:
            raise RequestRefused(say("Nobody here has that user id."), 404)
        messages = await self._platform.conversation(resident.user)
        reader = resident.reader(language_of_request(request.headers))
        return web.json_response([view.message_json(each, reader) for each in messages])

    async def _event(self, request: web.Request) -> web.Response:
        asked = await _read(request)
        async with self._machine.lock:
            answer = await self._desk.take(asked, language_of_request(request.headers))
            await self._machine.catch_up()
        return web.json_response(answer)

    async def _move(self, request: web.Request) -> web.Response:
        asked = await _read(request)
        event = receive.event_id(asked)
        async with self._machine.lock:
            answer = await self._platform.answer(CLOCK, event)
            if answer is None:
                answer = {"said": line_json(await self._moved(asked))}
                await self._platform.remember(CLOCK, event, answer)
        return web.json_response(for_reader(answer, reader_of_request(request.headers)))

    async def _moved(self, asked: Json) -> Text:
        self._news.clear()
        before, nothing_more, move = self._clock.offset, False, asked.get("move")
        if move == "next":
            nothing_more = not await self._machine.to_next_event(receive.shown(asked))
        elif isinstance(move, str) and move in STEPS:
            await self._machine.ahead(STEPS[move])
        else:
            moves = Words("next, hour, day")
            raise RequestRefused(say("The clock moves to: {moves}.", moves=moves))
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


async def _read(request: web.Request) -> Json:
    if request.content_type != "application/json":
        raise RequestRefused(say("Send JSON, please."), 415)
    try:
        asked = await request.json()
    except (ValueError, RecursionError):  # the latter for JSON that is nested too deeply
        raise RequestRefused(say("That is not JSON.")) from None
    if not isinstance(asked, dict):
        raise RequestRefused(say("Send a JSON object, please."))
    return asked
