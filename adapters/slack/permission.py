"""The permission that Slack's page gave, made into an installation.

https://docs.slack.dev/authentication/installing-with-oauth
"""

from collections.abc import Callable

from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient

from adapters.shared.payload import at
from adapters.slack.calls import CallFailed, Calls, Refused
from adapters.slack.http_settings import HttpSettings
from adapters.slack.limits import Json


class WholeOrganization(Exception):
    """It was given for an organization, not for one workspace."""


async def installation(
    code: str, redirect_uri: str, settings: HttpSettings, client: Callable[[str], AsyncWebClient]
) -> Installation:
    """Raises WholeOrganization, and CallFailed."""
    told = await Calls(client("")).send_form(
        "oauth.v2.access",
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        code=code,
        redirect_uri=redirect_uri,
    )
    if told.get("is_enterprise_install") or not at(told, "team", "id"):
        raise WholeOrganization
    bot = await Calls(client(told["access_token"])).write("auth.test")
    return _installation(told, bot["bot_id"])


def what_to_do(failed: CallFailed) -> str:
    """For the log, where it is the settings' fault."""
    if isinstance(failed, Refused) and failed.error in ("bad_client_secret", "invalid_client_id"):
        return (
            "Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again from “Basic Information”, “App "
            "Credentials”."
        )
    return ""


def _installation(told: Json, bot_id: str) -> Installation:
    """A workspace of an organization counts as any other: its id is its own."""
    return Installation(
        app_id=told.get("app_id"),
        team_id=told["team"]["id"],
        team_name=told["team"].get("name"),
        bot_token=told["access_token"],
        bot_id=bot_id,
        bot_user_id=told.get("bot_user_id"),
        bot_scopes=told.get("scope", ""),
        user_id=str(at(told, "authed_user", "id") or ""),
        token_type=told.get("token_type"),
    )
