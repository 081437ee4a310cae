"""What Askwell stores and logs can only be read by its owner: the real process, with its log at
DEBUG."""

import asyncio
import signal
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from stat import S_IMODE

import pytest

from askwell.commands.local_files import exposed
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from tests.conftest import Command
from tests.fakes.discord import DiscordServer
from tests.fakes.slack import SlackServer
from tests.test_askwell import HERE, running, say, start

WORDS = "find glassblowing-in-Murano"
SQL = ("SELECT ", "INSERT ", "PRAGMA ", "BEGIN ")


async def test_the_playground_keeps_files_private_and_words_out_of_the_log(tmp_path: Path) -> None:
    with running(tmp_path, LOG_LEVEL="DEBUG") as (playground, address):
        logged = asyncio.create_task(_log_of(playground))
        await asyncio.to_thread(say, address, "maya", WORDS)
        made = {each.name: S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()}
        playground.terminate()
        log = await logged
        assert playground.wait(60) == 0
    assert "playground.db-wal" in made
    assert set(made.values()) == {0o600}
    ignored = (HERE / ".gitignore").read_text("utf-8").split()
    assert not [each for each in made if not any(fnmatch(each, line) for line in ignored)]
    assert "DEBUG" in log, "it is at its most talkative"
    assert not [each for each in (*SQL, WORDS) if each in log]


async def test_no_words_or_secrets_are_logged_on_any_platform(tmp_path: Path) -> None:
    async with SlackServer() as slack, DiscordServer() as discord:
        in_discord = discord.user("Maya")
        discord.guild("Alumni", in_discord)
        in_slack = slack.user("U1", "Maya")
        slack.channel("C1", "general", in_slack)
        settings = {
            "LOG_LEVEL": "DEBUG",
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": slack.url,
            "DISCORD_TOKEN": discord.token,
            "DISCORD_API_BASE": discord.api_base,
        }
        with start(tmp_path, **settings) as askwell:
            logged = asyncio.create_task(_log_of(askwell))
            try:
                await asyncio.to_thread(_announced, askwell)
                await in_slack.command("/askwell", WORDS)
                await in_slack.mentions_app("C1", f"<@U0BOT> {WORDS}")
                await in_discord.command("askwell find", words=WORDS)
                askwell.send_signal(signal.SIGINT)
                log = await logged
            finally:
                askwell.kill()
    assert "DEBUG" in log, "it is at its most talkative"
    secrets = (slack.bot_token, slack.app_token, discord.token)
    assert not [each for each in (*SQL, WORDS, *secrets) if each in log]


async def _log_of(askwell: "subprocess.Popen[str]") -> str:
    """Read the log from now on. Otherwise a process that writes more than a pipe can buffer would
    wait."""
    assert askwell.stderr is not None
    return await asyncio.to_thread(askwell.stderr.read)


def _announced(askwell: "subprocess.Popen[str]") -> None:
    assert askwell.stdout is not None
    assert {askwell.stdout.readline()[:16], askwell.stdout.readline()[:16]} == {
        "Askwell is in Sl",
        "Askwell is in Di",
    }


def test_files_that_others_can_read_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, rights in {".env": 0o644, "a.db": 0o640, "a.db-wal": 0o600}.items():
        (tmp_path / name).touch()
        (tmp_path / name).chmod(rights)
    found = exposed("sqlite:///a.db", "")
    env, database = (plain(each, ANYBODY) for each in found)
    assert env.startswith(
        "Others on this computer can read .env (its permissions: 644): run `chmod"
    )
    assert "read a.db (" in database
    for other in ("postgresql://me@there/askwell", "sqlite://", "nonsense"):
        assert exposed(other, "elsewhere.key") == found[:1]


def test_the_doctor_checks_file_rights_without_a_platform(tmp_path: Path, command: Command) -> None:
    (tmp_path / ".env").touch()
    for rights, status in ((0o600, 0), (0o644, 1)):
        (tmp_path / ".env").chmod(rights)
        said = command("doctor")
        assert (said.status, said.err) == (status, "")
        assert ("chmod 600 .env" in said.out) == bool(status)
