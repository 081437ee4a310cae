"""A member's own calendar: their interviews in it, and its busy times kept free."""

from datetime import datetime

from bot.calendar.busy import CannotRead, Source, read_address
from bot.calendar.subscription import Feed
from bot.decision import Decision
from bot.events import Command, Press, Submit
from bot.router import Router
from bot.state import MyCalendar
from bot.texts import busy as busy_texts
from bot.texts import feed as texts
from bot.ui import Invalid
from bot.values import text_of

router = Router()


@router.command("calendar", "My interviews in my own calendar", reads=MyCalendar)
def calendar(state: MyCalendar, _event: Command, now: datetime) -> Decision:
    """The address is made when it is first asked for."""
    if state.since is None and state.reached_at:
        return _given(state)
    reads = state.source is not None
    if not state.reached_at:
        return Decision(reply=texts.without_feed(reads))
    return Decision(reply=texts.standing(state.since, reads))


@router.press("calendar_new", reads=MyCalendar)
def new_address(state: MyCalendar, event: Press, now: datetime) -> Decision:
    if not state.reached_at:
        return Decision(reply=texts.without_feed(state.source is not None))
    return _given(state)


@router.press("calendar_off", reads=MyCalendar)
def turn_off(state: MyCalendar, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.off(), save=(Feed(state.me.id, None),))


@router.press("busy_form", reads=MyCalendar, opens_form=True)
def open_form(_state: MyCalendar, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=busy_texts.form())


@router.submit("busy", reads=MyCalendar)
def keep_busy_times(state: MyCalendar, event: Submit, _now: datetime) -> Decision:
    try:
        url = read_address(text_of(event.values, "url"))
    except CannotRead as failed:
        return Decision(reply=Invalid(busy_texts.wrong(failed.trouble)))
    return Decision(reply=busy_texts.saved(), save=(Source(state.me.id, url),))


@router.press("busy_off", reads=MyCalendar)
def stop_reading(state: MyCalendar, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=busy_texts.stopped(), save=(Source(state.me.id, ""),))


def _given(state: MyCalendar) -> Decision:
    """In the answer only, which nobody keeps: a card would be a row in the database."""
    address = f"{state.reached_at}/calendar/{state.fresh}.ics"
    return Decision(
        reply=texts.given(address, state.source is not None),
        save=(Feed(state.me.id, state.fresh),),
    )
