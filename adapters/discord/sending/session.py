"""A client that is logged in, with what the rest of the adapter needs."""

from collections.abc import Collection, Sequence

from discord import Guild, Member, Role, Webhook, WebhookType
from discord.abc import GuildChannel

from adapters.discord.connecting.client import DiscordClient
from adapters.discord.failures import NOT_A_MEMBER, DiscordRefusal, calling
from adapters.discord.receiving.receive import ANYWHERE, PLATFORM
from adapters.discord.sending.announcements import Announcements, ChannelForAnnouncements
from adapters.discord.sending.direct_messages import DirectMessages
from adapters.discord.settings import DiscordSettings
from adapters.shared.cache import Cache
from adapters.shared.failures import ApiFailure
from bot.engine.receiving.sanitize import storable_text
from bot.engine.store.ports import Clock
from bot.interview.members import Person
from bot.unseen_cards import UnseenCards

_PEOPLE, _MINUTE = 20_000, 60.0


class DiscordSession:
    def __init__(
        self,
        client: DiscordClient,
        settings: DiscordSettings,
        clock: Clock,
        unseen: UnseenCards,
    ) -> None:
        self._client = client
        self._clock = clock
        self._here: Cache[Person, Member] = Cache(_PEOPLE, _MINUTE, self.seconds)
        self._channels = settings.channels
        self._unseen = unseen
        self.direct_messages = DirectMessages(client)
        self.announcements = Announcements(
            client,
            clock,
            self._channel_of,
            unseen.announcements_to,
            closed=unseen.announcements_closed,
        )

    def seconds(self) -> float:
        """The time in seconds, for what is cached for a while."""
        return self._clock.now().timestamp()

    def guilds(self) -> Collection[str]:
        """The ids of the servers that Askwell is in now."""
        return {str(each.id) for each in self._client.guilds}

    def spaces(self) -> Collection[str]:
        """The same, and the space of direct messages, which belong to no server."""
        return {*self.guilds(), ANYWHERE}

    def is_in(self, guild: str) -> bool:
        return self._guild(guild) is not None

    def sees(self, guild: str) -> bool:
        """Whether Discord tells what is in a server. During an outage it only names the server."""
        known = self._guild(guild)
        return known is not None and not known.unavailable

    def name(self, guild: str) -> str:
        """A server's name. Empty if it is not known."""
        known = self._guild(guild)
        return known.name if known else ""

    def roles(self, guild: str) -> Sequence[Role]:
        """A server's roles, as Discord last told them."""
        known = self._guild(guild)
        return known.roles if known else ()

    async def member(self, person: Person, *, fresh: bool = False) -> Member | None:
        """Somebody as a member of their server. None if Askwell or they are not in it. Without the
        privileged intent, Discord has to be asked, at most once a minute unless it must be `fresh`.
        Raises ApiFailure if Discord does not say, as during an outage of the server."""
        guild = self._guild(person.space)
        if guild is None:
            return None
        if not fresh and (known := self._here.get(person)):
            return known
        try:
            async with calling("Reading a member"):
                found = await guild.fetch_member(int(person.user))
        except DiscordRefusal as refused:
            if not self._is_no_member(refused, person.space):
                raise
            self._here.forget(person)
            return None
        self._here.put(person, found)
        return found

    async def has_left(self, person: Person, *, fresh: bool = False) -> bool:
        """Whether Discord says that somebody is not in their server."""
        try:
            return await self.member(person, fresh=fresh) is None
        except ApiFailure:
            return False

    async def owner_of(self, guild: str) -> tuple[str, str] | None:
        """The id and the name of a server's owner. None if they are not in it. Raises
        ApiFailure."""
        known = self._client.get_guild(int(guild))
        if known is None or known.owner_id is None:
            return None
        try:
            async with calling("Reading a server's owner"):
                owner = await known.fetch_member(known.owner_id)
        except DiscordRefusal as refused:
            if self._is_no_member(refused, guild):
                return None
            raise
        return str(owner.id), storable_text(owner.display_name)

    def channel(self, guild: str, channel: str) -> GuildChannel | None:
        """One of a server's channels. None if it has no such channel, or Askwell does not see
        it."""
        known = self._guild(guild)
        return known.get_channel(int(channel)) if known and channel.isdecimal() else None

    def webhook_of(self, application: int, token: str) -> Webhook:
        """Answers an earlier interaction."""
        webhook = Webhook.partial(application, token, client=self._client)
        webhook.type = WebhookType.application  # discord.py takes it for one of people's
        return webhook

    def _is_no_member(self, refused: DiscordRefusal, guild: str) -> bool:
        """Whether Discord says that somebody is not in this server. What it says during an outage
        of the server does not count."""
        return refused.code in NOT_A_MEMBER and self.sees(guild)

    def _guild(self, guild: str) -> Guild | None:
        return self._client.get_guild(int(guild)) if guild.isdecimal() else None

    async def _channel_of(self, guild: str) -> ChannelForAnnouncements:
        """The channel that organizers chose, as long as it exists, otherwise the operator's."""
        chosen = await self._unseen.announcement_channel(PLATFORM, guild)
        these = (chosen, *map(str, self._channels))
        here = [found.id for each in these if (found := self.channel(guild, each))]
        is_gone = chosen and self.sees(guild) and not self.channel(guild, chosen)
        return ChannelForAnnouncements(next(iter(here), None), int(chosen) if is_gone else None)
