"""A workspace that revokes the token sleeps, and wakes when the app is installed again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from slack_sdk.oauth.installation_store import Installation

from adapters.slack.connecting.workspaces import LEARNS_EVERY
from adapters.slack.installations import Installations
from adapters.slack.settings import SlackSettings
from adapters.terminal.clock import StillClock
from tests.adapters.slack.over_http import AskwellOverHttp, settings
from tests.adapters.slack.workspace import AskwellInSlack, Member
from tests.adapters.waits import until
from tests.fakes.slack import SlackServer
from tests.fakes.slack.lines import Delivery

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


async def test_nobody_is_reminded_of_an_interview_that_is_past(home: AskwellOverHttp) -> None:
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
    """Two messages are sent at the same time, one to each of the two."""
    maya, daniel = people(home)
    await books(maya, daniel)
    home.slack.token("T1").state = "account_inactive"
    await home.to("2026-11-23 15:00")
    await home.to(WEEKS_LATER)
    refused = [
        each for each in home.slack.calls() if each.answer.get("error") == "account_inactive"
    ]
    assert len(refused) <= 2
    assert caplog.text.count("token for the workspace Alumni back (account_inactive)") == 1


async def test_a_reminder_that_was_held_up_until_after_the_interview_is_dropped(
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
    assert "What I can do for you" in other.last


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
    assert "What I can do for you" in maya.last


async def test_another_process_on_the_same_database_keeps_its_workspaces(
    slack_and_clock: tuple[SlackServer, StillClock], tmp_path: Path
) -> None:
    slack, clock = slack_and_clock
    database = f"sqlite:///{tmp_path}/askwell.db"
    async with AskwellOverHttp.serving(slack, clock, database) as http:
        await install(http)
        await books(*people(http))
        token = slack.world.new_token("T2", slack.scopes).text
        another = SlackSettings(token, slack.app_token, slack.url)
        async with AskwellInSlack.connected(slack, clock, another, database):
            pass
        assert not await asleep(http)
        await install(http, "T2")
        await http.slack.uninstall("T2")
        await http.settled()
        assert not await asleep(http)


async def asleep(here: AskwellInSlack) -> list[str]:
    """The spaces that sleep, according to the database."""
    query = "SELECT id FROM space WHERE asleep"
    return await here.store._executor.run(
        lambda db: [each[0] for each in db.exec_driver_sql(query)]
    )


async def test_an_uninstalled_workspace_leaves_no_token_behind(home: AskwellOverHttp) -> None:
    await home.slack.uninstall("T1")
    await home.settled()
    assert await installed(home) == 0


async def installed(here: AskwellInSlack) -> int:
    """How many rows contain a token."""
    count = "SELECT count(*) FROM slack_installation"
    return int(await here.store._executor.run(lambda db: db.exec_driver_sql(count).scalar()) or 0)


async def test_through_socket_mode_a_new_token_wakes_it(
    slack_and_clock: tuple[SlackServer, StillClock], tmp_path: Path
) -> None:
    slack, clock = slack_and_clock
    database = f"sqlite:///{tmp_path}/askwell.db"
    slack.world.new_token("T1", slack.scopes)

    def tokens() -> SlackSettings:
        return SlackSettings(slack.bot_token, slack.app_token, slack.url)

    async with AskwellInSlack.connected(slack, clock, tokens(), database) as here:
        maya, daniel = people(here)
        await books(maya, daniel)
        await slack.uninstall("T1")
        await here.settled()
        calls = len(slack.calls())
        await here.to("2026-11-23 16:00")
        assert len(slack.calls()) == calls

    slack.world.new_token("T1", slack.scopes)
    async with AskwellInSlack.connected(slack, clock, tokens(), database) as here:
        maya, daniel = people(here)
        await here.to("2026-11-24 12:00")
        assert maya.sees("How did it go with")


async def test_a_token_that_may_only_be_refused_for_now_is_tried_again(
    home: AskwellOverHttp, caplog: pytest.LogCaptureFixture
) -> None:
    maya, daniel = people(home)
    await books(maya, daniel)
    home.slack.fail("conversations.open", "invalid_auth", times=9)
    home.slack.fail("chat.postMessage", "invalid_auth", times=9)
    home.slack.fail("auth.test", "invalid_auth")
    await home.to("2026-11-24 12:00")
    assert not maya.sees("How did it go with")
    assert await asleep(home) == ["T1"]
    assert caplog.text.count("for the workspace Alumni just now (invalid_auth)") == 1

    home.slack.api.faults.clear()
    home.slack.fail("auth.test", "invalid_auth")
    await home.later()
    assert await asleep(home) == ["T1"]
    await home.later()
    assert await asleep(home) == []
    assert maya.sees("How did it go with")
    assert home.waits.seconds == [300.0, 300.0]
    await maya.says("help")
    assert "What I can do for you" in maya.last


async def test_a_token_that_was_taken_back_while_it_was_doubted_is_forgotten(
    home: AskwellOverHttp,
) -> None:
    maya, _ = people(home)
    home.slack.fail("conversations.open", "invalid_auth")
    await maya.user.says("help")
    await home.settled()
    assert home.adapter._known, "it is still heard"
    home.slack.token("T1").state = "account_inactive"
    await home.later()
    assert not home.adapter._known
    assert await installed(home) == 0
    calls = len(home.slack.calls())
    await home.later()
    assert len(home.slack.calls()) == calls


async def test_a_token_that_was_taken_back_is_forgotten_also_where_it_is_looked_up_before(
    home: AskwellOverHttp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack took it back while the database was away."""

    async def away(*_: str) -> bool:
        raise ConnectionError

    maya, _ = people(home)
    await maya.says("help")
    with monkeypatch.context() as patched:
        patched.setattr(home.store, "forget_installation", away)
        await home.slack.uninstall("T1")
        await home.settled()
    await home.look_ups.are_over()
    await until(lambda: home.look_ups.seconds.count(LEARNS_EVERY) == 2)
    await home.later()
    assert not home.adapter._known
    assert await installed(home) == 0
    assert await asleep(home) == ["T1"]


