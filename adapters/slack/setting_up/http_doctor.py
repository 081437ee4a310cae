"""Checks the settings for HTTP, and every workspace, against the real Slack. Every fault is one
sentence that says what to do."""

from aiohttp import ClientSession
from slack_sdk.oauth.installation_store import Bot

from adapters.slack.encryption import unreadable_token
from adapters.slack.installations import Installations, InstallationTable, name_of
from adapters.slack.setting_up.probe import (
    SlackBusy,
    SlackSilent,
    ask,
    clock_faults,
    missing_scopes,
    no_slack,
)
from adapters.slack.settings import SlackSettings
from adapters.web import doctor as web_doctor
from bot.cards.rich_text import Text, Words, say
from bot.engine.store.ports import Clock
from bot.texts.organizing.programme.permissions import what_it_allows

_NO_CODE = "askwell-doctor"
"""An invalid code. Slack checks the client before it checks the code."""
_NOBODY = ("invalid_client_id", "bad_client_secret")


async def faults(
    settings: SlackSettings,
    session: ClientSession,
    clock: Clock,
    database: InstallationTable,
    language: str,
) -> list[Text]:
    """Empty if Askwell can run in every workspace where it is installed. The settings must have no
    faults of their own. Only Slack's next request shows whether the signing secret is right; the
    log says so. An Askwell that is running is asked for its state in this `language`."""
    kept = await Installations(settings.http, database).load()
    page = settings.http.install_page
    found = [unreadable_token(name_of(bot), page) for bot in kept.unreadable]
    try:
        found += await _app_faults(settings, session, clock)
    except SlackSilent as failed:
        found.append(no_slack(settings, failed))
    else:
        for bot in kept.bots:
            found += await _workspace_faults(settings, session, bot)
    return found + await web_doctor.faults(settings.http.address, session, language)


async def _app_faults(settings: SlackSettings, session: ClientSession, clock: Clock) -> list[Text]:
    """Raises SlackSilent."""
    who = {"client_id": settings.http.client_id, "client_secret": settings.http.client_secret}
    try:
        app = await ask(session, settings.api, "oauth.v2.access", code=_NO_CODE, **who)
    except SlackBusy as failed:
        return [
            say(
                "The app could not be checked just now ({why}): try again in a minute.",
                why=failed.why,
            )
        ]
    found = clock_faults(app, clock.now())
    if app.error in _NOBODY:
        found.append(
            say(
                "Slack does not know this SLACK_CLIENT_ID with this SLACK_CLIENT_SECRET "
                "({error}): copy both again from “Basic Information”, “App Credentials”.",
                error=Words(app.error),
            )
        )
    return found


async def _workspace_faults(
    settings: SlackSettings, session: ClientSession, bot: Bot
) -> list[Text]:
    name, page = Words(name_of(bot)), Words(settings.http.install_page)
    try:
        told = await ask(session, settings.api, "auth.test", bot.bot_token)
    except SlackSilent as failed:
        return [
            say(
                "The workspace {name} could not be checked just now ({why}): try again in a "
                "minute.",
                name=name,
                why=failed.why,
            )
        ]
    if told.error:
        return [
            say(
                "The workspace {name} refuses its token ({error}): install it again at {page}",
                name=name,
                error=told.why,
                page=page,
            )
        ]
    return [
        say(
            "The workspace {name} did not grant the scope {scope}: install it again at {page} "
            "{what}",
            name=name,
            scope=Words(scope),
            page=page,
            what=what_it_allows(scope),
        )
        for scope in missing_scopes(told, and_optional=True)
    ]
