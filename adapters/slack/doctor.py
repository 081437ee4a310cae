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
_PATIENCE = 10.0
_REINSTALL = "install the app again under “Install App”, and copy the new token into .env."
_SOCKET_SCOPE = "connections:write"


@dataclass(frozen=True, slots=True)
class _Told:
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
        async with asyncio.timeout(_PATIENCE):
            bot = await _ask(session, settings.api, "auth.test", settings.bot_token)
            app = await _ask(session, settings.api, "apps.connections.open", settings.app_token)
    except (ClientError, TimeoutError, ValueError) as failed:
        return [
            f"Slack cannot be reached at {settings.api} ({type(failed).__name__}): "
            "check the internet connection, a proxy, and SLACK_API_URL."
        ]
    found = [*_of_clock(bot, clock.now()), *_of_bot(bot), *_of_app(app)]
    if not found and with_socket:
        found = await _of_socket(session, str(app.answer["url"]))
    return found


async def _ask(session: ClientSession, api: str, method: str, token: str) -> _Told:
    headers = {"Authorization": f"Bearer {token}"}
    async with session.post(f"{api}{method}", headers=headers) as answer:
        told: Any = await answer.json(content_type=None)
        if not isinstance(told, dict):
            raise ValueError("This is not Slack")
        return _Told(told, {name.lower(): value for name, value in answer.headers.items()})


def _of_clock(told: _Told, now: datetime) -> list[str]:
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


def _of_bot(told: _Told) -> list[str]:
    if error := _error(told):
        return [f"Slack refuses SLACK_BOT_TOKEN ({error}): {_REINSTALL}"]
    granted = set(told.headers.get("x-oauth-scopes", "").split(","))
    return [
        f"The scope {scope} is missing: add it under “OAuth & Permissions”, then {_REINSTALL}"
        for scope in sorted(SCOPES.keys() - granted)
    ]


def _of_app(told: _Told) -> list[str]:
    match _error(told):
        case "":
            return []
        case "missing_scope":
            return [
                f"SLACK_APP_TOKEN lacks the scope {_SOCKET_SCOPE}: make another app-level token "
                "that has it, under “Basic Information”."
            ]
        case error:
            return [
                f"Slack refuses SLACK_APP_TOKEN ({error}): turn on Socket Mode, and copy the "
                "app-level token again from “Basic Information”."
            ]


async def _of_socket(session: ClientSession, url: str) -> list[str]:
    try:
        async with asyncio.timeout(_PATIENCE):
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


def _error(told: _Told) -> str:
    return "" if told.answer.get("ok") else str(told.answer.get("error") or "no reason given")
