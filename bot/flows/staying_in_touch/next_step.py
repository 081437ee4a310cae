"""The one thing that a seeker said they would do. They are asked about it on its day, and once more
a week later. It ends as done, in the journal, or as dropped."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.interview import FollowUpContext, InterviewContext
from bot.engine.decisions import Decision
from bot.engine.delivering.grouping import GROUPING_WINDOW
from bot.engine.events import Due, Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.model import Interview, Side
from bot.interview.next_step import NextStep
from bot.steps import schedule
from bot.steps.staying_in_touch import next_step
from bot.steps.staying_in_touch.follow_up import can_write, takes_updates
from bot.texts import field_errors, notices
from bot.texts.staying_in_touch import next_step as texts

router = Router()


@router.timer(
    TimerName.NEXT_STEP, reads=InterviewContext, nudges=Side.SEEKER, even_to_reporters=True
)
def ask(context: InterviewContext, due: Due, now: datetime) -> Decision:
    step = context.interview.next_step
    if step is None or step.ask_at is None or now + GROUPING_WINDOW < step.ask_at:
        return Decision()
    card = texts.is_it_done(context.interview, context.host, step)
    return schedule.tell(context, Side.SEEKER, due, card, now)


@router.press(ActionName.STEP_DONE, reads=InterviewContext, opens_form=True, any_revision=True)
def open_done(context: InterviewContext, _event: Press, _now: datetime) -> Decision:
    step = _step(context)
    if step is None:
        return _no_step(context)
    return Decision(reply=texts.done_form(context.interview, step))


@router.submit(ActionName.STEP_DONE, reads=FollowUpContext, any_revision=True)
def done(context: FollowUpContext, event: Submit, now: datetime) -> Decision:
    step = _step(context)
    if step is None:
        return _no_step(context)
    if why := field_errors.too_long(event.values, texts.NEWS):
        return Decision(reply=Invalid(why))
    news = texts.NEWS.read(event.values)
    kept = _kept(context, replace(step, ask_at=None, done_at=step.done_at or now, news=news))
    can_tell = (
        can_write(context) and takes_updates(context.host) and Side.SEEKER not in context.reporters
    )
    card = texts.done(kept, context.host, can_tell=can_tell)
    return Decision(reply=card, save=(kept,), only_for=context.me.id)


@router.press(ActionName.STEP_LATER, reads=InterviewContext, any_revision=True)
def not_yet(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    """Pressing it twice counts once."""
    step = _open_step(context)
    if step is None:
        return _no_step(context)
    if step.put_off and step.ask_at and now < step.ask_at:
        return Decision(reply=texts.later(step.ask_at))
    if step.put_off or not context.seeker.nudges:
        return _quiet(context, step)
    at = next_step.asks_at(context, now + next_step.AGAIN_AFTER)
    kept = _kept(context, replace(step, ask_at=at, put_off=True))
    return Decision(
        reply=texts.later(at),
        save=(kept,),
        timers=next_step.timers(kept, now),
        only_for=context.me.id,
    )


@router.press(ActionName.STEP_QUIET, reads=InterviewContext, any_revision=True)
def do_not_ask(context: InterviewContext, _event: Press, _now: datetime) -> Decision:
    step = _open_step(context)
    return _quiet(context, step) if step else _no_step(context)


@router.press(ActionName.STEP_DROP, reads=InterviewContext, any_revision=True)
def no_longer(context: InterviewContext, _event: Press, _now: datetime) -> Decision:
    if _open_step(context) is None:
        return _no_step(context)
    return Decision(reply=texts.dropped(), save=(_kept(context, None),), only_for=context.me.id)


@router.press(ActionName.STEP_CHANGE, reads=InterviewContext, opens_form=True, any_revision=True)
def open_change(context: InterviewContext, _event: Press, _now: datetime) -> Decision:
    if _open_step(context) is None:
        return _no_step(context)
    return Decision(reply=texts.change_form(context.interview))


@router.submit(ActionName.STEP_CHANGE, reads=InterviewContext, any_revision=True)
def change(context: InterviewContext, event: Submit, now: datetime) -> Decision:
    if _open_step(context) is None:
        return _no_step(context)
    if why := field_errors.too_long(event.values, texts.WILL_DO):
        return Decision(reply=Invalid(why))
    meant = next_step.step_from_words(
        context, texts.WILL_DO.read(event.values), event.by.locale, now
    )
    kept = _kept(context, meant.step)
    card = texts.changed(kept, now, names_day=meant.names_day) if meant.step else texts.dropped()
    return Decision(
        reply=card, save=(kept,), timers=next_step.timers(kept, now), only_for=context.me.id
    )


def _step(context: InterviewContext) -> NextStep | None:
    return context.interview.next_step if context.side is Side.SEEKER else None


def _open_step(context: InterviewContext) -> NextStep | None:
    step = _step(context)
    return step if step and step.is_open else None


def _kept(context: InterviewContext, step: NextStep | None) -> Interview:
    return lifecycle.keep_next_step(context.interview, step)


def _quiet(context: InterviewContext, step: NextStep) -> Decision:
    kept = _kept(context, replace(step, ask_at=None))
    return Decision(reply=texts.question_stopped(), save=(kept,), only_for=context.me.id)


def _no_step(context: InterviewContext) -> Decision:
    mine = context.side is Side.SEEKER
    return Decision(reply=texts.none_open() if mine else notices.not_yours())
