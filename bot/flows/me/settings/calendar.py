"""A member's own calendar: their interviews shown in it, and its busy times kept free."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.cards.plain_text import plain
from bot.cards.reader import Reader, reader_of
from bot.cards.rich_text import say
from bot.engine.contexts.member import CalendarContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press, Submit
from bot.engine.router import Router
from bot.interview.scheduling.calendars import (
    CALENDARS_AT_MOST,
    LONGEST_NAME,
    CannotRead,
    Feed,
    ReadingStart,
    Source,
    may_start_from,
    read_address,
)
from bot.texts.me.settings import busy_times as busy_texts
from bot.texts.me.settings import calendar_feed as texts

router = Router()


# Translators: what a command does; at most 100 characters.
@router.command("calendar", say("My interviews in my own calendar"), reads=CalendarContext)
def calendar(context: CalendarContext, _event: Command, now: datetime) -> Decision:
    """The feed's address is created when it is first asked for."""
    if context.since is None and context.reached_at:
        return _given(context)
    return Decision(reply=_standing(context))


@router.press(ActionName.CALENDAR_NEW, reads=CalendarContext)
def new_address(context: CalendarContext, event: Press, now: datetime) -> Decision:
    if not context.reached_at:
        return Decision(reply=texts.without_feed(context.sources))
    return _given(context)


@router.press(ActionName.CALENDAR_OFF, reads=CalendarContext)
def turn_off(context: CalendarContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.closed(), save=(Feed(context.me.id, None),))


@router.press(ActionName.BUSY_FORM, reads=CalendarContext, opens_form=True)
def open_form(context: CalendarContext, event: Press, now: datetime) -> Decision:
    if again := may_start_from(context.started, now):
        return Decision(reply=busy_texts.too_many_addresses_today(again))
    source = _meant(context, event.action.about) or _alone(context, event.action, failing=True)
    if source is None and len(context.sources) >= CALENDARS_AT_MOST:
        return Decision(reply=busy_texts.too_many_calendars())
    return Decision(reply=busy_texts.form(source))


@router.submit(ActionName.BUSY, reads=CalendarContext)
def keep_busy_times(context: CalendarContext, event: Submit, now: datetime) -> Decision:
    if again := may_start_from(context.started, now):
        return Decision(reply=busy_texts.too_many_addresses_today(again))
    old = _meant(context, event.action.about)
    others = [each for each in context.sources if each is not old]
    if len(others) >= CALENDARS_AT_MOST:
        return Decision(reply=busy_texts.too_many_calendars())
    try:
        url = read_address(busy_texts.ADDRESS.read(event.values))
    except CannotRead as failed:
        return Decision(reply=Invalid(busy_texts.address_error(failed.trouble)))
    name = _name(busy_texts.NAME.read(event.values), old, others, reader_of(context.me))
    if known := [each for each in others if each.url == url]:
        return Decision(reply=Invalid(busy_texts.known_address_error(known[0])))
    if name in _names(others):
        return Decision(reply=Invalid(busy_texts.known_name_error()))
    source = Source(context.me.id, url, name, old.id if old else None)
    started = ReadingStart(context.me.id, now)
    return Decision(reply=busy_texts.saved(source), save=(source, started))


@router.press(ActionName.BUSY_OFF, reads=CalendarContext)
def stop_reading(context: CalendarContext, event: Press, _now: datetime) -> Decision:
    source = _meant(context, event.action.about) or _alone(context, event.action)
    if source is None:
        return Decision(reply=_standing(context))
    return Decision(reply=busy_texts.calendar_removed(source), save=(replace(source, url=""),))


def _meant(context: CalendarContext, about: str) -> Source | None:
    return next((each for each in context.sources if str(each.id) == about), None)


def _alone(context: CalendarContext, action: Action, *, failing: bool = False) -> Source | None:
    """Buttons from before members could have several calendars named none, so they are about the
    only one. Then another address replaced one that fails; now it may be an additional one."""
    if action.about or action.arg or len(context.sources) != 1:
        return None
    return next((each for each in context.sources if each.failures or not failing), None)


def _name(typed: str, old: Source | None, others: list[Source], reader: Reader) -> str:
    """The name as typed, or one that none of the other calendars has. It is kept from then on."""
    name = " ".join(typed.split())[:LONGEST_NAME].strip()
    if name or old:
        return name or (old.name if old else "")
    unnamed = (plain(texts.unnamed(number), reader) for number in range(1, CALENDARS_AT_MOST + 2))
    return next(each for each in unnamed if each not in _names(others))


def _names(sources: list[Source]) -> set[str]:
    return {each.name for each in sources}


def _standing(context: CalendarContext) -> Card:
    if not context.reached_at:
        return texts.without_feed(context.sources)
    return texts.overview(context.since, context.sources)


def _given(context: CalendarContext) -> Decision:
    """The address is only in the answer, which is stored nowhere: a card would be a row in the
    database."""
    address = f"{context.reached_at}/calendar/{context.fresh}.ics"
    return Decision(
        reply=texts.address_card(address, context.sources),
        save=(Feed(context.me.id, context.fresh),),
    )
