"""Direct messages that are closed, and people who left."""

from adapters.terminal.clock import StillClock
from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.adapters.discord.server import DiscordServer
from tests.adapters.discord.test_listeners import requested


async def test_who_cannot_be_written_to_learns_how_at_their_next_command(
    maya: Member, daniel: Member
) -> None:
    daniel.user.closes_dms()
    await requested(maya, daniel)
    assert maya.sees("I cannot reach")
    assert daniel.user.messages == []
    await daniel.types("start")
    assert daniel.sees("I could not write to you")
    await daniel.presses("Show me what I missed")
    assert daniel.sees("would like to learn from you")
    assert all(each.ephemeral for each in daniel.messages)


async def test_once_a_message_arrives_again_nothing_is_said_of_it(
    maya: Member, daniel: Member
) -> None:
    daniel.user.closes_dms()
    await requested(maya, daniel)
    daniel.user.opens_dms()
    await requested(maya, daniel)
    await daniel.types("start")
    assert "I could not write to you" not in daniel.last


async def test_in_a_channel_they_are_called_and_nobody_learns_why(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    channel = alumni.channel("askwell")
    async with AskwellInDiscord.running(discord, clock, channel=str(channel.id)) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        daniel.user.closes_dms()
        await requested(maya, daniel)
        [called] = maya.user.sees_in(channel)
        assert called.shown == f"<@{daniel.user.id}>, I have a message for you.\n[Show it to me]"
        assert called.pings == {daniel.user.id}
        assert not maya.sees("I cannot reach")

        await daniel.user.clicks(called, "Show it to me")
        await here.settled()
        assert "would like to learn from you" in daniel.user.private[-1].shown
        assert "To hear from me" in daniel.user.private[-1].shown
        await maya.user.clicks(called, "Show it to me")
        await here.settled()
        assert "This is not for you" in maya.user.private[-1].shown

        await daniel.presses("Tue 24 Nov, 10:00")
        assert maya.sees("Booked")
        await maya.types("interviews")
        calls = [each for each in maya.user.sees_in(channel) if not each.ephemeral]
        assert calls == [called], "nobody is called twice a day"
        assert not maya.sees("I cannot reach"), "what else comes waits behind the same button"
        await daniel.user.clicks(called, "Show it to me")
        await here.settled()
        assert "Booked" in "".join(each.shown for each in daniel.user.private[-2:])


async def test_a_channel_that_cannot_be_written_to_leaves_them_unreachable(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    channel = alumni.channel("askwell")
    channel.denied = 1 << 11
    async with AskwellInDiscord.running(discord, clock, channel=str(channel.id)) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        daniel.user.closes_dms()
        await requested(maya, daniel)
        assert maya.sees("I cannot reach")
        assert maya.user.sees_in(channel) == []


async def test_who_left_the_server_is_asked_no_more(
    maya: Member, daniel: Member, alumni: Guild, here: AskwellInDiscord
) -> None:
    await requested(maya, daniel)
    alumni.leave(daniel.user)
    await here.to("2026-11-27 12:00")
    assert maya.sees("is no longer here")
    await maya.types("find", words="research")
    assert f"<@{daniel.user.id}>" not in maya.last
