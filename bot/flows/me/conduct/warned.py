"""A member whom the organizers warned replies, once."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.concern import ConcernContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.steps.organizing import concerns
from bot.texts import notices
from bot.texts.organizing.concerns import forms as texts

router = Router()


@router.press(
    ActionName.WARN_REPLY_FORM, reads=ConcernContext, opens_form=True, even_if_removed=True
)
def open_reply(context: ConcernContext, _event: Press, _now: datetime) -> Decision:
    if not _was_warned(context):
        return Decision(reply=notices.not_yours())
    if _has_replied(context):
        return Decision(reply=texts.replied())
    return Decision(reply=texts.reply(context.concern))


@router.submit(ActionName.WARN_REPLY, reads=ConcernContext, even_if_removed=True)
def reply(context: ConcernContext, event: Submit, now: datetime) -> Decision:
    warned, words = context.concern.warned, texts.REPLY.read_cut(event.values)
    if warned is None or not _was_warned(context):
        return Decision(reply=notices.not_yours())
    if _has_replied(context):
        return Decision(reply=texts.replied(), taken=warned.reply == words)
    if not words:
        return Decision(reply=Invalid({texts.REPLY: texts.EMPTY}))
    after = replace(context, concern=context.concern.changed(warned=replace(warned, reply=words)))
    told = concerns.reply_for_readers(after, words, now, from_person=True)
    edited = concerns.to_person(context, "warned", texts.warned(warned.words))
    return Decision(reply=texts.replied(), save=(after.concern,), posts=(*told, *edited))


def _was_warned(context: ConcernContext) -> bool:
    return context.concern.warned is not None and context.concern.about == context.me.id


def _has_replied(context: ConcernContext) -> bool:
    return context.concern.warned is not None and bool(context.concern.warned.reply)
