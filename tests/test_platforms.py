"""Slack and Discord in one process, on one database."""

import asyncio
import threading
from pathlib import Path

import pytest

from adapters.discord.connecting.login import REFUSED
from adapters.shared.errors import CannotConnect
from askwell.assembly import Assembly
from askwell.serving.running import _until_one_fails, run_platforms
from askwell.serving.serving import run
from askwell.serving.staying import AGAIN
from askwell.serving.stopping import End, unbounded
from askwell.settings import Settings
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text
from storage.store import SqlStore
from tests.adapters.waits import Waits
from tests.conftest import Command
from tests.fakes.discord import DiscordServer
from tests.fakes.slack import SlackServer
from tests.storage.scene import member
from tests.test_askwell import start

PATIENCE = 30


async def test_both_answer_and_stay_apart(tmp_path: Path) -> None:
    async with SlackServer() as slack, DiscordServer() as discord:
        in_discord = discord.user("Maya")
        discord.guild("Alumni", in_discord)
        in_slack = slack.user("U1", "Maya")
        settings = Settings(
            database_url=f"sqlite:///{tmp_path / 'askwell.db'}",
            slack_bot_token=slack.bot_token,
            slack_app_token=slack.app_token,
            slack_api_url=slack.url,
            discord_token=discord.token,
            discord_api_base=discord.api_base,
        )
        told: asyncio.Queue[Text] = asyncio.Queue()
        running = asyncio.create_task(run(settings, told.put_nowait))
        announced = {plain(await told.get(), ANYBODY).split(" (")[0] for _ in range(2)}
        assert announced == {"Askwell is in Slack", "Askwell is in Discord"}
        await in_discord.command("askwell settings")
        await in_slack.command("/askwell", "interviews")
        assert "Your settings" in in_discord.private[-1].shown
        assert "No interviews yet" in in_slack.messages[-1].shown
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running


async def test_an_unreachable_platform_holds_up_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with SlackServer() as slack, DiscordServer() as discord:
        in_slack = slack.user("U1", "Maya")
        settings = Settings(
            database_url=f"sqlite:///{tmp_path / 'askwell.db'}",
            slack_bot_token=slack.bot_token,
            slack_app_token=slack.app_token,
            slack_api_url=slack.url,
            discord_token="MTIz.nobodys.token",
            discord_api_base=discord.api_base,
        )
        told: asyncio.Queue[Text] = asyncio.Queue()
        running = asyncio.create_task(run(settings, told.put_nowait))
        assert plain(await told.get(), ANYBODY).startswith("Askwell is in Slack")
        await in_slack.command("/askwell", "interviews")
        assert "No interviews yet" in in_slack.messages[-1].shown
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert "DISCORD_TOKEN" in caplog.text


async def test_members_on_a_platform_that_is_not_set_up_are_mentioned_once_at_the_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"sqlite:///{tmp_path / 'askwell.db'}"
    store = SqlStore.open(url)
    await member(store, "maya")
    await store.close()
    async with DiscordServer() as discord:
        settings = Settings(
            database_url=url, discord_token=discord.token, discord_api_base=discord.api_base
        )
        told: asyncio.Queue[Text] = asyncio.Queue()
        running = asyncio.create_task(run(settings, told.put_nowait))
        assert plain(await told.get(), ANYBODY).startswith("Askwell is in Discord")
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
    assert caplog.text.count("The database has one space in Slack, which is not set up") == 1


async def test_askwell_ends_if_no_platform_can_be_reached(tmp_path: Path) -> None:
    async with SlackServer() as slack, DiscordServer() as discord:
        settings = Settings(
            database_url=f"sqlite:///{tmp_path / 'askwell.db'}",
            slack_bot_token="xoxb-of-another",
            slack_app_token=slack.app_token,
            slack_api_url=slack.url,
            discord_token="MTIz.nobodys.token",
            discord_api_base=discord.api_base,
        )
        with pytest.raises(CannotConnect, match="_TOKEN"):
            await run(settings, lambda _: None)


