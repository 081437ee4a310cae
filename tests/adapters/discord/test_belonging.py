"""Who somebody is in a server, as Discord tells it."""

from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.fakes.discord.things import MANAGE_GUILD


async def test_who_may_manage_the_server_becomes_an_organizer(
    here: AskwellInDiscord, alumni: Guild, maya: Member, daniel: Member
) -> None:
    alumni.promotes(maya.user, MANAGE_GUILD)
    await maya.user.command("askwell-organize")
    await here.settled()
    assert not maya.last.startswith("This is for organizers")
    boss = alumni.new_role("Boss", MANAGE_GUILD)
    alumni.gives(daniel.user, boss)
    await daniel.user.command("askwell-organize")
    await here.settled()
    assert not daniel.last.startswith("This is for organizers")
