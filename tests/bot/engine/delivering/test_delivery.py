"""Which cards share a message, how long a card is tried, and who is told that it did not arrive."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.cards.blocks import Paragraph
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.delivering.delivery import (
    ATTEMPTS_AT_MOST,
    LONGEST_WAIT,
    claim,
    has_lapsed,
    outcome_of_failure,
    settle,
)
from bot.engine.errors import Gone, SendFailed, Unreachable
from bot.engine.store.memberships import Reachability
from bot.engine.store.outbox import QueuedCard
from bot.engine.store.ports import Announced, GaveUp, Lapsed, Outgoing, PutBack, Shown, TryAgain
from bot.engine.timer_names import TimerName
from bot.interview.members import Member
from bot.interview.model import Stage
from tests.bot.engine.memory import MemoryUnit
from tests.bot.engine.people import DANIEL, DAY, HOUR, MAYA, MINUTE, NOON, interview

BIG = Card(say("Long"), tuple(Paragraph(say("x" * 1_000)) for _ in range(3)))


def queued(number: int, to: Member = MAYA, **changed: object) -> QueuedCard:
    plain = QueuedCard(
        *(number, to, f"k{number}", Card(say("Card {number}", number=number)), True, 1, 0),
        message=None,
        announced=False,
        until=None,
        in_doubt=False,
        posted_at=NOON,
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def claimed(*cards: QueuedCard, now: datetime = NOON) -> list[list[int]]:
    """The ids of the cards, message by message."""
    unit = MemoryUnit(queued=list(cards))
    messages = claim(unit, now, 9, ["slack"], (), courier="me")
    ids = [[part.id for part in each.parts] for each in messages]
    assert unit.taken == {number: "me" for message in ids for number in message}
    return ids


def outgoing(**changed: object) -> Outgoing:
    [sent] = claim(MemoryUnit(queued=[queued(1)]), NOON, 9, ["slack"], (), courier="me")
    return replace(sent, **changed)  # type: ignore[arg-type]


def test_cards_of_one_reader_share_a_message_if_they_are_grouped() -> None:
    alone, daniels = queued(3, grouped=False), queued(4, DANIEL)
    assert claimed(queued(1), queued(2), alone, daniels) == [[1, 2], [3], [4]]


def test_a_lapsed_card_is_not_sent_together_with_others() -> None:
    late = queued(1, until=NOON)
    assert claimed(late, queued(2), queued(3, until=NOON + MINUTE)) == [[1], [2, 3]]
    assert claimed(replace(late, message="m"), queued(2, message="m")) == [[1, 2]]


def test_a_card_in_doubt_is_not_sent_together_with_new_cards() -> None:
    assert claimed(queued(1, in_doubt=True), queued(2), queued(3, in_doubt=True)) == [[1, 3], [2]]


def test_cards_that_do_not_fit_into_one_message_come_in_several() -> None:
    assert claimed(queued(1, card=BIG), queued(2, card=BIG)) == [[1], [2]]
    big = queued(4, card=BIG)
    assert claimed(queued(1, card=BIG), queued(2), queued(3), big, queued(5)) == [[1, 2, 3], [4, 5]]


def test_a_shared_message_has_the_worst_of_its_cards() -> None:
    cards = [
        queued(1, version=2, attempts=3, until=NOON + MINUTE),
        queued(2, version=3, until=NOON + HOUR),
    ]
    [sent] = claim(MemoryUnit(queued=cards), NOON, 9, ["slack"], (), courier="me")
    assert (sent.version, sent.attempts, sent.until) == (5, 3, NOON + HOUR)
    cards.append(queued(3))
    [sent] = claim(MemoryUnit(queued=cards), NOON, 9, ["slack"], (), courier="me")
    assert sent.until is None


def test_only_unseen_cards_lapse() -> None:
    late = outgoing(until=NOON)
    assert has_lapsed(late, NOON)
    assert not has_lapsed(late, NOON - MINUTE)
    assert not has_lapsed(replace(late, message="m"), NOON)
    assert not has_lapsed(outgoing(), NOON + DAY)


def test_a_failed_card_is_tried_less_and_less_often_for_about_a_day() -> None:
    waited, at = [], NOON
    for attempts in range(ATTEMPTS_AT_MOST):
        again = outcome_of_failure(outgoing(attempts=attempts), SendFailed("away"), at)
        assert isinstance(again, TryAgain)
        assert (again.counts, again.in_doubt) == (True, False)
        waited.append(again.at - at)
        at = again.at
    assert waited[:3] == [timedelta(seconds=seconds) for seconds in (10, 20, 40)]
    assert waited == sorted(waited)
    assert waited[-1] == LONGEST_WAIT
    assert 20 * HOUR < at - NOON < 28 * HOUR
    last = outgoing(attempts=ATTEMPTS_AT_MOST)
    assert outcome_of_failure(last, SendFailed("away"), at) == GaveUp(last, at)


def test_a_platform_that_says_when_has_only_put_it_off() -> None:
    last = outgoing(attempts=ATTEMPTS_AT_MOST)
    busy = SendFailed("too many", 7 * MINUTE)
    assert outcome_of_failure(last, busy, NOON) == TryAgain(
        last, NOON + 7 * MINUTE, False, holds=True
    )


@pytest.mark.parametrize("why", [RuntimeError("?"), SendFailed("?", in_doubt=True)])
def test_after_an_error_without_a_reason_the_card_may_have_arrived(why: Exception) -> None:
    again = outcome_of_failure(outgoing(), why, NOON)
    assert isinstance(again, TryAgain)
    assert (again.in_doubt, again.counts) == (True, True)


def test_a_card_for_an_unreachable_member_is_given_up_at_once() -> None:
    sent = outgoing()
    assert outcome_of_failure(sent, Unreachable("closed"), NOON) == GaveUp(sent, NOON)
    assert outcome_of_failure(sent, Gone("left"), NOON) == GaveUp(sent, NOON, gone=True)


def test_outcomes_of_cards_tell_who_can_be_reached() -> None:
    sent = outgoing()
    known = outgoing(message="m", announced=True)
    unreachable = outgoing(to=replace(MAYA, unreachable=True))
    for outcome, noted in (
        (Shown(sent, "m"), []),
        (Shown(unreachable, "m"), [Reachability(1, unreachable=False, left=False)]),
        (Announced(sent, "m"), [Reachability(1, unreachable=True, left=False)]),
        (Announced(known, "m"), []),
        (GaveUp(sent, NOON), [Reachability(1, unreachable=True, left=False)]),
        (GaveUp(sent, NOON, gone=True), [Reachability(1, unreachable=True, left=True)]),
        (TryAgain(sent, NOON), []),
        (PutBack(sent), []),
        (Lapsed(sent), []),
    ):
        unit = MemoryUnit()
        settle(unit, [outcome], "me")
        assert (unit.settled, unit.noted) == ([outcome], noted), outcome
        assert unit.waiting == {}


def test_a_card_that_was_given_up_wakes_its_interview() -> None:
    unit = MemoryUnit(cards_about={1: "i1", 2: "i1"})
    unit.add(interview(), MAYA, DANIEL)
    settle(unit, [GaveUp(outgoing(), NOON)], "me")
    assert unit.waiting == {("i1", TimerName.UNREACHABLE_SEEKER): NOON}
    [to_host] = claim(MemoryUnit(queued=[queued(2, DANIEL)]), NOON, 9, ["slack"], (), courier="me")
    settle(unit, [GaveUp(to_host, NOON + MINUTE)], "me")
    assert unit.waiting["i1", TimerName.UNREACHABLE_HOST] == NOON + MINUTE


def test_a_member_who_left_wakes_the_timers_of_all_their_interviews() -> None:
    unit = MemoryUnit(cards_about={1: "i1"})
    unit.add(interview(stage=Stage.THANKED), MAYA, DANIEL)
    unit.add(interview("i2", seeker=2, host=1, stage=Stage.BOOKED))
    unit.add(interview("i3", stage=Stage.DECLINED))
    unit.add(interview("i4", seeker=2, host=3))
    settle(unit, [GaveUp(outgoing(), NOON, gone=True)], "me")
    assert unit.waiting == {
        ("i1", TimerName.LEFT_SEEKER): NOON,
        ("i2", TimerName.LEFT_HOST): NOON,
    }
