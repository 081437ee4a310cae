"""The seeker tells the host what came of an interview, whenever they like, at most once a day."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.engine.contexts import FollowUpContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.steps.follow_up import asks_again, can_write, latest, rests_until, with_next_follow_up
from bot.steps.letters import Letter, why_not_kept
from bot.texts import follow_up as texts
from bot.texts import notices, preview
from bot.texts.drafts import words_of_update

router = Router()
_UPDATE = Letter(texts.UPDATE, preview.update)


@router.press(ActionName.UPDATE, reads=FollowUpContext, opens_form=True, any_revision=True)
def open_update(state: FollowUpContext, _event: Press, now: datetime) -> Decision:
    if not can_write(state):
        return Decision(reply=notices.moved_on(latest(state), now))
    if until := rests_until(state, now):
        kept = state.interview.draft_update is not None
        return Decision(reply=texts.update_too_soon(state.host, until, kept=kept))
    form = texts.update_form(state.interview, state.host, words_of_update(state))
    return Decision(reply=form)


@router.press(ActionName.COPY_UPDATE, reads=FollowUpContext, opens_form=True, any_revision=True)
def copy_update(state: FollowUpContext, _event: Press, now: datetime) -> Decision:
    if not can_write(state):
        return Decision(reply=notices.moved_on(latest(state), now))
    return Decision(reply=texts.email_form(state.interview, words_of_update(state)))


@router.submit(ActionName.UPDATE, reads=FollowUpContext, any_revision=True)
def write_update(state: FollowUpContext, event: Submit, now: datetime) -> Decision:
    """It goes out once they have seen it as the host will."""
    held, words = state.interview, texts.UPDATE.read(event.values)
    if not can_write(state):
        return Decision(reply=notices.moved_on(latest(state), now))
    if refused := why_not_kept(_UPDATE, held.draft_update, state, event, now):
        return refused
    kept, until = lifecycle.keep_update(held, words), rests_until(state, now)
    card = _too_soon(state, until) if until else _UPDATE.shown(state, kept, words)
    return Decision(reply=card, save=(kept,), only_for=state.me.id)


def _too_soon(state: FollowUpContext, until: datetime) -> Card:
    return texts.update_too_soon(state.host, until, kept=True)


@router.press(ActionName.SEND_UPDATE, reads=FollowUpContext, any_revision=True)
def send_update(state: FollowUpContext, event: Press, now: datetime) -> Decision:
    """If it changed since they saw it, they see it again."""
    held = state.interview
    if not can_write(state):
        return Decision(reply=notices.moved_on(latest(state), now))
    if not held.draft_update:
        sent = texts.updated_already(state.host) if held.last_update else None
        return Decision(reply=sent or notices.moved_on(state, now))
    if event.action.revision != held.revision:
        return Decision(reply=_UPDATE.shown(state, held, held.draft_update))
    if until := rests_until(state, now):
        return Decision(reply=_too_soon(state, until))
    return _send(state, held.draft_update, now)


def _send(state: FollowUpContext, words: str, now: datetime) -> Decision:
    told = lifecycle.send_update(state.interview, words, now)
    sent, timers = with_next_follow_up(told, state.pair, now)
    card = texts.update(sent, state.seeker, words)
    return Decision(
        reply=texts.update_sent(state.host, asks_again(state, sent)),
        save=(sent,),
        posts=(Post(state.host.id, lifecycle.update_key(sent), card, sent.id),),
        timers=timers,
    )
