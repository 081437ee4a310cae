"""The connection to the database is lost in the very commit of a form, so that nobody knows whether
it is saved. Discord closes the form, so its member corrects it: it counts once."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from adapters.discord.answering.reply_address import InteractionAddress
from adapters.discord.custom_ids import read_correction
from adapters.discord.receiving.receive import DiscordEvent
from adapters.terminal.clock import StillClock
from bot.cards.buttons import Action
from bot.engine.events import Caller, Command
from bot.interview.members import Person
from tests.adapters.discord.guild import HURRIED, AskwellInDiscord, Guild, Member, organizer
from tests.adapters.lost_commits import NOT_KNOWN, lost_commits
from tests.fakes.discord import DiscordServer

ASK = {"connection": "We both sing.", "wish": "How it is"}


@pytest.fixture(params=[True, False], ids=["saved", "not saved"])
def lost(
    request: pytest.FixtureRequest, here: AskwellInDiscord, monkeypatch: pytest.MonkeyPatch
) -> list[bool]:
    return lost_commits(here.store, monkeypatch, is_saved=request.param)


async def submits_in_doubt(maya: Member, lost: list[bool], **answers: Any) -> None:
    """Then it is opened and sent once more, as it was."""
    lost.append(True)
    await maya.submits(**answers)
    assert not lost
    assert maya.sees(NOT_KNOWN)
    maya.here.clock.move_to(maya.here.clock.now() + timedelta(minutes=1))
    await maya.presses("Correct it")
    await maya.submits()


async def test_a_report_in_doubt_is_read_once(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member, lost: list[bool]
) -> None:
    ana = await organizer(here, alumni)
    await daniel.hosts("Berlin")
    await maya.types("report")
    await submits_in_doubt(maya, lost, about="Daniel", what="He insulted me.")
    assert maya.sees("Thank you for telling us") or maya.sees("I have that already")
    assert ["He insulted me." in each.shown for each in ana.messages].count(True) == 1


def test_a_late_answer_keeps_the_opening_of_its_form() -> None:
    heard = DiscordEvent(Command("e", Caller(Person("discord", "1", "2"), "Maya"), "report"))
    heard = replace(heard, opening="1574348783616000004")
    interaction: Any = SimpleNamespace(application_id=1, token="t", message=None)
    address = InteractionAddress.of(interaction, heard, in_place=False, replaces=False)
    assert InteractionAddress.decode(address.encode()).heard(heard.event).opening == heard.opening


async def test_a_request_in_doubt_is_sent_once(
    maya: Member, daniel: Member, lost: list[bool]
) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("ask", person=daniel.user)
    await submits_in_doubt(maya, lost, **ASK, slots=maya.options("slots")[1:2])
    await maya.presses("Send it")
    assert [ASK["connection"] in each.shown for each in daniel.messages].count(True) == 1


async def test_a_form_whose_meaning_is_chosen_keeps_its_opening(
    maya: Member, daniel: Member
) -> None:
    """So it counts once, however often its member chooses because they saw no answer."""
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("ask", person=daniel.user)
    first = opening_of(maya)
    await maya.submits(**ASK, own_times="Friday 7")
    for _ in range(2):
        await maya.presses("Fri 27 Nov 2026 19:00")
        assert opening_of(maya) == first


@pytest.mark.parametrize("label", ["Fri 27 Nov 2026 19:00", "Correct it"])
async def test_a_correction_that_opens_late_keeps_its_opening(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path, label: str
) -> None:
    """Discord opens no form late, so a button is offered."""
    url = f"sqlite:///{tmp_path / 'askwell.db'}"
    async with AskwellInDiscord.running(discord, clock, url=url) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        await daniel.hosts("Berlin")
        await maya.lives_in("Nairobi")
        await maya.types("ask", person=daniel.user)
        first = opening_of(maya)
        await maya.submits(**ASK, own_times="Friday 7")
        shown = maya.with_button(label)
    async with AskwellInDiscord.running(discord, clock, HURRIED, url) as here:
        maya = here.named("Maya")
        answered = here.slow()
        await maya.user.clicks(shown, label)
        answered.set()
        await here.settled()
        offered = maya.with_button("Open the form").buttons["Open the form"]
        assert read_correction(offered) == (Action("ask", arg=f"@{daniel.user.id}"), first)


def opening_of(member: Member) -> str:
    """The opening that makes the open form the same one."""
    ids = [str(each["custom_id"]) for each in member.fields.values()]
    [opening] = [each.split("|")[1] for each in ids if "|" in each]
    return opening


async def test_a_worry_in_doubt_is_answered_before_the_form_is_taken(
    maya: Member, lost: list[bool]
) -> None:
    """They did not see its answer, whether it is noted or not."""
    await maya.types("settings")
    await maya.presses("Change")
    await submits_in_doubt(maya, lost, zone="I want to die")
    assert maya.sees("You matter")
    await maya.presses("Open the form again")
    assert maya.holds("zone") == "I want to die"
    await maya.submits()
    assert maya.sees("Almost there")
