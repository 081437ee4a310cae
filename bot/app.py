"""Askwell itself: an event comes in, the flow that answers it decides, and the store saves the
decision."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Reply
from bot.cards.reader import Reader, reader_of
from bot.cards.rich_text import Text
from bot.content.advice import advice_called
from bot.deciding import Deciding, ToDecide
from bot.engine.contexts.member import Context
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision
from bot.engine.errors import log_failure
from bot.engine.events import Caller, Command, FromMember, Press, Said
from bot.engine.receiving import commands
from bot.engine.receiving.repeats import RecentAction, Repeated, recent_action
from bot.engine.receiving.sanitize import storable, storable_text
from bot.engine.router import CommandSpec, Handler, Router
from bot.engine.store.ports import Clock, KeptEvent
from bot.engine.store.store import Store
from bot.engine.store.turn import Turn
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.language import search
from bot.language.intents import in_danger
from bot.member_list import MemberList
from bot.space_list import SpaceList
from bot.texts import notices
from bot.unseen_cards import UnseenCards
from bot.unsent_forms import UnsentForms

log = logging.getLogger(__name__)


@frozen
class Answer:
    """The reply to the member who acted, and how they read it. `unreachable`: cards do not reach
    them. `is_repeat`: they did this before and have the answer, so nothing needs to be shown.
    `changes`: something was saved or posted, and not only read."""

    reply: Reply
    reader: Reader
    unreachable: bool = False
    is_repeat: bool = False
    changes: bool = False

    def below(self, line: Text) -> "Answer":
        """With the line above the reply, if that is a card."""
        if isinstance(self.reply, Card):
            return replace(self, reply=self.reply.below(line))
        return self


class Askwell:
    """`wake` is called with the time (UTC) at which something new may be due."""

    def __init__(
        self, store: Store, clock: Clock, router: Router, wake: Callable[[datetime], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._handlers = router.handlers
        self._wake = wake
        self.commands: tuple[CommandSpec, ...] = tuple(router.specs)
        self.members = MemberList(store, clock, wake)
        self.spaces = SpaceList(store, clock, wake)
        self.unseen = UnseenCards(store, clock)
        self.unsent_forms = UnsentForms(store, clock)
        self._deciding = Deciding(store)

    def opens_form(self, event: FromMember) -> bool:
        """Whether the answer may be a form, which some platforms must know at once."""
        handler = self._handler_of(self._as_command(event))
        return handler is not None and handler.opens_form

    def answers_in_place(self, event: FromMember) -> bool:
        """Whether the answer to this press replaces the message that was pressed, which some
        platforms must know before there is an answer."""
        handler = self._handlers.get((Press, _name(event))) if isinstance(event, Press) else None
        return handler is not None and handler.in_place

    def needs_rights(self, event: FromMember) -> bool:
        """Whether it is for organizers, so that the answer depends on who organizes at that
        moment."""
        handler = self._handler_of(self._as_command(event))
        return handler is not None and issubclass(handler.reads, OrganizingContext)

    def read(self, said: Said) -> Command | Said:
        """A typed line as a command with its words, or as plain talk."""
        return commands.read(said, self.commands)

    async def handle(self, event: FromMember, turn: Turn | None = None) -> Answer:
        """Decide about an event and return the answer for the member who acted. Raises
        DecidedElsewhere if the event was stored and another process took it."""
        turn, event, now = turn or Turn(event.id), storable(event), self._clock.now()
        if turn.is_old(now):
            return await self._unread(notices.event_too_old(event), event.by)
        return await self._answer(self._as_command(event), recent_action(event, now), turn, now)

    async def keep_event(self, event: FromMember, way: str, turn: Turn) -> bool:
        """Store the event so that it can be acknowledged before it is decided, and return True.
        Return False if its decision is already being committed. For `way`, see
        bot.engine.store.ports.KeptEvent."""
        return await self._store.keep_event(
            KeptEvent(storable(event), way, self._clock.now()), turn
        )

    async def claim_kept(self, platform: str, spaces: Collection[str]) -> Sequence[KeptEvent]:
        """Events that were stored by a process that has ended. The caller decides and answers
        them."""
        these, now = tuple(spaces), self._clock.now()
        return await self._store.run(lambda unit: unit.kept_events.claim(platform, these, now))

    async def answered(self, turn: Turn) -> None:
        """The answer to a stored event was delivered. If it was decided, the event was deleted with
        its decision; whatever is stored under its id since then is the same form sent again, and
        stays."""
        if not turn.decided:
            await self._store.run(lambda unit: unit.kept_events.forget(turn.event))

    async def _answer(
        self, event: FromMember, action: RecentAction, turn: Turn, now: datetime
    ) -> Answer:
        handler = self._handler_of(event)
        if handler is None:
            return await self._unread(_not_theirs(event), event.by)
        this = ToDecide(event, handler, action, turn, now)
        try:
            context, decision = await self._deciding.decide(this)
        except Repeated as repeated:
            return await self._repeated(repeated, event.by)
        if decision.erases:
            self.unsent_forms.forget(event.by.person)
        if decision.instead:
            answer = await self._answer(decision.instead, action, turn, now)
            return answer.below(decision.preface) if decision.preface else answer
        if (due_at := decision.due_at(now)) is not None:
            self._wake(due_at)
        if context is None:
            return await self._unread(decision.reply, event.by)
        reader = reader_of(_me(context, decision))
        return Answer(decision.reply, reader, context.me.unreachable, changes=decision.sets_off)

    async def _repeated(self, repeated: Repeated, by: Caller) -> Answer:
        if repeated.is_answered:
            return Answer(None, by.reader, is_repeat=True)
        return await self._unread(notices.has_arrived(), by)

    async def _unread(self, reply: Reply, by: Caller) -> Answer:
        """The answer where nothing of the member's was read to decide it, so that it does not need
        the database."""
        try:
            return Answer(reply, await self.reader(by))
        except Exception as failed:  # whatever it is, they get their answer
            log_failure(log, "How somebody reads is not known", failed, logging.WARNING)
            return Answer(reply, by.reader)

    async def reader(self, by: Caller) -> Reader:
        """How somebody reads: as they set it, if they are a member."""
        known = await self._store.read(lambda unit: unit.memberships.known(by.person))
        if known is None:
            return by.reader
        zone, locale = known.zone or by.zone, by.locale or known.locale
        return reader_of(replace(known, zone=zone, locale=locale))

    async def suggest(self, by: Caller, command: str, text: str) -> Sequence[str]:
        """What somebody may mean who has typed this much after a command."""
        handler = self._handlers.get((Command, command))
        if handler is None or handler.suggest is None:
            return ()
        typed, now = storable_text(text), self._clock.now()
        suggest, words = handler.suggest, search.names(typed)
        return await self._store.read(
            lambda unit: tuple(suggest(unit.contexts.suggestible(by.person, words, now), typed))
        )

    def _handler_of(self, event: FromMember) -> Handler | None:
        return self._handlers.get((type(event), _name(event)))

    def _as_command(self, event: FromMember) -> FromMember:
        """A typed line, or a button with the name of a command, as the command that it stands
        for. A typed wish to die, or what may be one, is plain talk: "find a way to die" is no
        search. A page of advice may be called like that, and shows who helps then."""
        if isinstance(event, Press) and (Command, event.action.name) in self._handlers:
            action = event.action
            return Command(event.id, event.by, action.name, action.arg, about=action.about)
        read = self.read(event) if isinstance(event, Said) else event
        if isinstance(read, Command) and read.text and _may_be_danger(read):
            return Said(read.id, read.by, read.text)
        return read


def _may_be_danger(command: Command) -> bool:
    is_page = command.name == ActionName.HELP and advice_called(command.text) is not None
    return not is_page and in_danger(command.text)


def _not_theirs(event: FromMember) -> Card:
    """For an event that no flow answers. What they typed is not lost."""
    return notices.with_typed_words(notices.not_yours(), notices.typed_in_form(event))


def _name(event: FromMember) -> str:
    match event:
        case Command():
            return event.name
        case Said():
            return ""
        case _:
            return event.action.name


def _me(context: Context, decision: Decision) -> Member:
    """The member who acts, as they are once the decision is saved."""
    saved = (each for each in decision.save if isinstance(each, Member))
    return next((each for each in saved if each.id == context.me.id), context.me)
