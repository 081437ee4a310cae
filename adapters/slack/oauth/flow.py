"""How Askwell is installed in a workspace: bolt's OAuth flow, with our own pages around it."""

import asyncio
import logging
import re
from typing import Any
from urllib.parse import urlencode, urljoin

from aiohttp import ClientError, web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.oauth.installation_store import Installation

from adapters.shared.seen import Seen
from adapters.slack.connecting.workspaces import Workspaces
from adapters.slack.http_settings import PAGE
from adapters.slack.installations import Installations
from adapters.slack.oauth import pages
from adapters.slack.oauth.state import LIFETIME, SealedStates
from adapters.slack.setting_up.manifest import EVENTS, OPTIONAL_SCOPES, REDIRECT, SCOPES
from adapters.slack.settings import SlackSettings
from adapters.web.browser import reader_of_request
from bot.cards.reader import Reader
from bot.engine.errors import log_failure
from bot.engine.store.ports import Clock

log = logging.getLogger(__name__)

BACK = urljoin(EVENTS, REDIRECT)
HERE, AUTHORIZE = "install", "authorize"
"""Where the buttons lead. Both are relative, so that they work under any public address."""
AT_ONCE = 5
"""How many installations may wait for Slack."""
COOKIE = "askwell-install"
"""The cookie with the state, which is therefore only valid in one browser."""
_CODE = re.compile(r"with code: \S+")
_LINES, _SAID_AGAIN_AFTER = 20, 60.0
"""How many different lines are remembered, and for how many seconds."""


class WholeOrganization(BoltError):
    """Permission was given for a whole organization and not for one workspace."""


