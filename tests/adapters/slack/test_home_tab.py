"""The app's Home tab, which is a member's own page, and which also shows organizers the state of
their programme."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from storage.tables import members
from tests.adapters.at_work import PROFILE
from tests.adapters.slack.workspace import AskwellInSlack, Member

ASK = {"connection": "Same school", "wish": "How to begin"}


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return here.member("U1", "Maya", "Africa/Nairobi")


@pytest.fixture
def ana(here: AskwellInSlack) -> Member:
    made = here.member("U2", "Ana", "Europe/London")
    made.user.person.rights = "owner"
    return made


async def home(who: Member) -> str:
    await who.user.opens_home()
    await who.here.settled()
    assert who.user.home
    return str(who.user.home.blocks)


async def test_organizers_see_their_programme_and_nobody_else_does(
    maya: Member, ana: Member
) -> None:
    await ana.types("organize")
    assert "You run the programme here" in await home(ana)
    assert "This month" in await home(ana)
    assert "Hello" in await home(maya)
    assert "You run the programme here" not in await home(maya)


async def test_what_organizers_seldom_press_is_in_a_menu(ana: Member) -> None:
    await ana.types("organize")
    await home(ana)
    assert ana.user.home
    rows = [each["elements"] for each in ana.user.home.blocks if each["type"] == "actions"]
    [ways] = [row for row in rows if any("The report" in str(each) for each in row)]
    assert [each["type"] for each in ways] == ["button"] * 5 + ["overflow"]


async def test_a_member_who_runs_the_workspace_organizes_only_by_command(ana: Member) -> None:
    assert "You run the programme here" not in await home(ana)
    assert "Organize" not in await home(ana)


async def test_it_leads_to_everything(maya: Member) -> None:
    shown = await home(maya)
    for way in ("My interviews", "My journal", "Stay in touch", "Reading list", "My calendar"):
        assert way in shown
    assert {"Settings", "Help"} <= set(maya.user.home.buttons if maya.user.home else ())


async def test_entries_of_the_overflow_menu_are_answered(
    here: AskwellInSlack, maya: Member
) -> None:
    await home(maya)
    assert maya.user.home
    await maya.user.picks(maya.user.home, "Privacy", "Privacy")
    await here.settled()
    assert "What I keep about you" in maya.messages[-1].shown


async def test_hosts_are_asked_once_before_their_door_is_closed(
    here: AskwellInSlack, maya: Member
) -> None:
    await maya.hosts()
    assert "You are a host: people can find and ask you" in await home(maya)
    assert maya.user.home
    await maya.user.picks(maya.user.home, "Stop hosting", "Stop hosting")
    await here.settled()
    await maya.presses("Yes, stop")
    assert "You are not taking requests" in str(maya.user.home.blocks)


async def test_whoever_presses_in_it_reads_where_the_answer_is(
    here: AskwellInSlack, maya: Member
) -> None:
    await home(maya)
    assert maya.user.home
    await maya.user.clicks(maya.user.home, "Settings")
    await here.settled()
    assert "Your settings" in maya.last
    shown = str(maya.user.home.blocks)
    assert shown.index("I answered you in Messages") < shown.index("Your settings")
    assert "Hello" in shown, "the rest stays"
    assert "I answered you" not in await home(maya), "they have been there"


async def test_a_form_that_opens_from_it_is_no_message(here: AskwellInSlack, maya: Member) -> None:
    await home(maya)
    assert maya.user.home
    await maya.user.clicks(maya.user.home, "Become a host")
    await here.settled()
    assert maya.form == "What you offer"
    assert "I answered you" not in str(maya.user.home.blocks)
    await maya.submits(**PROFILE)
    assert maya.form == "When and where", "the next step replaces it"
    assert "I answered you" not in str(maya.user.home.blocks)


async def test_a_newcomer_reads_what_this_is(here: AskwellInSlack, maya: Member) -> None:
    first = await home(maya)
    assert "20 minutes, your questions, no job application" in first
    assert "Nothing is waiting for you" not in first


async def test_it_is_new_while_it_is_open(here: AskwellInSlack, maya: Member) -> None:
    assert "Become a host" in await home(maya)
    await maya.hosts()
    assert maya.user.home
    assert "You are a host" in str(maya.user.home.blocks)


async def test_what_only_reads_draws_it_no_second_time(here: AskwellInSlack, maya: Member) -> None:
    await home(maya)
    await maya.hosts()
    before = len(here.calls("views.publish"))
    await maya.types("interviews")
    await maya.types("settings")
    await maya.presses("Change")
    await maya.says("help")
    assert len(here.calls("views.publish")) == before
    assert maya.user.home
    await maya.user.picks(maya.user.home, "Privacy", "Privacy")
    await here.settled()
    assert len(here.calls("views.publish")) == before + 1, "this button may have been out of date"


async def test_a_request_shows_up_by_itself(here: AskwellInSlack, maya: Member) -> None:
    daniel = here.member("U3", "Daniel", "Europe/Berlin")
    await daniel.hosts()
    assert "Nothing is waiting for you" in await home(daniel)
    await maya.types("ask", daniel)
    await maya.requests(**ASK, slots=maya.options("slots")[:1])
    assert daniel.user.home
    shown = str(daniel.user.home.blocks)
    assert "This is next for you" in shown
    assert shown.count("your turn to choose a time") == 1
    await home(maya)
    assert maya.user.home
    assert "Waiting for others" in str(maya.user.home.blocks)


async def test_an_older_one_is_never_shown_over_a_newer(
    here: AskwellInSlack, maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    await home(maya)
    tab = here.adapter._listeners["T1"].home
    read, publish, steps = tab._read, tab._publish, []

    async def noted_read(*asked: Any) -> Any:
        steps.append("read")
        return await read(*asked)

    async def noted_publish(*shown: Any) -> None:
        steps.append("shown")
        await publish(*shown)

    monkeypatch.setattr(tab, "_read", noted_read)
    monkeypatch.setattr(tab, "_publish", noted_publish)
    await asyncio.gather(*(tab.renew(maya.user.id) for _ in range(3)))
    assert steps == ["read", "shown"] * 3


async def test_an_open_tab_does_not_bring_an_erased_member_back(
    here: AskwellInSlack, maya: Member
) -> None:
    assert "Maya" in await home(maya)
    await maya.types("privacy")
    await maya.presses("Erase me")
    await maya.presses("Erase everything, for good")
    await here.settled()
    assert await names(here) == [""]
    assert maya.user.home
    assert "What was here is gone" in str(maya.user.home.blocks)
    assert "Maya" not in str(maya.user.home.blocks)


async def test_an_erased_member_can_come_back_by_opening_the_tab(
    here: AskwellInSlack, maya: Member
) -> None:
    await home(maya)
    await maya.types("privacy")
    await maya.presses("Erase me")
    await maya.presses("Erase everything, for good")
    assert "Hello" in await home(maya)
    assert await names(here) == ["Maya"]


async def names(here: AskwellInSlack) -> Sequence[str]:
    return await here.store._executor.read(lambda db: db.scalars(select(members.c.name)).all())
