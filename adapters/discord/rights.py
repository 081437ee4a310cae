"""What Askwell may not do in a server or a channel, as far as Discord has told, by the names of
bot.texts.organizing.programme.permissions."""

from discord import Guild, Permissions
from discord.abc import GuildChannel

from bot.texts.organizing.programme.permissions import DISCORD


def missing(has: Permissions) -> tuple[str, ...]:
    """What these permissions do not allow."""
    return tuple(each for each in DISCORD if not getattr(has, each))


def lacks_in_server(guild: Guild) -> tuple[str, ...]:
    """Empty until Discord has told the permissions."""
    me = getattr(guild, "me", None)
    return () if me is None else missing(me.guild_permissions)


def lacks_in_channel(channel: GuildChannel | None) -> tuple[str, ...]:
    """Everything, if Askwell does not see the channel."""
    return tuple(DISCORD) if channel is None else missing(channel.permissions_for(channel.guild.me))
