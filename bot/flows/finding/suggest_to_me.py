"""A member asks for somebody to be suggested to them every few weeks, or ends that."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.engine.contexts.suggestion import NewWishContext, SuggestionContext
from bot.engine.decisions import CommunityTimer, Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.model import Side
from bot.interview.suggestions.suggestions import (
    EVERY_WEEKS,
    SuggestionWish,
    comes_at,
    joins_on,
    next_step_at,
)
from bot.steps.finding.suggestions import next_day, withdraw_waiting_card
from bot.texts import notices
from bot.texts.finding import suggestions as texts

router = Router()


@router.press(ActionName.SUGGEST, reads=SuggestionContext, only_reads=True)
def show(context: SuggestionContext, event: Press, now: datetime) -> Decision:
    return Decision(reply=_screen(context, context.suggestion_wish, now, event.action.arg))


@router.press(ActionName.SUGGEST_FORM, reads=SuggestionContext, opens_form=True, side=Side.SEEKER)
def open_form(context: SuggestionContext, event: Press, now: datetime) -> Decision:
    if context.me.zone is None:
        return Decision(reply=notices.zone_needed())
    return Decision(reply=texts.form(context.suggestion_wish, event.action.arg))


@router.submit(ActionName.SUGGEST_ME, reads=NewWishContext, side=Side.SEEKER)
def wish_for(context: NewWishContext, event: Submit, now: datetime) -> Decision:
    """The first wish of a community starts its rounds."""
    words = texts.WORDS.read_cut(event.values)
    if not words:
        return Decision(reply=Invalid({texts.WORDS: texts.NO_WORDS}))
    if context.me.zone is None:
        return Decision(reply=notices.zone_needed())
    me, known = context.me, context.suggestion_wish
    joins = joins_on(now, context.last_round)
    start = SuggestionWish(me.id, me.community, words, _weeks(event), joins)
    wish = replace(known, words=words, every_weeks=_weeks(event), paused=False) if known else start
    name = CommunityTimerName.SUGGESTIONS
    return Decision(
        reply=texts.saved(wish, next_day(wish, now) or wish.next_on),
        save=(wish,),
        community_timers=(CommunityTimer(me.community, name, next_step_at(now)),),
    )


@router.press(ActionName.SUGGEST_CHANGE, reads=SuggestionContext)
def change(context: SuggestionContext, event: Press, now: datetime) -> Decision:
    """A suggestion that is on its way for the coming Tuesday is dropped, too."""
    wish, what = context.suggestion_wish, event.action.arg
    if wish is None:
        return Decision(reply=_screen(context, None, now))
    changed = _changed(wish, what, context, now)
    reply = texts.stopped() if changed.stopped else _screen(context, changed, now)
    posts = () if what == texts.GO_ON else withdraw_waiting_card(context.me, context.suggested, now)
    return Decision(reply=reply, save=(changed,), posts=posts)


@router.press(ActionName.NOT_THIS_ONE, reads=SuggestionContext)
def refuse(context: SuggestionContext, _event: Press, now: datetime) -> Decision:
    """The member refuses the suggested host. Nobody else is told."""
    suggested, wish = context.suggested, context.suggestion_wish
    if suggested is None or suggested.host is None:
        return Decision(reply=notices.not_yours())
    reply = texts.not_this_one(context.suggested_host, next_day(wish, now) if wish else None)
    return Decision(reply=reply, save=(replace(suggested, refused_at=now),))


def _changed(
    wish: SuggestionWish, what: str, context: SuggestionContext, now: datetime
) -> SuggestionWish:
    match what:
        case texts.SKIP:
            day = next_day(wish, now)
            return wish if day is None or _is_on_its_way(context, now) else wish.after(day)
        case texts.PAUSE:
            return replace(wish, paused=True)
        case texts.GO_ON:
            return replace(wish, paused=False)
        case texts.STOP:
            return replace(wish, stopped=True)
    return wish


def _is_on_its_way(context: SuggestionContext, now: datetime) -> bool:
    """Whether one is on its way. Then that is the one to skip."""
    suggested = context.suggested
    return suggested is not None and now < comes_at(context.me, suggested.day)


def _weeks(event: Submit) -> int:
    offered = {str(weeks): weeks for weeks in EVERY_WEEKS}
    return offered.get(texts.EVERY.read_one(event.values), EVERY_WEEKS[0])


def _screen(
    context: SuggestionContext, wish: SuggestionWish | None, now: datetime, words: str = ""
) -> Card:
    comes = next_day(wish, now) if wish else None
    on = context.programme.suggestions
    return texts.settings_card(context.me, wish, comes, on=on, words=words)
