"""Asks the core for a reply, in the server that a member means."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from discord import Member

from adapters.discord.receiving.receive import ANYWHERE, PLATFORM, in_server
from adapters.discord.sending.session import DiscordSession
from adapters.shared.answering.dispatch import CoreReply, Dispatcher
from adapters.shared.cache import Cache
from adapters.shared.failures import ApiFailure
from adapters.shared.payload import Unreadable
from adapters.shared.readers import Readers
from bot.app import Askwell
from bot.cards.reader import Reader
from bot.cards.rich_text import CommandName, say
from bot.engine.errors import log_failure
from bot.engine.events import Caller, Command, FromMember, Press, Said, Submit
from bot.engine.store.turn import Turn
from bot.interview.frozen import frozen
from bot.interview.members import Person

log = logging.getLogger(__name__)

NOWHERE = say(
    "I do not know you yet. Please write {command} in the server where you saw me, once.",
    command=CommandName("start"),
)
WHICH = say("You are in more than one server that I am in. Which one do you mean?")

CANNOT_TELL = say(
    "I cannot see just now whether you are in the server, so nothing was changed. Please try again "
    "soon."
)

NOT_HERE = say(
    "I am not in this server, only my commands are. Please ask somebody who manages it to invite "
    "me again: https://discord.com/developers says how."
)


LOOK_UPS = 5
"""For something in a direct message, Discord is asked about at most this many servers."""
_PEOPLE, _MINUTE, _HOUR = 20_000, 60.0, 3_600.0


class ManyServers(Unreadable):
    """The member may mean any of these servers."""

    def __init__(self, servers: Sequence[str]) -> None:
        super().__init__(WHICH)
        self.servers = tuple(servers)


@frozen
class DiscordReply(CoreReply):
    """`directly`: they acted in direct messages. `elsewhere`: other servers that they may mean."""

    directly: bool = False
    elsewhere: tuple[str, ...] = ()


class DiscordDispatcher:
    def __init__(self, app: Askwell, session: DiscordSession) -> None:
        self._app = app
        self._session = session
        self.readers = Readers()
        seconds = session.seconds
        self._chosen: Cache[str, str] = Cache(_PEOPLE, _HOUR, seconds)
        self._nowhere: Cache[str, bool] = Cache(_PEOPLE, _MINUTE, seconds)

    def choose(self, user: str, server: str) -> None:
        """What this user says in direct messages within the next hour is about this server."""
        self._chosen.put(user, server)

    async def reply_to(self, event: FromMember, turn: Turn) -> DiscordReply:
        """Raises Postponed if the event failed, but is stored and will be tried again."""
        others: tuple[str, ...] = ()

        async def identify(event: FromMember) -> FromMember:
            nonlocal others
            try:
                by, others = await self._locate_event(event)
            except ManyServers as several:
                others = several.servers
                raise
            return replace(event, by=by)

        told = await Dispatcher(self._app, identify, self.readers).reply_to(event, turn)
        return DiscordReply(
            *(told.by, told.reply, told.reader, told.failed, told.unreachable, told.is_repeat),
            directly=event.by.person.space == ANYWHERE,
            elsewhere=others,
        )

    async def reader(self, by: Caller) -> Reader:
        """How the member reads, as far as can be found out."""
        try:
            by, _ = await self.locate(by)
            return await self._app.reader(by)
        except Exception as failed:  # whatever it is, they read something
            log_failure(log, "How somebody reads is not known", failed, logging.WARNING)
            return self.readers.of(by)

    async def note_arrival(self, answer: DiscordReply) -> None:
        """Note that a direct message reached them. If that fails, they have their answer in any
        case, so nothing is raised."""
        try:
            if answer.unreachable:
                await self._app.members.reached(answer.by.person)
        except Exception as failed:
            log_failure(log, "Who can be written to again was not kept", failed)

    async def locate(
        self, by: Caller, about: str = "", *, fresh: bool = False
    ) -> tuple[Caller, tuple[str, ...]]:
        """Find the server that a member means, and the other servers in which they are known. In
        direct messages Discord names no server. Then the interview or member that the event is
        about decides, otherwise the server that they chose, otherwise the one that their newest
        card came from; and Discord is asked whether they are still in it, and as whom. Somebody who
        is known in none begins in the only server that they are in. Raises Unreadable if there is
        none or Discord does not say, and ManyServers."""
        user, space = by.person.user, by.person.space
        if space != ANYWHERE:
            if not self._session.is_in(space):
                raise Unreadable(NOT_HERE)
            self._chosen.forget(user)
            return by, ()
        known = await self._known_spaces(user, about)
        there = await self._members(by.person, known or self._few_servers(user), fresh=fresh)
        if not there:
            self._nowhere.put(user, True)
            raise Unreadable(NOWHERE)
        first, *others = there
        elsewhere = tuple(str(each.guild.id) for each in others)
        if others and not known:
            raise ManyServers([str(first.guild.id), *elsewhere])
        return in_server(by, first, first.guild_permissions), elsewhere

    async def _known_spaces(self, user: str, about: str) -> Sequence[str]:
        """The most likely first."""
        known = await self._app.members.spaces_of(PLATFORM, user, about)
        chosen = "" if about else self._chosen.get(user)
        return [chosen, *(each for each in known if each != chosen)] if chosen else known

    def _few_servers(self, user: str) -> Sequence[str]:
        """Where to look for a newcomer. Empty if that takes too many requests, or was just done
        without success."""
        guilds = sorted(self._session.guilds())
        return () if self._nowhere.get(user) or len(guilds) > LOOK_UPS else guilds

    async def _members(
        self, person: Person, spaces: Sequence[str], *, fresh: bool
    ) -> Sequence[Member]:
        """The user as a member of those of the first few servers that they are in. Only the server
        in which they act has to be `fresh`. Raises Unreadable."""
        there: list[Member] = []
        for space in spaces[:LOOK_UPS]:
            new = fresh and not there
            if member := await self._member(replace(person, space=space), fresh=new):
                there.append(member)
        return there

    async def _member(self, person: Person, *, fresh: bool) -> Member | None:
        """Somebody who is no longer in the server counts as having left. Raises Unreadable if
        Discord does not say, so that somebody who was banned cannot act meanwhile."""
        if not self._session.is_in(person.space):
            return None
        try:
            member = await self._session.member(person, fresh=fresh)
        except ApiFailure as failed:
            log.warning("Who acts was not let in. %s", failed)
            raise Unreadable(CANNOT_TELL) from None
        if member is None:
            await self._app.members.departed(person)
        return member

    async def _locate_event(self, event: FromMember) -> tuple[Caller, tuple[str, ...]]:
        """Somebody who left a minute ago must not book something that ends at once. So for an event
        about an interview or a member, Discord is asked again."""
        about = _about(event)
        fresh = bool(about) or self._app.needs_rights(event)
        by, others = await self.locate(event.by, about, fresh=fresh)
        return by, () if about else others


def _about(event: FromMember) -> str:
    match event:
        case Press(action=action) | Submit(action=action):
            return action.about
        case Command(about=about):
            return about
        case Said():
            return ""
