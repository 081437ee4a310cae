"""Checks what is set for HTTP, and every workspace, against the real Slack. Every fault is one
sentence that says what to do."""

import asyncio

from aiohttp import ClientError, ClientSession
from slack_sdk.oauth.installation_store import Bot

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
from adapters.slack.http_settings import HttpSettings
from adapters.slack.installations import Database, Installations, Kept, name_of
from adapters.slack.keys import unreadable
from adapters.slack.settings import SlackSettings
from adapters.web.health import READY, reasons
from bot.engine.ports import Clock

_NO_CODE = "askwell-doctor"
"""Slack looks at who asks before it looks at the code, which is none."""
_NOBODY = ("invalid_client_id", "bad_client_secret")


async def faults(
    settings: SlackSettings, session: ClientSession, clock: Clock, database: Database | None
) -> list[str]:
    """Nothing, if Askwell can run in every workspace where it is installed; without a database it
    is in none. The settings must have no faults of their own. Whether the signing secret is right,
    only Slack's next request shows, and the log says so."""
    kept = await Installations(settings.http, database).kept() if database else Kept([], [])
    page = settings.http.install_page
    found = [unreadable(name_of(bot), page) for bot in kept.unreadable]
    try:
        found += await _of_slack(settings, session, clock)
    except (ClientError, TimeoutError, ValueError) as failed:
        found.append(no_slack(settings, failed))
    else:
        for bot in kept.bots:
            found += await _of_workspace(settings, session, bot)
    return found + await _of_address(settings.http, session)


async def _of_slack(settings: SlackSettings, session: ClientSession, clock: Clock) -> list[str]:
    who = {"client_id": settings.http.client_id, "client_secret": settings.http.client_secret}
    try:
        async with asyncio.timeout(PATIENCE):
            app = await ask(session, settings.api, "oauth.v2.access", code=_NO_CODE, **who)
    except NotNow as failed:
        return [not_now("The app", failed)]
    return [*of_clock(app, clock.now()), *_of_app(app)]


def _of_app(told: Told) -> list[str]:
    if error_of(told) not in _NOBODY:
        return []
    return [
        f"Slack does not know this SLACK_CLIENT_ID with this SLACK_CLIENT_SECRET "
        f"({error_of(told)}): copy both again from “Basic Information”, “App Credentials”."
    ]


async def _of_workspace(settings: SlackSettings, session: ClientSession, bot: Bot) -> list[str]:
    name, page = name_of(bot), settings.http.install_page
    try:
        async with asyncio.timeout(PATIENCE):
            told = await ask(session, settings.api, "auth.test", bot.bot_token)
    except (NotNow, ClientError, TimeoutError, ValueError) as failed:
        return [not_now(f"The workspace {name}", failed)]
    if error := error_of(told):
        return [f"The workspace {name} refuses its token ({error}): install it again at {page}"]
    return [
        f"The workspace {name} did not grant the scope {scope}: install it again at {page}"
        for scope in missing_scopes(told)
    ]


async def _of_address(http: HttpSettings, session: ClientSession) -> list[str]:
    try:
        async with asyncio.timeout(PATIENCE), session.get(http.at(READY)) as answer:
            told = reasons(await answer.text())
        if told is not None:
            return [f"Askwell runs, but: {each}" for each in told]
        why = f"{answer.status}, and not from Askwell"
    except (ClientError, TimeoutError, ValueError) as failed:
        why = type(failed).__name__
    return [
        f"Askwell is not reached at {http.at(READY)} ({why}): while `make run` runs, let what "
        f"serves PUBLIC_URL pass requests on to {http.host}, port {http.listens_at}."
    ]
