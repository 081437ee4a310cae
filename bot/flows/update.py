"""The seeker tells the host what came of a talk, whenever they like, at most once a day."""

from datetime import datetime

from bot import life
from bot.coaching import asks_for_job
from bot.decision import Decision, Post
from bot.events import Press, Submit
from bot.router import Router
from bot.state import Touching
from bot.texts import after, letter, notices, preview
from bot.texts import touch as texts
from bot.texts.update_draft import BLANK, words_of_update
from bot.timers import touched
from bot.touching import asks_again, can_write, latest, rests_until
from bot.ui import Invalid
from bot.values import text_of

router = Router()


@router.press("update", reads=Touching, opens_form=True, any_revision=True)
def open_update(state: Touching, _event: Press, now: datetime) -> Decision:
    if not can_write(state):
        return Decision(reply=notices.moved_on(latest(state), now))
    if until := rests_until(state, now):
        kept = state.interview.draft_update is not None
        return Decision(reply=texts.update_too_soon(state.host, until, kept=kept))
    form = texts.update_form(state.interview, state.host, words_of_update(state))
    return Decision(reply=form)


@router.press("copy_update", reads=Touching, opens_form=True, any_revision=True)
def copy_update(state: Touching, _event: Press, now: datetime) -> Decision:
    if not can_write(state):
        return Decision(reply=notices.moved_on(latest(state), now))
    return Decision(reply=texts.email_form(state.interview, words_of_update(state)))


@router.submit("update", reads=Touching)
def send_update(state: Touching, event: Submit, now: datetime) -> Decision:
    if not can_write(state):
        return Decision(reply=notices.moved_on(latest(state), now))
    words = text_of(event.values, "update")
    if why := _why_not(words):
        return Decision(reply=Invalid(why))
    kept = life.keep_update(state.interview, words)
    if until := rests_until(state, now):
        card = texts.update_too_soon(state.host, until, kept=True)
        return Decision(reply=card, save=(kept,))
    if asking := asks_for_job(words):
        return Decision(reply=preview.update(kept, state.host, words, asking), save=(kept,))
    return _send(state, words, now)


@router.press("send_update", reads=Touching)
def send_update_as_it_is(state: Touching, _event: Press, now: datetime) -> Decision:
    words = state.interview.draft_update
    if not words or not can_write(state):
        return Decision(reply=notices.moved_on(latest(state), now))
    if until := rests_until(state, now):
        return Decision(reply=texts.update_too_soon(state.host, until, kept=True))
    return _send(state, words, now)


def _why_not(words: str) -> dict[str, str]:
    if not words:
        return {"update": texts.empty_update()}
    if BLANK in words:
        return {"update": texts.unfilled_update()}
    return after.too_long({"update": words}, letter.AT_MOST)


def _send(state: Touching, words: str, now: datetime) -> Decision:
    told = life.send_update(state.interview, words, now)
    sent, timers = touched(told, state.pair, now)
    card = texts.update(sent, state.seeker, words)
    return Decision(
        reply=texts.update_sent(state.host, asks_again(state, sent)),
        save=(sent,),
        posts=(Post(state.host.id, life.update_key(sent), card, sent.id),),
        timers=timers,
    )
