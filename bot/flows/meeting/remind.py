"""Reminders of a booked time: for both a day and an hour before, five minutes before for those who
want it, and the place at the start. None is sent once the interview is over, however long it was
delayed. A seeker who wants it gets a quiet sign before the end. A side that has reported the other
only reads what is booked, and how to cancel it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeAlias

from bot.cards.cards import Card
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.delivering.grouping import GROUPING_WINDOW
from bot.engine.events import Due
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.model import Side, Slot, Stage
from bot.steps.schedule import DAY_BEFORE, HOUR_BEFORE, MINUTES_LEFT, card_key
from bot.texts.meeting import reminders

router = Router()
_Reminder: TypeAlias = Callable[[InterviewContext, Side], Card]
FEW_MINUTES = timedelta(minutes=2)
"""With less time left, a sign that says five minutes is of no use."""


@router.timer(TimerName.DAY_BEFORE, reads=InterviewContext, may_come_early=True)
def day_before(context: InterviewContext, due: Due, now: datetime) -> Decision:
    """It is left out once the reminder of an hour before says it better."""
    if not _is_ahead(context, now, DAY_BEFORE) or _is_within_the_hour(context, now):
        return Decision()
    return _both(context, due, now, partial(reminders.day_before, now=now))


@router.timer(TimerName.HOUR_BEFORE, reads=InterviewContext, may_come_early=True)
def hour_before(context: InterviewContext, due: Due, now: datetime) -> Decision:
    if not _is_ahead(context, now, HOUR_BEFORE):
        return Decision()
    return _both(context, due, now, reminders.hour_before)


@router.timer(TimerName.MINUTES_BEFORE, reads=InterviewContext)
def minutes_before(context: InterviewContext, due: Due, now: datetime) -> Decision:
    """For members who want it."""
    slot = _booked_slot(context)
    if slot is None or now >= slot.start:
        return Decision()
    told = _both(context, due, now, reminders.minutes_before)
    wanting = {each.id for each in (context.seeker, context.host) if each.minutes_before}
    return replace(told, posts=tuple(each for each in told.posts if each.to in wanting))


@router.timer(TimerName.STARTING, reads=InterviewContext)
def starting(context: InterviewContext, due: Due, now: datetime) -> Decision:
    slot = _booked_slot(context)
    if slot is None or not slot.start <= now < slot.end:
        return Decision()
    begun = replace(context, interview=lifecycle.start(context.interview))
    told = _both(begun, due, now, reminders.starting, reminders.begins_now)
    sign = Timer(due.interview, TimerName.MINUTES_LEFT, slot.end - MINUTES_LEFT)
    return replace(told, save=(begun.interview,), timers=(sign,))


@router.timer(TimerName.MINUTES_LEFT, reads=InterviewContext)
def minutes_left(context: InterviewContext, due: Due, now: datetime) -> Decision:
    """For a seeker who wants it, and only while what it says is true. It suggests to say thank
    you."""
    slot = _booked_slot(context)
    wanted = context.seeker.minutes_left and Side.SEEKER not in context.reporters
    if slot is None or not wanted or now >= slot.end - FEW_MINUTES:
        return Decision()
    until, key = slot.end - FEW_MINUTES, card_key(due, now)
    card = reminders.minutes_left(context)
    return Decision(posts=(Post(context.seeker.id, key, card, due.interview, until),))


def _is_ahead(context: InterviewContext, now: datetime, at_most: timedelta) -> bool:
    """Whether the start is at most this far ahead, or an hour more if the reminder came early with
    something else."""
    slot = _booked_slot(context)
    return slot is not None and timedelta(0) < slot.start - now <= at_most + GROUPING_WINDOW


def _is_within_the_hour(context: InterviewContext, now: datetime) -> bool:
    slot = _booked_slot(context)
    return slot is not None and slot.start - now <= HOUR_BEFORE


def _booked_slot(context: InterviewContext) -> Slot | None:
    return context.interview.slot if context.interview.stage is Stage.BOOKED else None


def _both(
    context: InterviewContext,
    due: Due,
    now: datetime,
    card: _Reminder,
    for_reporters: _Reminder = reminders.still_booked,
) -> Decision:
    current, key = context.interview, card_key(due, now)
    until = current.slot.end if current.slot else None
    cards = {side: for_reporters if side in context.reporters else card for side in Side}
    return Decision(
        posts=tuple(
            Post(current.member_on(side), key, remind(context, side), current.id, until)
            for side, remind in cards.items()
        )
    )
