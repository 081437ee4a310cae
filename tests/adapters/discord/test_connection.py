"""The connection to Discord: when it stands, and when it breaks."""

from tests.adapters.discord.guild import MONDAY, AskwellInDiscord
from tests.adapters.discord.server import DiscordServer
from tests.adapters.waits import until


async def test_it_is_known_whether_askwell_is_connected(
    here: AskwellInDiscord, discord: DiscordServer
) -> None:
    presence = here.adapter.presence
    await until(lambda: presence.connected)
    discord.gateway.lets_in = False
    discord.cut()
    await until(lambda: presence.away_since == MONDAY)
    discord.gateway.lets_in = True
    await until(lambda: presence.connected)
    assert discord.gateway.resumes
