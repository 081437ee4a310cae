"""An organizer posts in a channel of Discord, over real sockets."""

import pytest

from bot.cards.forms import FILE_BYTES
from bot.engine.errors import FileClosed
from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member, organizer
from tests.fakes.discord import DiscordServer
from tests.fakes.discord.things import SEND_MESSAGES


@pytest.fixture
async def ana(alumni: Guild, here: AskwellInDiscord) -> Member:
    return await organizer(here, alumni)


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
    assert post.push == "Somebody here would like to hear how your work really is"
    assert not post.content, "the card takes the place of the line"
    assert ana.sees("Your post is in the channel")
    told = next(each for each in ana.messages if "Your post is in" in each.shown)
    assert told.push.startswith("Your post is in the channel (for hosts, ")
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
    assert ana.field("file").get("min_values") == 0, "a number, as Discord documents it"
    await ana.submits(people="Maya\nNobody")
    assert ana.sees("has no conversation with me")
    assert ana.sees("not found here")


async def opens_list(ana: Member) -> None:
    await ana.user.command("askwell-organize")
    await ana.here.settled()
    await ana.presses("Inviting")
    await ana.presses("A list of people")


async def test_a_file_goes_through_as_well(
    discord: DiscordServer, here: AskwellInDiscord, ana: Member, maya: Member
) -> None:
    here.adapter.directory.files = (discord.address,)
    await maya.types("start")
    await opens_list(ana)
    await ana.submits(file=discord.uploads.picked("people.csv", b"name\nMaya\nNobody\n"))
    assert ana.sees("Line 3, Nobody: not found here")
    assert ana.sees("has no conversation with me")


async def test_a_file_that_is_gone_or_too_large_is_reported(
    discord: DiscordServer, here: AskwellInDiscord, ana: Member
) -> None:
    here.adapter.directory.files = (discord.address,)
    await opens_list(ana)
    await ana.submits(file=discord.uploads.picked("people.csv", b"name\n" + b"x" * FILE_BYTES))
    assert ana.sees("It is larger than")
    gone = discord.uploads.picked("people.csv", b"name\nMaya\n")
    discord.uploads.discards(gone)
    await opens_list(ana)
    await ana.submits(file=gone)
    assert ana.sees("The file is not there any more")


@pytest.mark.parametrize(
    "place",
    [
        "https://cdn.discordapp.com.example/ephemeral-attachments/1/2/people.csv",
        "https://cdn.discordapp.com@example.org/people.csv",
        "http://cdn.discordapp.com/ephemeral-attachments/1/2/people.csv",
    ],
)
async def test_a_channel_of_another_server_is_not_read(here: AskwellInDiscord, place: str) -> None:
    with pytest.raises(FileClosed):
        await here.adapter.directory.read_file("1", place)
