"""One question to Slack, and what its answer shows: for the doctors."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import INTERNAL_SERVER_ERROR, TOO_MANY_REQUESTS
from typing import Any

from aiohttp import ClientSession

from adapters.slack.api import TROUBLE
from adapters.slack.limits import Json
from adapters.slack.manifest import SCOPES
from adapters.slack.settings import SlackSettings

CLOCK_OFF = timedelta(minutes=5)
PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class ProbeAnswer:
    answer: Json
    headers: dict[str, str]


class SlackBusy(Exception):
    """Slack is there, but has trouble of its own, or was asked too often. Its text says which."""


def no_slack(settings: SlackSettings, failed: Exception) -> str:
    return (
        f"Slack cannot be reached at {settings.api} ({type(failed).__name__}): "
        "check the internet connection, a proxy, and SLACK_API_URL."
    )


def not_now(what: str, failed: Exception) -> str:
    why = str(failed) if isinstance(failed, SlackBusy) else type(failed).__name__
    return f"{what} could not be checked just now ({why}): try again in a minute."


async def ask(
    session: ClientSession, api: str, method: str, token: str = "", **form: str
) -> ProbeAnswer:
    """Raises NotNow; ClientError, TimeoutError and ValueError where Slack is not reached."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with session.post(f"{api}{method}", headers=headers, data=form) as answer:
        if answer.status == TOO_MANY_REQUESTS or answer.status >= INTERNAL_SERVER_ERROR:
            raise SlackBusy(str(answer.status))
        told: Any = await answer.json(content_type=None)
        if not isinstance(told, dict):
            raise ValueError("This is not Slack")
        if (error := str(told.get("error"))) in TROUBLE:
            raise SlackBusy(error)
        return ProbeAnswer(told, {name.lower(): value for name, value in answer.headers.items()})


def of_clock(told: ProbeAnswer, now: datetime) -> list[str]:
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


def error_of(told: ProbeAnswer) -> str:
    return "" if told.answer.get("ok") else str(told.answer.get("error") or "no reason given")
