"""The channel in which members are told that a message waits, as organizers choose it."""

import pytest

from adapters.terminal.clock import StillClock
from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member, organizer
from tests.adapters.discord.test_closed import announcements_in
from tests.adapters.discord.test_listeners import requested
from tests.fakes.discord import DiscordServer
from tests.fakes.discord.things import SEND_MESSAGES, VIEW_CHANNEL, Channel


@pytest.fixture
def lobby(alumni: Guild) -> Channel:
    return alumni.channel("lobby")


@pytest.fixture
async def ana(here: AskwellInDiscord, alumni: Guild, lobby: Channel) -> Member:
    return await organizer(here, alumni)


@pytest.mark.parametrize(
    ("denied", "missing"),
    [
        (SEND_MESSAGES, "give Askwell “Send Messages”, or"),
        (VIEW_CHANNEL, "give Askwell “View Channel” and “Send Messages”, or"),
    ],
)
async def test_a_missing_permission_is_reported_and_no_channel_is_chosen(
    alumni: Guild, ana: Member, lobby: Channel, denied: int, missing: str
) -> None:
    alumni.denies(lobby, denied)
    await ana.announces_in(lobby)
    assert missing in ana.last
    await ana.organizes()
    await ana.presses("Settings")
    assert "no channel chosen" in ana.last


async def test_the_organizers_channel_goes_before_the_operators(
    discord: DiscordServer, clock: StillClock, alumni: Guild, lobby: Channel
) -> None:
    operators = alumni.channel("askwell")
    async with AskwellInDiscord.running(discord, clock, channel=str(operators.id)) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        ana = await organizer(here, alumni)
        await ana.announces_in(lobby)
        assert "in the channel you chose" in ana.last
        daniel.user.closes_dms()
        await requested(maya, daniel)
        assert len(announcements_in(lobby, maya)) == 1
        assert announcements_in(operators, maya) == []


async def test_organizers_hear_once_that_it_cannot_be_written_to_any_more(
    here: AskwellInDiscord, alumni: Guild, ana: Member, lobby: Channel
) -> None:
    maya, daniel = here.named("Maya"), here.named("Daniel")
    await ana.announces_in(lobby)
    alumni.denies(lobby, SEND_MESSAGES)
    for each in (maya, daniel):
        each.user.closes_dms()
    before = len(ana.user.messages)
    await requested(maya, daniel)
    told = [each.shown for each in ana.user.messages[before:]]
    assert len(told) == 1
    assert "I cannot write in the channel for announcements" in told[0]
    assert "“Send Messages”" in told[0]
    await ana.presses("Announcements")
    assert ana.fields


async def test_unreachable_organizers_cause_no_endless_loop(
    here: AskwellInDiscord, alumni: Guild, ana: Member, lobby: Channel
) -> None:
    maya, daniel = here.named("Maya"), here.named("Daniel")
    await ana.announces_in(lobby)
    alumni.denies(lobby, SEND_MESSAGES)
    for each in (ana, daniel):
        each.user.closes_dms()
    await requested(maya, daniel)
    assert "I cannot reach Daniel" in maya.last


async def test_the_operators_channel_counts_again_once_the_chosen_one_is_gone(
    discord: DiscordServer, clock: StillClock, alumni: Guild, lobby: Channel
) -> None:
    operators = alumni.channel("askwell")
    async with AskwellInDiscord.running(discord, clock, channel=str(operators.id)) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        ana = await organizer(here, alumni)
        await ana.announces_in(lobby)
        alumni.deletes(lobby)
        for each in (maya, daniel):
            each.user.closes_dms()
        before = len(ana.user.messages)
        await requested(maya, daniel)
        assert len(announcements_in(operators, maya)) == 2
        (told,) = (each.shown for each in ana.user.messages[before:])
        assert "I cannot write in the channel for announcements" in told
        assert "If the channel is gone, choose another one" in told
        await ana.presses("Announcements")
        assert not ana.field("channel").get("default_values"), "so that Discord takes the form"
        pressed = ana.with_button("Choose no channel").id
        await ana.presses("Choose no channel")
        [settings] = [each.shown for each in ana.messages if each.id == pressed]
        assert "no channel chosen" in settings


async def test_its_form_opens_with_the_chosen_channel(ana: Member, lobby: Channel) -> None:
    await ana.announces_in(lobby)
    await ana.presses("Announcements")
    assert [each["id"] for each in ana.field("channel")["default_values"]] == [str(lobby.id)]
