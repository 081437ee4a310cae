"""Whether Askwell is well, for whatever looks after it: a supervisor that restarts it, and who
waits for it to be ready."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from aiohttp import web

from adapters.shared.presence import Presence
from bot.engine.ports import Clock

HEALTH, READY = "/healthz", "/readyz"
STILL = 120.0
"""Seconds."""
AWAY, OVERDUE = timedelta(minutes=2), timedelta(minutes=5)
_PATIENCE = 5.0


class Health:
    """`still` tells for how many seconds nothing was looked after, `next_due` what is to be done
    next; `presences` are by the names of platforms."""

    def __init__(
        self,
        clock: Clock,
        still: Callable[[], float],
        next_due: Callable[[], Awaitable[datetime | None]],
        presences: Mapping[str, Presence],
    ) -> None:
        self._clock = clock
        self._still = still
        self._next_due = next_due
        self._presences = presences

    def routes(self) -> list[web.RouteDef]:
        return [web.get(HEALTH, self._alive), web.get(READY, self._ready)]

    async def _alive(self, _request: web.Request) -> web.Response:
        """A restart helps where this says no, and nowhere else."""
        still = self._still()
        return _told([f"Nothing was done for {still:.0f} seconds."] if still > STILL else [])

    async def _ready(self, _request: web.Request) -> web.Response:
        return _told([*self._away(), *await self._late()])

    def _away(self) -> list[str]:
        now = self._clock.now()
        return [
            f"{name} has been away since {since:%Y-%m-%d %H:%M} UTC."
            for name, each in self._presences.items()
            if (since := each.away_since) and now - since > AWAY
        ]

    async def _late(self) -> list[str]:
        try:
            async with asyncio.timeout(_PATIENCE):
                due = await self._next_due()
        except Exception:  # whatever it is, nothing can be done
            return ["The database does not answer."]
        if due is None or self._clock.now() - due <= OVERDUE:
            return []
        return [f"Something has been overdue since {due:%Y-%m-%d %H:%M} UTC."]


def reasons(answer: str) -> list[str] | None:
    """Why Askwell is not well, of what one of these pages answered; None if it was no such page."""
    try:
        told = json.loads(answer)
        return [] if told["well"] else [str(each) for each in told["why"]]
    except (ValueError, KeyError, TypeError):
        return None


def _told(why: list[str]) -> web.Response:
    return web.json_response({"well": not why, "why": why}, status=503 if why else 200)
