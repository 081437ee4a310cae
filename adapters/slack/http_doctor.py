"""Checks what is set for HTTP, and every workspace, against the real Slack. Every fault is one
sentence that says what to do."""

import asyncio

from aiohttp import ClientError, ClientSession
from slack_sdk.oauth.installation_store import Bot

from adapters.slack.doctor import PATIENCE, Told, ask, error_of, missing_scopes, no_slack, of_clock
from adapters.slack.http import HEALTH, WELL
from adapters.slack.http_settings import HttpSettings
from adapters.slack.install import PAGE
from adapters.slack.installations import Database, Installations
from adapters.slack.keys import WrongKey
from adapters.slack.settings import SlackSettings
from bot.ports import Clock

_NO_CODE = "askwell-doctor"
"""Slack looks at who asks before it looks at the code, which is none."""
_NOBODY = ("invalid_client_id", "bad_client_secret")


async def faults(
    settings: SlackSettings, session: ClientSession, clock: Clock, database: Database
) -> list[str]:
    """Nothing, if Askwell can run in every workspace where it is installed. The settings must
    have no faults of their own. Whether the signing secret is right, only Slack's next request
    shows, and the log says so."""
    try:
        bots = await Installations(settings.http, database).bots()
    except WrongKey as wrong:
        return [str(wrong)]
    try:
        found = await _of_slack(settings, session, clock, bots)
    except (ClientError, TimeoutError, ValueError) as failed:
        found = [no_slack(settings, failed)]
    return found + await _of_address(settings.http, session)


async def _of_slack(
    settings: SlackSettings, session: ClientSession, clock: Clock, bots: list[Bot]
) -> list[str]:
    http = settings.http
    async with asyncio.timeout(PATIENCE):
        who = {"client_id": http.client_id, "client_secret": http.client_secret}
        app = await ask(session, settings.api, "oauth.v2.access", code=_NO_CODE, **who)
    found = [*of_clock(app, clock.now()), *_of_app(app)]
    for bot in bots:
        async with asyncio.timeout(PATIENCE):
            told = await ask(session, settings.api, "auth.test", bot.bot_token)
        found += _of_workspace(told, bot.team_name or str(bot.team_id), http.at(PAGE))
    return found


def _of_app(told: Told) -> list[str]:
    if error_of(told) not in _NOBODY:
        return []
    return [
        f"Slack does not know this SLACK_CLIENT_ID with this SLACK_CLIENT_SECRET "
        f"({error_of(told)}): copy both again from “Basic Information”, “App Credentials”."
    ]


def _of_workspace(told: Told, name: str, page: str) -> list[str]:
    if error := error_of(told):
        return [f"The workspace {name} refuses its token ({error}): install it again at {page}"]
    return [
        f"The workspace {name} did not grant the scope {scope}: install it again at {page}"
        for scope in missing_scopes(told)
    ]


async def _of_address(http: HttpSettings, session: ClientSession) -> list[str]:
    try:
        async with asyncio.timeout(PATIENCE), session.get(http.at(HEALTH)) as answer:
            if await answer.text() == WELL:
                return []
            why = f"{answer.status}, and not from Askwell"
    except (ClientError, TimeoutError, ValueError) as failed:
        why = type(failed).__name__
    return [
        f"Askwell is not reached at {http.at(HEALTH)} ({why}): while `make run` runs, let what "
        f"serves PUBLIC_URL pass requests on to {http.host}, port {http.port}."
    ]
