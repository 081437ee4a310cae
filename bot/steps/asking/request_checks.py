"""What a request needs before it is written, and again before it is sent."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.content.coaching import asks, hints
from bot.engine.contexts.request import RequestContext
from bot.interview import rules
from bot.interview.members import Member, as_stranger, returned_after
from bot.interview.model import Interview, Side, Slot, Stage
from bot.interview.pairs import Pair
from bot.steps.asking import agreement, proposals
from bot.steps.asking.self_introductions import is_drafted
from bot.texts import notices
from bot.texts import preview as previews
from bot.texts.asking import ask as ask_texts
from bot.texts.asking import ask_refusals

REQUEST_IS_WRITTEN = "written"


def pair_of(context: RequestContext, host: Member) -> Pair:
    return Pair(
        seeker=context.me,
        host=host,
        seeker_interviews=context.my_interviews,
        host_interviews=context.other_interviews,
        seeker_busy=context.my_busy,
        host_busy=context.other_busy,
        is_new=True,
        began_at=context.programme.began_at,
        settings=context.settings,
    )


def refused(context: RequestContext, host: Member, now: datetime) -> Card | None:
    """Why this host cannot be asked now, or what is needed first."""
    pair = pair_of(context, host)
    if why := rules.refusal(pair, now):
        most = context.settings.open_requests
        return ask_refusals.refused(why, host, rules.may_ask_from(pair, why), most)
    return notices.zone_needed() if context.me.zone is None else None


def already_sent(context: RequestContext, request: str, host: Member, now: datetime) -> Card | None:
    """How a request stands that was sent before, for a button pressed twice or on an old card. None
    if it was not sent yet."""
    every = (each for each in context.my_interviews if each.id == request)
    sent = next((each for each in every if each.stage is not Stage.DRAFT), None)
    if sent is None:
        return None
    if sent.stage is Stage.ASKED:
        return ask_texts.on_its_way(host)
    if returned_after(context.me, sent.asked_at):
        return notices.not_yours()
    other = as_stranger(host, sent.asked_at)
    return notices.moved_on(sent, Side.SEEKER, other, now, context.i_reported)


def rules_before(context: RequestContext, host: Member, arg: str = "") -> Card | None:
    """The rules, if the seeker has not agreed to them yet. `arg` is REQUEST_IS_WRITTEN
    if the request is written already."""
    return agreement.rules_first(context, ActionName.AGREE, str(host.id), arg)


def preview(draft: Interview, context: RequestContext, host: Member, now: datetime) -> Card:
    return previews.request(
        draft,
        context.me,
        host,
        now,
        asking=asks(draft),
        hints=hints(draft),
        not_free=proposals.not_free(pair_of(context, host), draft.offered, draft.minutes),
        is_self_introduction_ours=is_drafted(draft, context.me, host),
    )


def times_are_still_free(
    context: RequestContext, host: Member, draft: Interview, now: datetime
) -> bool:
    """Whether all times of a draft can still be offered."""
    slots = (Slot(start, draft.minutes) for start in draft.offered)
    return not any(rules.bad_time(pair_of(context, host), slot, now) for slot in slots)
