"""The seeker says thank you: nudged the next morning, once more after three days, then not."""

from datetime import datetime

from bot import life
from bot.coaching import asks_for_job
from bot.decision import Decision, Post
from bot.events import Command, Due, Press, Submit
from bot.model import Interview, Member, Side, Stage
from bot.router import Router
from bot.state import Mine, OfInterview, Touching
from bot.texts import after, notices, nudges, preview
from bot.texts import thank as texts
from bot.timers import asks_in_the_morning, card_key, touched
from bot.touching import asks_again
from bot.ui import Invalid
from bot.values import text_of

router = Router()


@router.command("thanks", "Write a thank-you note", reads=Mine, opens_form=True)
def thanks(state: Mine, _event: Command, _now: datetime) -> Decision:
    owed = [
        (each, state.others[each.host])
        for each in state.interviews
        if each.seeker == state.me.id and each.stage is Stage.HELD
    ]
    if len(owed) != 1:
        return Decision(reply=texts.choose_whom_to_thank(owed[: texts.OWED_SHOWN]))
    held, host = owed[0]
    return Decision(reply=texts.note_form(held, host, _words(held, state.me, host)))


@router.press("note", reads=OfInterview, opens_form=True)
def open_note(state: OfInterview, _event: Press, now: datetime) -> Decision:
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    return Decision(reply=texts.note_form(state.interview, state.host, _draft(state)))


@router.submit("note", reads=Touching)
def send_note(state: Touching, event: Submit, now: datetime) -> Decision:
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    words = text_of(event.values, "note")
    if not words:
        return Decision(reply=Invalid({"note": texts.empty_note()}))
    if why := after.too_long({"note": words}, texts.NOTE_AT_MOST):
        return Decision(reply=Invalid(why))
    if asking := asks_for_job(words):
        kept = life.keep_note(state.interview, words)
        return Decision(reply=preview.note(kept, state.host, words, asking), save=(kept,))
    return _send(state, words, now)


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


@router.press("thanked", reads=Touching)
def thanked_elsewhere(state: Touching, _event: Press, now: datetime) -> Decision:
    """They wrote outside of Askwell: no note to carry, no more nudges for one."""
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    thanked, timers = touched(life.thank(state.interview, None, now), state.pair, now)
    return Decision(reply=texts.thanked_elsewhere(state.host), save=(thanked,), timers=timers)


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
    card = nudges.thank(state, _draft(state), due.name, now, ask=ask and not held.debrief)
    return Decision(posts=(Post(state.seeker.id, card_key(due, now), card, held.id),))


def _can_thank(state: OfInterview) -> bool:
    return state.side is Side.SEEKER and state.interview.stage is Stage.HELD


def _draft(state: OfInterview) -> str:
    return _words(state.interview, state.seeker, state.host)


def _words(held: Interview, seeker: Member, host: Member) -> str:
    """Their own, where they wrote some and did not send them."""
    return held.note or texts.draft(held, seeker, host)
