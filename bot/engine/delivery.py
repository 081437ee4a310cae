"""How cards get to their readers: for how long a failed one is tried again, and who hears that one
could not be delivered."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from bot.engine.belonging import LEFT
from bot.engine.bulk import claim_bulk
from bot.engine.decisions import Timer
from bot.engine.errors import Gone, SendFailed, Unreachable
from bot.engine.grouping import by_message, merge_cards
from bot.engine.memberships import Reachability
from bot.engine.outbox import QueuedCard
from bot.engine.ports import (
    Announced,
    ClaimedPart,
    GaveUp,
    Lapsed,
    Outcome,
    Outgoing,
    PutBack,
    Shown,
    SpaceKey,
    TryAgain,
)
from bot.engine.store import UnitOfWork
from bot.engine.timer_names import TimerName
from bot.interview.model import Side

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=10)
"""Not much longer than this do members wait once their platform is well again."""
ATTEMPTS_AT_MOST = 150
"""About a day, with these waits."""
HOLDS_FOR = 12
"""Tries, which take a bit more than an hour. By then the member's later cards go on without it."""

UNREACHABLE = {
    Side.SEEKER: TimerName.UNREACHABLE_SEEKER,
    Side.HOST: TimerName.UNREACHABLE_HOST,
}


def claim(
    unit: UnitOfWork,
    now: datetime,
    most: int,
    platforms: Collection[str],
    skip: Collection[SpaceKey],
    *,
    courier: str,
) -> list[Outgoing]:
    """Cards that are due, of each space in the order of posting; they are the courier's as long as
    it lives. Those in bulk only where no others are due."""
    due = unit.outbox.due(now, most, platforms, skip)
    due = due or claim_bulk(unit.bulk_cards, now, most, platforms, skip)
    messages = list(by_message(unit.outbox, due, now))
    if messages:
        if not unit.couriers.is_known(courier):  # nobody would free its cards
            unit.couriers.beat(courier)
        taken = [each.id for cards in messages for each in cards]
        unit.outbox.take(taken, now, courier)
    return [_outgoing(each, now) for each in messages]


def has_lapsed(outgoing: Outgoing, now: datetime) -> bool:
    """Whether a card that nobody saw yet is of no use any more."""
    return outgoing.message is None and outgoing.until is not None and outgoing.until <= now


def is_for_nobody(outgoing: Outgoing) -> bool:
    """Whether it would be a new message to somebody who had everything about them erased."""
    return outgoing.message is None and outgoing.to.erased_at is not None


def not_shown(outgoing: Outgoing, why: Exception, now: datetime) -> GaveUp | TryAgain:
    """What becomes of a card that could not be shown at this instant. After an error of another
    kind than SendFailed nobody knows whether it arrived."""
    if isinstance(why, Unreachable):
        return GaveUp(outgoing, now, gone=isinstance(why, Gone))
    in_doubt = why.in_doubt if isinstance(why, SendFailed) else True
    holds = outgoing.message is None and not _is_its_own(why, outgoing.attempts)
    if isinstance(why, SendFailed) and why.retry_after is not None:
        return TryAgain(outgoing, now + why.retry_after, False, in_doubt, holds)
    if outgoing.attempts >= ATTEMPTS_AT_MOST:
        return GaveUp(outgoing, now)
    return TryAgain(outgoing, now + _backoff(outgoing.attempts), True, in_doubt, holds)


def hand_over(unit: UnitOfWork, cards: Sequence[Outgoing], courier: str) -> list[Outgoing]:
    """Those that may go to the platform now: from here on they are in doubt until they are settled.
    Whoever was taken for dead has them no more."""
    ours = {*unit.outbox.hand_over([part.id for each in cards for part in each.parts], courier)}
    return [each for each in cards if all(part.id in ours for part in each.parts)]


def settle(unit: UnitOfWork, outcomes: Sequence[Outcome], courier: str) -> None:
    """Keep what came of cards, and whether their readers can be reached; where one cannot, wake
    the flows that answer to that. Whoever was taken for dead has nothing to say."""
    kept = unit.outbox.settle(outcomes, courier)
    if changed := _changed(kept):
        unit.memberships.note(changed)
    gave_up = {
        part.id: each for each in kept if isinstance(each, GaveUp) for part in each.outgoing.parts
    }
    if gave_up:
        unit.timers.set(list(_woken(unit, gave_up)))


def _outgoing(cards: list[QueuedCard], now: datetime) -> Outgoing:
    first, card = cards[0], merge_cards([each.card for each in cards])
    if card is None:
        raise ValueError("These cards do not fit into one message")
    ends = [each.until for each in cards if each.until is not None]
    until = max(ends) if len(ends) == len(cards) else None
    return Outgoing(
        id=first.id,
        to=first.to,
        key=first.key,
        card=card,
        version=sum(each.version for each in cards),
        attempts=max(each.attempts for each in cards),
        message=first.message,
        in_doubt=any(each.in_doubt for each in cards),
        until=until,
        edits_only=until is not None and until <= now,
        parts=tuple(ClaimedPart(each.id, each.key, each.version) for each in cards),
        announced=first.announced,
    )


def _is_its_own(why: Exception, attempts: int) -> bool:
    """Whether only this card fails: its platform refuses it, answers it with errors again and
    again, or we could not make it. It may do so all day, and the member's later ones must not wait
    for it."""
    if not isinstance(why, SendFailed):
        return True
    if why.retry_after is not None:
        return False
    return not why.in_doubt or attempts >= HOLDS_FOR


def _backoff(attempts: int) -> timedelta:
    doubled: timedelta = FIRST_WAIT * 2 ** min(attempts, 10)
    return min(doubled, LONGEST_WAIT)


def _changed(outcomes: Sequence[Outcome]) -> list[Reachability]:
    """Of each member, what the last of these cards told of whether they can be reached."""
    known = {
        (to := each.outgoing.to).id: (
            to,
            Reachability(to.id, not reached, to.left or _is_gone(each)),
        )
        for each in outcomes
        if (reached := _reached(each)) is not None
    }
    return [
        now
        for to, now in known.values()
        if to.erased_at is None
        and (now.unreachable or (to.unreachable, to.left) != (now.unreachable, now.left))
    ]


def _is_gone(outcome: Outcome) -> bool:
    return isinstance(outcome, GaveUp) and outcome.gone


def _reached(outcome: Outcome) -> bool | None:
    """Whether cards get to the member; None where this one told nothing of that: an announcement
    of before stands where it stands."""
    match outcome:
        case Announced(outgoing):
            return False if outgoing.message is None else None
        case Shown():
            return True
        case GaveUp():
            return False
        case TryAgain() | PutBack() | Lapsed():
            return None


def _woken(unit: UnitOfWork, gave_up: Mapping[int, GaveUp]) -> Iterator[Timer]:
    """For the interviews that the cards are about; and for all that is open of those who are gone
    for good."""
    left = {each.outgoing.to.id: each.at for each in gave_up.values() if each.gone}
    for card, interview in unit.outbox.about(gave_up):
        to, at = gave_up[card].outgoing.to.id, gave_up[card].at
        side = Side.SEEKER if to == interview.seeker else Side.HOST
        name = LEFT[side] if to in left else UNREACHABLE[side]
        yield Timer(interview.id, name, at)
    for interview in unit.interviews.open_of(left) if left else ():
        side = Side.SEEKER if interview.seeker in left else Side.HOST
        yield Timer(interview.id, LEFT[side], left[interview.member_on(side)])
