"""Why we do not use parts of slack_sdk 3.47.0 and slack_bolt 1.30.0 as they are. A test that fails
here after an upgrade is good news: docs/developers/decisions/sdks.md says what can then be
removed."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientError, web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.authorization.async_authorize import AsyncInstallationStoreAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.middleware.async_builtins import AsyncRequestVerification
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.waits import until
from tests.fakes.slack import SlackServer

SHORT, LONG = 0.01, 3_600.0
"""The seconds between two checks of the connection by the client."""


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer() as slack:
        yield slack


@asynccontextmanager
async def connecting(
    slack: SlackServer, ping_interval: float
) -> AsyncIterator[tuple[SocketModeClient, "asyncio.Task[None]"]]:
    web_client = AsyncWebClient(base_url=slack.url)
    client = SocketModeClient(slack.app_token, None, web_client, ping_interval=ping_interval)
    task = asyncio.create_task(client.connect())  # type: ignore[no-untyped-call]
    try:
        yield client, task
    finally:
        task.cancel()
        await client.close()  # type: ignore[no-untyped-call]


def opened(slack: SlackServer) -> int:
    """How many connection URLs the client asked for."""
    return len(slack.calls("apps.connections.open"))


# SocketModeClient


async def test_it_tries_a_used_up_address_for_ever(
    slack: SlackServer, caplog: pytest.LogCaptureFixture
) -> None:
    slack.sockets.tickets = FirstIsUsedUp()
    async with connecting(slack, SHORT) as (_, task):
        await until(lambda: caplog.text.count("Failed to connect") >= 5)
        assert not task.done()
        assert opened(slack) == 1, "another address would have worked"


class FirstIsUsedUp(set[str]):
    """Tickets, of which the first is no longer valid when the client uses it."""

    given = 0

    def add(self, ticket: str) -> None:
        self.given += 1
        if self.given > 1:
            super().add(ticket)


async def test_it_never_ends_where_the_token_is_refused(slack: SlackServer) -> None:
    slack.fail("apps.connections.open", "invalid_auth", times=1_000)
    async with connecting(slack, SHORT) as (_, task):
        await until(lambda: opened(slack) >= 5)
        assert not task.done(), "nobody is told"


async def test_it_does_not_wait_where_too_many_are_connected(slack: SlackServer) -> None:
    slack.sockets.room = 0
    async with connecting(slack, LONG):
        await until(lambda: opened(slack) >= 5)


async def test_it_notices_a_broken_connection_only_when_it_looks(
    slack: SlackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleep, slept = asyncio.sleep, list[float]()

    async def soon(seconds: float) -> None:
        slept.append(seconds)
        await sleep(0)

    async with connecting(slack, LONG) as (client, _):
        await until(lambda: client.last_ping_pong_time)
        with monkeypatch.context() as hurried:
            hurried.setattr("slack_sdk.socket_mode.aiohttp.asyncio.sleep", soon)
            slack.sockets.drop()
            await until(lambda: LONG in slept)


@pytest.mark.parametrize("jump", [LONG, -LONG])
async def test_it_judges_the_connection_by_the_time_of_day(
    slack: SlackServer, monkeypatch: pytest.MonkeyPatch, jump: float
) -> None:
    """After a jump forward, or a sleep of the computer, a good connection counts as dead. After a
    jump back, a silent connection counts as good for the same time."""
    async with connecting(slack, LONG / 10) as (client, task):
        await task
        client.last_ping_pong_time = time.time()
        there = time.time() + jump
        monkeypatch.setattr("slack_sdk.socket_mode.aiohttp.time.time", lambda: there)
        assert client.current_session
        assert not client.current_session.closed
        assert await client.is_ping_pong_failing() == (jump > 0)


# Bolt's check of signatures


@pytest.mark.parametrize("body", ["{", "payload=%7B"])
def test_bolt_parses_a_body_before_it_checks_the_signature(body: str) -> None:
    with pytest.raises(ValueError, match="Expecting"):
        AsyncBoltRequest(body=body)


async def passes(headers: dict[str, str], log: logging.Logger | None = None) -> bool:
    passed: list[bool] = []

    async def go_on() -> BoltResponse:
        passed.append(True)
        return BoltResponse(status=200)

    asked = AsyncBoltRequest(body=json.dumps({"text": "a secret wish"}), headers=dict(headers))
    check = AsyncRequestVerification("the-signing-secret", log)
    await check.async_process(req=asked, resp=BoltResponse(status=200), next=go_on)
    return bool(passed)


@pytest.mark.parametrize(("signature", "timestamp"), [("v0=é", "now"), ("v0=e", "yesterday")])
async def test_bolt_fails_at_a_signature_that_is_none(signature: str, timestamp: str) -> None:
    at = str(int(time.time())) if timestamp == "now" else timestamp
    headers = {"X-Slack-Signature": signature, "X-Slack-Request-Timestamp": at}
    with pytest.raises((ValueError, TypeError)):
        await passes(headers)


async def test_bolt_logs_all_that_it_refuses(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assert not await passes({}, logging.getLogger("bolt"))
    assert "a secret wish" in caplog.text


# Bolt's authorization


class OneBot(AsyncInstallationStore):
    def __init__(self, token: str) -> None:
        self._token = token

    async def async_find_bot(self, **_whose: object) -> Bot:
        ids: Any = {"team_id": "T1", "bot_id": "B1", "bot_user_id": "U2"}
        return Bot(bot_token=self._token, installed_at=0.0, **ids)


class Authorization:
    def __init__(self, slack: SlackServer) -> None:
        self._context = AsyncBoltContext({"client": AsyncWebClient(base_url=slack.url)})
        self._authorize = AsyncInstallationStoreAuthorize(
            logger=logging.getLogger("bolt"),
            installation_store=OneBot(slack.bot_token),
            bot_only=True,
        )

    async def passes(self) -> bool:
        found = await self._authorize(
            context=self._context, enterprise_id=None, team_id="T1", user_id="U1"
        )
        return found is not None


async def test_bolt_asks_about_the_token_at_each_request(slack: SlackServer) -> None:
    authorization = Authorization(slack)
    for _ in range(2):
        assert await authorization.passes()
    assert len(slack.calls("auth.test")) == 2


async def test_bolt_ignores_events_while_slack_rejects_the_token(slack: SlackServer) -> None:
    slack.fail("auth.test", "invalid_auth")
    assert not await Authorization(slack).passes()


# Bolt's OAuth flow


def oauth_flow(slack: SlackServer) -> AsyncOAuthFlow:
    settings = AsyncOAuthSettings(client_id="1.2", client_secret="s", scopes=[], user_scopes=[])
    return AsyncOAuthFlow(client=AsyncWebClient(base_url=slack.url), settings=settings)


async def test_bolt_logs_the_code(slack: SlackServer, caplog: pytest.LogCaptureFixture) -> None:
    assert await oauth_flow(slack).run_installation("the-code") is None
    assert "the-code" in caplog.text


async def test_bolt_shows_no_page_where_slack_is_not_reached(slack: SlackServer) -> None:
    slack.fail("oauth.v2.access", "after", times=9)
    with pytest.raises(ClientError):
        await oauth_flow(slack).run_installation("the-code")


async def test_bolt_drops_where_a_cookie_may_be_sent_from() -> None:
    answer = BoltResponse(status=200, headers={"Set-Cookie": ["a=b; SameSite=Lax"]})
    shown: web.Response = await to_aiohttp_response(answer)
    assert shown.cookies["a"]["samesite"] == ""
