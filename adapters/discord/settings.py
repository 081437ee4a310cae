"""The settings for Discord."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from dataclasses import field

from bot.cards.rich_text import Text, Words, say
from bot.interview.frozen import frozen

API_BASE = "https://discord.com/api/v10"
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}")


@frozen
class DiscordSettings:
    """DISCORD_TOKEN, DISCORD_CHANNEL, DISCORD_GUILD, DISCORD_SHARDS, DISCORD_API_BASE and
    DISCORD_GATEWAY_URL. The token is never logged."""

    token: str = field(default="", repr=False)
    channel: str = ""
    guild: str = ""
    shards: int = 0
    api_base: str = API_BASE
    gateway_url: str = ""

    @property
    def given(self) -> bool:
        """Whether anything is set to connect to Discord."""
        return bool(self.token)

    @property
    def api(self) -> str:
        return self.api_base.rstrip("/")

    @property
    def channels(self) -> list[int]:
        """The ids of the channels for announcements, one for each server."""
        return [int(each) for each in re.findall(r"\d+", self.channel)]

    @property
    def application(self) -> str:
        """The application's id, with which a token begins. Empty if it does not."""
        first = self.token.partition(".")[0]
        try:
            number = urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode()
        except ValueError:
            return ""
        return number if number.isdecimal() else ""

    def faults(self) -> list[Text]:
        """What is wrong with the settings: one sentence each, with what to do."""
        if not self.given:
            return [
                say(
                    "Discord is not set up: put DISCORD_TOKEN into .env; copy it from “Bot”, "
                    "“Reset Token”, in your application at discord.com/developers."
                )
            ]
        found = (_of_token(self.token), _of_channel(self.channel), _of_guild(self.guild))
        return [*(each for each in found if each), *self._of_addresses()]

    def _of_addresses(self) -> Iterator[Text]:
        for name, address, scheme in (
            ("DISCORD_API_BASE", self.api_base, "http"),
            ("DISCORD_GATEWAY_URL", self.gateway_url or "ws://", "ws"),
        ):
            if not address.startswith((f"{scheme}://", f"{scheme}s://")):
                yield say(
                    "{name} is no address: leave it out, or begin it with {scheme}.",
                    name=Words(name),
                    scheme=Words(f"{scheme}s://"),
                )


def _of_token(token: str) -> Text | None:
    if token.lower().startswith("bot "):
        return say("DISCORD_TOKEN begins with “Bot ”: leave that word out.")
    if not _TOKEN.fullmatch(token):
        return say(
            "DISCORD_TOKEN cannot be a bot's token: copy it from “Bot”, “Reset "
            "Token”, in your application at discord.com/developers."
        )
    return None


def _of_guild(guild: str) -> Text | None:
    if not guild or guild.isdecimal():
        return None
    return say("DISCORD_GUILD is no server's id: it is a number, or leave it out.")


def _of_channel(channel: str) -> Text | None:
    if all(each.strip().isdecimal() for each in channel.split(",") if each.strip()):
        return None
    return say(
        "DISCORD_CHANNEL must contain ids of channels, which are numbers: "
        "right-click a channel and choose “Copy Channel ID”."
    )
