"""Direct messages that are closed, and people who left."""

from adapters.discord.render import button, framed, rows, text_display
from adapters.discord.where import HOW_TO_OPEN, MISSED
from adapters.terminal.clock import StillClock
from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.adapters.discord.server import DiscordServer
from tests.adapters.discord.server.guilds import Membership
from tests.adapters.discord.server.refusals import Refusal
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


async def test_who_writes_directly_can_be_written_to(maya: Member, daniel: Member) -> None:
    daniel.user.closes_dms()
    await requested(maya, daniel)
    daniel.user.opens_dms()
    await daniel.says("start")
    assert "I could not write to you" not in daniel.last
    await daniel.types("start")
    assert "I could not write to you" not in daniel.last


async def test_what_was_missed_is_shown_in_direct_messages_too(
    here: AskwellInDiscord, maya: Member, daniel: Member
) -> None:
    daniel.user.closes_dms()
    await requested(maya, daniel)
    daniel.user.opens_dms()
    line = here.adapter.messenger.line
    assert line
    asking = [text_display(HOW_TO_OPEN), *rows([button("Show me what I missed", MISSED)])]
    await line.conversations.send(str(daniel.user.id), framed(asking))
    await daniel.presses("Show me what I missed")
    assert daniel.sees("would like to learn from you")


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
        await daniel.types("start")
        assert "I could not write to you" in daniel.last, "which a call changes nothing about"
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


async def test_who_left_one_server_of_two_is_noticed(
    discord: DiscordServer, maya: Member, daniel: Member, alumni: Guild, here: AskwellInDiscord
) -> None:
    discord.guild("Another", daniel.user)
    daniel.user = daniel.user.at(alumni)
    await requested(maya, daniel)
    alumni.leave(daniel.user)
    before = len(daniel.user.messages)
    await here.to("2026-11-27 12:00")
    assert maya.sees("is no longer here")
    assert len(daniel.user.messages) == before, "what is there stays, and nothing comes"


async def test_trouble_in_the_channel_that_passes_is_waited_for(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    channel = alumni.channel("askwell")
    async with AskwellInDiscord.running(discord, clock, channel=str(channel.id)) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        for why in (Refusal(50007), 503):
            discord.fail("POST /channels/{channel_id}/messages", why)
        await requested(maya, daniel)
        assert not maya.sees("I cannot reach")
        daniel.user.closes_dms()
        await here.to("2026-11-23 09:10")
        assert len(maya.user.sees_in(channel)) == 1


async def test_where_only_the_commands_are_that_is_said(here: AskwellInDiscord) -> None:
    una = here.discord.user("Una")
    guild = here.discord.guild("Commands only", una, installed=False)
    guild.members[here.discord.app_id] = Membership(here.clock.now())  # and the bot hears nothing
    guild.scopes = frozenset({"applications.commands"})
    await una.command("askwell start")
    await here.settled()
    assert "I am not in this server, only my commands are" in una.private[-1].shown
