"""Checks the settings against the real Slack. Every fault is one sentence that says what to do."""

import asyncio

from aiohttp import ClientSession

from adapters.shared.connecting.unreached import why_unreached
from adapters.shared.errors import CannotConnect
from adapters.slack.limits import Json
from adapters.slack.setting_up.probe import (
    NO_ANSWER,
    PATIENCE,
    ProbeAnswer,
    SlackBusy,
    SlackSilent,
    ask,
    clock_faults,
    missing_scopes,
    no_slack,
    slack_not_now,
    why_refused,
)
from adapters.slack.settings import SlackSettings
from bot.cards.rich_text import Text, Words, joined, say
from bot.engine.store.ports import Clock
from bot.texts.organizing.programme.permissions import what_it_allows


async def faults(settings: SlackSettings, session: ClientSession, clock: Clock) -> list[Text]:
    """Empty if Askwell can run in Slack, and do everything there."""
    if found := settings.faults():
        return found
    try:
        bot, app = await asyncio.gather(
            ask(session, settings.api, "auth.test", settings.bot_token),
            ask(session, settings.api, "apps.connections.open", settings.app_token),
        )
    except SlackSilent as failed:
        return [_silent(settings, failed)]
    found = _bot_faults(bot, clock, and_optional=True)
    if app.error:
        found.append(app_token_refused(app.error))
    return found or await _socket_faults(session, str(app.answer["url"]))


async def identify(settings: SlackSettings, session: ClientSession, clock: Clock) -> Json:
    """What Slack says about the bot token: its workspace, and its bot. Raises CannotConnect if
    Askwell cannot run with it."""
    try:
        bot = await ask(session, settings.api, "auth.test", settings.bot_token)
    except SlackSilent as failed:
        raise CannotConnect(_silent(settings, failed)) from None
    if found := _bot_faults(bot, clock, and_optional=False):
        raise CannotConnect(joined(found))
    return bot.answer


def _silent(settings: SlackSettings, failed: SlackSilent) -> Text:
    return slack_not_now(failed) if isinstance(failed, SlackBusy) else no_slack(settings, failed)


def _bot_faults(told: ProbeAnswer, clock: Clock, *, and_optional: bool) -> list[Text]:
    """`and_optional`: also name missing scopes without which Askwell runs, but does less."""
    return [*clock_faults(told, clock.now()), *_token_faults(told, and_optional=and_optional)]


def _token_faults(told: ProbeAnswer, *, and_optional: bool) -> list[Text]:
    if told.error:
        return [
            say(
                "Slack refuses SLACK_BOT_TOKEN ({error}): install the app again under “Install "
                "App”, and copy the new token into .env.",
                error=told.why,
            )
        ]
    return [
        say(
            "The scope {scope} is missing: add it under “OAuth & Permissions”, then install the "
            "app again under “Install App”, and copy the new token into .env. {what}",
            scope=Words(scope),
            what=what_it_allows(scope),
        )
        for scope in missing_scopes(told, and_optional=and_optional)
    ]


def app_token_refused(error: str) -> Text:
    """What to do about an app-level token that Slack refuses."""
    if error == "missing_scope":
        return say(
            "SLACK_APP_TOKEN lacks the scope connections:write: make another app-level token "
            "that has it, under “Basic Information”."
        )
    return say(
        "Slack refuses SLACK_APP_TOKEN ({error}): turn on Socket Mode, and copy the app-level "
        "token again from “Basic Information”.",
        error=why_refused(error),
    )


async def _socket_faults(session: ClientSession, url: str) -> list[Text]:
    try:
        async with asyncio.timeout(PATIENCE), session.ws_connect(url) as socket:
            hello = await socket.receive_json()
    except (*NO_ANSWER, TypeError) as failed:
        return [no_socket(why_unreached(failed))]
    return [] if hello.get("type") == "hello" else [no_socket(no_hello(hello))]


def no_hello(message: Json) -> Text:
    """Why Slack did not greet us, in brackets."""
    if "reason" in message:
        return Words(str(message["reason"]))
    # Translators: stands in brackets. What did not come is Slack's message with the name "hello".
    return say("no hello")


def no_socket(why: Text) -> Text:
    return say(
        "Slack's socket cannot be opened ({why}): let this computer open websockets (wss) to "
        "Slack through its firewall or proxy.",
        why=why,
    )
