"""The slack-bolt application. It is set up for speed: it does not poll for a listener's answer, and
does not ask Slack whether a token is valid.

Bolt trusts what it reads. So what cannot be read is acknowledged and dropped, with a line in the
log at DEBUG. Otherwise Slack would send it again.
"""

import logging
import re
from collections.abc import Awaitable, Callable
from functools import partial

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from adapters.shared.answering.kept_events import NotKept
from adapters.shared.payload import Unreadable
from adapters.shared.seen import Seen
from adapters.slack.answering.listeners import SlackListeners
from adapters.slack.connecting.workspaces import Workspaces
from adapters.slack.limits import Json
from adapters.slack.setting_up.manifest import COMMAND
from bot.engine.errors import log_failure

log = logging.getLogger(__name__)

_ANY = re.compile("")
_LISTENERS = "askwell_listeners"
"""The key in the context under which the workspace's listeners are. An error after they are there
is our own."""
_TEAMS, _SAID_AGAIN_AFTER = 1_000, 3_600.0
_NO_NEWS = ("the app should be installed", "`token` will be unused")
"""What Bolt logs of an error that we explain better ourselves, and of SLACK_BOT_TOKEN in the
environment, as in a container: Bolt reads it and does not use it."""

Method = Callable[[SlackListeners, AsyncAck, Json], Awaitable[None]]
Listener = Callable[..., Awaitable[None]]
"""Bolt passes the arguments by the names of the parameters."""


def bolt_app(workspaces: Workspaces, install_page: str = "") -> AsyncApp:
    """It trusts that Slack sent what is dispatched. `install_page` is where a workspace can install
    Askwell, if it can."""
    app = AsyncApp(
        name="askwell",  # else bolt looks through the whole stack for one
        authorize=_authorize(workspaces, install_page),  # type: ignore[arg-type]
        client=workspaces.client(),
        installation_store=workspaces,
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,  # adapters.slack.connecting.http answers it
        attaching_function_token_enabled=False,  # we have no steps of workflows
        raise_error_for_unhandled_request=True,
        user_facing_authorize_error_message=_not_installed(install_page),
        logger=_quiet(),
    )
    _listen(app, partial(_calling, workspaces))
    app.enable_token_revocation_listeners()
    app.error(_failed)
    return app


def _listen(app: AsyncApp, calling: Callable[[Method], Listener]) -> None:
    app.command(COMMAND)(calling(SlackListeners.command))
    app.action(_ANY)(calling(SlackListeners.action))
    app.view_submission(_ANY)(calling(SlackListeners.view))
    app.shortcut(_ANY)(calling(SlackListeners.shortcut))
    app.event("message")(calling(SlackListeners.message))
    app.event("app_mention")(calling(SlackListeners.mention))
    app.event("app_home_opened")(calling(SlackListeners.home_opened))
    app.event("user_change")(calling(SlackListeners.profile_changed))


async def answer_of(dispatched: Awaitable[BoltResponse]) -> BoltResponse:
    """Bolt's answer. Bolt raises if it cannot build a request from what was sent; then that is
    dropped."""
    try:
        return await dispatched
    except Exception as unread:
        return dropped(type(unread).__name__)


def dropped(why: str) -> BoltResponse:
    log.debug("Slack sent something that cannot be read, and it was dropped: %s", why)
    return BoltResponse(status=200)


def _calling(workspaces: Workspaces, method: Method) -> Listener:
    """Call the method of the workspace's listeners. A middleware could find them, too, but bolt
    collects every possible argument for each middleware.

    In a channel that workspaces share, Slack may also name the workspace from which somebody comes.
    They act in the one whose Askwell is asked, and are a guest there."""

    async def listener(ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        team = context.team_id or ""
        listeners = context[_LISTENERS] = workspaces.listeners[team]
        await method(listeners, ack, {**body, "team_id": team})

    return listener


async def _failed(error: Exception, context: AsyncBoltContext) -> BoltResponse:
    """Bolt's own handler would log the request, which contains members' words. Slack treats every
    status except 200 as a failure."""
    if isinstance(error, NotKept):
        return BoltResponse(status=503)
    if isinstance(error, Unreadable):  # no person acted, so there is nobody to answer
        return dropped(str(error))
    if isinstance(error, BoltUnhandledRequestError):
        return dropped("Askwell listens to nothing of that kind.")
    if _LISTENERS not in context:
        return dropped(type(error).__name__)
    log_failure(log, "What Slack sent could not be answered", error)
    return BoltResponse(status=500)


def _authorize(
    workspaces: Workspaces, install_page: str
) -> Callable[[str], Awaitable[AuthorizeResult | None]]:
    where = f" at {install_page}" if install_page else ", and put the new token into .env"
    said: Seen[str] = Seen(_TEAMS, _SAID_AGAIN_AFTER)

    async def authorize(team_id: str) -> AuthorizeResult | None:
        if workspace := await workspaces.find(team_id):
            return AuthorizeResult(
                enterprise_id=None,
                team_id=workspace.team,
                bot_token=workspace.token,
                bot_id=workspace.bot,
                bot_user_id=workspace.bot_user,
            )
        if said.add(team_id):
            log.warning(
                "Somebody in the workspace %s tried Askwell, whose installation there is not "
                "known here: install it%s",
                team_id,
                where,
            )
        return None

    return authorize


def _not_installed(install_page: str) -> str:
    """What a member reads who tries to use Askwell where it is not installed."""
    how = f" at {install_page}" if install_page else "."
    return (
        "Askwell is not installed in this workspace just now. Please ask somebody who may "
        f"install apps to install it{how}"
    )


def _quiet() -> logging.Logger:
    """Bolt's log without details, which contain members' words and cost time for each event, and
    without what `_NO_NEWS` lists."""
    logger = logging.getLogger(f"{__name__}.sdk")
    logger.setLevel(logging.WARNING)
    if not logger.filters:
        logger.addFilter(_is_news)
    return logger


def _is_news(record: logging.LogRecord) -> bool:
    message = record.getMessage()
    return not any(each in message for each in _NO_NEWS)
