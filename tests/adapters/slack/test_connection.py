"""The connection to Slack: when it is up, when it breaks, and how it comes back."""

import json
import logging
from datetime import timedelta

import pytest

from adapters.shared.errors import Refused
from adapters.slack.setting_up.doctor import app_token_refused
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from tests.adapters.slack.over_http import AskwellOverHttp
from tests.adapters.slack.workspace import MONDAY, AskwellInSlack, Member
from tests.adapters.waits import until
from tests.fakes.slack import NotAcknowledged

OF_THE_TOKEN = ["invalid_auth", "token_revoked", "account_inactive", "not_allowed_token_type"]
ENVELOPE = {"envelope_id": "E1", "type": "interactive", "payload": {"type": "block_actions"}}
ODD_FRAMES = [
    *("hello?", "", "[1]", "null", "7", "{}", '{"type": "unknown"}', '{"type": ["hello"]}'),
    *(json.dumps({name: ENVELOPE[name] for name in ENVELOPE if name != each}) for each in ENVELOPE),
    *(json.dumps(ENVELOPE | {each: 7}) for each in ENVELOPE),
    *(json.dumps(ENVELOPE | {each: None}) for each in ENVELOPE),
]


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return here.member("U1", "Maya", "Europe/London")


async def comes_back(here: AskwellInSlack, maya: Member, tries: int = 0) -> None:
    """After `tries` waits the connection is up again, and members are answered through it."""
    for _ in range(tries):
        await here.waits.begin()
        await here.waits.are_over()
    await until(lambda: here.adapter.presence.connected)
    await maya.types("help")
    assert here.slack.sockets.strays == []


async def test_it_is_known_whether_askwell_is_connected(here: AskwellInSlack) -> None:
    presence = here.adapter.presence
    await until(lambda: presence.connected)
    here.slack.fail("apps.connections.open", 503, 1)
    here.slack.sockets.drop()
    await here.waits.begin()
    assert presence.away_since == MONDAY
    await here.waits.are_over()
    await until(lambda: presence.connected)


@pytest.mark.parametrize("set_there", [(), ("SLACK_BOT_TOKEN",)])
async def test_it_starts_without_a_warning(
    set_there: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in set_there:  # in a container, settings are in the environment
        monkeypatch.setenv(name, "xoxb-1")
    async with AskwellInSlack.running():
        pass
    assert [each for each in caplog.records if each.levelno >= logging.WARNING] == []


async def test_over_http_it_is_connected_while_it_serves(http: AskwellOverHttp) -> None:
    assert http.adapter.presence.connected


async def test_a_clock_that_moves_while_askwell_runs_is_noticed(
    here: AskwellInSlack, maya: Member
) -> None:
    here.slack.world.clock = lambda: MONDAY
    here.clock.move_to(MONDAY + timedelta(days=40))
    await maya.types("help")
    fault = here.adapter.presence.clock_fault
    assert fault
    assert "clock is 40 days off" in plain(fault, ANYBODY)


async def test_connections_come_back(
    here: AskwellInSlack, maya: Member, caplog: pytest.LogCaptureFixture
) -> None:
    await here.slack.refreshes_connections()
    await comes_back(here, maya)
    assert caplog.text == ""
    here.slack.sockets.drop()
    with pytest.raises(NotAcknowledged):
        await maya.types("help")
    here.slack.fail("apps.connections.open", 503)
    await comes_back(here, maya, tries=2)
    assert "Askwell is in Slack again." in caplog.text
    assert "Traceback" not in caplog.text


async def test_every_try_to_connect_has_an_address_of_its_own(
    here: AskwellInSlack, maya: Member
) -> None:
    api = here.slack.api
    opened = api.connections_open

    def used_up() -> str:
        api.connections_open = opened
        return opened().replace("ticket=", "ticket=old")

    api.connections_open = used_up
    here.slack.sockets.drop()
    await comes_back(here, maya, tries=1)
    assert api.connections_open == opened


@pytest.mark.parametrize("reason", ["too_many_websockets", "link_disabled", "anything"])
async def test_the_connection_comes_back_after_any_close_reason(
    here: AskwellInSlack, maya: Member, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    await here.slack.sockets.disconnect(reason)
    await until(lambda: here.slack.sockets.hellos == 2)
    await comes_back(here, maya)
    assert "goes on trying to come back to Slack" in caplog.text


async def test_it_waits_its_turn_where_too_many_are_open(
    here: AskwellInSlack, maya: Member, caplog: pytest.LogCaptureFixture
) -> None:
    here.slack.sockets.room = 0
    here.slack.sockets.drop()
    for _ in range(4):
        await here.waits.begin()
        await here.waits.are_over()
    await here.waits.begin()
    assert here.waits.seconds == sorted(here.waits.seconds)
    assert "too_many_websockets" in caplog.text
    here.slack.sockets.room = 10
    await comes_back(here, maya, tries=1)


async def test_odd_frames_cost_only_themselves(here: AskwellInSlack, maya: Member) -> None:
    for frame in ODD_FRAMES:
        await here.slack.sockets.send(frame)
    await maya.types("help")
    assert maya.sees("What I can do for you")
    assert here.slack.sockets.hellos == 1


async def test_a_connection_that_fell_silent_is_given_up() -> None:
    async with AskwellInSlack.running(ping=0.5) as here:
        maya = here.member("U1", "Maya", "Europe/London")
        here.slack.sockets.silent = True
        await until(lambda: here.slack.sockets.hellos == 2)
        here.slack.sockets.silent = False
        await until(lambda: here.adapter.presence.connected)
        await maya.types("help")


@pytest.mark.parametrize("error", OF_THE_TOKEN)
async def test_a_refused_token_is_said_in_a_sentence(here: AskwellInSlack, error: str) -> None:
    here.slack.fail("apps.connections.open", error)
    here.slack.sockets.drop()
    with pytest.raises(Refused) as refused:
        await here.connection
    assert refused.value.why == app_token_refused(error)


async def test_any_other_refusal_may_pass(here: AskwellInSlack, maya: Member) -> None:
    here.slack.fail("apps.connections.open", "internal_error")
    here.slack.sockets.drop()
    await comes_back(here, maya, tries=1)
