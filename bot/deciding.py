"""How one event is decided, in one transaction."""

import logging
from asyncio import Lock
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TypeGuard
from weakref import WeakValueDictionary

from bot.cards.cards import Card
from bot.cards.rare_buttons import as_asked
from bot.engine.concern_button import with_concern_buttons
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.member import Context
from bot.engine.contexts.programme import ContactContext, OrganizingContext
from bot.engine.decisions import Decision
from bot.engine.delivering.readers_day import in_readers_day
from bot.engine.errors import log_failure
from bot.engine.events import Command, FromMember, Press, Submit
from bot.engine.receiving.repeats import RecentAction, RememberedActions, Repeated
from bot.engine.router import Handler
from bot.engine.store.store import LoadRequest, Store, UnitOfWork, WouldWrite
from bot.engine.store.turn import Turn
from bot.interview.frozen import frozen
from bot.interview.members import Person
from bot.interview.numbers.facts import VainSearch
from bot.load_requests import load_request
from bot.member_list import refusal
from bot.texts import notices
from bot.texts.organizing.concerns import forms as concern_forms
from bot.worries_first import Alarm, AlarmingForm, alarm_in, worry_first

log = logging.getLogger(__name__)

Decided = tuple[Context | None, Decision]
"""What was read, and the flow's decision."""


@frozen
class ToDecide:
    """An event, and the `handler` that answers it. `action` is how a repeat of it is recognized."""

    event: FromMember
    handler: Handler
    action: RecentAction
    turn: Turn
    now: datetime


class Deciding:
    """Events of one member are decided one after the other. Events that only read do not wait for
    those that write. If such an event has to write after all (a newcomer becomes a member, a name
    has changed), nothing of the first attempt is kept, and it is decided again as one that
    writes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._in_turn = WeakValueDictionary[Person, Lock]()
        self._answered = RememberedActions()

    async def decide(self, this: ToDecide) -> Decided:
        """Raises Repeated, and DecidedElsewhere if the event was stored and another process took
        it."""
        person = this.event.by.person
        async with self._in_turn.setdefault(person, Lock()):
            if self._answered.has(person, this.action):
                raise Repeated(is_answered=True)
            context, decision = await self._in_one(this)
            self._remember(this, decision)
            if decision.notes:
                await self._note(decision.notes, this.now)
        return context, decision

    async def _in_one(self, this: ToDecide) -> Decided:
        event = this.event
        alarm = await alarm_in(event, this.handler) if isinstance(event, Submit) else None

        def work(unit: UnitOfWork) -> Decided:
            return _decided(unit, this, alarm)

        if this.handler.only_reads and not this.turn.kept:
            with suppress(WouldWrite):
                return await self._store.read(work)
        return await self._store.run(work)

    def _remember(self, this: ToDecide, decision: Decision) -> None:
        """A form that was not accepted stays open on some platforms, and may be sent again."""
        person = this.event.by.person
        if isinstance(this.event, Submit) and not decision.sets_off:
            self._answered.forget(person)
        elif not decision.instead:
            self._answered.note(person, this.action)

    async def _note(self, notes: tuple[VainSearch, ...], now: datetime) -> None:
        try:
            await self._store.run(lambda unit: unit.save(Decision(save=notes), now))
        except Exception as failed:  # whatever it is, they get their answer
            log_failure(log, "What was decided could not be counted", failed, logging.WARNING)


def _decided(unit: UnitOfWork, this: ToDecide, alarm: Alarm | None) -> Decided:
    """Decide and save. An event that stands for a command is decided as that command by the caller.
    Members who may not take part are refused before anything is read. Raises Repeated."""
    event, handler, now = this.event, this.handler, this.now
    if kept_out := refusal(unit, event, handler, now):
        unit.kept_events.take(this.turn)
        return None, _with_typed_words(Decision(reply=kept_out), event)
    request = load_request(handler, event)
    context = unit.contexts.load(request, now)
    decision = _decide(handler, context, event, now)
    if context is not None and context.me.is_removed and not handler.even_if_removed:
        decision = _removed(unit, request, now)
    if isinstance(event, Submit) and alarm:
        decision = worry_first(unit, AlarmingForm(event, alarm, request), context, decision, now)
    decision = _with_typed_words(_with_all_buttons(decision, event), event)
    decision = in_readers_day(decision, context, now)
    _raise_if_repeated(unit, this, context, decision)
    if context is not None and any(each.to == context.me.id for each in decision.posts):
        # Whoever acts is there: their answer does not wait behind what failed a while ago.
        unit.outbox.make_due(context.me.id, now)
    if decision.sets_off:
        unit.save(with_concern_buttons(decision), now)
    if not decision.instead:
        unit.kept_events.take(this.turn)
    return context, decision


def _raise_if_repeated(
    unit: UnitOfWork, this: ToDecide, context: Context | None, decision: Decision
) -> None:
    """Raises Repeated if the member did the same before, in whatever process. What changes
    something is noted. What only reads is neither noted nor looked for, so that it stays cheap. A
    form that comes again later gets its flow's own answer if that changes nothing."""
    changes = context is not None and decision.sets_off
    if context is not None and changes and unit.recent_actions.note(context.me.id, this.action):
        return
    if this.handler.only_reads and not changes:
        return
    first = unit.recent_actions.first(this.event.by.person, this.action)
    if first is None:
        return
    is_double_click = this.action.is_double_click(first)
    if changes or is_double_click:
        raise Repeated(is_answered=is_double_click)


def _removed(unit: UnitOfWork, request: LoadRequest, now: datetime) -> Decision:
    """Members whom organizers have removed get the same answer to everything. It says whom they can
    write to."""
    context = unit.contexts.load(replace(request, kind=ContactContext), now)
    contact = context.contact if isinstance(context, ContactContext) else None
    return Decision(reply=concern_forms.removed(contact))


def _may_organize(context: OrganizingContext, event: FromMember) -> bool:
    """Other members may give the command itself: its answer says who the organizers are, or makes
    them one. Everything else is for organizers."""
    return context.organizes or isinstance(event, Command)


def _is_stale(
    event: FromMember, handler: Handler, context: InterviewContext
) -> TypeGuard[Press | Submit]:
    """Every button carries the revision that it was drawn for."""
    if handler.any_revision or not isinstance(event, Press | Submit):
        return False
    return event.action.revision != context.interview.revision


def _decide(
    handler: Handler, context: Context | None, event: FromMember, now: datetime
) -> Decision:
    if context is None:
        return Decision(reply=notices.not_yours())
    if isinstance(context, OrganizingContext) and not _may_organize(context, event):
        return Decision(reply=notices.not_yours())
    if isinstance(context, InterviewContext) and _is_stale(event, handler, context):
        return Decision(reply=notices.out_of_date(context, now))
    return handler.decide(context, event, now)


def _with_all_buttons(decision: Decision, event: FromMember) -> Decision:
    """Whatever flow shows a card, [More] on it shows the same card with all its buttons."""
    if not isinstance(event, Press) or not isinstance(decision.reply, Card):
        return decision
    return replace(decision, reply=as_asked(decision.reply, event.action))


def _with_typed_words(decision: Decision, event: FromMember) -> Decision:
    """The words of a form that was not accepted are given back, whatever refused it."""
    typed, card = notices.typed_in_form(event), decision.reply
    if not typed or decision.sets_off or decision.taken or not isinstance(card, Card):
        return decision
    return replace(decision, reply=notices.with_typed_words(card, typed))
