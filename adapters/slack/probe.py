"""One question to Slack, and what its answer shows: for the doctors."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import INTERNAL_SERVER_ERROR, TOO_MANY_REQUESTS
from typing import Any

from aiohttp import ClientError, ClientSession

from adapters.slack.api import TROUBLE
from adapters.slack.limits import Json
from adapters.slack.manifest import SCOPES
from adapters.slack.settings import SlackSettings

CLOCK_OFF = timedelta(minutes=5)
PATIENCE = 10.0
"""Seconds for an answer."""
NO_ANSWER = (ClientError, TimeoutError, ValueError)


@dataclass(frozen=True, slots=True)
class ProbeAnswer:
    answer: Json
    headers: dict[str, str]

    @property
    def error(self) -> str:
        """Slack's word for it; empty where all is well."""
        return "" if self.answer.get("ok") else str(self.answer.get("error") or "no reason given")


class SlackSilent(Exception):
    """Slack is not reached. Its text says how that shows."""


class SlackBusy(SlackSilent):
    """Slack is there, but has trouble of its own, or was asked too often."""


async def ask(
    session: ClientSession, api: str, method: str, token: str = "", **form: str
) -> ProbeAnswer:
    """Raises SlackSilent."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        async with (
            asyncio.timeout(PATIENCE),
            session.post(f"{api}{method}", headers=headers, data=form) as answer,
        ):
            if answer.status == TOO_MANY_REQUESTS or answer.status >= INTERNAL_SERVER_ERROR:
                raise SlackBusy(str(answer.status))
            told: Any = await answer.json(content_type=None)
    except NO_ANSWER as failed:
        raise SlackSilent(type(failed).__name__) from None
    if not isinstance(told, dict):
        raise SlackSilent("this is not Slack")
    if (error := str(told.get("error"))) in TROUBLE:
        raise SlackBusy(error)
    return ProbeAnswer(told, {name.lower(): value for name, value in answer.headers.items()})


def no_slack(settings: SlackSettings, failed: SlackSilent) -> str:
    return (
        f"Slack cannot be reached at {settings.api} ({failed}): "
        "check the internet connection, a proxy, and SLACK_API_URL."
    )


def not_now(what: str, failed: SlackSilent) -> str:
    return f"{what} could not be checked just now ({failed}): try again in a minute."


def clock_faults(told: ProbeAnswer, now: datetime) -> list[str]:
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


def missing_scopes(told: ProbeAnswer) -> list[str]:
    granted = told.headers.get("x-oauth-scopes")
    if granted is None:  # Slack always tells; what else SLACK_API_URL points at may not
        return []
    return sorted(SCOPES.keys() - set(granted.split(",")))
