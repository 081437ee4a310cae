"""The whole fake Slack, on a port of its own."""

from collections import deque
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from email.utils import format_datetime
from types import TracebackType
from typing import Self

from aiohttp import ClientSession, web

from tests.fakes.serving import serving
from tests.fakes.slack.answers import response_urls
from tests.fakes.slack.call import Call
from tests.fakes.slack.payloads import Payloads
from tests.fakes.slack.people import User
from tests.fakes.slack.schema import Json
from tests.fakes.slack.sending import Sender
from tests.fakes.slack.state import SCOPES, World, real_clock
from tests.fakes.slack.things import Channel, Person, Refusal, UserGroup, Workspace
from tests.fakes.slack.web_api import Allowance, Fault, WebApi


class SlackServer(Sender):
    """Slack, with one workspace T1 where the app is installed:

    async with SlackServer() as slack:
        maya = slack.user("U1", name="Maya", tz="Africa/Nairobi")
        ...                                   # start the app with slack.url, slack.bot_token
        await maya.command("/askwell", "help")
    """

    def __init__(
        self,
        clock: Callable[[], datetime] = real_clock,
        scopes: frozenset[str] = SCOPES,
        manifest: Json | None = None,
    ) -> None:
        super().__init__(World(clock), manifest)
        self.scopes = self.manifest.scopes if self.manifest else scopes
        self.api = WebApi(self.world, self.access, self.sockets.open, self.changed)
        self.signed_in: User | None = None
        """The person in the browser who is asked for permission."""
        self.denies = False
        self._serving = AsyncExitStack()
        self.workspace("T1", "Alumni", installed=True)

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.on_response_prepare.append(self._date)
        for verb in ("GET", "POST"):
            app.router.add_route(verb, "/api/{method}", self.api.handle)
        app.router.add_post("/upload/{key}", self.api.files.receive)
        app.router.add_get("/files-pri/{of}/download/{name}", self.api.files.download)
        app.router.add_get("/link/", self.sockets.handle)
        app.router.add_post("/response/{key:.+}", response_urls(self.world, self.changed))
        app.router.add_get("/oauth/v2/authorize", self._authorize)
        port = await self._serving.enter_async_context(serving(app))
        self.address = f"http://127.0.0.1:{port}/"
        self.api.files.address = f"{self.address}upload/"
        self.api.files.kept_at = f"{self.address}files-pri/"
        self.payloads = Payloads(self.world, f"{self.address}response/")
        self.session = ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None
    ) -> None:
        self.api.over.set()
        await self.sockets.close(list(self.sockets.sockets))
        await self.session.close()
        await self._serving.aclose()

    async def _date(self, _request: web.Request, answer: web.StreamResponse) -> None:
        answer.headers["Date"] = format_datetime(self.world.clock(), usegmt=True)

    @property
    def url(self) -> str:
        """For `base_url` and SLACK_API_URL."""
        return f"{self.address}api/"

    @property
    def authorize_url(self) -> str:
        return f"{self.address}oauth/v2/authorize"

    @property
    def bot_token(self) -> str:
        return self.token("T1").text

    @property
    def app_token(self) -> str:
        return self.access.app_token

    # People and places

    def workspace(self, team: str, name: str = "", *, installed: bool = False) -> Workspace:
        bot = Person(f"U0BOT{team}", team, "Askwell", is_bot=True)
        workspace = Workspace(team, name or f"Workspace {team}", bot.id, f"B0BOT{team}")
        self.world.workspaces[team] = workspace
        self.world.people[team, bot.id] = bot
        if installed:
            self.world.new_token(team, self.scopes)
        return workspace

    def user(
        self, user: str, name: str = "", tz: str = "Europe/London", workspace: str = "T1"
    ) -> User:
        person = Person(user, workspace, name or user, tz)
        self.world.people[workspace, user] = person
        return User(self, person)

    def bot(self, user: str, workspace: str = "T1") -> None:
        """The bot of another app."""
        self.world.people[workspace, user] = Person(user, workspace, user, is_bot=True)

    def user_group(self, group: str, name: str, *users: User) -> UserGroup:
        made = UserGroup(group, users[0].team, name, {each.id for each in users})
        self.world.user_groups[group] = made
        return made

    def channel(self, channel: str, name: str, *members: User, app: bool = True) -> Channel:
        """A channel with these members. `app`: whether the app is in it."""
        team = members[0].team
        inside = {each.id for each in members}
        inside |= {self.world.workspaces[team].bot_user} if app else set()
        self.world.channels[channel] = made = Channel(channel, team, name, inside)
        return made

    # What goes wrong

    def limit(self, method: str, times: int = 1, retry_after: int = 2, workspace: str = "") -> None:
        """Answer with 429 (Too Many Requests), for one workspace or for any."""
        faults = [Fault(429, retry_after, workspace)] * times
        self.api.faults[method].extend(faults)

    def allow(self, method: str, many: int, seconds: float) -> None:
        """Answer with 429 if there are more than `many` calls in `seconds` seconds."""
        self.api.allowances[method] = Allowance(many, seconds)

    def fail(self, method: str, how: int | str, times: int = 1, workspace: str = "") -> None:
        """Let calls of a method fail, with an HTTP status or one of Slack's own errors. "timeout":
        there is no answer. "silent": the call is carried out, but there is no answer. "after": the
        call is carried out, but the connection breaks before the answer."""
        self.api.faults.setdefault(method, deque()).extend([Fault(how, 0, workspace)] * times)

    # What the app did

    def calls(self, method: str = "") -> list[Call]:
        return [each for each in self.api.calls if method in ("", each.method)]

    async def _authorize(self, request: web.Request) -> web.Response:
        if not self.signed_in:
            return web.Response(status=401, text="Nobody is signed in")
        try:
            back = self.access.authorize(
                self.world, str(request.url), self.signed_in.person, deny=self.denies
            )
        except Refusal as refusal:
            return web.Response(status=400, text=refusal.error)
        raise web.HTTPFound(back)
