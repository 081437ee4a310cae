"""Askwell over HTTP: requests that Slack has signed are handled once, and workspaces are
separate."""

import logging

import pytest
from aiohttp import ClientSession

from adapters.slack.connection import Slack
from adapters.slack.setting_up.manifest import EVENTS
from adapters.terminal.clock import StillClock
from adapters.web.server import serving
from storage.store import SqlStore
from tests.adapters.slack.over_http import PUBLIC, AskwellOverHttp, settings
from tests.adapters.slack.workspace import Member
from tests.fakes.slack import NotAcknowledged, SlackServer
from tests.fakes.slack.lines import Delivery, Http

ASK = {"connection": "We both studied physics.", "wish": "How you moved to research."}


@pytest.fixture
async def both(http: AskwellOverHttp) -> AskwellOverHttp:
    """Installed in two workspaces."""
    for team in ("T1", "T2"):
        await http.installed_by(http.slack.user("U9", "Olga", workspace=team))
    return http


@pytest.fixture
def maya(both: AskwellOverHttp) -> Member:
    return both.member("U1", "Maya", "Africa/Nairobi")


@pytest.fixture
def other(both: AskwellOverHttp) -> Member:
    """A member with the same user id in the other workspace."""
    return both.member("U1", "Another", "Europe/Madrid", "T2")


def line(http: AskwellOverHttp) -> Http:
    assert http.slack.http
    return http.slack.http


# What is heard


async def test_a_wrong_signature_is_refused_and_said_once(
    both: AskwellOverHttp, maya: Member, caplog: pytest.LogCaptureFixture
) -> None:
    both.slack.access.signing_secret = "another"  # noqa: S105
    for _ in range(3):
        with pytest.raises(NotAcknowledged, match="401"):
            await maya.user.command("/askwell", "find secrets")
    assert caplog.text.count("copy SLACK_SIGNING_SECRET again") == 1
    assert "secrets" not in caplog.text
    assert maya.messages == []
    both.slack.access.signing_secret = "the-signing-secret"  # noqa: S105
    await maya.types("help")
    assert "What I can do for you" in maya.last


@pytest.mark.parametrize("ago", [301, -400])
async def test_a_request_of_another_time_is_refused(
    both: AskwellOverHttp, maya: Member, caplog: pytest.LogCaptureFixture, ago: int
) -> None:
    line(both).signed_ago = ago
    with pytest.raises(NotAcknowledged, match="401"):
        await maya.user.command("/askwell", "help")
    assert "set this computer's clock" in caplog.text
    line(both).signed_ago = ago // 2
    await maya.types("help")
    assert "What I can do for you" in maya.last


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Signature": "v0=é", "X-Slack-Request-Timestamp": "1"},
        {"X-Slack-Signature": "v0=e", "X-Slack-Request-Timestamp": "yesterday"},
        {"X-Slack-Signature": "v0=e", "X-Slack-Request-Timestamp": "9" * 5_000},
    ],
)
@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"{", b"payload=%7B"])
async def test_a_request_that_is_not_from_slack_is_refused(
    http: AskwellOverHttp,
    caplog: pytest.LogCaptureFixture,
    headers: dict[str, str],
    body: bytes,
) -> None:
    async with (
        ClientSession() as session,
        session.post(http.address + EVENTS, data=body, headers=headers) as answer,
    ):
        assert answer.status == 401
    assert "Traceback" not in caplog.text


async def test_slack_may_look_at_the_certificate_without_a_signature(
    http: AskwellOverHttp, caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        ClientSession() as session,
        session.post(http.address + EVENTS, data={"ssl_check": "1", "token": "t"}) as answer,
    ):
        assert answer.status == 200
    assert caplog.text == ""


async def test_a_command_is_read_whatever_is_looked_for(
    both: AskwellOverHttp, maya: Member
) -> None:
    for words in ("payload", "{payload=1}", "a&payload={}", "ssl_check=1"):
        await maya.types(f"find {words}")
        assert words in maya.last


async def test_an_event_that_slack_repeats_happens_once(
    both: AskwellOverHttp, maya: Member
) -> None:
    ack = await maya.user.says("help")
    for _ in range(3):
        await both.slack.deliver_again(ack)
    await both.settled()
    assert len([each for each in maya.messages if "What I can do for you" in each.shown]) == 1


