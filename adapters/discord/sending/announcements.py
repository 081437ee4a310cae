"""Tells people in a channel that a message waits for them, and nothing of what it is about."""

import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import timedelta
from typing import NamedTuple

from discord import AllowedMentions, Message, Object
from discord.ui import LayoutView
from discord.utils import snowflake_time

from adapters.discord.connecting.client import DiscordClient, ids_of, place_of
from adapters.discord.custom_ids import announcement_id, read_announcement
from adapters.discord.failures import UNKNOWN_MESSAGE, DiscordRefusal, calling
from adapters.discord.receiving.receive import components
from adapters.discord.rendering.components import button, framed, rows, written
from adapters.discord.rendering.markdown import markdown
from adapters.discord.rendering.render import NO_PINGS
from adapters.shared.cache import Cache
from adapters.shared.failures import ApiFailure
from bot.cards.buttons import Style
from bot.cards.plain_text import one_line
from bot.cards.reader import Reader, reader_of
from bot.cards.rich_text import Mention, mention, say
from bot.engine.errors import Unreachable
from bot.engine.events import Caller
from bot.engine.store.ports import Clock, Outgoing
from bot.interview.members import Person

log = logging.getLogger(__name__)

_PEOPLE = 20_000
_AGAIN_AFTER = timedelta(days=1)
FormerAnnouncements = Callable[[Person], Awaitable[Collection[str]]]


class ChannelForAnnouncements(NamedTuple):
    """The channel's id, None if there is none. `gone` is the id of the channel that organizers
    chose, if Askwell can no longer find it."""

    id: int | None
    gone: int | None = None


class Announcements:
    """`channel_of` returns a guild's channel for announcements; `former` finds earlier
    announcements; `closed` is called with the community whose channel cannot be written to. Nobody
    is called more than once a day: later cards wait behind the same button, which is added again if
    it was removed."""

    def __init__(
        self,
        client: DiscordClient,
        clock: Clock,
        channel_of: Callable[[str], Awaitable[ChannelForAnnouncements]],
        former: FormerAnnouncements,
        closed: Callable[[int, str], Awaitable[None]],
    ) -> None:
        self._client = client
        self._channel_of = channel_of
        self._former = former
        self._tell_closed = closed
        self._closed: set[int] = set()
        self._clock = clock
        self._newest: Cache[Person, str] = Cache(
            _PEOPLE, _AGAIN_AFTER.total_seconds(), lambda: clock.now().timestamp()
        )

    async def announce(self, outgoing: Outgoing) -> str:
        """The place of the announcement: today's if there is one, otherwise a new one. Raises
        Unreachable if none can be made, and ApiFailure if it may work later."""
        channel, gone = await self._channel_of(outgoing.to.person.space)
        if gone is not None:
            await self._note_closed(outgoing.to.community, gone)
        if channel is None:
            raise Unreachable("Their direct messages are closed")
        try:
            place = await self._renewed(outgoing, channel) or await self._made(outgoing, channel)
        except DiscordRefusal as refused:
            log.error("The channel for announcements cannot be written to. %s", refused)
            await self._note_closed(outgoing.to.community, channel)
            raise Unreachable(str(refused)) from None
        self._closed.discard(channel)
        return place

    async def _note_closed(self, community: int, channel: int) -> None:
        """Organizers are told once while it is closed, because they may be those who cannot be
        written to."""
        if channel not in self._closed:
            self._closed.add(channel)
            await self._tell_closed(community, str(channel))

    async def mark_seen(self, announcement: Message, seen_by: Caller, reader: Reader) -> None:
        """Remove the button of the announcement."""
        who = Mention(seen_by.person.user, seen_by.name)
        said = say("{who} has seen what was here.", who=who)
        seen = framed([written(markdown(said, reader))])
        try:
            await self._edit(place_of(announcement), seen)
        except ApiFailure as failed:
            log.warning("The button of an announcement stays. %s", failed)

    async def _renewed(self, outgoing: Outgoing, channel: int) -> str:
        """The place of today's announcement. Empty if there is none."""
        person = outgoing.to.person
        newest = self._newest.get(person)
        places = [newest] if newest else [*await self._former(person)]
        if outgoing.in_doubt:
            places += await self._seen_in(channel, outgoing)
        place = next((each for each in places if self._is_todays(each, channel)), "")
        try:
            if place:
                await self._edit(place, _announcement(outgoing), _only(outgoing))
        except DiscordRefusal as refused:
            if refused.code != UNKNOWN_MESSAGE:  # it was deleted, and they were told all the same
                raise
        return place

    async def _made(self, outgoing: Outgoing, channel: int) -> str:
        """First as a line of text, because a notification shows nothing of a view."""
        to = outgoing.to.person
        async with calling("Announcing a message"):
            sent = await self._client.get_partial_messageable(channel).send(
                _line(outgoing),
                nonce=f"k{outgoing.id}.{outgoing.version}"[-25:],
                allowed_mentions=_only(outgoing),
            )
        place = place_of(sent)
        self._newest.put(to, place)
        await self._edit(place, _announcement(outgoing), _only(outgoing))
        return place

    async def _seen_in(self, channel: int, outgoing: Outgoing) -> list[str]:
        """Announcements for somebody that are in the channel. Empty if the app may not read the
        channel's history."""
        history = self._client.get_partial_messageable(channel).history()
        async with calling("Reading announcements"):
            return [place_of(each) async for each in history if _announces(outgoing, each)]

    def _is_todays(self, place: str, channel: int) -> bool:
        of_channel, number = ids_of(place)
        return of_channel == channel and self._clock.now() - snowflake_time(number) < _AGAIN_AFTER

    async def _edit(
        self, place: str, view: LayoutView, mentions: AllowedMentions = NO_PINGS
    ) -> None:
        async with calling("Editing an announcement"):
            await self._client.edit(place, view, mentions)


def _only(outgoing: Outgoing) -> AllowedMentions:
    """Mention nobody but the reader."""
    return AllowedMentions(users=[Object(int(outgoing.to.person.user))])


def _announces(outgoing: Outgoing, message: Message) -> bool:
    """Whether it has the button for its reader, or is only the line that comes first."""
    if message.author.bot and message.content == _line(outgoing):
        return True
    buttons = (read_announcement(getattr(each, "custom_id", None)) for each in components(message))
    return any(each and each[1] == outgoing.to.person.user for each in buttons)


def _line(outgoing: Outgoing) -> str:
    """In the language of its reader."""
    waiting = say("{who}, I have a message for you.", who=mention(outgoing.to))
    return markdown(waiting, reader_of(outgoing.to))


def _announcement(outgoing: Outgoing) -> LayoutView:
    reader = reader_of(outgoing.to)
    user = outgoing.to.person.user
    opening = button(
        one_line(say("Show it to me"), reader), announcement_id(outgoing.id, user), Style.PRIMARY
    )
    return framed([written(_line(outgoing)), *rows([opening])])
