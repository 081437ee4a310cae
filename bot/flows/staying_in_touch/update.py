"""The seeker tells the host what came of an interview: once in 30 days, more often only if the host
asked to hear more, and never to a host who wants no more messages."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.engine.contexts.interview import FollowUpContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.steps.afterwards.letters import Letter, why_not_kept
from bot.steps.staying_in_touch.follow_up import (
    asks_again,
    can_write,
    latest,
    rests_until,
    takes_updates,
    with_next_follow_up,
)
from bot.texts import no_longer_here, notices, preview
from bot.texts.letters.drafts import words_of_update
from bot.texts.staying_in_touch import follow_up as texts

router = Router()
_UPDATE = Letter(texts.UPDATE, texts.NO_WORDS, preview.update)


@router.press(ActionName.UPDATE, reads=FollowUpContext, opens_form=True, any_revision=True)
def open_update(context: FollowUpContext, event: Press, now: datetime) -> Decision:
    """With the news that the button carries, if any."""
    if not can_write(context):
        return Decision(reply=notices.out_of_date(latest(context), now))
    kept = context.interview.draft_update is not None
    if why := _refused(context, now, kept=kept):
        return Decision(reply=why)
    words = words_of_update(context, event.action.arg)
    form = texts.update_form(context.interview, context.host, words)
    return Decision(reply=form)


@router.press(ActionName.COPY_UPDATE, reads=FollowUpContext, opens_form=True, any_revision=True)
def copy_update(context: FollowUpContext, _event: Press, now: datetime) -> Decision:
    if not can_write(context):
        return Decision(reply=notices.out_of_date(latest(context), now))
    return Decision(reply=texts.email_form(context.interview, words_of_update(context)))


@router.submit(ActionName.UPDATE, reads=FollowUpContext, any_revision=True)
def write_update(context: FollowUpContext, event: Submit, now: datetime) -> Decision:
    """The update goes out once they have seen it as the host will."""
    held, words = context.interview, texts.UPDATE.read(event.values)
    if not can_write(context):
        return Decision(reply=notices.out_of_date(latest(context), now))
    if refused := why_not_kept(_UPDATE, held.draft_update, context, event, now):
        return refused
    kept = lifecycle.keep_update(held, words)
    card = _refused(context, now, kept=True) or _UPDATE.shown(context, kept, words)
    return Decision(reply=card, save=(kept,), only_for=context.me.id)


def _refused(context: FollowUpContext, now: datetime, *, kept: bool) -> Card | None:
    """Why nothing can be sent now. `kept`: what they wrote is saved."""
    if context.host.is_gone:
        copy = texts.copy_button(context.interview)
        return no_longer_here.cannot_write(context.host, copy)
    if not takes_updates(context.host):
        return texts.takes_no_updates(context.interview, context.host)
    until = rests_until(context, now)
    return texts.update_too_soon(context.host, until, kept=kept) if until else None


@router.press(ActionName.SEND_UPDATE, reads=FollowUpContext, any_revision=True, in_place=True)
def send_update(context: FollowUpContext, event: Press, now: datetime) -> Decision:
    """If the update changed since they saw it, they see it again."""
    held = context.interview
    if not can_write(context):
        return Decision(reply=notices.out_of_date(latest(context), now))
    if not held.draft_update:
        sent = texts.updated_already(context.host) if held.last_update else None
        return Decision(reply=sent or notices.out_of_date(context, now))
    if event.action.revision != held.revision:
        return Decision(reply=preview.newer(_UPDATE.shown(context, held, held.draft_update)))
    if why := _refused(context, now, kept=True):
        return Decision(reply=why)
    return _send(context, held.draft_update, now)


def _send(context: FollowUpContext, words: str, now: datetime) -> Decision:
    told = lifecycle.send_update(context.interview, words, now)
    sent, timers = with_next_follow_up(told, context, now)
    card = texts.update(sent, context.seeker, words)
    return Decision(
        reply=texts.update_sent(context.host, asks_again(context, sent)),
        save=(sent,),
        posts=(Post(context.host.id, lifecycle.update_key(sent), card, sent.id),),
        timers=timers,
    )
