"""A workspace that takes its token back sleeps, and wakes when the app is installed again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.slack.settings import SlackSettings
from adapters.terminal.clock import StillClock
from tests.adapters.slack.over_http import AskwellOverHttp
from tests.adapters.slack.server import SlackServer
from tests.adapters.slack.server.lines import Delivery
from tests.adapters.slack.workspace import AskwellInSlack, Member

ASK = {"connection": "We both studied physics.", "wish": "How you moved to research."}
WEEKS_LATER = "2026-12-15 12:00"


async def install(http: AskwellOverHttp, team: str = "T1") -> None:
    told = await http.installed_by(http.slack.user("U9", "Olga", workspace=team))
    assert told.startswith("Askwell is in")


@pytest.fixture
async def home(http: AskwellOverHttp) -> AskwellOverHttp:
    await install(http)
    return http


def people(here: AskwellInSlack) -> tuple[Member, Member]:
    return here.member("U1", "Maya", "Africa/Nairobi"), here.member("U2", "Daniel", "Europe/Berlin")


async def asks(maya: Member, daniel: Member) -> None:
    await daniel.hosts()
    await maya.types("find user research")
    await maya.presses("Ask Daniel")
    await maya.requests(**ASK, slots=[maya.options("slots")[0]])


async def books(maya: Member, daniel: Member) -> None:
    await asks(maya, daniel)
    request = next(each for each in daniel.messages if "would like to learn" in each.shown)
    await daniel.presses(request.buttons[0])
    assert maya.sees("Booked")


async def test_uninstalled_it_sleeps_and_installed_again_it_wakes(home: AskwellOverHttp) -> None:
    maya, daniel = people(home)
    await asks(maya, daniel)
    before = len(home.slack.world.messages)
    await home.slack.uninstall("T1")
    await home.settled()

    calls = len(home.slack.calls())
    await home.to("2026-12-01 12:00")
    assert len(home.slack.calls()) == calls, "Slack is not even asked"
    assert len(home.slack.world.messages) == before

    await install(home)
    await home.settled()
    news = [each.text.splitlines()[0] for each in home.slack.world.messages[before:]]
    assert news == ["The request of Maya has ended", "No answer from Daniel this time"]
    await maya.types("interviews")
    assert maya.sees("Daniel"), "nothing was lost"


async def test_nobody_is_reminded_of_a_talk_that_is_past(home: AskwellOverHttp) -> None:
    maya, daniel = people(home)
    await books(maya, daniel)
    seen = len(home.slack.world.messages)
    await home.slack.uninstall("T1")
    await home.settled()
    await home.to(WEEKS_LATER)
    await install(home)
    await home.settled()
    await home.to("2026-12-20 12:00")
    assert len(home.slack.world.messages) == seen
    await maya.types("thanks")
    assert maya.form or maya.sees("thank"), "but what is owed can still be done"


async def test_a_short_sleep_delays_and_loses_nothing(home: AskwellOverHttp) -> None:
    maya, daniel = people(home)
    await books(maya, daniel)
    await home.slack.uninstall("T1")
    await home.settled()
    await home.to("2026-11-24 06:00")
    await install(home)
    await home.to("2026-11-24 12:00")
    assert maya.sees("How did it go with")


async def test_a_token_that_is_dead_is_noticed_by_the_first_call(
    home: AskwellOverHttp, caplog: pytest.LogCaptureFixture
) -> None:
    maya, daniel = people(home)
    await books(maya, daniel)
    home.slack.token("T1").state = "account_inactive"
    await home.to("2026-11-23 15:00")
    await home.to(WEEKS_LATER)
    refused = [
        each for each in home.slack.calls() if each.answer.get("error") == "account_inactive"
    ]
    assert len(refused) == 1
    assert caplog.text.count("install the app again") == 1


async def test_a_reminder_that_was_held_up_until_after_the_talk_is_dropped(
    home: AskwellOverHttp,
) -> None:
    maya, daniel = people(home)
    await books(maya, daniel)
    await home.to("2026-11-23 11:00")
    seen = len(maya.messages)
    home.slack.token("T1").state = "token_revoked"
    await home.to("2026-11-25 12:00")
    await home.to(WEEKS_LATER)
    await install(home)
    await home.settled()
    assert len(maya.messages) == seen


@pytest.mark.parametrize("gone", [SlackServer.uninstall, SlackServer.revoke])
async def test_another_workspace_does_not_notice(
    home: AskwellOverHttp, gone: Callable[[SlackServer, str], object]
) -> None:
    await install(home, "T2")
    other = home.member("U1", "Another", "Europe/Madrid", "T2")
    await gone(home.slack, "T1")  # type: ignore[misc]
    await home.settled()
    await other.says("help")
    assert "Write a thank-you note" in other.last


async def test_news_of_an_earlier_installation_that_comes_late_is_old(
    home: AskwellOverHttp,
) -> None:
    maya, _ = people(home)
    old = home.slack.payloads.event("T1", {"type": "app_uninstalled"})
    await home.slack.uninstall("T1")
    await home.settled()
    await install(home)
    await home.slack._deliver(Delivery("events_api", old, lambda _: None, retry=1))
    await home.settled()
    await maya.says("help")
    assert "Write a thank-you note" in maya.last


async def test_an_uninstalled_workspace_leaves_no_token_behind(home: AskwellOverHttp) -> None:
    await home.slack.uninstall("T1")
    await home.settled()
    count = "SELECT (SELECT count(*) FROM slack_bots) + (SELECT count(*) FROM slack_installations)"
    rows = await home.store._door.run(lambda db: db.exec_driver_sql(count).scalar())
    assert rows == 0


async def test_through_socket_mode_a_new_token_wakes_it(
    slack_and_clock: tuple[SlackServer, StillClock], tmp_path: Path
) -> None:
    slack, clock = slack_and_clock
    database = f"sqlite:///{tmp_path}/askwell.db"
    slack.world.new_token("T1", slack.scopes)

    def settings() -> SlackSettings:
        return SlackSettings(slack.bot_token, slack.app_token, slack.url)

    async with AskwellInSlack.connected(slack, clock, settings(), database) as here:
        maya, daniel = people(here)
        await books(maya, daniel)
        await slack.uninstall("T1")
        await here.settled()
        calls = len(slack.calls())
        await here.to("2026-11-23 16:00")
        assert len(slack.calls()) == calls

    slack.world.new_token("T1", slack.scopes)
    async with AskwellInSlack.connected(slack, clock, settings(), database) as here:
        maya, daniel = people(here)
        await here.to("2026-11-24 12:00")
        assert maya.sees("How did it go with")


async def test_a_token_that_may_only_be_refused_for_now_is_kept(home: AskwellOverHttp) -> None:
    maya, _ = people(home)
    home.slack.fail("conversations.open", "invalid_auth")
    await maya.user.says("help")
    await home.settled()
    assert maya.messages == [maya.messages[0]]
    rows = await home.store._door.run(
        lambda db: db.exec_driver_sql("SELECT count(*) FROM slack_bots").scalar()
    )
    assert rows == 1
