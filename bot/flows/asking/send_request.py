"""The seeker sends the request that they have checked."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.content.coaching import asks
from bot.engine.contexts.request import RequestContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.members import Member
from bot.interview.model import Side, Stage
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.steps import schedule
from bot.steps.asking.request_checks import (
    REQUEST_IS_WRITTEN,
    already_sent,
    preview,
    refused,
    rules_before,
    times_are_still_free,
)
from bot.texts import notices
from bot.texts.asking import ask as texts
from bot.texts.preview import newer

router = Router()


@router.press(ActionName.SEND, reads=RequestContext, side=Side.SEEKER, in_place=True)
def send(context: RequestContext, event: Press, now: datetime) -> Decision:
    host, draft = context.other, context.draft
    if host is None:
        return Decision(reply=notices.not_yours())
    if sent := already_sent(context, event.action.arg, host, now):
        return Decision(reply=sent)
    if why := refused(context, host, now):
        return Decision(reply=why)
    if draft is None:
        return Decision(reply=notices.not_yours())
    if rules := rules_before(context, host, REQUEST_IS_WRITTEN):
        return Decision(reply=rules)
    if draft.revision != event.action.revision:
        return Decision(reply=newer(preview(draft, context, host, now)))
    if not times_are_still_free(context, host, draft, now):
        return Decision(reply=texts.other_times_needed(host))
    heard_at, me = next_allowed(host, now), context.me
    asked = lifecycle.ask(draft, heard_at, now, schedule.answer_by(context, host, heard_at))
    is_first = not _was_asked_before(context, host)
    shown = texts.request(asked, me, now, about_job=bool(asks(asked)), is_first=is_first)
    return Decision(
        reply=texts.sent_beside(host),
        save=(asked,),
        posts=(
            # The host's is first, also where few first messages may be sent.
            Post(host.id, lifecycle.request_key(asked), shown, asked.id),
            Post(
                me.id,
                f"{asked.id}:sent",
                texts.sent(asked, context.settings, host, heard_at),
                asked.id,
            ),
        ),
        timers=schedule.timers_while_asked(asked, heard_at, host, context.settings),
    )


def _was_asked_before(context: RequestContext, host: Member) -> bool:
    """Whether the host has received a request before. Only recent interviews are known here, so a
    host who seldom gets one may count as new again, and read the tips twice."""
    return any(
        each.host == host.id and each.stage is not Stage.DRAFT for each in context.other_interviews
    )
