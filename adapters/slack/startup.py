"""The workspaces that Askwell begins with: the one of .env, or those where it is installed."""

import logging

from slack_sdk.oauth.installation_store import Bot

from adapters.shared.errors import CannotConnect
from adapters.slack.calls import CallFailed, Calls
from adapters.slack.installations import Installations, name_of
from adapters.slack.keys import unreadable
from adapters.slack.receive import PLATFORM
from adapters.slack.workspaces import Workspaces
from bot.app import Askwell

log = logging.getLogger(__name__)


async def open_kept(
    installations: Installations, workspaces: Workspaces, app: Askwell, page: str
) -> None:
    """Where it is installed. Of those that cannot be read, the log says what to do. Raises
    WrongKey where none can."""
    kept = await installations.opened()
    for bot in kept.unreadable:
        log.error(unreadable(name_of(bot), page))
    await app.sleep(PLATFORM, [str(bot.team_id) for bot in kept.unreadable])
    await workspaces.add(kept.bots)


async def bot_of(workspaces: Workspaces, token: str) -> Bot:
    """Where a token from .env is from. Raises CannotConnect."""
    try:
        told = await Calls(workspaces.client(token)).write("auth.test")
    except CallFailed as failed:
        raise CannotConnect(f"Slack did not say which workspace this is. {failed}") from failed
    return Bot(
        team_id=told["team_id"],
        team_name=told.get("team"),
        bot_token=token,
        bot_id=told["bot_id"],
        bot_user_id=told["user_id"],
        installed_at=0.0,
    )


async def stays_in_settings(_team: str, _token: str) -> None:
    """A token from .env is nobody else's to remove."""
