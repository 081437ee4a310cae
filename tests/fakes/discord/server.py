"""A strict Discord on this machine."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from email.utils import format_datetime
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.fakes.discord.call import Call
from tests.fakes.discord.guilds import Guild
from tests.fakes.discord.people import User
from tests.fakes.discord.refusals import Refusal
from tests.fakes.discord.rest import Fault
from tests.fakes.discord.sending import Sender
from tests.fakes.discord.state import World, real_clock
from tests.fakes.discord.things import Person
from tests.fakes.serving import serving


class DiscordServer(Sender):
    """Discord, with one application:

    async with DiscordServer() as discord:
        maya = discord.user("Maya", locale="en-GB")
        discord.guild("Alumni", maya)
        ...                   # start the app with discord.api_base, .gateway_url, .token
        await maya.command("ask", person=daniel)
    """

    def __init__(self, clock: Callable[[], datetime] = real_clock, *, intents: int = 0) -> None:
        """`intents`: the privileged intents that are switched on."""
        world = World(clock)
        world.intents = intents
        super().__init__(world)
        self.token = world.new_token()
        self._serving = AsyncExitStack()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2**25)
        app.on_response_prepare.append(self._date)
        self.rest.add_to(app)
        app.router.add_get("/ephemeral-attachments/{app}/{id}/{name}", self.uploads.handle)
        app.router.add_get("/gateway/", self.gateway.handle)
        port = await self._serving.enter_async_context(serving(app))
        self.address = self.uploads.address = f"http://127.0.0.1:{port}/"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None
    ) -> None:
        self.rest.over.set()
        for each in list(self.gateway.connections):
            await each.ws.close(code=1001)
        await self._serving.aclose()

    async def _date(self, _request: web.Request, answer: web.StreamResponse) -> None:
        answer.headers["Date"] = format_datetime(self.world.clock(), usegmt=True)

    @property
    def api_base(self) -> str:
        """For `discord.http.Route.BASE` and DISCORD_API_BASE."""
        return f"{self.address}api/v10"

    @property
    def app_id(self) -> int:
        return self.world.app

    # People and places

    def user(self, name: str, locale: str = "en-US", *, bot: bool = False) -> User:
        person = Person(self.world.new_id(), name, locale, bot)
        self.world.people[person.id] = person
        return User(self, person)

    def guild(
        self, name: str, *members: User, locale: str = "en-US", installed: bool = True
    ) -> Guild:
        """A guild with a channel "general". `app`: whether the app is in it."""
        guild = Guild(self.world, self.world.new_id(), name, locale)
        self.world.guilds[guild.id] = guild
        guild.channel("general")
        guild.join(*members)
        if installed:
            guild.installs()
        return guild

    async def revoke(self) -> None:
        """The token is reset in the developer portal: it is no longer valid, and the connections
        end."""
        self.world.tokens.clear()
        self.gateway.sessions.clear()
        for each in list(self.gateway.connections):
            await each.ws.close(code=4004, message=b"Authentication failed.")

    # What goes wrong

    def limit(
        self, route: str, times: int = 1, retry_after: float = 0.05, *, everywhere: bool = False
    ) -> None:
        """Answer with 429 (Too Many Requests), for the route's rate limit or for the one of the
        whole app."""
        self.rest.faults[route].extend([Fault(429, retry_after, everywhere)] * times)

    def fail(self, route: str, how: int | str | Refusal, times: int = 1) -> None:
        """Let calls of a route fail: with an HTTP status, or with one of Discord's refusals.
        "before": the connection breaks. "after": the call is carried out, but the connection breaks
        before the answer. "timeout": there is no answer. "silent": the call is carried out, but
        there is no answer.

        The route is written as in `rest.ROUTES`, such as "POST /channels/{channel_id}/messages".
        """
        self.rest.faults[route].extend([Fault(how)] * times)

    # What the app did

    def calls(self, route: str = "") -> list[Call]:
        return [each for each in self.rest.calls if route in ("", each.route)]
