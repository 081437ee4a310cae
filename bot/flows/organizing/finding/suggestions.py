"""Organizers switch suggestions on or off, and look at the first round before it goes out. A timer
moves each round on. The round itself is made by bot.background.suggester."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.suggestion import RoundsContext, RoundsDueContext
from bot.engine.decisions import CommunityTimer, Decision, Post
from bot.engine.events import CommunityDue, Press
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import Member
from bot.interview.organizing.programme import ActName
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.interview.suggestions.suggestions import (
    RoundState,
    SuggestionRound,
    next_state,
    next_step_at,
    preview_key,
    round_day,
)
from bot.language.form_values import read_start
from bot.steps.organizing.acts import save_and_log
from bot.texts.organizing.finding import suggestions as texts
from bot.texts.organizing.programme import organize

router = Router()


@router.community_timer(CommunityTimerName.SUGGESTIONS, reads=RoundsDueContext)
def move_on(context: RoundsDueContext, due: CommunityDue, now: datetime) -> Decision:
    """The timer sets itself again as long as anybody wants suggestions. Otherwise the next wish
    sets it."""
    last = context.last_round
    if not context.programme.suggestions or (not context.wishes and not _waits(last)):
        return Decision()
    again = (_timer(due.community, now),)
    state = next_state(last, now)
    if state is None:
        return Decision(community_timers=again)
    if state is RoundState.WANTED or last is None:
        wanted = SuggestionRound(due.community, round_day(now), RoundState.WANTED, now)
        return Decision(save=(wanted,), community_timers=again)
    ended = replace(last, state=state)
    told = _told(context.organizers, ended, now)
    return Decision(save=(ended,), posts=told, community_timers=again)


@router.press(ActionName.SUGGESTIONS, reads=RoundsContext, only_reads=True)
def show(context: RoundsContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.overview(context))


@router.press(ActionName.SUGGESTED_PAIRS, reads=RoundsContext, only_reads=True)
def show_pairs(context: RoundsContext, event: Press, _now: datetime) -> Decision:
    start = read_start(event.action.arg)
    return Decision(reply=texts.pairs(context, start).as_page_from(start))


@router.press(ActionName.SUGGESTIONS_SWITCH, reads=RoundsContext)
def switch(context: RoundsContext, event: Press, now: datetime) -> Decision:
    """The answer says how it is now. Members' own settings are kept. While suggestions are off, a
    round that waits to be looked at does not go out."""
    on = event.action.arg == texts.ON
    programme = replace(context.programme, suggestions=on)
    name = ActName.SUGGESTIONS_ON if on else ActName.SUGGESTIONS_OFF
    timers = (_timer(programme.community, now),) if on else ()
    switched = save_and_log(context, name, now, programme)
    reply = texts.overview(replace(context, programme=programme))
    return replace(switched, reply=reply, community_timers=timers)


@router.press(ActionName.SUGGEST_ROUND, reads=RoundsContext)
def end_preview(context: RoundsContext, event: Press, now: datetime) -> Decision:
    """A round that has gone out or ended is shown as it is."""
    last = context.last_round
    what, _, day = event.action.arg.partition(" ")
    if last is None or f"{last.day:%Y%m%d}" != day:
        return Decision(reply=organize.over())
    if not _waits(last):
        return Decision(reply=texts.overview(context))
    sends = what == texts.SEND
    ended = replace(last, state=RoundState.GOING if sends else RoundState.DROPPED)
    name = ActName.ROUND_SENT if sends else ActName.ROUND_DROPPED
    decision = save_and_log(context, name, now, ended, posts=_told(context.organizers, ended, now))
    return replace(decision, reply=texts.overview(replace(context, last_round=ended)))


def _told(organizers: Sequence[Member], ended: SuggestionRound, now: datetime) -> tuple[Post, ...]:
    """What the card on which each of them could decide becomes. It is edited at once; an organizer
    who has not seen it yet gets the new one after their quiet hours."""
    card = texts.round_settled(ended)
    return tuple(
        Post(each.id, preview_key(ended.day), card, not_before=next_allowed(each, now))
        for each in organizers
    )


def _waits(last: SuggestionRound | None) -> bool:
    return last is not None and last.state is RoundState.LOOKED_AT


def _timer(community: int, now: datetime) -> CommunityTimer:
    return CommunityTimer(community, CommunityTimerName.SUGGESTIONS, next_step_at(now))
