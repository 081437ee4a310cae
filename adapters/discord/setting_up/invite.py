"""The URL at which somebody adds Askwell to a server, with as few permissions as possible."""

from discord import Permissions
from discord.utils import oauth_url

from adapters.discord.settings import DiscordSettings
from adapters.shared.errors import CannotConnect
from bot.cards.rich_text import joined, say

NO_APPLICATION = say(
    "DISCORD_TOKEN names no application: copy the whole token into .env, from its first letter."
)
SCOPES = ("bot", "applications.commands")


def invitation(settings: DiscordSettings) -> str:
    """Direct messages and commands need no permission; only announcements in a channel do. Raises
    CannotConnect if the token names no application."""
    if not settings.application:
        raise CannotConnect(joined(settings.faults() or [NO_APPLICATION]))
    calls = bool(settings.channels)
    permissions = Permissions(view_channel=calls, send_messages=calls)
    return oauth_url(int(settings.application), permissions=permissions, scopes=SCOPES)