class InstallFlow(AsyncOAuthFlow):
    """Bolt's flow, changed so that every failure ends with a page. Anybody may send a made-up code,
    so only a few are exchanged at once: while Slack is slow, the others would take the room of
    everything that Slack sends, and of what is sent to Slack."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._room = asyncio.Semaphore(AT_ONCE)

    async def run_installation(self, code: str) -> Installation | None:
        if self._room.locked():
            self.logger.error("An installation was refused, for %s others wait for Slack", AT_ONCE)
            return None
        async with self._room:
            return await self._exchange(code)

    async def _exchange(self, code: str) -> Installation | None:
        try:
            if installation := await super().run_installation(code):
                return installation
        except (ClientError, SlackClientError, OSError, LookupError, ValueError) as failed:
            name = type(failed).__name__
            self.logger.error("Slack was asked for an installation in vain: %s", name)
        self.logger.error(
            "Slack confirmed no installation. Where it said bad_client_secret or "
            "invalid_client_id: Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again from “Basic "
            "Information”, “App Credentials”."
        )
        return None

    async def store_installation(
        self, request: AsyncBoltRequest, installation: Installation
    ) -> None:
        """Raises BoltError."""
        if installation.is_enterprise_install or not installation.team_id:
            raise WholeOrganization
        try:
            await super().store_installation(request, installation)
        except Exception as failed:  # a database that is away comes back
            log_failure(log, "An installation could not be kept", failed)
            raise BoltError from None


class InstallPages:
    """The pages that a browser asks for, from the first one until Slack sends it back."""

    def __init__(
        self,
        settings: SlackSettings,
        installations: Installations,
        workspaces: Workspaces,
        clock: Clock,
    ) -> None:
        self._workspaces = workspaces
        self._in_slack = urljoin(settings.authorize_url, "/app_redirect")
        http = settings.http
        self._flow = InstallFlow(
            client=workspaces.client(),
            logger=_logger(),
            settings=AsyncOAuthSettings(
                client_id=http.client_id,
                client_secret=http.client_secret,
                scopes=sorted(SCOPES | OPTIONAL_SCOPES),
                user_scopes=[],
                redirect_uri=http.address.at(BACK),
                install_page_rendering_enabled=False,
                callback_options=AsyncCallbackOptions(self._installed, self._failed),
                authorization_url=settings.authorize_url,
                installation_store=installations,
                state_store=SealedStates(http.token_keys, clock),
                state_cookie_name=COOKIE,
                state_expiration_seconds=int(LIFETIME.total_seconds()),
            ),
        )

    @property
    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(PAGE, self._start),
            web.get(urljoin(PAGE, AUTHORIZE), self._authorize),
            web.get(BACK, self._came_back),
        ]

    async def _start(self, request: web.Request) -> web.Response:
        page = pages.START.show(AUTHORIZE, reader_of_request(request.headers))
        return await to_aiohttp_response(page)

    async def _authorize(self, request: web.Request) -> web.Response:
        """The state's lifetime begins here, not while the first page is being read."""
        answer = await self._flow.handle_installation(await to_bolt_request(request))
        redirect = await to_aiohttp_response(answer)
        redirect.cookies[COOKIE]["samesite"] = "Lax"
        return redirect

    async def _came_back(self, request: web.Request) -> web.Response:
        answer = await self._flow.handle_callback(await to_bolt_request(request))
        page = await to_aiohttp_response(answer)
        page.del_cookie(COOKIE)
        return page

    async def _installed(self, args: AsyncSuccessArgs) -> BoltResponse:
        new = args.installation
        is_new = new.team_id not in self._workspaces.known
        is_awake = await self._workspaces.welcome(new.to_bot())
        if is_new and new.team_id and new.user_id:
            self._workspaces.greet(new.team_id, new.user_id)
        page = (pages.installed if is_awake else pages.installed_soon)(new.team_name or "")
        which = urlencode({"app": new.app_id, "team": new.team_id})
        return page.show(f"{self._in_slack}?{which}", _reader(args.request))

    async def _failed(self, args: AsyncFailureArgs) -> BoltResponse:
        return (await self._why_failed(args)).show(HERE, _reader(args.request))

    async def _why_failed(self, args: AsyncFailureArgs) -> pages.InstallPage:
        if "error" in args.request.query:
            return await self._why_refused(args)
        if args.reason == "storage_error":
            whole = isinstance(args.error, WholeOrganization)
            return pages.WHOLE_ORGANIZATION if whole else pages.NOT_STORED
        return pages.NOT_CONFIRMED if args.reason == "invalid_code" else pages.TOO_LATE

    async def _why_refused(self, args: AsyncFailureArgs) -> pages.InstallPage:
        """Refused by Slack, or by somebody who pretends so: bolt looks at the error before it
        checks the state."""
        if args.reason == "access_denied":
            return pages.DENIED
        state = args.request.query.get("state", [""])[0]
        settings = self._flow.settings
        began_here = settings.state_utils.is_valid_browser(state, args.request.headers)
        if not (began_here and await settings.state_store.async_consume(state)):
            return pages.TOO_LATE
        self._flow.logger.error("Slack confirmed no installation: %.100r", args.reason)
        return pages.NOT_CONFIRMED


def _reader(request: AsyncBoltRequest) -> Reader:
    """In bolt, header names are in lower case, and each has a list of values."""
    accepted = request.headers.get("accept-language") or [""]
    return reader_of_request({"Accept-Language": accepted[0]})


def _logger() -> logging.Logger:
    logger = logging.Logger(f"{__name__}.sdk")
    logger.parent = log
    logger.addFilter(_OnceAMinute())
    return logger


class _OnceAMinute(logging.Filter):
    """Anybody can cause these lines, so each is logged at most once a minute. Bolt's contain the
    code that Slack gave, which is a secret."""

    def __init__(self) -> None:
        super().__init__()
        self._said: Seen[str] = Seen(_LINES, _SAID_AGAIN_AFTER)

    def filter(self, record: logging.LogRecord) -> bool:
        is_new = self._said.add(_CODE.sub("", str(record.msg)))
        record.msg, record.args = _CODE.sub("", record.getMessage()), ()
        return is_new
