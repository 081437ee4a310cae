"""The shortcut on the message of a person who is no host offers to invite them."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.engine.store.store import UnitOfWork
from storage.tables import members
from storage.unit_of_work import SqlUnitOfWork
from tests.adapters.slack.workspace import AskwellInSlack, Member

QUESTION = "would like to learn about your work"
INVITE = "Ask them to open their door"


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return here.member("U1", "Maya", "Europe/London")


@pytest.fixture
def noor(here: AskwellInSlack) -> Member:
    return here.member("U3", "Noor", "Europe/London")


@pytest.fixture
def stranger(here: AskwellInSlack, maya: Member, noor: Member) -> Member:
    vera = here.member("U2", "Vera", "Europe/London")
    here.slack.channel("C1", "general", maya.user, noor.user, vera.user)
    return vera


@pytest.fixture
async def vera(stranger: Member) -> Member:
    await stranger.says("start")
    return stranger


async def means_to_ask(seeker: Member, vera: Member) -> str:
    message = vera.user.writes("C1", "I work on trams.")
    await seeker.user.message_shortcut("ask_author", message)
    await seeker.here.settled()
    return sees(seeker)


async def invites(seeker: Member) -> str:
    await seeker.user.clicks(seeker.user.sees_in("C1")[-1], INVITE)
    await seeker.here.settled()
    return sees(seeker)


def sees(seeker: Member) -> str:
    return seeker.user.sees_in("C1")[-1].shown


async def test_a_member_is_asked_once_by_several_seekers(
    maya: Member, noor: Member, vera: Member
) -> None:
    for seeker in (maya, noor, maya):
        await means_to_ask(seeker, vera)
        assert "I ask only once" in await invites(seeker)
        seeker.here.clock.move_to(seeker.here.clock.now() + timedelta(minutes=1))
    [question] = [each for each in vera.messages if QUESTION in each.shown]
    assert "Maya and Noor" in question.shown.replace("@", "")
    await vera.presses("Open my door")
    assert vera.sees("Become a host")


async def test_a_suspended_member_is_not_named_as_asking(
    maya: Member, noor: Member, vera: Member
) -> None:
    await means_to_ask(maya, vera)
    await invites(maya)
    await maya.here.store.run(pause)
    await means_to_ask(noor, vera)
    await invites(noor)
    [question] = [each for each in vera.messages if QUESTION in each.shown]
    assert "Noor" in question.shown
    assert "Maya" not in question.shown


async def test_a_member_without_nudges_gets_no_question_and_nobody_is_told(
    maya: Member, vera: Member
) -> None:
    await vera.says("settings")
    await vera.presses("Stop all nudges")
    await means_to_ask(maya, vera)
    assert "I will ask" in await invites(maya)
    assert not vera.sees(QUESTION)


async def test_a_host_who_closed_their_door_is_not_asked_to_open_it(
    maya: Member, vera: Member
) -> None:
    await vera.hosts()
    await vera.says("host")
    await vera.presses("Stop hosting")
    await vera.presses("Yes, stop")
    shown = await means_to_ask(maya, vera)
    assert "[Find others in UX research]" in shown
    assert INVITE not in shown


async def test_with_a_block_between_them_nobody_is_asked(maya: Member, vera: Member) -> None:
    await means_to_ask(maya, vera)
    await vera.says("settings more")
    await vera.presses("People I blocked")
    await vera.presses("Block somebody")
    await vera.submits(name="Maya")
    await vera.presses("Yes, block them")
    assert "I will ask" in await invites(maya)
    assert not vera.sees(QUESTION)


async def test_a_stranger_is_asked_too(maya: Member, noor: Member, stranger: Member) -> None:
    for seeker in (maya, noor):
        assert INVITE in await means_to_ask(seeker, stranger)
        assert "I ask only once" in await invites(seeker)
    assert sum(QUESTION in each.shown for each in stranger.messages) == 1
    await stranger.presses("Open my door")
    assert stranger.sees("Become a host")


@pytest.mark.parametrize(
    ("mark", "value"),
    [("is_bot", True), ("guest", "of one channel"), ("home", "T2"), ("deleted", True)],
)
async def test_a_person_who_could_not_take_part_is_not_stored(
    here: AskwellInSlack, maya: Member, stranger: Member, mark: str, value: object
) -> None:
    message = stranger.user.writes("C1", "I work on trams.")
    setattr(stranger.user.person, mark, value)
    await maya.user.message_shortcut("ask_author", message)
    await here.settled()
    assert INVITE not in sees(maya)
    assert await here.store.run(names) == ["Maya"]


async def test_an_erased_member_stays_unknown(maya: Member, vera: Member) -> None:
    await vera.says("privacy")
    await vera.presses("Erase me")
    await vera.presses("Erase everything, for good")
    assert INVITE not in await means_to_ask(maya, vera)


def names(unit: UnitOfWork) -> list[str]:
    assert isinstance(unit, SqlUnitOfWork)
    return list(unit.db.scalars(select(members.c.name)))


def pause(unit: UnitOfWork) -> None:
    assert isinstance(unit, SqlUnitOfWork)
    unit.db.execute(update(members).where(members.c.name == "Maya").values(suspension="paused"))


async def test_a_member_asks_three_people_a_week(here: AskwellInSlack, maya: Member) -> None:
    others = [here.member(f"U{10 + each}", f"Kim {each}", "Europe/London") for each in range(4)]
    here.slack.channel("C1", "general", maya.user, *(each.user for each in others))
    for each in others[:3]:
        await means_to_ask(maya, each)
        assert "I ask only once" in await invites(maya)
    await means_to_ask(maya, others[3])
    shown = await invites(maya)
    assert "You asked 3 people to open their door this week" in shown
    assert "You can ask the next one from" in shown
    assert not others[3].messages
    await means_to_ask(maya, others[0])
    assert "I ask only once" in await invites(maya), "which is no new question"
