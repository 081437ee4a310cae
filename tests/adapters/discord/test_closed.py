"""Direct messages that are closed, and people who left."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.terminal.clock import StillClock
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.store.ports import Announced, ClaimedPart, Outgoing
from bot.interview.members import Member as Model
from bot.interview.members import Person
from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.adapters.discord.test_listeners import requested
from tests.fakes.discord import DiscordServer
from tests.fakes.discord.channels import forget_nonces, removed
from tests.fakes.discord.guilds import Membership
from tests.fakes.discord.refusals import Refusal
from tests.fakes.discord.things import Channel


async def test_a_member_with_closed_messages_learns_how_to_open_them(
    maya: Member, daniel: Member
) -> None:
    daniel.user.closes_dms()
    await requested(maya, daniel)
    assert maya.sees("I cannot reach")
    assert daniel.user.messages == []
    await daniel.types("start")
    assert daniel.sees("I could not write to you")
    await daniel.presses("Show me what I missed")
    assert daniel.sees("asked you, but I could not reach you")
    assert all(each.ephemeral for each in daniel.messages)


async def test_a_member_who_writes_directly_counts_as_reachable(
    here: AskwellInDiscord, maya: Member, daniel: Member
) -> None:
    daniel.user.closes_dms()
    await requested(maya, daniel)
    await daniel.user.says("start")
    await here.settled()
    assert daniel.user.messages[-1].author == daniel.user.id, "no answer gets to them yet"
    await daniel.types("start")
    assert "I could not write to you" in daniel.last
    daniel.user.opens_dms()
    await daniel.says("start")
    assert "I could not write to you" not in daniel.last
    assert "Some of my messages did not reach you" in daniel.last
    await daniel.presses("Show me what I missed")
    assert "asked you, but I could not reach you" in daniel.last
    for anew in (daniel.says("start"), daniel.types("start")):
        await anew
        assert "reach you" not in daniel.last
        assert "I could not write to you" not in daniel.last


async def test_a_press_on_an_old_button_does_not_prove_reachability(
    maya: Member, daniel: Member
) -> None:
    await daniel.types("start")
    await daniel.says("start")
    daniel.user.closes_dms()
    await requested(maya, daniel)
    await daniel.user.clicks(daniel.user.messages[-1], "Find somebody to ask")
    await daniel.types("start")
    assert "I could not write to you" in daniel.last


async def test_once_a_message_arrives_again_nothing_is_said_of_it(
    maya: Member, daniel: Member
) -> None:
    daniel.user.closes_dms()
    await requested(maya, daniel)
    daniel.user.opens_dms()
    await requested(maya, daniel)
    await daniel.types("start")
    assert "I could not write to you" not in daniel.last


async def test_an_announcement_in_a_channel_gives_no_reason(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    channel = alumni.channel("askwell")
    async with AskwellInDiscord.running(discord, clock, channel=str(channel.id)) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        daniel.user.closes_dms()
        await requested(maya, daniel)
        [called] = maya.user.sees_in(channel)
        assert (
            called.shown
            == f"Daniel (<@{daniel.user.id}>), I have a message for you.\n[Show it to me]"
        )
        assert called.pings == {daniel.user.id}
        assert called.push == f"Daniel (<@{daniel.user.id}>), I have a message for you."
        assert not maya.sees("I cannot reach")

        await maya.user.clicks(called, "Show it to me")
        await here.settled()
        assert "This is not for you" in maya.user.private[-1].shown

        await daniel.presses_the_announcement(channel)
        assert "would like to learn from you" in daniel.user.private[-1].shown
        assert "To hear from me" in daniel.user.private[-1].shown
        await daniel.types("start")
        assert "I could not write to you" in daniel.last, "which a call changes nothing about"
        await daniel.presses("Show me what I missed")
        assert "would like to learn from you" in daniel.last


@pytest.mark.parametrize("shown_by", ["Show it to me", "Show me what I missed"])
async def test_a_private_copy_of_a_request_stays_when_its_buttons_are_answered(
    discord: DiscordServer, clock: StillClock, alumni: Guild, shown_by: str
) -> None:
    channel = alumni.channel("askwell")
    async with AskwellInDiscord.running(discord, clock, channel=str(channel.id)) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        daniel.user.closes_dms()
        await requested(maya, daniel)
        if shown_by == "Show it to me":
            await daniel.presses_the_announcement(channel)
        else:
            await daniel.types("start")
            await daniel.presses(shown_by)
        copy = daniel.with_button("Not now")
        assert copy.ephemeral
        request = copy.shown
        assert "would like to learn from you" in request
        for button, answer in (("More", "What helps a host"), ("Not now", "Say not now?")):
            await daniel.user.clicks(copy, button)
            await here.settled()
            assert answer in daniel.last
        assert copy.shown == request
        before = len(daniel.messages)
        await daniel.presses("Yes, not now")
        assert "hears it from me" in daniel.last
        assert len(daniel.messages) == before, "the question is an answer and may be replaced"
        assert copy.shown == request


def announcements_in(channel: Channel, seen_by: Member) -> list[str]:
    return [each.shown for each in seen_by.user.sees_in(channel) if not each.ephemeral]


async def test_a_pressed_announcement_loses_its_button_until_the_next_card(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path
) -> None:
    channel, url = alumni.channel("askwell"), f"sqlite:///{tmp_path}/askwell.db"
    settings: dict[str, Any] = {"channel": str(channel.id), "url": url}
    async with AskwellInDiscord.running(discord, clock, **settings) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        daniel.user.closes_dms()
        await requested(maya, daniel)
        await daniel.presses_the_announcement(channel)
        seen = f"Daniel (<@{daniel.user.id}>) has seen what was here."
        assert announcements_in(channel, maya) == [seen]
    async with AskwellInDiscord.running(discord, clock, **settings) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        await daniel.presses("Tue 24 Nov, 10:00")
        assert maya.sees("Booked")
        assert not maya.sees("I cannot reach")
        assert announcements_in(channel, maya) == [
            f"Daniel (<@{daniel.user.id}>), I have a message for you.\n[Show it to me]"
        ], "nobody is called twice a day, whatever was restarted"
        await daniel.presses_the_announcement(channel)
        assert "Booked" in "".join(each.shown for each in daniel.user.private[-2:])
        assert announcements_in(channel, maya) == [seen]
    async with AskwellInDiscord.running(discord, clock, **settings) as here:
        await here.to("2026-11-24 08:59")
        assert len(announcements_in(channel, maya)) == 1
        await here.to("2026-11-25 12:00")
        assert len(announcements_in(channel, maya)) == 2, "a day later they are called again"


async def test_a_call_of_a_killed_process_is_found_by_the_next(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    channel = alumni.channel("askwell")
    settings: dict[str, Any] = {"channel": str(channel.id)}
    member = Model(1, 1, Person("discord", str(alumni.id), ""), "Daniel")
    card = Card(say("Hello"))
    outgoing = Outgoing(
        7, member, "key", card, 1, 0, None, False, None, (ClaimedPart(7, "key", 1),)
    )
    places = []
    for in_doubt in (False, True):
        async with AskwellInDiscord.running(discord, clock, **settings) as here:
            maya, daniel = here.named("Maya"), here.named("Daniel")
            daniel.user.closes_dms()
            to = replace(member, person=replace(member.person, user=str(daniel.user.id)))
            calling = replace(outgoing, to=to, in_doubt=in_doubt)
            announced = await here.adapter.messenger.show(calling)
            assert isinstance(announced, Announced)
            places.append(announced.message)
            maya.user.writes(channel, "Hello")
            forget_nonces(discord.world)
    assert places[0] == places[1]
    assert len(announcements_in(channel, maya)) == 1 + 2


async def test_a_call_of_which_only_the_line_came_is_completed(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    channel = alumni.channel("askwell")
    async with AskwellInDiscord.running(discord, clock, channel=str(channel.id)) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        daniel.user.closes_dms()
        edit = "PATCH /channels/{channel_id}/messages/{message_id}"
        discord.fail(edit, 503, times=2)  # Maya's own card goes out beside it
        await requested(maya, daniel)
        line = f"Daniel (<@{daniel.user.id}>), I have a message for you."
        assert announcements_in(channel, maya) == [line]
        await here.to("2026-11-23 09:10")
        assert announcements_in(channel, maya) == [f"{line}\n[Show it to me]"]


async def test_a_deleted_announcement_is_not_repeated(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    channel = alumni.channel("askwell")
    async with AskwellInDiscord.running(discord, clock, channel=str(channel.id)) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        daniel.user.closes_dms()
        await requested(maya, daniel)
        [call] = daniel.user.sees_in(channel)
        await daniel.presses_the_announcement(channel)
        removed(discord.world, discord.world.messages[call.id])
        await daniel.presses("Tue 24 Nov, 10:00")
        assert announcements_in(channel, maya) == []
        assert not maya.sees("I cannot reach")
        await daniel.types("start")
        await daniel.presses("Show me what I missed")
        assert daniel.sees("Booked")


async def test_where_the_button_cannot_go_the_card_is_shown_all_the_same(
    discord: DiscordServer, clock: StillClock, alumni: Guild, caplog: pytest.LogCaptureFixture
) -> None:
    channel = alumni.channel("askwell")
    async with AskwellInDiscord.running(discord, clock, channel=str(channel.id)) as here:
        maya, daniel = here.named("Maya"), here.named("Daniel")
        daniel.user.closes_dms()
        await requested(maya, daniel)
        discord.fail("PATCH /channels/{channel_id}/messages/{message_id}", Refusal(50001))
        await daniel.presses_the_announcement(channel)
        assert "would like to learn from you" in daniel.last
        assert "The button of an announcement stays" in caplog.text
        await daniel.presses_the_announcement(channel)
        assert announcements_in(channel, maya) == [
            f"Daniel (<@{daniel.user.id}>) has seen what was here."
        ]


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


async def test_a_member_who_left_the_server_is_asked_no_more(
    maya: Member, daniel: Member, alumni: Guild, here: AskwellInDiscord
) -> None:
    await requested(maya, daniel)
    alumni.leave(daniel.user)
    await here.to("2026-11-27 12:00")
    assert maya.sees("is no longer here")
    await maya.types("find", words="research")
    assert f"<@{daniel.user.id}>" not in maya.last


async def test_a_member_who_left_one_of_two_servers_is_noticed(
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


async def test_first_messages_rest_once_discord_objects(
    discord: DiscordServer,
    here: AskwellInDiscord,
    maya: Member,
    daniel: Member,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.engine.store.first_messages.log.error", lambda *_: None)
    discord.fail("POST /users/@me/channels", Refusal(40003), times=1)
    await requested(maya, daniel)
    assert not daniel.sees("would like to learn from you")
    [rest] = await here.store.first_message_rests()
    assert "40003" in rest.why
    opened = len(discord.calls("POST /users/@me/channels"))
    await here.to("2026-11-24 08:30")
    assert len(discord.calls("POST /users/@me/channels")) == opened
