"""One question to Slack, and what its answer shows, for the doctors."""

import asyncio
from datetime import datetime
from http.client import INTERNAL_SERVER_ERROR, TOO_MANY_REQUESTS
from typing import Any

from aiohttp import ClientError, ClientSession

from adapters.shared.clock_fault import clock_fault
from adapters.shared.connecting.unreached import why_unreached
from adapters.slack.api import TROUBLE
from adapters.slack.limits import Json
from adapters.slack.setting_up.manifest import OPTIONAL_SCOPES, SCOPES
from adapters.slack.settings import SlackSettings
from bot.cards.rich_text import Text, Words, say
from bot.interview.frozen import frozen

PATIENCE = 10.0
"""Seconds for an answer."""
_NO_REASON = "no reason given"
NO_ANSWER = (ClientError, TimeoutError, ValueError)


@frozen
class ProbeAnswer:
    answer: Json
    headers: dict[str, str]

    @property
    def error(self) -> str:
        """Slack's error code. Empty if everything is well."""
        return "" if self.answer.get("ok") else str(self.answer.get("error") or _NO_REASON)

    @property
    def why(self) -> Text:
        """Slack's error code, in brackets."""
        return why_refused(self.error)


class SlackSilent(Exception):
    """Slack cannot be reached. `why` says how that shows, in brackets."""

    def __init__(self, why: Text) -> None:
        super().__init__(why)
        self.why = why


class SlackBusy(SlackSilent):
    """Slack can be reached, but has trouble of its own, or was asked too often."""


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
                raise SlackBusy(Words(str(answer.status)))
            told: Any = await answer.json(content_type=None)
    except NO_ANSWER as failed:
        raise SlackSilent(why_unreached(failed)) from None
    if not isinstance(told, dict):
        # Translators: stands in brackets. "This" is what answers at an address.
        raise SlackSilent(say("this is not Slack"))
    if (error := str(told.get("error"))) in TROUBLE:
        raise SlackBusy(Words(error))
    return ProbeAnswer(told, {name.lower(): value for name, value in answer.headers.items()})


def why_refused(error: str) -> Text:
    """Slack's error code, in brackets."""
    # Translators: stands in brackets, where Slack refuses something and does not say why.
    return say("no reason given") if error == _NO_REASON else Words(error)


def no_slack(settings: SlackSettings, failed: SlackSilent) -> Text:
    return say(
        "Slack cannot be reached at {address} ({why}): check the internet connection, a proxy, and "
        "SLACK_API_URL.",
        address=Words(settings.api),
        why=failed.why,
    )


def slack_not_now(failed: SlackSilent) -> Text:
    return say(
        "Slack could not be checked just now ({why}): try again in a minute.", why=failed.why
    )


def clock_faults(told: ProbeAnswer, now: datetime) -> list[Text]:
    fault = clock_fault(told.headers.get("date"), now)
    return [fault] if fault else []


def missing_scopes(told: ProbeAnswer, *, and_optional: bool) -> list[str]:
    granted = told.headers.get("x-oauth-scopes")
    if granted is None:  # Slack always tells; what else SLACK_API_URL points at may not
        return []
    wanted = SCOPES | OPTIONAL_SCOPES if and_optional else SCOPES
    return sorted(wanted.keys() - set(granted.split(",")))
