"""Where an answer is shown: it replaces the private message that was pressed, and what must last is
a message of its own."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.discord.answering.responder import DiscordResponder
from adapters.terminal.clock import StillClock
from tests.adapters.discord.guild import HURRIED, PATIENT, AskwellInDiscord, Guild, Member
from tests.adapters.discord.test_listeners import requested
from tests.fakes.discord import DiscordServer
from tests.fakes.discord.callbacks import DEFERRED_UPDATE, MODAL, UPDATE


async def test_an_answer_takes_the_place_of_the_private_message(maya: Member) -> None:
    await maya.types("start")
    assert (await maya.presses("Settings")).kind == UPDATE
    [shown] = maya.messages
    assert shown.ephemeral
    assert "Your settings" in shown.shown


async def test_a_failed_press_can_be_repeated(here: AskwellInDiscord, maya: Member) -> None:
    await maya.types("start")
    here.store.broken = True
    await maya.presses("Settings")
    here.store.broken = False
    start, failed = maya.messages
    assert "[Settings]" in start.shown
    assert "Something is wrong" in failed.shown
    await maya.presses("Settings")
    assert "Your settings" in maya.messages[0].shown


async def test_an_answer_in_the_direct_conversation_is_a_message_of_its_own(maya: Member) -> None:
    await maya.types("start")
    await maya.says("start")
    await maya.presses("Settings")
    assert "Your settings" in maya.messages[-1].shown
    assert "[Settings]" in maya.messages[-2].shown


async def test_a_no_takes_the_place_of_its_question_in_direct_messages(
    maya: Member, daniel: Member
) -> None:
    await requested(maya, daniel)
    await maya.presses("Block them")
    assert "Yes, block them" in maya.last
    before = len(maya.messages)
    await maya.presses("No, leave it")
    assert len(maya.messages) == before
    assert not any("Yes, block them" in each.shown for each in maya.messages)
    assert "Nothing has changed between you and" in maya.last


async def test_a_further_page_leaves_the_first_in_place(maya: Member) -> None:
    await maya.types("help", topic="before")
    await maya.presses("Show more")
    first, second = (each.shown for each in maya.messages)
    assert "I am nervous" in first
    assert "I am running late" in second
    await maya.presses("I am running late")
    assert len(maya.messages) == 2, "which a page of a list does not stay for"
    assert all(each.ephemeral for each in maya.messages)


async def test_the_card_that_opened_a_form_stays(maya: Member) -> None:
    await maya.types("settings")
    assert (await maya.presses("Change")).kind == MODAL
    await maya.submits(zone="Berlin")
    before, after = maya.messages
    assert "[Change]" in before.shown
    assert "Europe/Berlin" in after.shown


async def test_a_list_stays_if_a_time_zone_is_needed_first(maya: Member, daniel: Member) -> None:
    await daniel.hosts("Berlin")
    await maya.types("find", words="research")
    await maya.presses("Ask Daniel")
    found, answer = (each.shown for each in maya.messages)
    assert "[Ask Daniel]" in found
    assert "Where are you?" in answer
    await maya.presses("Set my time zone")
    await maya.submits(zone="Nairobi")
    await maya.presses("Ask Daniel")
    assert maya.form == "Ask Daniel"


async def test_typed_words_stay_if_their_form_does_not_open_again(
    maya: Member, daniel: Member
) -> None:
    await daniel.hosts("Berlin")
    await maya.lives_in("Nairobi")
    await maya.types("ask", person=daniel.user)
    await maya.submits(connection="We both sing.", wish="How you began.", own_times="Mon 3-xx")
    await daniel.types("host")
    await daniel.presses("Stop hosting")
    await daniel.presses("Yes, stop")
    await maya.presses("Correct it")
    typed, answer = (each.shown for each in maya.messages[-2:])
    assert "How you began." in typed
    assert "is not taking requests" in answer


async def test_a_slow_answer_takes_the_place_too(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    async with AskwellInDiscord.running(discord, clock) as here:
        maya = here.named("Maya")
        await maya.types("start")
        [start] = maya.messages
    async with AskwellInDiscord.running(discord, clock, HURRIED) as here:
        maya, go_on = here.named("Maya"), here.slow()
        assert (await maya.user.clicks(start, "Settings")).kind == DEFERRED_UPDATE
        go_on.set()
        await here.settled()
        [shown] = maya.messages
        assert "Your settings" in shown.shown


async def test_an_answer_that_cannot_be_shown_leaves_the_button_to_press_again(
    discord: DiscordServer, clock: StillClock, alumni: Guild, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AskwellInDiscord.running(discord, clock) as here:
        maya = here.named("Maya")
        await maya.types("start")
        [start] = maya.messages
    async with AskwellInDiscord.running(discord, clock, HURRIED) as here:
        maya, go_on = here.named("Maya"), here.slow()
        monkeypatch.setattr(DiscordResponder, "rendered", None)
        await maya.user.clicks(start, "Settings")
        go_on.set()
        await here.settled()
        before, sorry = maya.messages
        assert "[Settings]" in before.shown
        assert "It may be done all the same" in sorry.shown
        assert sorry.ephemeral


async def test_nothing_is_said_to_be_unchanged_if_only_the_answer_cannot_be_shown(
    maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    await maya.types("settings")
    with monkeypatch.context() as broken:
        broken.setattr(DiscordResponder, "rendered", None)
        await maya.presses("Stop all nudges")
    assert "Nothing was changed" not in maya.last
    assert "It may be done all the same" in maya.last
    assert "[My interviews]" in maya.last
    await maya.types("settings")
    assert "**Nudges:** Off" in maya.last


async def test_a_slow_further_page_stays_beside(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    async with AskwellInDiscord.running(discord, clock) as here:
        maya = here.named("Maya")
        await maya.types("help", topic="before")
        [page] = maya.messages
    async with AskwellInDiscord.running(discord, clock, HURRIED) as here:
        maya, go_on = here.named("Maya"), here.slow()
        await maya.user.clicks(page, "Show more")
        go_on.set()
        await here.settled()
        first, second = maya.messages
        assert "I am nervous" in first.shown
        assert "I am running late" in second.shown
        assert second.ephemeral


async def test_an_answer_after_the_token_has_expired_is_a_direct_message(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    async with AskwellInDiscord.running(discord, clock) as here:
        maya = here.named("Maya")
        await maya.types("start")
        [start] = maya.messages
    async with AskwellInDiscord.running(discord, clock, HURRIED) as here:
        maya, go_on = here.named("Maya"), here.slow()
        await maya.user.clicks(start, "Settings")
        clock.move_to(clock.now() + timedelta(minutes=16))
        go_on.set()
        await here.settled()
        assert "[Settings]" in maya.user.private[-1].shown, "nothing was taken away"
        assert "Your settings" in maya.user.messages[-1].shown


@pytest.mark.parametrize("slow", [False, True])
async def test_an_answer_replaces_the_question_whether_they_are_sure(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path, slow: bool
) -> None:
    url = f"sqlite:///{tmp_path}/askwell.db"
    async with AskwellInDiscord.running(discord, clock, url=url) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        await requested(maya, daniel)
        await daniel.presses("Not now")
        question = daniel.with_button("Yes, not now")
    async with AskwellInDiscord.running(discord, clock, HURRIED if slow else PATIENT, url) as here:
        daniel, before = here.named("Daniel"), len(daniel.user.messages)
        go_on = here.slow()
        pressing = asyncio.create_task(daniel.user.clicks(question, "Yes, not now"))
        if slow:
            await pressing
        go_on.set()
        await pressing
        await here.settled()
        assert len(daniel.user.messages) == before
        [answer] = [each for each in daniel.user.messages if each.id == question.id]
        assert "hears it from me" in answer.shown


async def test_a_no_takes_the_place_of_the_question_too(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    async with AskwellInDiscord.running(discord, clock) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        await requested(maya, daniel)
        await daniel.presses("Not now")
        question = daniel.with_button("No, keep it open")
        before = len(daniel.user.messages)
        await daniel.user.clicks(question, "No, keep it open")
        await here.settled()
        assert len(daniel.user.messages) == before
        [answer] = [each for each in daniel.user.messages if each.id == question.id]
        assert "No, keep it open" not in answer.shown
        assert "Maya" in answer.shown
