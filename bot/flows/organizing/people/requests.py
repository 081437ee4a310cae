"""Organizers look through requests by state, have a host nudged about one, and free a seeker."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.reader import reader_of
from bot.engine.contexts.people import RequestInHandContext, RequestsContext
from bot.engine.decisions import Decision, Timer
from bot.engine.events import Press
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview.members import Member
from bot.interview.model import OPEN_STAGES, Interview, Side
from bot.interview.organizing.programme import Act, ActName
from bot.interview.people.standing import RequestState, state_of
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.language.form_values import read_page
from bot.steps.closing import expire_in_silence
from bot.steps.hosting import away
from bot.steps.organizing.acts import send_list
from bot.texts.organizing.people import requests as texts
from bot.texts.pages import page_of

router = Router()
PAGE = 4
"""Each has two buttons, and each of the other states has one."""


@router.press(ActionName.PEOPLE_REQUESTS, reads=RequestsContext, only_reads=True)
def requests(context: RequestsContext, event: Press, _now: datetime) -> Decision:
    start, chosen = read_page(event.action.arg)
    state = _state(chosen)
    numbers = Counter(map(state_of, context.requests))
    others = {each: numbers[each] for each in RequestState if each != state and numbers[each]}
    page = page_of(_in(context, state), start, PAGE)
    mine = {each.id for each in page.shown if each.side_of(context.me.id)}
    shown = texts.requests(page, state, others, context.sides, mine.union(context.nudged))
    return Decision(reply=shown.as_page_from(start))


@router.press(ActionName.REQUESTS_FILE, reads=RequestsContext)
def as_file(context: RequestsContext, event: Press, now: datetime) -> Decision:
    found = _in(context, _state(event.action.arg))
    file = texts.file(found, context.sides, reader_of(context.me))
    return send_list(context, event.id, file, len(found), now)


def _state(chosen: str) -> RequestState:
    return RequestState(chosen) if chosen in set(RequestState) else RequestState.WAITS_FOR_HOST


def _in(context: RequestsContext, state: RequestState) -> Sequence[Interview]:
    return [each for each in context.requests if state_of(each) is state]


@router.press(ActionName.NUDGE_NOW, reads=RequestInHandContext)
def nudge_now(context: RequestInHandContext, event: Press, now: datetime) -> Decision:
    """Once for each request of others, in the host's daytime. Whether a host can be reminded of my
    own request would tell me that they have reported me."""
    asked, host = context.interview, context.host
    if not _still_waits(context, event):
        return Decision(reply=texts.out_of_date())
    if asked.id in context.nudged:
        return Decision(reply=texts.nudged_already(host))
    at = next_allowed(host, now)
    if asked.side_of(context.me.id) or not _can_be_nudged(context, at):
        return Decision(reply=texts.not_nudged(host))
    return Decision(
        reply=texts.will_nudge(host, at, now),
        save=(_act(context, ActName.NUDGED_HOST, host, now),),
        timers=(Timer(asked.id, TimerName.NUDGE_NOW, at),),
    )


@router.press(ActionName.FREE_SEEKER, reads=RequestInHandContext)
def free_seeker(context: RequestInHandContext, event: Press, now: datetime) -> Decision:
    """The request ends as if nobody had answered. Both are told as they would have been."""
    asked, seeker = context.interview, context.seeker
    if _is_freed(asked, event):
        return Decision(reply=texts.seeker_freed(seeker))
    if not _still_waits(context, event):
        return Decision(reply=texts.out_of_date())
    if event.action.arg != texts.SURE:
        return Decision(reply=texts.confirm_freeing(asked, seeker, context.host))
    ended = expire_in_silence(asked, now)
    act = _act(context, ActName.FREED_SEEKER, seeker, now)
    return replace(ended, reply=texts.seeker_freed(seeker), save=(*ended.save, act))


def _is_freed(asked: Interview, event: Press) -> bool:
    """Whether the request has ended without an answer, after exactly what this button shows."""
    is_sure = event.action.arg == texts.SURE
    is_next = asked.revision == event.action.revision + 1
    return is_sure and is_next and asked.stage not in OPEN_STAGES and asked.ended_by is None


def _still_waits(context: RequestInHandContext, event: Press) -> bool:
    asked = context.interview
    is_current = event.action.revision == asked.revision
    return is_current and state_of(asked) is RequestState.WAITS_FOR_HOST


def _can_be_nudged(context: RequestInHandContext, at: datetime) -> bool:
    """Whether the nudge would be sent at that time. See bot.flows.asking.unanswered."""
    asked, host = context.interview, context.host
    waits = at < asked.ends and not away.is_away(host, asked, at)
    return host.may_be_nudged and waits and Side.HOST not in context.reporters


def _act(context: RequestInHandContext, name: ActName, about: Member, now: datetime) -> Act:
    me = context.me
    return Act(me.community, now, me.id, name, about.id, context.interview.id)
