"""Asks the core for a reply, in the server that a member means."""

import logging
from dataclasses import dataclass, replace

from discord import Member

from adapters.discord.receive import ANYWHERE, PLATFORM, in_server
from adapters.discord.session import DiscordSession
from adapters.shared.dispatch import Dispatcher
from adapters.shared.failures import ApiFailure
from adapters.shared.payload import Unreadable
from adapters.shared.readers import Readers
from bot.app import Askwell
from bot.cards.forms import Reply
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.engine.errors import without_words
from bot.engine.events import Caller, Command, FromMember, Press, Said, Submit
from bot.engine.turn import Turn
from bot.interview.model import Person

log = logging.getLogger(__name__)

NOWHERE = say("I do not know you yet. Please write /askwell in the server where you saw me, once.")

CANNOT_TELL = say(
    "I cannot see just now whether you are in the server, so nothing was changed. Please try again "
    "soon."
)

NOT_HERE = say(
    "I am not in this server, only my commands are. Please ask whoever looks after it to invite me "
    "again: https://discord.com/developers says how."
)


@dataclass(frozen=True, slots=True)
class DiscordReply:
    """A reply, and who gets it. `unreachable`: our direct messages have not reached them so far.
    `directly`: they acted in direct messages. `elsewhere`: they may have meant another server."""

    by: Caller
    reply: Reply
    reader: Reader
    unreachable: bool = False
    directly: bool = False
    elsewhere: bool = False


class DiscordDispatcher:
    def __init__(self, app: Askwell, session: DiscordSession) -> None:
        self._app = app
        self._session = session
        self.readers = Readers()

    async def reply_to(self, event: FromMember, turn: Turn) -> DiscordReply:
        """Raises Postponed where the event failed, but is kept and will be tried again."""
        elsewhere = False

        async def identify(event: FromMember) -> Caller:
            nonlocal elsewhere
            by, elsewhere = await self._locate_event(event)
            return by

        told = await Dispatcher(self._app, identify, self.readers).reply_to(event, turn)
        directly = event.by.person.space == ANYWHERE
        others = elsewhere and not told.failed
        return DiscordReply(told.by, told.reply, told.reader, told.unreachable, directly, others)

    async def reader(self, by: Caller) -> Reader:
        """How they read, as far as that can be learnt."""
        try:
            by, _ = await self.locate(by)
            return await self._app.reader(by)
        except Exception as failed:  # whatever it is, they read something
            log.warning("How somebody reads is not known: %s", without_words(failed))
            return self.readers.of(by)

    async def note_arrival(self, answer: DiscordReply) -> None:
        """Note that a direct message reached them. If that fails, they have their answer all the
        same, so nothing is raised."""
        try:
            if answer.unreachable:
                await self._app.reached(answer.by.person)
        except Exception as failed:
            log.error("Who can be written to again was not kept: %s", type(failed).__name__)

    async def locate(
        self, by: Caller, about: str = "", *, fresh: bool = False
    ) -> tuple[Caller, bool]:
        """Who acts, in the server that they mean, and whether they are known in others too. In
        direct messages Discord names no server. Then the interview or member it is about decides,
        else the server whose message they had last; and Discord is asked whether they are still in
        it, and as whom. Raises Unreadable if there is none, or Discord does not say."""
        if by.person.space != ANYWHERE:
            if not self._session.is_in(by.person.space):
                raise Unreadable(NOT_HERE)
            return by, False
        known = await self._app.spaces_of(PLATFORM, by.person.user, about)
        there = [
            member
            for space in known
            if (member := await self._member(replace(by.person, space=space), fresh=fresh))
        ]
        if not there:
            raise Unreadable(NOWHERE)
        return in_server(by, there[0], there[0].guild_permissions), len(there) > 1

    async def _member(self, person: Person, *, fresh: bool) -> Member | None:
        """Who is there no more departs. Raises Unreadable where Discord does not say: whoever was
        banned cannot act meanwhile."""
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

    async def _locate_event(self, event: FromMember) -> tuple[Caller, bool]:
        about, fresh = _about(event), self._app.needs_rights(event)
        by, others = await self.locate(event.by, about, fresh=fresh)
        return by, others and not about


def _about(event: FromMember) -> str:
    match event:
        case Press(action=action) | Submit(action=action):
            return action.about
        case Command(about=about):
            return about
        case Said():
            return ""
