"""An organizer posts in a channel of Discord, over real sockets."""

import pytest

from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.fakes.discord import DiscordServer
from tests.fakes.discord.things import MANAGE_GUILD, SEND_MESSAGES


@pytest.fixture
async def ana(discord: DiscordServer, alumni: Guild, here: AskwellInDiscord) -> Member:
    user = discord.user("Ana")
    alumni.join(user)
    alumni.promotes(user, MANAGE_GUILD)
    ana = here.member(user)
    await ana.user.command("askwell-organize")
    await here.settled()
    return ana


async def opens_form(ana: Member) -> None:
    await ana.user.command("askwell-organize")
    await ana.here.settled()
    await ana.presses("Inviting")
    await ana.presses("A post for hosts")
    await ana.presses("Post now")
    assert ana.form


async def test_a_post_and_what_its_button_answers(
    discord: DiscordServer, alumni: Guild, here: AskwellInDiscord, ana: Member
) -> None:
    quinn = discord.user("Quinn")
    alumni.join(quinn)
    await opens_form(ana)
    await ana.submits(channel=alumni.general, own="Hello @everyone")
    [post] = [each for each in quinn.sees_in(alumni.general) if "Hello" in each.shown]
    assert ana.sees("Your post is in the channel")
    await quinn.clicks(post, "Open my door")
    await here.settled()
    assert quinn.private
    assert not quinn.messages


async def test_without_the_right_a_sentence_says_what_to_do(
    alumni: Guild, here: AskwellInDiscord, ana: Member
) -> None:
    channel = alumni.channel("announcements")
    alumni.denies(channel, SEND_MESSAGES)
    await opens_form(ana)
    await ana.submits(channel=channel)
    assert ana.sees("I may not write in that channel")


async def test_a_list_writes_to_no_stranger(
    discord: DiscordServer, alumni: Guild, here: AskwellInDiscord, ana: Member, maya: Member
) -> None:
    await maya.types("start")
    await ana.user.command("askwell-organize")
    await here.settled()
    await ana.presses("Inviting")
    await ana.presses("A list of people")
    await ana.submits(people="Maya\nNobody")
    assert ana.sees("has no conversation with me")
    assert ana.sees("not found here")
