"""Checks what is set against the real Slack. Every fault is one sentence that says what to do."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from aiohttp import ClientError, ClientSession

from adapters.slack.limits import Json
from adapters.slack.manifest import SCOPES
from adapters.slack.settings import SlackSettings
from bot.ports import Clock

CLOCK_OFF = timedelta(minutes=5)
PATIENCE = 10.0
_REINSTALL = "install the app again under “Install App”, and copy the new token into .env."
_SOCKET_SCOPE = "connections:write"


@dataclass(frozen=True, slots=True)
class Told:
    answer: Json
    headers: dict[str, str]


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
    except (ClientError, TimeoutError, ValueError) as failed:
        return [no_slack(settings, failed)]
    found = [*of_clock(bot, clock.now()), *_of_bot(bot), *_of_app(app)]
    if not found and with_socket:
        found = await _of_socket(session, str(app.answer["url"]))
    return found


def no_slack(settings: SlackSettings, failed: Exception) -> str:
    return (
        f"Slack cannot be reached at {settings.api} ({type(failed).__name__}): "
        "check the internet connection, a proxy, and SLACK_API_URL."
    )


async def ask(session: ClientSession, api: str, method: str, token: str = "", **form: str) -> Told:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with session.post(f"{api}{method}", headers=headers, data=form) as answer:
        told: Any = await answer.json(content_type=None)
        if not isinstance(told, dict):
            raise ValueError("This is not Slack")
        return Told(told, {name.lower(): value for name, value in answer.headers.items()})


def of_clock(told: Told, now: datetime) -> list[str]:
    try:
        off = abs(parsedate_to_datetime(told.headers["date"]) - now)
    except (KeyError, ValueError, TypeError):
        return []
    if off <= CLOCK_OFF:
        return []
    minutes = round(off.total_seconds() / 60)
    return [
        f"This computer's clock is {minutes} minutes off: set it by the network's time, "
        "or reminders come at the wrong moment and Slack's signatures are refused."
    ]


def _of_bot(told: Told) -> list[str]:
    if error := error_of(told):
        return [f"Slack refuses SLACK_BOT_TOKEN ({error}): {_REINSTALL}"]
    return [
        f"The scope {scope} is missing: add it under “OAuth & Permissions”, then {_REINSTALL}"
        for scope in missing_scopes(told)
    ]


def missing_scopes(told: Told) -> list[str]:
    granted = told.headers.get("x-oauth-scopes")
    if granted is None:  # Slack always tells; what else SLACK_API_URL points at may not
        return []
    return sorted(SCOPES.keys() - set(granted.split(",")))


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
        return [_no_socket(type(failed).__name__)]
    return [] if hello.get("type") == "hello" else [_no_socket(str(hello.get("reason")))]


def _no_socket(why: str) -> str:
    return (
        f"Slack's socket cannot be opened ({why}): let this computer open websockets (wss) "
        "to Slack through its firewall or proxy."
    )


def error_of(told: Told) -> str:
    return "" if told.answer.get("ok") else str(told.answer.get("error") or "no reason given")
