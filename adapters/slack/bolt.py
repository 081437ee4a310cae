"""slack-bolt, set up for speed: it answers with what a listener returned, without polling for
it, and asks nobody whether a token is good."""

import re

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.listeners import Listeners
from adapters.slack.manifest import COMMAND
from adapters.slack.workspace import Workspace

_ANY = re.compile("")


def bolt_app(workspace: Workspace, listeners: Listeners, client: AsyncWebClient) -> AsyncApp:
    """`client` is for bolt's own use and has no token."""
    us = AuthorizeResult(
        enterprise_id=None,
        team_id=workspace.team,
        bot_token=workspace.token,
        bot_id=workspace.bot,
        bot_user_id=workspace.bot_user,
    )

    async def authorize() -> AuthorizeResult:
        return us

    app = AsyncApp(
        authorize=authorize,
        client=client,
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
    )
    app.command(COMMAND)(listeners.command)
    app.action(_ANY)(listeners.action)
    app.view_submission(_ANY)(listeners.view)
    app.shortcut(_ANY)(listeners.shortcut)
    app.event("message")(listeners.message)
    app.event("app_home_opened")(listeners.home_opened)
    app.event(re.compile("app_uninstalled|tokens_revoked"))(listeners.gone)
    return app
