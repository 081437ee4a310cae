"""Askwell over HTTP, in the workspaces in which it is installed, and the people who install it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from urllib.parse import urljoin

from aiohttp import ClientSession, CookieJar

from adapters.shared.answering.deadlines import Deadlines
from adapters.slack.encryption import new_key
from adapters.slack.http_settings import HttpSettings
from adapters.slack.setting_up.manifest import EVENTS, manifest
from adapters.slack.settings import SlackSettings
from adapters.terminal.clock import StillClock
from adapters.web import feeds, policies
from adapters.web.address import PublicAddress
from adapters.web.health import Health
from adapters.web.operator import OperatorSettings
from adapters.web.server import serving
from bot.flows import every_flow
from tests.adapters.slack.workspace import MONDAY, PATIENT, AskwellInSlack
from tests.fakes.slack import SlackServer, User

PUBLIC = "https://askwell.example"
BACK = f"{PUBLIC}/slack/oauth_redirect"
KEY = new_key()


class AskwellOverHttp(AskwellInSlack):
    address = ""

    @classmethod
    @asynccontextmanager
    async def serving(
        cls,
        slack: SlackServer,
        clock: StillClock,
        database: str = "sqlite://",
        keys: str = KEY,
        pace: Deadlines = PATIENT,
    ) -> AsyncIterator["AskwellOverHttp"]:
        here = cls(slack, clock, pace, settings(slack, keys), database)
        try:
            async with (
                here.adapter.connected(here.assembly.app),
                serving(
                    [
                        *here.adapter.pages().routes,
                        *feeds.routes(here.store, clock),
                        *policies.routes(OperatorSettings("Alumni Association")),
                        *here.health.routes(),
                    ],
                    "127.0.0.1",
                    0,
                ) as here.address,
            ):
                await slack.sends_to(here.address + EVENTS)
                yield here
        finally:
            await here.store.close()

    @property
    def health(self) -> Health:
        return Health(self.clock, lambda: 0.0, self.assembly.courier.next_due, {})

    async def installed_by(self, user: User) -> str:
        """What they read at the end."""
        self.slack.signed_in = user
        async with Browser.at(self.address) as browser:
            return await browser.installs()


class Browser:
    """Follows links and redirects as a browser does. Askwell's public address leads to the test
    server."""

    def __init__(self, address: str, http: ClientSession) -> None:
        self._address = address
        self.http = http
        self.status = 0
        self.url = ""
        self.page = ""

    @classmethod
    @asynccontextmanager
    async def at(cls, address: str) -> AsyncIterator["Browser"]:
        jar = CookieJar(unsafe=True, treat_as_secure_origin=address)
        async with ClientSession(cookie_jar=jar) as http:
            yield cls(address, http)

    async def visits(self, url: str, *, until: str = "") -> None:
        """Open the address and follow redirects, except to an address that begins with `until`."""
        self.url = url
        if until and url.startswith(until):
            return
        there = re.sub(f"^{PUBLIC}", self._address, url)
        async with self.http.get(there, allow_redirects=False) as answer:
            self.status, self.page = answer.status, await answer.text()
            on = answer.headers.get("Location")
        if on:
            await self.visits(urljoin(url, on), until=until)

    async def presses(self, *, until: str = "") -> None:
        """Press the only button of the page."""
        [link] = re.findall(r'<a href="([^"]*)">', self.page)
        await self.visits(urljoin(self.url, unescape(link)), until=until)

    async def installs(self, *, until: str = "") -> str:
        await self.visits(f"{PUBLIC}/slack/install")
        await self.presses(until=until)
        return self.shown

    @property
    def shown(self) -> str:
        body = self.page.partition("</style>")[2]
        return unescape(re.sub(r"<[^>]*>", "", body)).strip()


def settings(slack: SlackServer, keys: str = KEY) -> SlackSettings:
    return SlackSettings(
        api_url=slack.url,
        http=HttpSettings(
            signing_secret=slack.access.signing_secret,
            client_id=slack.access.client_id,
            client_secret=slack.access.client_secret,
            token_keys=keys,
            address=PublicAddress(PUBLIC),
        ),
    )


@asynccontextmanager
async def local_slack() -> AsyncIterator[tuple[SlackServer, StillClock]]:
    """A Slack with two workspaces in which the app is not installed."""
    clock = StillClock(MONDAY)
    declared = manifest(every_flow().specs, PUBLIC + EVENTS)
    async with SlackServer(clock.now, manifest=declared) as slack:
        slack.access.redirect_uri = BACK
        slack.workspace("T1", "Alumni")
        slack.workspace("T2", "Makers & Friends")
        yield slack, clock
