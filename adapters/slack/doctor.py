"""Checks what is set against the real Slack. Every fault is one sentence that says what to do."""

import asyncio

from aiohttp import ClientError, ClientSession

from adapters.slack.asking import (
    PATIENCE,
    NotNow,
    Told,
    ask,
    error_of,
    missing_scopes,
    no_slack,
    not_now,
    of_clock,
)
from adapters.slack.settings import SlackSettings
from bot.engine.ports import Clock

_REINSTALL = "install the app again under “Install App”, and copy the new token into .env."
_SOCKET_SCOPE = "connections:write"


async def faults(
    settings: SlackSettings,
    session: ClientSession,
    clock: Clock,
    *,
    with_socket: bool = True,
) -> list[str]:
    """Nothing, if Askwell can run in Slack. `with_socket`: also open a connection, and close it."""
    if found := settings.faults():
        return found
    try:
        async with asyncio.timeout(PATIENCE):
            bot = await ask(session, settings.api, "auth.test", settings.bot_token)
            app = await ask(session, settings.api, "apps.connections.open", settings.app_token)
    except NotNow as failed:
        return [not_now("Slack", failed)]
    except (ClientError, TimeoutError, ValueError) as failed:
        return [no_slack(settings, failed)]
    found = [*of_clock(bot, clock.now()), *_of_bot(bot), *_of_app(app)]
    if not found and with_socket:
        found = await _of_socket(session, str(app.answer["url"]))
    return found


def _of_bot(told: Told) -> list[str]:
    if error := error_of(told):
        return [f"Slack refuses SLACK_BOT_TOKEN ({error}): {_REINSTALL}"]
    return [
        f"The scope {scope} is missing: add it under “OAuth & Permissions”, then {_REINSTALL}"
        for scope in missing_scopes(told)
    ]


def _of_app(told: Told) -> list[str]:
    return [app_token_refused(error)] if (error := error_of(told)) else []


def app_token_refused(error: str) -> str:
    """What to do about an app-level token that Slack refuses."""
    if error == "missing_scope":
        return (
            f"SLACK_APP_TOKEN lacks the scope {_SOCKET_SCOPE}: make another app-level token "
            "that has it, under “Basic Information”."
        )
    return (
        f"Slack refuses SLACK_APP_TOKEN ({error}): turn on Socket Mode, and copy the "
        "app-level token again from “Basic Information”."
    )


async def _of_socket(session: ClientSession, url: str) -> list[str]:
    try:
        async with asyncio.timeout(PATIENCE):
            async with session.ws_connect(url) as socket:
                hello = await socket.receive_json()
    except (ClientError, TimeoutError, ValueError, TypeError) as failed:
        return [no_socket(type(failed).__name__)]
    return [] if hello.get("type") == "hello" else [no_socket(str(hello.get("reason")))]


def no_socket(why: str) -> str:
    return (
        f"Slack's socket cannot be opened ({why}): let this computer open websockets (wss) "
        "to Slack through its firewall or proxy."
    )
