"""The floor of the commands: the same work with bare SQLModel, without a flow that decides."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sqlalchemy import Engine

from bench import bare_session, sent
from bench.community import NOON, Community
from bot.engine.contexts.member import MemberContext
from bot.engine.contexts.request import RequestContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.flows import every_flow
from bot.interview.model import Interview
from bot.interview.organizing.programme import Programme

_PROGRAMME = Programme(1, NOON)


class Bare:
    """Writes to the database what the flows decide about the same forms. It gets these decisions
    ready-made, for `pairs` pairs of a seeker and a host."""

    def __init__(
        self, engine: Engine, thread: ThreadPoolExecutor, community: Community, pairs: int
    ) -> None:
        self._engine = engine
        self._thread = thread
        self._community = community
        self._numbers = {community.seeker(each).person.user: each for each in range(pairs)}
        self._changed = [_decide_settings(community, number) for number in range(pairs)]
        self._written = [_decide_request(community, number) for number in range(pairs)]
        self._sent = [
            _decide_send(community, number, written) for number, written in enumerate(self._written)
        ]

    def number_of(self, user: str) -> int:
        """The number of a seeker, by their user id on the platform."""
        return self._numbers[user]

    async def meet(self, number: int) -> None:
        person = self._community.seeker(number).person
        await self._run(lambda: bare_session.meet(self._engine, person))

    async def read(self, number: int) -> None:
        person = self._community.seeker(number).person
        await self._run(lambda: bare_session.read(self._engine, person))

    async def change(self, number: int) -> None:
        person, decided = self._community.seeker(number).person, self._changed[number]
        await self._run(lambda: bare_session.change(self._engine, person, decided, NOON))

    async def write(self, number: int) -> None:
        seeker, host = self._community.seeker(number).person, self._community.host(number).id
        decided = self._written[number]
        await self._run(lambda: bare_session.write(self._engine, seeker, host, decided, NOON))

    async def send(self, number: int) -> None:
        seeker, host = self._community.seeker(number).person, self._community.host(number).id
        decided = self._sent[number]
        await self._run(lambda: bare_session.send(self._engine, seeker, host, decided, NOON))

    async def _run(self, work: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _decide_settings(community: Community, number: int) -> Decision:
    flow = every_flow().handlers[Submit, "settings"]
    state = MemberContext(community.seeker(number), (), {})
    return flow.decide(state, sent.settings(community, number), NOON)


def _asking(community: Community, number: int) -> RequestContext:
    seeker, host = community.seeker(number), community.host(number)
    return RequestContext(seeker, host, (), (), (), _PROGRAMME, None)


def _decide_request(community: Community, number: int) -> Decision:
    flow = every_flow().handlers[Submit, "request"]
    return flow.decide(_asking(community, number), sent.request(community, number), NOON)


def _decide_send(community: Community, number: int, written: Decision) -> Decision:
    flow = every_flow().handlers[Press, "send"]
    drafts = tuple(each for each in written.save if isinstance(each, Interview))
    state = replace(_asking(community, number), my_interviews=drafts)
    return flow.decide(state, sent.send(community, number), NOON)