async def test_installed_again_while_it_was_doubted_it_is_awake(home: AskwellOverHttp) -> None:
    maya, _ = people(home)
    home.slack.fail("conversations.open", "invalid_auth")
    await maya.user.says("help")
    await home.settled()
    await install(home)
    assert await asleep(home) == []
    calls = len(home.calls("auth.test"))
    await home.later()
    assert len(home.calls("auth.test")) == calls
    await maya.says("help")
    assert "What I can do for you" in maya.last


@pytest.mark.parametrize("gone", ["uninstalled", "refused"])
async def test_a_database_that_is_away_just_then_hears_of_it_later(
    home: AskwellOverHttp, gone: str
) -> None:
    maya, daniel = people(home)
    await books(maya, daniel)
    home.store.broken = True
    if gone == "uninstalled":
        await home.slack.uninstall("T1")
    else:
        home.slack.fail("chat.postMessage", "invalid_auth")
        await maya.user.says("help")
    await home.adapter.finish()
    await home.waits.are_over()
    await home.adapter.finish()
    home.store.broken = False
    assert await asleep(home) == []
    await home.waits.are_over()
    await home.adapter.finish()
    assert await asleep(home) == ["T1"]
    assert await installed(home) == (0 if gone == "uninstalled" else 1)


async def test_waiting_cards_do_not_delay_the_shutdown(
    slack_and_clock: tuple[SlackServer, StillClock],
) -> None:
    async with AskwellOverHttp.serving(*slack_and_clock) as http:
        await install(http)
        maya, _ = people(http)
        http.slack.fail("conversations.open", "invalid_auth")
        await maya.user.says("help")
        await http.settled()
        assert http.waits.seconds == [300.0]
    assert not http.waits._waiting


async def test_a_token_that_another_process_replaced_is_taken_over(home: AskwellOverHttp) -> None:
    maya, _ = people(home)
    await maya.says("help")
    home.slack.token("T1").state = "token_revoked"
    new = home.slack.world.new_token("T1", home.slack.scopes).text
    query = "SELECT team_id, bot_id, bot_user_id FROM slack_installation"
    [found] = await home.store._executor.run(lambda db: db.exec_driver_sql(query).all())
    team, bot, bot_user = found
    there = Installation(
        app_id="A1",
        user_id="U9",
        team_id=team,
        bot_token=new,
        bot_id=bot,
        bot_user_id=bot_user,
    )
    await Installations(settings(home.slack).http, home.store).async_save(there)
    await maya.user.says("help")
    await home.settled()
    assert await asleep(home) == []
    await maya.says("help")
    assert "What I can do for you" in maya.last


async def test_a_workspace_whose_token_no_key_opens_sleeps_alone(
    slack_and_clock: tuple[SlackServer, StillClock],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    slack, clock = slack_and_clock
    database = f"sqlite:///{tmp_path}/askwell.db"
    async with AskwellOverHttp.serving(slack, clock, database) as http:
        await install(http)
        await books(*people(http))
        await install(http, "T2")
        spoilt = "UPDATE slack_installation SET bot_token = 'x' WHERE team_id = 'T1'"
        await http.store._executor.run(lambda db: db.exec_driver_sql(spoilt))
    async with AskwellOverHttp.serving(slack, clock, database) as http:
        assert "The workspace Alumni sleeps, for no key" in caplog.text
        assert "again at https://askwell.example/slack/install" in caplog.text
        assert await asleep(http) == ["T1"]
        other = http.member("U1", "Another", "Europe/Madrid", "T2")
        await other.says("help")
        assert "What I can do for you" in other.last
        await install(http)
        assert await asleep(http) == []