async def test_a_token_that_discord_refuses_is_tried_again_while_slack_runs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with SlackServer() as slack, DiscordServer() as discord:
        in_slack, in_discord = slack.user("U1", "Maya"), discord.user("Maya")
        discord.guild("Alumni", in_discord)
        settings = Settings(
            database_url=f"sqlite:///{tmp_path / 'askwell.db'}",
            slack_bot_token=slack.bot_token,
            slack_app_token=slack.app_token,
            slack_api_url=slack.url,
            discord_token=discord.token,
            discord_api_base=discord.api_base,
        )
        told: asyncio.Queue[Text] = asyncio.Queue()
        waits = Waits()
        running = asyncio.create_task(run_platforms(settings, told.put_nowait, waits))
        assert {plain(await told.get(), ANYBODY).split(" (")[0] for _ in range(2)}
        await discord.revoke()
        await waits.begin()
        assert waits.seconds == [AGAIN]
        assert plain(REFUSED, ANYBODY) in caplog.text
        assert "If you change .env, start Askwell again." in caplog.text
        await in_slack.command("/askwell", "interviews")
        assert "No interviews yet" in in_slack.messages[-1].shown
        discord.world.tokens.add(discord.token)
        await waits.are_over()
        assert plain(await told.get(), ANYBODY).startswith("Askwell is in Discord")
        await in_discord.command("askwell settings")
        assert "Your settings" in in_discord.private[-1].shown
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running


async def test_alone_discord_ends_askwell_where_it_refuses_the_token(tmp_path: Path) -> None:
    async with DiscordServer() as discord:
        settings = Settings(
            database_url=f"sqlite:///{tmp_path / 'askwell.db'}",
            discord_token=discord.token,
            discord_api_base=discord.api_base,
        )
        told: asyncio.Queue[Text] = asyncio.Queue()
        running = asyncio.create_task(run_platforms(settings, told.put_nowait))
        await told.get()
        await discord.revoke()
        with pytest.raises(CannotConnect, match="DISCORD_TOKEN"):
            await running


async def test_an_end_by_itself_is_cut_off_if_the_database_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A supervisor should start Askwell again, and read what the next start says."""
    database_answers, statuses = threading.Event(), list[int]()

    def cut_off(status: int) -> None:
        statuses.append(status)
        database_answers.set()

    closed = SqlStore.close

    async def hangs(store: SqlStore) -> None:
        await asyncio.to_thread(database_answers.wait, PATIENCE)
        await closed(store)

    monkeypatch.setattr(SqlStore, "close", hangs)
    end = End(0.01, cut_off)
    async with SlackServer() as slack:
        settings = Settings(
            database_url=f"sqlite:///{tmp_path / 'askwell.db'}",
            slack_bot_token="xoxb-of-another",
            slack_app_token=slack.app_token,
            slack_api_url=slack.url,
        )
        with pytest.raises(CannotConnect, match="_TOKEN"):
            await run(settings, lambda _: None, end.begin)
        end.begin(0)
    end.is_over()
    assert statuses == [1], "it began once"


async def test_time_goes_on_while_discord_keeps_us_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = asyncio.Event()

    async def keep_up(_: Assembly) -> None:
        keeping.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(Assembly, "keep_up", keep_up)
    async with DiscordServer() as discord:
        settings = Settings(
            database_url=f"sqlite:///{tmp_path / 'askwell.db'}",
            discord_token=discord.token,
            discord_api_base=discord.api_base,
            discord_gateway_url="ws://127.0.0.1:9",
        )
        running = asyncio.create_task(run(settings, lambda _: None))
        await keeping.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running


async def test_cards_being_sent_leave_before_the_platforms_close() -> None:
    ended: list[str] = []
    staying, keeping = asyncio.Event(), asyncio.Event()

    async def works(name: str, begun: asyncio.Event) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            if begun is keeping:
                await asyncio.wait({asyncio.create_task(asyncio.sleep(0))})
            ended.append(name)

    running = asyncio.create_task(
        _until_one_fails([works("platform", staying)], works("courier", keeping), unbounded)
    )
    await asyncio.gather(staying.wait(), keeping.wait())
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert ended == ["courier", "platform"]


async def test_the_doctor_works_while_askwell_runs(tmp_path: Path, command: Command) -> None:
    async with SlackServer() as slack:
        maya = slack.user("U1", "Maya")
        settings = {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": slack.url,
        }
        with start(tmp_path, **settings) as askwell:
            try:
                assert askwell.stdout is not None
                await asyncio.to_thread(askwell.stdout.readline)
                made = {each.name for each in tmp_path.iterdir()}
                well, nobody_yet = (await doctor(command, settings)).splitlines()
                assert well == "Slack: all is well."
                assert nobody_yet.startswith("This database has no members yet")
                await maya.command("/askwell", "host field nursing")
                assert await doctor(command, settings) == "Slack: all is well.\n"
                assert {each.name for each in tmp_path.iterdir()} == made
                assert askwell.poll() is None, "it goes on"
            finally:
                askwell.kill()


async def doctor(command: Command, settings: dict[str, str]) -> str:
    """What the doctor says if nothing is wrong."""
    said = await asyncio.to_thread(command, "doctor", **settings)
    assert (said.status, said.err) == (0, "")
    return said.out
