"""A member who will be a few minutes late lets the other know at once, in our words."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview.limits import MOST_MINUTES_LATE
from bot.interview.meeting.lateness import may_be_late, told_once_more, was_told_enough
from bot.texts import notices
from bot.texts.interviews import venue
from bot.texts.plain_words import in_context as texts

router = Router()


@router.press(ActionName.RUNNING_LATE, reads=InterviewContext, any_revision=True, only_reads=True)
def ask_how_late(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    booked = context.interview
    if not may_be_late(booked, now):
        return Decision(reply=notices.out_of_date(context, now))
    return Decision(reply=texts.late([texts.late_for(booked, context.other, texts.MINUTES)]))


@router.press(ActionName.LATE, reads=InterviewContext, any_revision=True, in_place=True)
def tell(context: InterviewContext, event: Press, now: datetime) -> Decision:
    booked, minutes = context.interview, _minutes(event.action.arg)
    if minutes is None or not may_be_late(booked, now):
        return Decision(reply=notices.out_of_date(context, now))
    to = context.side.other
    if was_told_enough(booked, to):
        return Decision(reply=texts.too_many_late_messages(context.other))
    told = told_once_more(booked, to)
    card = texts.other_is_late(context.me, minutes, venue.facts(booked, to, context.host))
    until = booked.slot.end if booked.slot else None
    key = f"{booked.id}:is_late:{booked.start:%Y%m%dT%H%M%S}:{len(told.told)}"
    return Decision(
        reply=texts.late_message_sent(context.other, minutes),
        save=(told,),
        posts=(Post(booked.member_on(to), key, card, booked.id, until),),
    )


def _minutes(arg: str) -> int | None:
    """None for anything that no button of ours carries."""
    if not arg.isdecimal() or not arg.isascii():
        return None
    return int(arg) if 0 < int(arg) <= MOST_MINUTES_LATE else None
