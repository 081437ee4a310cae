"""Checks what is set against the real Slack. Every fault is one sentence that says what to do."""

import asyncio

from aiohttp import ClientSession

from adapters.slack.probe import (
    NO_ANSWER,
    PATIENCE,
    ProbeAnswer,
    SlackBusy,
    SlackSilent,
    ask,
    clock_faults,
    missing_scopes,
    no_slack,
    not_now,
)
from adapters.slack.settings import SlackSettings
from bot.engine.ports import Clock

_REINSTALL = "install the app again under “Install App”, and copy the new token into .env."


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
        bot = await ask(session, settings.api, "auth.test", settings.bot_token)
        app = await ask(session, settings.api, "apps.connections.open", settings.app_token)
    except SlackBusy as failed:
        return [not_now("Slack", failed)]
    except SlackSilent as failed:
        return [no_slack(settings, failed)]
    found = [*clock_faults(bot, clock.now()), *_bot_faults(bot)]
    if app.error:
        found.append(app_token_refused(app.error))
    if not found and with_socket:
        found = await _socket_faults(session, str(app.answer["url"]))
    return found


def _bot_faults(told: ProbeAnswer) -> list[str]:
    if told.error:
        return [f"Slack refuses SLACK_BOT_TOKEN ({told.error}): {_REINSTALL}"]
    return [
        f"The scope {scope} is missing: add it under “OAuth & Permissions”, then {_REINSTALL}"
        for scope in missing_scopes(told)
    ]


def app_token_refused(error: str) -> str:
    """What to do about an app-level token that Slack refuses."""
    if error == "missing_scope":
        return (
            "SLACK_APP_TOKEN lacks the scope connections:write: make another app-level token "
            "that has it, under “Basic Information”."
        )
    return (
        f"Slack refuses SLACK_APP_TOKEN ({error}): turn on Socket Mode, and copy the "
        "app-level token again from “Basic Information”."
    )


async def _socket_faults(session: ClientSession, url: str) -> list[str]:
    try:
        async with asyncio.timeout(PATIENCE), session.ws_connect(url) as socket:
            hello = await socket.receive_json()
    except (*NO_ANSWER, TypeError) as failed:
        return [no_socket(type(failed).__name__)]
    return [] if hello.get("type") == "hello" else [no_socket(str(hello.get("reason")))]


def no_socket(why: str) -> str:
    return (
        f"Slack's socket cannot be opened ({why}): let this computer open websockets (wss) "
        "to Slack through its firewall or proxy."
    )
