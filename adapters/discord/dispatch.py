"""Asks the core, and always has an answer: where it fails, a sentence that says so."""

import logging
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from adapters.discord.receive import ANYWHERE, PLATFORM
from adapters.discord.session import DiscordSession
from adapters.shared.error_card import sentence, trouble
from adapters.shared.kept_events import Postponed
from adapters.shared.payload import Unreadable
from bot.app import Askwell
from bot.cards.cards import Reply
from bot.engine.errors import without_words
from bot.engine.events import Caller, Command, FromMember, Press, Said, Submit
from bot.engine.turn import DecidedElsewhere, Turn

log = logging.getLogger(__name__)

NOWHERE = "I do not know you yet. Please write /askwell in the server where you saw me, once."

NOT_HERE = (
    "I am not in this server, only my commands are. Please ask whoever looks after it to invite me "
    "again: https://discord.com/developers says how."
)


@dataclass(frozen=True, slots=True)
class DiscordReply:
    """To whom, and what. `unreachable`: messages did not get to them so far. `directly`: they
    acted in direct messages; `elsewhere`: they might have meant another server just as well."""

    by: Caller
    reply: Reply
    unreachable: bool = False
    directly: bool = False
    elsewhere: bool = False

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.by.zone or "UTC")


class DiscordDispatcher:
    def __init__(self, app: Askwell, session: DiscordSession) -> None:
        self._app = app
        self._session = session

    async def answer(self, event: FromMember, turn: Turn) -> DiscordReply:
        """Raises Postponed where an event that fails is kept, and so is tried again."""
        by = event.by
        try:
            by, elsewhere = await self._placed(event)
            told = await self._app.handle(replace(event, by=by), turn)
        except Unreadable as unread:
            return DiscordReply(by, sentence(str(unread)))
        except DecidedElsewhere:  # and answered there
            raise Postponed from None
        except Exception as failed:  # whatever it is, the member is told
            log.error("An event failed: %s", without_words(failed))
            if turn.kept:
                raise Postponed from None
            return DiscordReply(by, trouble(event))
        directly = event.by.person.space == ANYWHERE
        by = replace(by, zone=told.zone)
        return DiscordReply(by, told.reply, told.unreachable, directly, elsewhere)

    async def arrived(self, answer: DiscordReply) -> None:
        """It got to them in a direct message. Whatever keeps that from being noted, they have
        their answer."""
        try:
            if answer.unreachable:
                await self._app.reached(answer.by.person)
        except Exception as failed:
            log.error("Who can be written to again was not kept: %s", type(failed).__name__)

    async def placed(self, by: Caller, about: str = "") -> tuple[Caller, bool]:
        """Who acts, in the server that they mean, and whether there are others where they are
        known. In direct messages Discord names none: the interview or member it is about says
        it, else it is the server they last heard from. Raises Unreadable where there is none."""
        if by.person.space != ANYWHERE:
            if not self._session.is_in(by.person.space):
                raise Unreadable(NOT_HERE)
            return by, False
        known = await self._app.spaces_of(PLATFORM, by.person.user, about)
        persons = [replace(by.person, space=space) for space in known]
        there = [each for each in persons if await self._session.still_has(each)]
        if not there:
            raise Unreadable(NOWHERE)
        return replace(by, person=there[0]), len(there) > 1

    async def _placed(self, event: FromMember) -> tuple[Caller, bool]:
        about = _about(event)
        by, others = await self.placed(event.by, about)
        return by, others and not about


def _about(event: FromMember) -> str:
    match event:
        case Press(action=action) | Submit(action=action):
            return action.about
        case Command(about=about):
            return about
        case Said():
            return ""
