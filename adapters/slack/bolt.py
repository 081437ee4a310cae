"""slack-bolt, set up for speed: it answers with what a listener returned, without polling for
it, and asks nobody whether a token is good."""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from adapters.shared.cache import Cache
from adapters.shared.kept_events import NotKept
from adapters.shared.payload import Unreadable, at
from adapters.shared.tasks import Tasks
from adapters.slack import receive
from adapters.slack.dispatch import OURS, dropped, failed
from adapters.slack.limits import Json
from adapters.slack.listeners import Listeners
from adapters.slack.manifest import COMMAND
from adapters.slack.workspaces import Workspaces

log = logging.getLogger(__name__)

Listener = Callable[..., Awaitable[BoltResponse | None]]
_ANY = re.compile("")
_TEAMS, _SAID_AGAIN_AFTER = 1_000, 3_600.0


def bolt_app(workspaces: Workspaces, tasks: Tasks, install_page: str = "") -> AsyncApp:
    """Who sends must have been verified before. `install_page` is where a workspace installs
    Askwell, if it can do so by itself."""
    where = f" at {install_page}" if install_page else ", and put the new token into .env"
    said: Cache[str, bool] = Cache(_TEAMS, _SAID_AGAIN_AFTER)

    def tell_of(team: str) -> None:
        if not said.get(team):
            said.put(team, True)
            log.warning(
                "Somebody in the workspace %s tried Askwell, whose installation there is not "
                "known here: install it%s",
                *(team, where),
            )

    async def authorize(team_id: str) -> AuthorizeResult | None:
        if (workspace := workspaces.known.get(team_id)) is None:
            tell_of(team_id)
            return None
        return AuthorizeResult(
            enterprise_id=None,
            team_id=workspace.team,
            bot_token=workspace.token,
            bot_id=workspace.bot,
            bot_user_id=workspace.bot_user,
        )

    async def gone(body: dict[str, Any]) -> None:
        tasks.start(workspaces.check(str(at(body, "team_id"))))

    app = AsyncApp(
        name="askwell",  # else bolt looks through the whole stack for one
        authorize=authorize,  # type: ignore[arg-type]  # it may well find nobody
        client=workspaces.client(),
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        raise_error_for_unhandled_request=True,
        user_facing_authorize_error_message=_not_installed(install_page),
        logger=_quiet(),
    )
    app.command(COMMAND)(_acknowledged(workspaces, Listeners.command))
    app.action(_ANY)(_acknowledged(workspaces, Listeners.action))
    app.view_submission(_ANY)(_acknowledged(workspaces, Listeners.view))
    app.shortcut(_ANY)(_acknowledged(workspaces, Listeners.shortcut))
    app.event("message")(_told(workspaces, Listeners.message))
    app.event("app_home_opened")(_told(workspaces, Listeners.home_opened))
    app.event(re.compile("app_uninstalled|tokens_revoked"))(gone)
    app.error(failed)
    return app


def _acknowledged(
    workspaces: Workspaces, hear: Callable[[Listeners, AsyncAck, Json], Awaitable[None]]
) -> Listener:
    async def listener(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> BoltResponse | None:
        return await _handed_on(workspaces, body, context, lambda each: hear(each, ack, body))

    return listener


def _told(workspaces: Workspaces, hear: Callable[[Listeners, Json], Awaitable[None]]) -> Listener:
    async def listener(body: Json, context: AsyncBoltContext) -> BoltResponse | None:
        return await _handed_on(workspaces, body, context, lambda each: hear(each, body))

    return listener


async def _handed_on(
    workspaces: Workspaces,
    body: Json,
    context: AsyncBoltContext,
    hear: Callable[[Listeners], Awaitable[None]],
) -> BoltResponse | None:
    """What nobody did has nobody to answer to. Any other answer than 200 is no
    acknowledgement."""
    context[OURS] = True
    try:
        receive.caller(body)
    except Unreadable as unread:
        return dropped(str(unread))
    try:
        await hear(workspaces.listeners[context.team_id or ""])
    except NotKept:
        return BoltResponse(status=503)
    return None


def _not_installed(install_page: str) -> str:
    """For the member who tried."""
    how = f" at {install_page}" if install_page else "."
    return (
        "Askwell is not installed in this workspace just now. Please ask whoever looks after it "
        f"to install it{how}"
    )


def _quiet() -> logging.Logger:
    """Bolt's log without what we say better; and without what was sent, which holds members'
    words."""
    logger = logging.getLogger(f"{__name__}.sdk")
    if not logger.filters:
        logger.addFilter(_is_news)
    return logger


def _is_news(record: logging.LogRecord) -> bool:
    known = "the app should be installed" in record.getMessage()
    return record.levelno > logging.INFO and not known
