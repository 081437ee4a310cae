"""A client that is logged in, as the rest of the adapter needs it."""

from collections.abc import Collection

from discord import Webhook

from adapters.discord.announcements import Announcements, FormerAnnouncements
from adapters.discord.client import DiscordClient
from adapters.discord.direct_messages import DirectMessages
from adapters.discord.failures import NOT_A_MEMBER, DiscordRefusal, calling
from adapters.discord.receive import ANYWHERE
from adapters.discord.settings import DiscordSettings
from adapters.shared.cache import Cache
from adapters.shared.failures import ApiFailure
from bot.engine.ports import Clock
from bot.interview.model import Person

_PEOPLE, _HOUR = 20_000, 3_600.0


class DiscordSession:
    def __init__(
        self,
        client: DiscordClient,
        settings: DiscordSettings,
        clock: Clock,
        former: FormerAnnouncements,
    ) -> None:
        self._client = client
        self._here: Cache[Person, bool] = Cache(_PEOPLE, _HOUR, lambda: clock.now().timestamp())
        self._channels = settings.channels
        self.direct_messages = DirectMessages(client)
        self.announcements = Announcements(client, clock, self._channel_of, former)

    def guilds(self) -> Collection[str]:
        """The ids of the servers that Askwell is in now."""
        return {str(each.id) for each in self._client.guilds}

    def spaces(self) -> Collection[str]:
        """The same, and the space of direct messages, which belong to no server."""
        return {*self.guilds(), ANYWHERE}

    def is_in(self, guild: str) -> bool:
        return guild.isdecimal() and self._client.get_guild(int(guild)) is not None

    def name(self, guild: str) -> str:
        """A server's name; empty where it is not known."""
        known = self._client.get_guild(int(guild))
        return known.name if known else ""

    async def has_member(self, person: Person) -> bool:
        """Whether Askwell and somebody are both in that server; asked at most once an hour."""
        if not self.is_in(person.space):
            return False
        if self._here.get(person):
            return True
        here = not await self.has_left(person)
        self._here.put(person, here)
        return here

    async def has_left(self, person: Person) -> bool:
        """Whether Discord says that somebody is not in their server; without the privileged
        intent it has to be asked."""
        try:
            async with calling("Reading a member"):
                await self._client.http.get_member(int(person.space), int(person.user))
        except DiscordRefusal as refused:
            return refused.code in NOT_A_MEMBER
        except ApiFailure:
            return False
        return False

    def webhook_of(self, application: int, token: str) -> Webhook:
        """Answers an interaction of earlier."""
        return Webhook.partial(application, token, client=self._client)

    def _channel_of(self, guild: str) -> int | None:
        known = self._client.get_guild(int(guild))
        here = [each for each in self._channels if known and known.get_channel(each)]
        return here[0] if here else None