async def test_the_health_page_asks_the_database(
    http: AskwellOverHttp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def health(session: ClientSession) -> int:
        async with session.get(f"{http.address}/readyz") as answer:
            return answer.status

    async with ClientSession() as session:
        assert await health(session) == 200
        http.store.broken = True
        assert await health(session) == 503
        http.store.broken = False
        monkeypatch.setattr("adapters.web.health._PATIENCE", 0.01)
        held = http.slow()
        assert await health(session) == 503
        held.set()
        monkeypatch.setattr("adapters.web.health._PATIENCE", 60)
        assert await health(session) == 200


# Workspaces


async def test_the_same_user_id_elsewhere_is_somebody_else(
    both: AskwellOverHttp, maya: Member, other: Member
) -> None:
    daniel = both.member("U2", "Daniel", "Europe/Berlin")
    await daniel.hosts()
    await other.types("find user research")
    assert not other.sees("UX researcher at a hospital")
    await other.types("settings")
    assert other.sees("Europe/Madrid")
    await maya.types("find user research")
    assert maya.sees("UX researcher at a hospital")
    await maya.presses("Ask Daniel")
    await maya.requests(**ASK, slots=[maya.options("slots")[0]])
    assert daniel.sees("would like to learn from you")
    await other.types("interviews")
    assert not other.sees("Daniel")
    assert not any("UX" in each.shown or "Daniel" in each.shown for each in other.messages)


async def test_what_a_host_does_as_a_guest_elsewhere_changes_nothing_at_home(
    both: AskwellOverHttp, other: Member
) -> None:
    """In a channel that two workspaces share, Slack names both: the host's own, and the one whose
    form it is."""
    daniel = both.member("U2", "Daniel", "Europe/Berlin", "T2")
    await daniel.hosts()
    both.slack.user("U2", "Daniel", workspace="T1").person.home = "T2"
    form = both.slack.acks[-1].delivery
    elsewhere = form.payload["view"] | {"id": "V2", "app_installed_team_id": "T1"}
    payload = form.payload | {"view": elsewhere}
    await line(both).deliver(Delivery(form.kind, payload, form.answered))
    await both.settled()
    await other.types("find user research")
    assert other.sees("UX researcher at a hospital")


async def test_each_workspace_is_called_with_its_own_token(
    both: AskwellOverHttp, maya: Member, other: Member
) -> None:
    await maya.types("help")
    await other.types("help")
    assert {call.team for call in both.calls("users.info")} == {"T1", "T2"}


async def test_the_limits_of_one_workspace_are_not_anothers(
    both: AskwellOverHttp, maya: Member, other: Member
) -> None:
    both.slack.limit("chat.postMessage", retry_after=60, workspace="T1")
    await other.says("help")
    both.slack.fail("chat.postMessage", 503, times=9, workspace="T1")
    await other.says("interviews")
    assert len(other.messages) == 4


async def test_a_workspace_without_an_installation_is_told_to_install(
    http: AskwellOverHttp, caplog: pytest.LogCaptureFixture
) -> None:
    http.slack.world.new_token("T1", http.slack.scopes)
    stranger = http.member("U1", "Maya", "Africa/Nairobi")
    await stranger.user.command("/askwell", "help")
    await http.until(lambda: stranger.messages)
    assert "Askwell is not installed in this workspace just now" in stranger.last
    assert stranger.last.endswith(f"to install it at {PUBLIC}/slack/install")
    await stranger.user.says("help")
    await http.settled()
    assert len(stranger.messages) == 2
    [said] = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert f"install it at {PUBLIC}/slack/install" in said.getMessage()


async def test_nothing_that_members_write_is_logged(
    both: AskwellOverHttp, maya: Member, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    line(both).signed_ago = 600
    with pytest.raises(NotAcknowledged):
        await maya.user.says("a secret wish")
    line(both).signed_ago = 0
    await maya.says("a secret wish")
    assert "secret wish" not in caplog.text
    assert both.slack.token("T1").text not in caplog.text


async def test_while_askwell_is_away_its_pages_say_so(
    slack_and_clock: tuple[SlackServer, StillClock],
) -> None:
    slack, clock = slack_and_clock
    store = SqlStore.open("sqlite://")
    adapter = Slack(settings(slack), clock, store)
    async with (
        serving(adapter.pages().routes, "127.0.0.1", 0) as address,
        ClientSession(address) as browser,
        browser.get("/slack/install") as page,
        browser.post("/slack/events", data="{}") as event,
    ):
        assert (page.status, event.status) == (503, 503)
        assert await page.text() == "Askwell is not in Slack just now. Please try again soon."
    await store.close()
