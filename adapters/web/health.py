"""Whether Askwell is healthy, for a supervisor that restarts it, and for callers that wait until it
is ready."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta

from aiohttp import web

from adapters.shared.connecting.presence import Presence
from adapters.web.browser import reader_of_request
from adapters.web.health_pages import DATABASE_HEADER, HEALTH, READY
from bot.cards.plain_text import plain
from bot.cards.rich_text import Moment, Text, Words, say, say_many
from bot.engine.store.ports import Clock

STUCK_AFTER = 120.0
"""Seconds."""
AWAY, OVERDUE = timedelta(minutes=2), timedelta(minutes=5)
_PATIENCE = 5.0
_ANOTHER = say(
    "Another Askwell, which uses another database, answers at this port. Is yours running, and "
    "does it have a port of its own?"
)


async def _none() -> Sequence[Text]:
    return ()


class Health:
    """`still` returns for how many seconds no work was looked after, `next_due` what is due next.
    `presences` are by the names of platforms, and `troubles` are other things that need the
    operator. A caller who asks for the Askwell of another database than the one with `mark` is told
    that this is another one."""

    def __init__(
        self,
        clock: Clock,
        still: Callable[[], float],
        next_due: Callable[[], Awaitable[datetime | None]],
        presences: Mapping[str, Presence],
        troubles: Callable[[], Awaitable[Sequence[Text]]] = _none,
        *,
        mark: str = "",
    ) -> None:
        self._clock = clock
        self._still = still
        self._next_due = next_due
        self._presences = presences
        self._troubles = troubles
        self._mark = mark

    def routes(self) -> list[web.RouteDef]:
        return [web.get(HEALTH, self._alive), web.get(READY, self._ready)]

    async def _alive(self, request: web.Request) -> web.Response:
        """A restart helps if this reports a problem, and only then."""
        still = self._still()
        return self._told([_stood_still(round(still))] if still > STUCK_AFTER else [], request)

    async def _ready(self, request: web.Request) -> web.Response:
        return self._told([*self._away(), *self._wrong_clock(), *await self._late()], request)

    def _away(self) -> list[Text]:
        now = self._clock.now()
        return [
            say(
                "{platform} has been away since {since}.", platform=Words(name), since=Moment(since)
            )
            for name, each in self._presences.items()
            if (since := each.away_since) and now - since > AWAY
        ]

    def _wrong_clock(self) -> list[Text]:
        """Every platform that is called finds out the same."""
        return [each.clock_fault for each in self._presences.values() if each.clock_fault][:1]

    async def _late(self) -> list[Text]:
        try:
            async with asyncio.timeout(_PATIENCE):
                due, troubles = await self._next_due(), await self._troubles()
        except Exception:  # whatever it is, nothing can be done
            return [say("The database does not answer.")]
        if due is None or self._clock.now() - due <= OVERDUE:
            return [*troubles]
        return [*troubles, say("Something has been overdue since {since}.", since=Moment(due))]

    def _told(self, why: list[Text], request: web.Request) -> web.Response:
        """In the language that the request asks for. A supervisor asks for none and gets
        English."""
        reader = reader_of_request(request.headers)
        if request.headers.get(DATABASE_HEADER, self._mark) != self._mark:
            why = [_ANOTHER]
        told = {"well": not why, "why": [plain(each, reader) for each in why]}
        return web.json_response(told, status=503 if why else 200)


def _stood_still(seconds: int) -> Text:
    return say_many(
        "Nothing was done for {number} second.", "Nothing was done for {number} seconds.", seconds
    )
