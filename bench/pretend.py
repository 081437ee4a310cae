"""A fake platform in its own process, so that the cost of sending is not measured.

It refuses nothing; the fakes in tests/ do. It prints its port on standard output, and ends when its
standard input is closed.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bench.measure import Measured, call, settle_garbage

AT_MOST = 1000
"""The most that one round may send."""

Make = Callable[[int], Any]
"""Makes what the member with this number sends."""

Deliver = Callable[[str, Any], Awaitable[str]]
"""Delivers it to an app, and returns the text of the answer."""


class Rounds:
    def __init__(self, kinds: Mapping[str, Make], deliver: Deliver) -> None:
        self._kinds = kinds
        self._deliver = deliver

    async def send(self, request: web.Request) -> web.Response:
        """Send `many` of a kind to one app, `at_once` at the same time. The response contains the
        duration of each in ms, and how often each heading was returned."""
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
