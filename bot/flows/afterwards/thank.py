"""The seeker says thank you. They are nudged the next morning, and once more after three days. They
can also say thank you outside Askwell, with a note to copy; then no nudge follows either."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.content.drafting import Tone
from bot.engine.contexts.interview import (
    FollowUpContext,
    InterviewContext,
    ThankingContext,
)
from bot.engine.contexts.member import OwedNotesContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Command, Due, Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.members import Member
from bot.interview.model import Interview, Side, Stage
from bot.steps.afterwards.letters import Letter, why_not_kept
from bot.steps.afterwards.reviews import asks_with_thanks, is_asked_with_note
from bot.steps.schedule import asks_in_the_morning, tell, timers_while_note_unsent
from bot.steps.staying_in_touch.follow_up import asks_again, with_next_follow_up
from bot.texts import no_longer_here, notices, nudges, preview
from bot.texts.afterwards import thank as texts
from bot.texts.interviews import review
from bot.texts.letters import drafts

router = Router()
_TONES = {tone.value: tone for tone in Tone}
_NOTE = Letter(texts.NOTE, texts.NO_WORDS, preview.note)


# Translators: what a command does; at most 100 characters.
@router.command("thanks", say("Write a thank-you note"), reads=OwedNotesContext, opens_form=True)
def thanks(context: OwedNotesContext, _event: Command, now: datetime) -> Decision:
    if len(context.owed) != 1:
        return Decision(reply=texts.choose_whom_to_thank(context.owed))
    [(held, host)] = context.owed
    if host.is_gone:
        return Decision(reply=_cannot_reach(held, host))
    return Decision(reply=texts.note_form(held, host, drafts.opening(held, context.me, host, now)))


@router.press(ActionName.NOTE, reads=InterviewContext, opens_form=True)
def open_note(context: InterviewContext, event: Press, now: datetime) -> Decision:
    if not _can_thank(context):
        return Decision(reply=notices.out_of_date(context, now))
    held, host, tone = context.interview, context.host, _TONES.get(event.action.arg)
    if host.is_gone:
        return Decision(reply=_cannot_reach(held, host))
    words = drafts.draft(held, context.me, host, tone, now) if tone else _opening(context, now)
    return Decision(reply=texts.note_form(held, host, words, tone))


@router.press(ActionName.THANK_WAYS, reads=InterviewContext, only_reads=True)
def other_ways(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _can_thank(context):
        return Decision(reply=notices.out_of_date(context, now))
    if context.host.is_gone:
        return Decision(reply=_cannot_reach(context.interview, context.host))
    return Decision(reply=texts.ways(context.interview, context.host))


def _cannot_reach(held: Interview, host: Member) -> Card:
    return no_longer_here.cannot_write(host, texts.copy_button(held))


@router.submit(ActionName.NOTE, reads=FollowUpContext, any_revision=True)
def write_note(context: FollowUpContext, event: Submit, now: datetime) -> Decision:
    """The note goes out once they have seen it as the host will."""
    held, words = context.interview, texts.NOTE.read(event.values)
    if not _can_thank(context):
        return Decision(reply=notices.out_of_date(context, now))
    if refused := why_not_kept(_NOTE, held.note, context, event, now):
        return refused
    kept = lifecycle.keep_note(held, words)
    if context.host.is_gone:
        card = notices.with_typed_words(_cannot_reach(kept, context.host), event.values)
        return Decision(reply=card, save=(kept,), only_for=context.me.id)
    before = held.note if event.action.arg and held.note != words else None
    return Decision(
        reply=notices.with_typed_words(
            _NOTE.shown(context, kept, words), {texts.NOTE.name: before or ""}
        ),
        save=(kept,),
        timers=timers_while_note_unsent(kept, context.seeker, now),
        only_for=context.me.id,
    )


@router.press(ActionName.SEND_NOTE, reads=ThankingContext, any_revision=True, in_place=True)
def send_note(context: ThankingContext, event: Press, now: datetime) -> Decision:
    """If the note changed since they saw it, they see it again."""
    held = context.interview
    if context.side is Side.SEEKER and held.stage is Stage.THANKED:
        return Decision(reply=texts.thanked_already(held, context.host))
    if not held.note or not _can_thank(context):
        return Decision(reply=notices.out_of_date(context, now))
    if context.host.is_gone:
        return Decision(reply=_cannot_reach(held, context.host))
    if event.action.revision != held.revision:
        return Decision(reply=preview.newer(_NOTE.shown(context, held, held.note)))
    return _send(context, held.note, now)


def _send(context: ThankingContext, words: str, now: datetime) -> Decision:
    thanked, timers = with_next_follow_up(
        lifecycle.thank(context.interview, words, now), context, now
    )
    asked = is_asked_with_note(thanked, context.host)
    asks = review.HostReview(thanked, context.seeker) if asked else None
    card = texts.note(thanked, context.seeker, words, review=asks)
    return Decision(
        reply=_asking(
            context, thanked, texts.note_sent(thanked, context.host, asks_again(context, thanked))
        ),
        save=(thanked,),
        posts=(Post(context.host.id, lifecycle.note_key(thanked), card, thanked.id),),
        timers=timers,
    )


@router.press(ActionName.COPY_NOTE, reads=InterviewContext, opens_form=True)
def copy_note(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _can_thank(context):
        return Decision(reply=notices.out_of_date(context, now))
    words = _opening(context, now)
    return Decision(reply=texts.email_form(context.interview, words))


@router.submit(ActionName.THANKED, reads=ThankingContext)
@router.press(ActionName.THANKED, reads=ThankingContext)
def thanked(context: ThankingContext, _event: Press | Submit, now: datetime) -> Decision:
    """There is no note to deliver, and no more nudges about one."""
    if not _can_thank(context):
        return Decision(reply=notices.out_of_date(context, now))
    thanks, timers = with_next_follow_up(
        lifecycle.thank(context.interview, None, now), context, now
    )
    reply = _asking(context, thanks, texts.thanked_elsewhere(context.host))
    return Decision(reply=reply, save=(thanks,), timers=timers)


def _asking(context: ThankingContext, thanked: Interview, card: Card) -> Card:
    if not asks_with_thanks(context):
        return card
    return replace(card, blocks=(*card.blocks, review.worth_it_question(thanked)))


@router.timer(TimerName.THANKS_FIRST, reads=InterviewContext, nudges=Side.SEEKER)
def first_nudge(context: InterviewContext, due: Due, now: datetime) -> Decision:
    return _nudge(context, due, now, ask=asks_in_the_morning(context.interview, context.seeker))


@router.timer(TimerName.THANKS_SECOND, reads=InterviewContext, nudges=Side.SEEKER)
def second_nudge(context: InterviewContext, due: Due, now: datetime) -> Decision:
    return _nudge(context, due, now, ask=False)


def _nudge(context: InterviewContext, due: Due, now: datetime, *, ask: bool) -> Decision:
    """`ask`: they are also asked how it went."""
    held = context.interview
    if held.stage is not Stage.HELD or context.host.is_gone:
        return Decision()
    card = nudges.thank(
        context, _opening(context, now), due.name, now, ask=ask and not held.debrief
    )
    return tell(context, Side.SEEKER, due, card, now)


def _can_thank(context: InterviewContext) -> bool:
    return context.side is Side.SEEKER and context.interview.stage is Stage.HELD


def _opening(context: InterviewContext, now: datetime) -> str:
    return drafts.opening(context.interview, context.seeker, context.host, now)
