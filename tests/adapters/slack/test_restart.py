"""A process that ended, however suddenly, and the next one on the same database."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from adapters.shared.errors import CannotConnect
from adapters.slack.encryption import new_key
from adapters.terminal.clock import StillClock
from tests.adapters.slack.over_http import BACK, KEY, AskwellOverHttp, Browser
from tests.adapters.slack.workspace import Member
from tests.fakes.slack import SlackServer

Both = tuple[SlackServer, StillClock]


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/askwell.db"


def raw(database: str, statement: str) -> list[tuple[str, ...]]:
    """The content of the database, for anybody who has the file."""
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"))) as connection:
        return connection.execute(statement).fetchall()


def tokens(database: str) -> list[str]:
    return [token for (token,) in raw(database, "SELECT bot_token FROM slack_installation")]


async def install(both: Both, database: str, keys: str = KEY) -> None:
    async with AskwellOverHttp.serving(*both, database, keys) as here:
        await here.installed_by(here.slack.user("U9", "Olga"))


async def answers(both: Both, database: str, keys: str = KEY) -> bool:
    async with AskwellOverHttp.serving(*both, database, keys) as here:
        maya = here.member("U1", "Maya", "Africa/Nairobi")
        await maya.says("help")
        return "What I can do for you" in maya.last


async def test_an_installation_survives_a_restart(slack_and_clock: Both, database: str) -> None:
    await install(slack_and_clock, database)
    assert await answers(slack_and_clock, database)


async def test_an_installation_may_end_in_another_process(
    slack_and_clock: Both, database: str
) -> None:
    slack, _ = slack_and_clock
    slack.signed_in = slack.user("U9", "Olga")
    async with (
        AskwellOverHttp.serving(*slack_and_clock, database) as first,
        Browser.at(first.address) as browser,
    ):
        await browser.installs(until=BACK)
        [state] = [each.value for each in browser.http.cookie_jar]
        link = browser.url
    async with (
        AskwellOverHttp.serving(*slack_and_clock, database) as second,
        Browser.at(second.address) as browser,
    ):
        browser.http.headers["Cookie"] = f"askwell-install={state}"
        await browser.visits(link)
        assert browser.shown.startswith("Askwell is in Alumni")


async def test_tokens_lie_encrypted(slack_and_clock: Both, database: str) -> None:
    await install(slack_and_clock, database)
    assert len(tokens(database)) == 1
    assert not any("xoxb" in token for token in tokens(database))
    content = Path(database.removeprefix("sqlite:///")).read_bytes()
    assert b"xoxb" not in content


async def test_keys_are_changed_in_two_steps(slack_and_clock: Both, database: str) -> None:
    await install(slack_and_clock, database)
    before, new = tokens(database), new_key()
    assert await answers(slack_and_clock, database, f"{new}, {KEY}")
    assert not set(tokens(database)) & set(before)
    assert await answers(slack_and_clock, database, new), "the old key may go"


async def test_a_lost_key_is_said_and_loses_nothing(slack_and_clock: Both, database: str) -> None:
    await install(slack_and_clock, database)
    before = tokens(database)
    with pytest.raises(CannotConnect, match="put the key that was used before behind the new one"):
        await answers(slack_and_clock, database, new_key())
    assert tokens(database) == before
    assert await answers(slack_and_clock, database)


async def test_a_workspace_that_uninstalled_while_nobody_listened(
    slack_and_clock: Both, database: str
) -> None:
    await install(slack_and_clock, database)
    slack, _ = slack_and_clock
    slack.token("T1").state = "account_inactive"
    async with AskwellOverHttp.serving(*slack_and_clock, database) as here:
        await here.installed_by(slack.user("U9", "Olga"))
    assert await answers(slack_and_clock, database)


async def test_a_form_that_waits_for_the_answer_to_a_worry_opens_in_another_process(
    slack_and_clock: Both, database: str
) -> None:
    """With what was typed, so that the next press sends it."""
    await install(slack_and_clock, database)
    async with AskwellOverHttp.serving(*slack_and_clock, database) as here:
        maya = here.member("U1", "Maya", "Africa/Nairobi")
        await maya.types("settings")
        await maya.presses("Change")
        await maya.submits(zone="I want to die")
        user = maya.user
    async with AskwellOverHttp.serving(*slack_and_clock, database) as here:
        maya = Member(here, user)
        await maya.presses("Open the form again")
        assert maya.holds("zone") == "I want to die"
        await maya.submits()
        assert "zone" in (user.modal.errors if user.modal else ())
