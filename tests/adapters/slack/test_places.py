"""Where an answer is shown: it replaces what was pressed, and is below what was written."""

import pytest

from tests.adapters.slack.workspace import AskwellInSlack, Member


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return here.member("U1", "Maya", "Africa/Nairobi")


async def test_an_answer_takes_the_place_of_the_private_message(maya: Member) -> None:
    await maya.types("start")
    assert maya.messages[-1].ephemeral
    await maya.presses("Settings")
    [shown] = maya.messages
    assert "Your settings" in shown.shown


async def test_a_failed_press_can_be_repeated(here: AskwellInSlack, maya: Member) -> None:
    await maya.types("start")
    here.store.broken = True
    await maya.presses_only("Settings")
    await here.settled()
    here.store.broken = False
    assert "[Settings]" in maya.messages[0].shown
    await maya.presses("Settings")
    assert "Your settings" in maya.messages[0].shown


async def test_an_answer_in_a_lasting_message_is_a_message_of_its_own(maya: Member) -> None:
    await maya.says("start")
    await maya.presses("Settings")
    assert "Your settings" in maya.messages[-1].shown
    assert "[Settings]" in maya.messages[-2].shown


async def test_a_list_stays_if_no_form_opens_from_it(here: AskwellInSlack, maya: Member) -> None:
    daniel = here.member("U2", "Daniel", "Europe/Berlin")
    await daniel.hosts()
    await maya.types("find research")
    await daniel.types("host")
    await daniel.presses("Stop hosting")
    await daniel.presses("Yes, stop")
    await maya.presses("Ask Daniel")
    found, answer = (each.shown for each in maya.messages)
    assert "[Ask Daniel]" in found
    assert "is not taking requests" in answer


async def test_an_answer_to_an_introduction_is_shown_once(
    here: AskwellInSlack, maya: Member
) -> None:
    daniel = here.member("U2", "Daniel", "Europe/Berlin")
    ana = here.member("U3", "Ana", "Europe/London")
    ana.user.person.rights = "owner"
    await daniel.hosts()
    await maya.says("start")
    for _ in range(2):
        await ana.types("organize")
    await ana.presses("People")
    await ana.presses("Introduce two people")
    await ana.submits(who_asks="maya", who_is_asked="daniel")
    await ana.presses("Introduce them")
    await ana.submits(sentence="You both taught.")
    before = len(maya.messages)
    await maya.presses("Not now")
    assert "Not now, then" in maya.last
    assert len(maya.messages) == before


@pytest.mark.parametrize("kind", ["file_share", "me_message", "thread_broadcast"])
async def test_words_of_every_kind_are_answered(
    here: AskwellInSlack, maya: Member, kind: str
) -> None:
    await maya.user.says("settings", subtype=kind)
    await here.settled()
    assert "Your settings" in maya.messages[-1].shown


async def test_a_file_without_words_is_answered(here: AskwellInSlack, maya: Member) -> None:
    await maya.user.says("", subtype="file_share")
    await here.settled()
    assert "I cannot open files here" in maya.messages[-1].shown


async def test_words_in_a_thread_are_answered_there(here: AskwellInSlack, maya: Member) -> None:
    await maya.says("start")
    above = maya.messages[-1].ts
    await maya.user.says("settings", under=above)
    await here.settled()
    assert (maya.messages[-1].thread_ts, "Your settings" in maya.messages[-1].shown) == (
        *(above, True),
    )


async def test_a_time_of_day_is_picked(maya: Member) -> None:
    await maya.says("settings more")
    await maya.presses("Night hours")
    assert maya.element("night_from", "type") == "timepicker"
    assert maya.element("night_from", "initial_time") == "22:00"
    await maya.submits(night_from="23:30")
    assert "23:30" in maya.messages[-1].shown or "11:30" in maya.messages[-1].shown
