"""Every wrong setting is reported in one sentence that says what to do."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from adapters.shared.errors import CannotConnect
from adapters.slack.connection import Slack
from adapters.slack.setting_up.doctor import faults, identify
from adapters.slack.settings import SlackSettings
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from askwell.serving.serving import set_up_log
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from storage.store import SqlStore
from tests.adapters.slack.workspace import MONDAY
from tests.fakes.slack import SlackServer
from tests.fakes.slack.state import SCOPES


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer(lambda: MONDAY) as slack:
        yield slack


async def checked(settings: SlackSettings, now: datetime = MONDAY) -> list[str]:
    async with ClientSession() as session:
        found = await faults(settings, session, StillClock(now))
    return [plain(each, ANYBODY) for each in found]


def settings(slack: SlackServer, bot: str | None = None, app: str | None = None) -> SlackSettings:
    return SlackSettings(
        slack.bot_token if bot is None else bot, slack.app_token if app is None else app, slack.url
    )


async def test_nothing_is_said_when_all_is_well(slack: SlackServer) -> None:
    assert await checked(settings(slack)) == []
    assert await checked(SlackSettings(slack.bot_token, slack.app_token, slack.url[:-1])) == []
    await slack.until(lambda: slack.sockets.hellos == 2)


async def test_trouble_at_slack_is_no_fault_of_the_settings(slack: SlackServer) -> None:
    for how in (429, 503):
        slack.fail("auth.test", how)
        told = f"Slack could not be checked just now ({how}): try again in a minute."
        assert await checked(settings(slack)) == [told]


async def test_the_settings_are_read_before_slack_is_asked(slack: SlackServer) -> None:
    async def only(bot: str, app: str) -> str:
        [sentence] = await checked(settings(slack, bot, app))
        return sentence

    assert "swapped" in await only(slack.app_token, slack.bot_token)
    assert "Slack is not set up" in await only("", "")
    assert "SLACK_APP_TOKEN is missing" in await only(slack.bot_token, "")
    assert "SLACK_BOT_TOKEN is missing" in await only("", slack.app_token)
    assert "SLACK_BOT_TOKEN holds a user token" in await only("xoxp-1", slack.app_token)
    assert "SLACK_BOT_TOKEN holds an app-level token" in await only("xapp-1", slack.app_token)
    assert "SLACK_APP_TOKEN holds a bot token" in await only(slack.bot_token, "xoxb-1")
    assert "cannot be right" in await only(slack.bot_token, "secret")
    assert slack.calls() == []


async def test_tokens_that_slack_refuses(slack: SlackServer) -> None:
    [sentence] = await checked(settings(slack, bot="xoxb-of-another"))
    assert "SLACK_BOT_TOKEN (invalid_auth)" in sentence
    [sentence] = await checked(settings(slack, app="xapp-of-another"))
    assert "SLACK_APP_TOKEN (invalid_auth)" in sentence
    slack.token("T1").state = "token_revoked"
    [sentence] = await checked(settings(slack))
    assert "token_revoked" in sentence
    assert "install the app again" in sentence


async def test_each_missing_scope_is_named() -> None:
    async with SlackServer(lambda: MONDAY, SCOPES - {"users:read", "im:write"}) as slack:
        slack.access.app_scopes = frozenset()
        told = await checked(settings(slack))
    assert [each.split(":")[0] for each in told] == [
        "The scope im",
        "The scope users",
        "SLACK_APP_TOKEN lacks the scope connections",
    ]
    assert "users:read is missing" in told[1]


async def test_a_scope_that_may_be_left_out_is_named_and_no_reason_not_to_run() -> None:
    async with SlackServer(lambda: MONDAY, SCOPES - {"files:read"}) as slack:
        [told] = await checked(settings(slack))
        assert "files:read is missing" in told
        async with ClientSession() as session:
            bot = await identify(settings(slack), session, StillClock(MONDAY))
        assert bot["team_id"] == "T1"


async def test_a_wrong_clock_is_reported(slack: SlackServer) -> None:
    [sentence] = await checked(settings(slack), MONDAY + timedelta(minutes=10))
    assert "10 minutes off" in sentence


async def test_an_address_that_leads_nowhere(slack: SlackServer) -> None:
    nowhere = "http://127.0.0.1:1/api/"
    [sentence] = await checked(SlackSettings(slack.bot_token, slack.app_token, nowhere))
    assert f"cannot be reached at {nowhere}" in sentence
    wrong = slack.url.replace("api", "elsewhere")
    [sentence] = await checked(SlackSettings(slack.bot_token, slack.app_token, wrong))
    assert "cannot be reached" in sentence
    [sentence] = await checked(SlackSettings(slack.bot_token, slack.app_token, "slack"))
    assert "no address" in sentence


async def test_a_socket_that_cannot_be_opened(slack: SlackServer) -> None:
    slack.sockets.address = lambda: "ws://127.0.0.1:1/"
    [sentence] = await checked(settings(slack))
    assert "socket cannot be opened" in sentence


async def start(settings: SlackSettings) -> None:
    store = SqlStore.open("sqlite://")
    adapter = Slack(settings, StillClock(MONDAY), store)
    assembly = Assembly(store, StillClock(MONDAY), {"slack": adapter.messenger})
    try:
        async with adapter.connected(assembly.app):
            pass
    finally:
        await store.close()


@pytest.mark.parametrize("wrong", [{"bot": "xoxb-1"}, {"app": "xapp-1"}])
async def test_askwell_starts_with_the_same_sentences(
    slack: SlackServer, wrong: dict[str, str]
) -> None:
    faulty = settings(slack, **wrong)
    [sentence] = await checked(faulty)
    with pytest.raises(CannotConnect) as stopped:
        await start(faulty)
    assert plain(stopped.value.why, ANYBODY) == sentence


async def test_askwell_does_not_start_while_slack_is_silent(slack: SlackServer) -> None:
    slack.fail("auth.test", 503)
    with pytest.raises(CannotConnect, match="could not be checked just now"):
        await start(settings(slack))
    with pytest.raises(CannotConnect, match="cannot be reached"):
        await start(SlackSettings(slack.bot_token, slack.app_token, "http://127.0.0.1:1/api/"))


async def test_slack_is_asked_each_thing_once_at_a_start(slack: SlackServer) -> None:
    await start(settings(slack))
    assert [each.method for each in slack.calls()] == ["auth.test", "apps.connections.open"]


async def test_behind_a_proxy_slack_is_reached_through_it(
    slack: SlackServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The local Slack is its own proxy: it also takes whole addresses."""
    caplog.set_level(logging.DEBUG)
    set_up_log("DEBUG")
    monkeypatch.setenv("HTTPS_PROXY", slack.address.replace("//", "//me:hidden@"))
    opened = slack.sockets.address
    slack.sockets.address = lambda: opened().replace("127.0.0.1", "slack.invalid")
    api = slack.url.replace("127.0.0.1", "slack.invalid")
    behind = SlackSettings(slack.bot_token, slack.app_token, api)
    await start(behind)
    store = SqlStore.open("sqlite://")
    assert await Slack(behind, StillClock(MONDAY), store).doctor((), "en") == []
    await store.close()
    assert "hidden" not in caplog.text


async def test_tokens_show_in_no_log(slack: SlackServer) -> None:
    assert "secret" not in repr(settings(slack))


async def test_a_server_that_tells_of_no_scopes_misses_none(
    slack: SlackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = slack.api._answered

    def silent(*asked: Any) -> web.Response:
        answer = answered(*asked)
        del answer.headers["X-OAuth-Scopes"]
        return answer

    monkeypatch.setattr(slack.api, "_answered", silent)
    assert await checked(settings(slack)) == []


async def test_slack_is_asked_about_both_tokens_at_once() -> None:
    both = asyncio.Barrier(2)

    async def refuse_once_both_are_asked(_: web.Request) -> web.Response:
        await both.wait()
        return web.json_response({"ok": False, "error": "invalid_auth"})

    application = web.Application()
    application.add_routes([web.post("/{method}", refuse_once_both_are_asked)])
    async with TestServer(application) as server:
        tokens = SlackSettings("xoxb-1", "xapp-1", str(server.make_url("/")))
        of_clock, of_bot, of_app = await checked(tokens)
    assert "clock" in of_clock
    assert "SLACK_BOT_TOKEN (invalid_auth)" in of_bot
    assert "SLACK_APP_TOKEN (invalid_auth)" in of_app
