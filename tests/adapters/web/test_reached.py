"""A running Askwell that can be reached from outside, while Slack is connected through Socket
Mode."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession
from icalendar import Calendar

from adapters.shared.errors import CannotConnect
from adapters.slack.setting_up.manifest import manifest
from askwell.serving.serving import run
from askwell.settings import Settings, WrongSettings
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text
from bot.flows import every_flow
from tests.fakes.slack import SlackServer, User

PUBLIC = "https://askwell.example"


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer(manifest=manifest(every_flow().specs, None)) as slack:
        yield slack


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        found: int = free.getsockname()[1]
        return found


def settings(slack: SlackServer, folder: Path, port: int | None, public_url: str) -> Settings:
    given: dict[str, Any] = {
        "_env_file": None,
        "database_url": f"sqlite:///{folder / 'askwell.db'}",
        "slack_bot_token": slack.bot_token,
        "slack_app_token": slack.app_token,
        "slack_api_url": slack.url,
        "public_url": public_url,
        "http_port": port,
    }
    return Settings(**given)


@asynccontextmanager
async def running(slack: SlackServer, settings: Settings) -> AsyncIterator[str]:
    """Yields what it prints at the start. It ends as after Ctrl-C."""
    said: asyncio.Future[Text] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(run(settings, said.set_result))
    either: set[asyncio.Future[Any]] = {task, said}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        task.result()
    await slack.connected()
    try:
        yield plain(await said, ANYBODY)
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def shown_to(slack: SlackServer, user: User, words: str) -> str:
    def found() -> str:
        return next((each.shown for each in user.messages if words in each.shown), "")

    return await slack.until(found, timeout=20)


async def test_a_feed_is_served_while_slack_comes_through_a_socket(
    slack: SlackServer, tmp_path: Path, port: int
) -> None:
    maya = slack.user("U1", "Maya")
    async with running(slack, settings(slack, tmp_path, port, f"{PUBLIC}/")) as greeting:
        assert f"listens at http://127.0.0.1:{port}" in greeting
        assert "installed" not in greeting
        await maya.command("/askwell", "calendar")
        shown = await shown_to(slack, maya, PUBLIC)
        [path] = re.findall(rf"{PUBLIC}(/calendar/\S+)", shown)
        async with (
            ClientSession(f"http://127.0.0.1:{port}") as session,
            session.get(path) as feed,
            session.get("/slack/install") as install,
            session.get("/healthz") as health,
        ):
            made = Calendar.from_ical(await feed.read())
            assert isinstance(made, Calendar)
            assert (feed.status, made.calendar_name) == (200, "Askwell")
            assert (install.status, health.status) == (404, 200)
    async with ClientSession() as session:
        with pytest.raises(ClientError):
            await session.get(f"http://127.0.0.1:{port}/healthz")


async def test_without_a_public_address_no_port_is_opened(
    slack: SlackServer, tmp_path: Path
) -> None:
    maya = slack.user("U1", "Maya")
    async with running(slack, settings(slack, tmp_path, None, "")) as greeting:
        assert greeting.startswith("Askwell is in Slack (")
        await maya.command("/askwell", "calendar")
        await shown_to(slack, maya, "cannot follow your talks by itself")


async def test_with_only_a_port_only_health_is_served(
    slack: SlackServer, tmp_path: Path, port: int
) -> None:
    async with (
        running(slack, settings(slack, tmp_path, port, "")) as greeting,
        ClientSession(f"http://127.0.0.1:{port}") as session,
        session.get("/healthz") as health,
        session.get("/readyz") as ready,
        session.get(f"/calendar/{'x' * 43}.ics") as feed,
    ):
        assert f"listens at http://127.0.0.1:{port}" in greeting
        assert [await each.json() for each in (health, ready)] == [{"well": True, "why": []}] * 2
        assert (await feed.text()).startswith("404")


async def test_a_port_that_is_taken_is_said(slack: SlackServer, tmp_path: Path, port: int) -> None:
    with (
        socket.create_server(("127.0.0.1", port)),
        pytest.raises(CannotConnect, match=f"Port {port} is taken"),
    ):
        async with running(slack, settings(slack, tmp_path, port, PUBLIC)):
            pass


async def test_a_public_address_without_tls_is_refused(
    slack: SlackServer, tmp_path: Path, port: int
) -> None:
    with pytest.raises(WrongSettings, match="PUBLIC_URL must begin with https"):
        async with running(slack, settings(slack, tmp_path, port, "http://askwell.example")):
            pass


async def test_a_wrong_calendar_address_is_refused_at_once(
    slack: SlackServer, tmp_path: Path
) -> None:
    maya = slack.user("U1", "Maya")
    async with running(slack, settings(slack, tmp_path, None, "")):
        await maya.command("/askwell", "calendar")
        await shown_to(slack, maya, "Keep my busy times free")
        await maya.clicks(maya.messages[-1], "Keep my busy times free")
        await slack.until(lambda: maya.modal, timeout=20)
        await maya.submits(url="https://127.0.0.1/calendar.ics")
        await shown_to(slack, maya, "Your busy times will be kept free")
        assert "private network" in await shown_to(slack, maya, "I cannot read “My calendar”")
