"""The menu on a person who is no host offers to ask them to host, whether Askwell has met them or
not."""

from datetime import timedelta

from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.fakes.discord import DiscordServer

QUESTION = "would like to learn about your work"
INVITE = "Ask them to open their door"


async def means_to_ask(maya: Member, whom: Member) -> str:
    await maya.user.uses("Ask for an interview", on=whom.user)
    await maya.here.settled()
    return maya.last


async def test_a_stranger_gets_no_first_message(maya: Member, daniel: Member) -> None:
    """Discord allows few first messages, so they are kept for requests."""
    assert INVITE in await means_to_ask(maya, daniel)
    await maya.presses(INVITE)
    assert "I write first to nobody who has never used me" in maya.last
    assert not daniel.messages


async def test_a_known_person_is_asked_once(maya: Member, daniel: Member) -> None:
    await maya.hosts("Berlin")
    await daniel.lives_in("Nairobi")
    await daniel.types("ask", person=maya.user)
    slots = daniel.options("slots")[:1]
    await daniel.submits(connection="We both sing.", wish="Much.", slots=slots)
    await daniel.presses("Send it")
    for _ in range(2):
        assert INVITE in await means_to_ask(maya, daniel)
        await maya.presses(INVITE)
        assert "I ask only once" in maya.last
        maya.here.clock.move_to(maya.here.clock.now() + timedelta(minutes=1))
    assert sum(QUESTION in each.shown for each in daniel.messages) == 1
    await daniel.presses("Open my door")
    assert "Become a host" in daniel.last


async def test_the_option_of_the_command_means_them_too(maya: Member, daniel: Member) -> None:
    await maya.types("ask", person=daniel.user)
    assert INVITE in maya.last


async def test_bots_are_not_asked(
    discord: DiscordServer, here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member
) -> None:
    robot = here.member(discord.user("Robot", bot=True))
    alumni.join(robot.user)
    assert INVITE not in await means_to_ask(maya, robot)
