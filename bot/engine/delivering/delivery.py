"""How cards reach their readers: how long a failed one is tried again, and who is told that one
could not be delivered."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from bot.engine.belonging import timers_after_leaving
from bot.engine.decisions import Timer
from bot.engine.delivering.bulk import claim_bulk
from bot.engine.delivering.grouping import by_message, merge_cards
from bot.engine.delivering.readers_day import wait_for_day
from bot.engine.errors import Gone, SendFailed, Unreachable
from bot.engine.store.memberships import Reachability
from bot.engine.store.outbox import QueuedCard
from bot.engine.store.ports import (
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
from bot.engine.store.store import UnitOfWork
from bot.engine.timer_names import TimerName
from bot.interview.model import Side

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=10)
"""Once a platform works again, members wait about this long at most."""
ATTEMPTS_AT_MOST = 150
"""About a day, with these waits."""
HOLDS_FOR = 12
"""Tries that take a little over an hour. After that, later cards of the member no longer wait for
this one."""

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
    """Claim cards that are due, in the order of posting within each space. They belong to the
    courier for as long as it lives. Bulk cards are claimed only if no others are due."""
    due = unit.outbox.due(now, most, platforms, skip)
    if asleep := wait_for_day(unit.outbox, due, now):
        unit.outbox.wait(asleep)
        due = [each for each in due if each.id not in asleep]
    due = due or claim_bulk(unit, now, most, platforms, skip)
    messages = list(by_message(unit.outbox, due, now))
    if messages:
        if not unit.couriers.is_known(courier):  # nobody would free its cards
            unit.couriers.beat(courier)
        taken = [each.id for cards in messages for each in cards]
        unit.outbox.take(taken, now, courier)
    return [_outgoing(each, now) for each in messages]


def has_lapsed(outgoing: Outgoing, now: datetime) -> bool:
    """Whether nobody has seen the card yet and it is too late for it now."""
    return outgoing.message is None and outgoing.until is not None and outgoing.until <= now


def is_for_nobody(outgoing: Outgoing) -> bool:
    """Whether it would be a new message to somebody who has been erased."""
    return outgoing.message is None and outgoing.to.erased_at is not None


def outcome_of_failure(outgoing: Outgoing, why: Exception, now: datetime) -> GaveUp | TryAgain:
    """The outcome of a card that could not be shown at `now`. After an error other than SendFailed,
    nobody knows whether it arrived. The tries of a card in doubt are counted from the first one
    that may have arrived."""
    if isinstance(why, Unreachable):
        return GaveUp(outgoing, now, gone=isinstance(why, Gone))
    in_doubt = why.in_doubt if isinstance(why, SendFailed) else True
    attempts = 0 if in_doubt and not outgoing.in_doubt else outgoing.attempts
    holds = outgoing.message is None and not _is_its_own(why, attempts)
    if isinstance(why, SendFailed) and why.retry_after is not None:
        return TryAgain(outgoing, now + why.retry_after, False, in_doubt, holds)
    if attempts >= ATTEMPTS_AT_MOST:
        return GaveUp(outgoing, now)
    return TryAgain(outgoing, now + _backoff(attempts), True, in_doubt, holds)


def hand_over(unit: UnitOfWork, cards: Sequence[Outgoing], courier: str) -> list[Outgoing]:
    """Mark these cards as handed over to their platform, and return those that may go. From now on
    they are in doubt until they are settled. If others took this courier for dead, the cards no
    longer belong to it and are left out."""
    ours = {*unit.outbox.hand_over([part.id for each in cards for part in each.parts], courier)}
    return [each for each in cards if all(part.id in ours for part in each.parts)]


def settle(unit: UnitOfWork, outcomes: Sequence[Outcome], courier: str) -> None:
    """Keep the outcome of each card, and whether its reader can be reached. If not, set timers for
    the flows that deal with that. If others took this courier for dead, its outcomes are
    ignored."""
    kept = unit.outbox.settle(outcomes, courier)
    if changed := _changed(kept):
        unit.memberships.note(changed)
    gave_up = {
        part.id: each for each in kept if isinstance(each, GaveUp) for part in each.outgoing.parts
    }
    if gave_up:
        left = {each.outgoing.to.id: each.at for each in gave_up.values() if each.gone}
        if left:
            unit.memberships.end_offices(left)
        unit.timers.set(list(_woken(unit, gave_up, left)))


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
    """Whether the failure concerns this card alone: its platform refuses it, answers it with errors
    again and again, or we could not render it. That may go on all day, so the member's later cards
    must not wait for it."""
    if not isinstance(why, SendFailed):
        return True
    if why.retry_after is not None:
        return False
    return not why.in_doubt or attempts >= HOLDS_FOR


def _backoff(attempts: int) -> timedelta:
    doubled: timedelta = FIRST_WAIT * 2 ** min(attempts, 10)
    return min(doubled, LONGEST_WAIT)


def _changed(outcomes: Sequence[Outcome]) -> list[Reachability]:
    """For each member, whether they can be reached, as the last of these cards has shown."""
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
    """Whether cards reach the member. None if this outcome does not show it: editing an earlier
    announcement says nothing new."""
    match outcome:
        case Announced(outgoing):
            return False if outgoing.message is None else None
        case Shown():
            return True
        case GaveUp():
            return False
        case TryAgain() | PutBack() | Lapsed():
            return None


def _woken(
    unit: UnitOfWork, gave_up: Mapping[int, GaveUp], left: Mapping[int, datetime]
) -> Iterator[Timer]:
    """Timers for the interviews that the cards are about; for members who are gone for good, for
    all their open interviews."""
    for card, interview in unit.outbox.about(gave_up):
        to, at = gave_up[card].outgoing.to.id, gave_up[card].at
        if to in left:
            yield from timers_after_leaving([interview], {to: at})
        else:
            yield Timer(interview.id, UNREACHABLE[interview.side_taken_by(to)], at)
    if left:
        yield from timers_after_leaving(unit.interviews.open_of(left), left)
