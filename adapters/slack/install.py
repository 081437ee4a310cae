"""Askwell is installed in a workspace: permission is asked for on Slack's page, and kept."""

import logging
from urllib.parse import urlencode, urljoin

from aiohttp import web
from slack_sdk.oauth import AuthorizeUrlGenerator
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy.exc import SQLAlchemyError

from adapters.slack import pages
from adapters.slack.calls import CallFailed
from adapters.slack.http_settings import PAGE
from adapters.slack.installations import Installations
from adapters.slack.manifest import EVENTS, REDIRECT, SCOPES
from adapters.slack.permission import WholeOrganization, installation, what_to_do
from adapters.slack.settings import SlackSettings
from adapters.slack.states import LIVES, States
from adapters.slack.workspaces import Workspaces
from bot.engine.errors import without_words
from bot.engine.ports import Clock

log = logging.getLogger(__name__)

BACK = urljoin(EVENTS, REDIRECT)
HERE, AUTHORIZE = "install", "authorize"
"""Where the buttons lead: beside each other, whatever stands before in the public address."""
COOKIE = "askwell-install"
"""Holds the state, which so is good in one browser only."""


class Install:
    def __init__(
        self,
        settings: SlackSettings,
        installations: Installations,
        workspaces: Workspaces,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._installations = installations
        self._workspaces = workspaces
        self._states = States(settings.http.token_keys, clock)
        self._back = settings.http.at(BACK)
        self._authorize_url = AuthorizeUrlGenerator(
            client_id=settings.http.client_id,
            redirect_uri=self._back,
            scopes=sorted(SCOPES),
            authorization_url=settings.authorize_url,
        )

    @property
    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(PAGE, self._page),
            web.get(urljoin(PAGE, AUTHORIZE), self._authorize),
            web.get(BACK, self._came_back),
        ]

    async def _page(self, _request: web.Request) -> web.Response:
        return pages.install(AUTHORIZE)

    async def _authorize(self, _request: web.Request) -> web.Response:
        state = self._states.new()
        answer = web.Response(status=302, headers={"Location": self._authorize_url.generate(state)})
        answer.set_cookie(
            *(COOKIE, state),
            max_age=int(LIVES.total_seconds()),
            secure=True,
            httponly=True,
            samesite="Lax",
        )
        return answer

    async def _came_back(self, request: web.Request) -> web.Response:
        answer = await self._answer(request)
        answer.del_cookie(COOKIE)
        return answer

    async def _answer(self, request: web.Request) -> web.Response:
        try:
            error = request.query.get("error")
            if error == "access_denied":
                return pages.denied(HERE)
            if not self._is_ours(request):
                return pages.too_late(HERE)
            if error:
                log.error("Slack confirmed no installation: %.100r", error)
                return pages.not_confirmed(HERE)
            return await self._installed(request.query.get("code", ""))
        except CallFailed as failed:
            log.error("Slack confirmed no installation. %s. %s", failed, what_to_do(failed))
            return pages.not_confirmed(HERE)
        except WholeOrganization:
            return pages.whole_organization(HERE)
        except SQLAlchemyError as failed:
            return _in_trouble(failed)

    def _is_ours(self, request: web.Request) -> bool:
        return self._states.is_ours(request.query.get("state", ""), request.cookies.get(COOKIE, ""))

    async def _installed(self, code: str) -> web.Response:
        new = await installation(code, self._back, self._settings.http, self._workspaces.client)
        await self._installations.async_save(new)
        awake = await self._workspaces.welcome(new.to_bot())
        page = pages.installed if awake else pages.kept
        return page(new.team_name or "", self._in_slack(new))

    def _in_slack(self, installation: Installation) -> str:
        """Where Slack shows the app."""
        which = urlencode({"app": installation.app_id, "team": installation.team_id})
        return urljoin(self._settings.authorize_url, f"/app_redirect?{which}")


def _in_trouble(failed: Exception) -> web.Response:
    log.error("An installation could not be kept: %s", without_words(failed))
    return pages.trouble(HERE)
