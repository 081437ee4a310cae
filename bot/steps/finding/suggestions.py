"""What becomes of each suggestion of a round when its time has come."""

from dataclasses import replace
from datetime import date, datetime

from bot.cards.cards import Card
from bot.engine.decisions import Decision, Post
from bot.engine.store.suggestions import UnsentSuggestion
from bot.interview import rules
from bot.interview.finding.listing import Listing
from bot.interview.members import Member
from bot.interview.organizing.programme import Programme
from bot.interview.pairs import Pair
from bot.interview.rules import Refusal
from bot.interview.suggestions.suggestions import (
    FIRST_NEXT_TIME,
    Suggestion,
    SuggestionWish,
    Unmatched,
    comes_at,
    first_day,
    key,
)
from bot.texts.finding import suggestions as texts

_OF_SEEKER = {
    Refusal.TOO_MANY_OPEN: Unmatched.TOO_MANY_OPEN,
    Refusal.NEWCOMER: Unmatched.TOO_MANY_OPEN,
    Refusal.WEEK_FULL: Unmatched.TOO_MANY_OPEN,
    Refusal.RESTING: Unmatched.RESTS,
    Refusal.SUSPENDED: Unmatched.OWN_CHOICE,
}


def next_day(wish: SuggestionWish, now: datetime) -> date | None:
    """The Tuesday of the next suggestion. None while they pause."""
    return None if wish.paused else max(wish.next_on, first_day(now))


def suggestion_card(unsent: UnsentSuggestion, programme: Programme, now: datetime) -> Decision:
    """A card for its member's Tuesday. Since the round was made, the member may have changed their
    mind, and it may no longer be possible to ask the host."""
    suggestion, wish = unsent.suggestion, unsent.wish
    if wish is None or not wish.is_due(suggestion.day) or not unsent.member.may_be_nudged:
        return Decision(save=(_unmatched(suggestion, Unmatched.OWN_CHOICE, now),))
    why = suggestion.unmatched or _refused(unsent, programme, now)
    if why is Unmatched.OWN_CHOICE:
        return Decision(save=(_unmatched(suggestion, why, now),))
    return _nobody(unsent, wish, why, programme, now) if why else _somebody(unsent, wish, now)


def _somebody(unsent: UnsentSuggestion, wish: SuggestionWish, now: datetime) -> Decision:
    suggestion = unsent.suggestion
    served = replace(wish.after(suggestion.day), left_out=0, served_at=now)
    host = unsent.host or unsent.member
    room = rules.room(host, unsent.host_interviews, now)
    card = texts.suggested(wish, Listing(host, 0, room=room), suggestion.why)
    return Decision(
        save=(replace(suggestion, sent_at=now), served),
        posts=(_post(unsent, card),),
    )


def _nobody(
    unsent: UnsentSuggestion,
    wish: SuggestionWish,
    why: Unmatched,
    programme: Programme,
    now: datetime,
) -> Decision:
    suggestion = unsent.suggestion
    later = wish.after(suggestion.day)
    if why in FIRST_NEXT_TIME:
        later = replace(later, left_out=wish.left_out + 1)
    card = texts.nobody(wish, why, later.next_on, programme.settings.open_requests)
    return Decision(
        save=(_unmatched(suggestion, why, now), later),
        posts=(_post(unsent, card),),
    )


def _post(unsent: UnsentSuggestion, card: Card) -> Post:
    day, member = unsent.suggestion.day, unsent.member
    return Post(member.id, key(day), card, not_before=comes_at(member, day), bulk=True)


def _unmatched(suggestion: Suggestion, why: Unmatched, now: datetime) -> Suggestion:
    return replace(suggestion, host=None, why=(), unmatched=why, sent_at=now)


def not_sent(suggestion: Suggestion, now: datetime) -> Suggestion:
    """A suggestion whose card could not be made."""
    return _unmatched(suggestion, Unmatched.HOST_GONE, now)


def _refused(unsent: UnsentSuggestion, programme: Programme, now: datetime) -> Unmatched | None:
    host = unsent.host
    if host is None or not host.is_reachable:
        return Unmatched.HOST_GONE
    pair = Pair(
        seeker=unsent.member,
        host=host,
        seeker_interviews=unsent.interviews,
        host_interviews=unsent.host_interviews,
        is_new=True,
        began_at=programme.began_at,
        settings=programme.settings,
    )
    why = rules.refusal(pair, now)
    return _OF_SEEKER.get(why, Unmatched.HOST_GONE) if why else None


def withdraw_waiting_card(
    me: Member, suggested: Suggestion | None, now: datetime
) -> tuple[Post, ...]:
    """A card that waits for its Tuesday is not sent any more."""
    if suggested is None or now >= comes_at(me, suggested.day):
        return ()
    return (Post(me.id, key(suggested.day), texts.withdrawn_card(), until=now),)
