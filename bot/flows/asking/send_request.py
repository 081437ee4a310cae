"""The seeker sends the request that they have checked."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.content.coaching import asks
from bot.engine.contexts.request import RequestContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.members import Member
from bot.interview.model import Interview, Side, Stage
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
    why_not = already_sent(context, event.action.arg, host, now) or refused(context, host, now)
    if why_not or draft is None:
        return Decision(reply=why_not or notices.not_yours())
    if first := _needed_first(context, draft, host, event, now):
        return Decision(reply=first)
    return _sent(context, draft, host, now)


def _needed_first(
    context: RequestContext, draft: Interview, host: Member, event: Press, now: datetime
) -> Card | None:
    """What the seeker must see or change before it can be sent."""
    if rules := rules_before(context, host, REQUEST_IS_WRITTEN):
        return rules
    if draft.revision != event.action.revision:
        return newer(preview(draft, context, host, now))
    is_free = times_are_still_free(context, host, draft, now)
    return None if is_free else texts.other_times_needed(host)


def _sent(context: RequestContext, draft: Interview, host: Member, now: datetime) -> Decision:
    heard_at, me = next_allowed(host, now), context.me
    asked = lifecycle.ask(draft, heard_at, now, schedule.answer_by(context, host, heard_at))
    is_first = not _was_asked_before(context, host)
    to_host = texts.request(asked, me, now, about_job=bool(asks(asked)), is_first=is_first)
    to_me = texts.sent(asked, context.settings, host, heard_at)
    return Decision(
        reply=texts.sent_beside(host),
        save=(asked,),
        posts=(
            # The host's is first, also where few first messages may be sent.
            Post(host.id, lifecycle.request_key(asked), to_host, asked.id),
            Post(me.id, f"{asked.id}:sent", to_me, asked.id),
        ),
        timers=schedule.timers_while_asked(asked, heard_at, host, context.settings),
    )


def _was_asked_before(context: RequestContext, host: Member) -> bool:
    """Whether the host has received a request before. Only recent interviews are known here, so a
    host who seldom gets one may count as new again, and read the tips twice."""
    return any(
        each.host == host.id and each.stage is not Stage.DRAFT for each in context.other_interviews
    )
