"""A platform in a process of its own, so that what sending costs is nobody's who is measured.

It refuses nothing; those in tests/ do. It says on standard output at which port it is, and ends
with its standard input.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bench.measure import Measured, call, settle_garbage

AT_MOST = 1000
"""How much one round may send."""

Make = Callable[[int], Any]
"""What a numbered member sends."""

Deliver = Callable[[str, Any], Awaitable[str]]
"""Brings it to an app, and returns the text of the answer."""


class Rounds:
    def __init__(self, kinds: Mapping[str, Make], deliver: Deliver) -> None:
        self._kinds = kinds
        self._deliver = deliver

    async def send(self, request: web.Request) -> web.Response:
        """Sends so many of a kind, to one app, so many at once; tells how long each took in ms,
        and how often which heading came back."""
        asked = await request.json()
        app, make = asked["app"], self._kinds[asked["what"]]
        numbers = range(asked["first"], asked["first"] + min(asked["many"], AT_MOST))
        made = {number: make(number) for number in numbers}
        texts: Counter[str] = Counter()

        async def act(number: int) -> None:
            answer = await self._deliver(app, made[number])
            texts[answer.partition("\n")[0].removeprefix("## ")] += 1

        measured = Measured()
        await call(measured, act, numbers, asked["at_once"])
        told = {"calls": measured.calls, "seconds": measured.seconds, "texts": texts}
        return web.json_response(told)


async def serve(app: web.Application, rounds: Rounds) -> None:
    app.router.add_post("/round", rounds.send)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    settle_garbage()
    try:
        await asyncio.to_thread(sys.stdin.read)
    finally:
        await runner.cleanup()
