"""The seeker says thank you: nudged the next morning, once more after three days, then not."""

from dataclasses import replace
from datetime import datetime

from bot import life
from bot.coaching import asks_for_job
from bot.decision import Decision, Post
from bot.drafting import Tone
from bot.events import Command, Due, Press, Submit
from bot.model import Side, Stage
from bot.router import Router
from bot.state import Mine, OfInterview, Touching
from bot.texts import after, draft, letter, notices, nudges, preview
from bot.texts import thank as texts
from bot.timers import asks_in_the_morning, card_key, touched
from bot.touching import asks_again
from bot.ui import Card, Invalid
from bot.values import text_of

router = Router()
_TONES = {tone.value: tone for tone in Tone}


@router.command("thanks", "Write a thank-you note", reads=Mine, opens_form=True)
def thanks(state: Mine, _event: Command, now: datetime) -> Decision:
    owed = [
        (each, state.others[each.host])
        for each in state.interviews
        if each.seeker == state.me.id and each.stage is Stage.HELD
    ]
    if len(owed) != 1:
        return Decision(reply=texts.choose_whom_to_thank(owed[: texts.OWED_SHOWN]))
    held, host = owed[0]
    return Decision(reply=texts.note_form(held, host, draft.opening(held, state.me, host, now)))


@router.press("note", reads=OfInterview, opens_form=True)
def open_note(state: OfInterview, event: Press, now: datetime) -> Decision:
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    held, host, tone = state.interview, state.host, _TONES.get(event.action.arg)
    words = draft.draft(held, state.me, host, tone, now) if tone else _opening(state, now)
    return Decision(reply=texts.note_form(held, host, words, tone))


@router.press("thank_ways", reads=OfInterview)
def other_ways(state: OfInterview, _event: Press, now: datetime) -> Decision:
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    return Decision(reply=texts.ways(state.interview, state.host))


@router.submit("note", reads=Touching)
def send_note(state: Touching, event: Submit, now: datetime) -> Decision:
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    words = text_of(event.values, "note")
    if not words:
        return Decision(reply=Invalid({"note": texts.empty_note()}))
    if why := after.too_long({"note": words}, letter.AT_MOST):
        return Decision(reply=Invalid(why))
    before = (state.interview.note or "") if event.action.arg else ""
    return _giving_back(before, _send_or_ask(state, words, now))


def _send_or_ask(state: Touching, words: str, now: datetime) -> Decision:
    if asking := asks_for_job(words):
        kept = life.keep_note(state.interview, words)
        return Decision(reply=preview.note(kept, state.host, words, asking), save=(kept,))
    return _send(state, words, now)


def _giving_back(before: str, decision: Decision) -> Decision:
    """With what they had written before they took another draft."""
    if not isinstance(decision.reply, Card):
        return decision
    return replace(decision, reply=notices.with_words(decision.reply, {"note": before}))


@router.press("send_note", reads=Touching)
def send_note_as_it_is(state: Touching, _event: Press, now: datetime) -> Decision:
    words = state.interview.note
    if not words or not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    return _send(state, words, now)


def _send(state: Touching, words: str, now: datetime) -> Decision:
    thanked, timers = touched(life.thank(state.interview, words, now), state.pair, now)
    card = texts.note(thanked, state.seeker, words)
    return Decision(
        reply=texts.note_sent(state.host, asks_again(state, thanked)),
        save=(thanked,),
        posts=(Post(state.host.id, life.note_key(thanked), card, thanked.id),),
        timers=timers,
    )


@router.timer("thanks_first", reads=OfInterview, nudges=Side.SEEKER)
def first_nudge(state: OfInterview, due: Due, now: datetime) -> Decision:
    return _nudge(state, due, now, ask=asks_in_the_morning(state.interview, state.seeker))


@router.timer("thanks_second", reads=OfInterview, nudges=Side.SEEKER)
def second_nudge(state: OfInterview, due: Due, now: datetime) -> Decision:
    return _nudge(state, due, now, ask=False)


def _nudge(state: OfInterview, due: Due, now: datetime, *, ask: bool) -> Decision:
    """`ask`: how it went, too."""
    held = state.interview
    if held.stage is not Stage.HELD:
        return Decision()
    card = nudges.thank(state, _opening(state, now), due.name, now, ask=ask and not held.debrief)
    return Decision(posts=(Post(state.seeker.id, card_key(due, now), card, held.id),))


def _can_thank(state: OfInterview) -> bool:
    return state.side is Side.SEEKER and state.interview.stage is Stage.HELD


def _opening(state: OfInterview, now: datetime) -> str:
    return draft.opening(state.interview, state.seeker, state.host, now)
