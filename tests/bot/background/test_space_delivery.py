"""Several conversations of a space at once, each in its own order, with the pauses that its
platform asks for."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.background.space_delivery import CONVERSATIONS, SpaceDelivery
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.store.ports import ClaimedPart, Outcome, Outgoing, PutBack, Shown, TryAgain
from bot.interview.members import Member, Person
from tests.storage.scene import NOON

MINUTE = timedelta(minutes=1)
PATIENCE = 10


def cards(*members: int) -> list[Outgoing]:
    """One card for each of these members, in this order."""
    return [outgoing(number, member) for number, member in enumerate(members)]


def outgoing(number: int, member: int) -> Outgoing:
    to = Member(member, 1, Person("slack", "T1", f"U{member}"), f"Member {member}")
    key, card = f"card {number}", Card(say("Card"))
    parts = (ClaimedPart(number, key, 1),)
    return Outgoing(number, to, key, card, 1, 0, None, in_doubt=False, until=None, parts=parts)


@dataclass
class Post:
    """A platform that accepts a card when the test lets it."""

    paused: set[int] = field(default_factory=set)
    """The members for whom the platform asks for a pause."""
    all_pause: bool = False
    handed: list[int] = field(default_factory=list)
    on_their_way: set[int] = field(default_factory=set)
    most: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    dead: bool = False
    rested: list[timedelta] = field(default_factory=list)
    had_room: asyncio.Event = field(default_factory=asyncio.Event)

    async def step(
        self, outcomes: Sequence[Outcome], some: Sequence[Outgoing]
    ) -> Sequence[Outgoing]:
        self.outcomes += outcomes
        self.handed += [] if self.dead else [each.id for each in some]
        return [] if self.dead else some

    async def show(self, card: Outgoing) -> Outcome:
        member = card.to.id
        assert member not in self.on_their_way, "one card of a member at a time"
        self.on_their_way.add(member)
        self.most = max(self.most, len(self.on_their_way))
        await asyncio.sleep(0)
        self.on_their_way.discard(member)
        if member in self.paused:
            return TryAgain(card, NOON + MINUTE, counts=False, holds=True)
        return Shown(card, f"m{card.id}")

    def rests(self, _card: Outgoing) -> timedelta:
        return MINUTE if self.all_pause else timedelta(0)

    def begin(self, some: Sequence[Outgoing]) -> SpaceDelivery:
        begun = SpaceDelivery(
            self.step,
            self.show,
            rests=self.rests,
            let_rest=self.rested.append,
            has_room=self.had_room.set,
        )
        begun.add(some)
        return begun

    async def deliver(self, some: Sequence[Outgoing]) -> None:
        begun = self.begin(some)
        async with asyncio.timeout(PATIENCE):
            await begun.run()
        assert not begun.unsettled

    def came(self, kind: type[Outcome]) -> list[int]:
        return [each.outgoing.id for each in self.outcomes if isinstance(each, kind)]


async def test_conversations_at_once_are_limited() -> None:
    post = Post()
    await post.deliver(cards(*range(30)))
    assert post.most == CONVERSATIONS
    assert sorted(post.came(Shown)) == [*range(30)]


async def test_each_members_cards_go_in_their_order() -> None:
    post = Post()
    await post.deliver(cards(1, 2, 1, 1, 2, 3))
    assert [each for each in post.came(Shown) if each in (0, 2, 3)] == [0, 2, 3]
    assert [each for each in post.came(Shown) if each in (1, 4)] == [1, 4]


async def test_a_pause_of_one_member_keeps_their_order_and_stops_nobody_else() -> None:
    post = Post(paused={1})
    await post.deliver(cards(1, 2, 1, 2))
    assert post.handed == [0, 1, 3]
    assert (sorted(post.came(TryAgain)), post.came(Shown), post.rested) == ([0, 2], [1, 3], [])


async def test_edits_do_not_wait_for_new_messages() -> None:
    post = Post(paused={1})
    new, later, edit = cards(1, 1, 1)
    await post.deliver([new, later, replace(edit, message="m")])
    assert (post.handed, post.came(TryAgain)) == ([0, 2], [1, 0, 2])


async def test_a_pause_of_all_puts_the_rest_back_untried() -> None:
    post = Post(paused={3})
    handed, show = post.handed, post.show

    async def show_until_enough(card: Outgoing) -> Outcome:
        post.all_pause = len(handed) >= CONVERSATIONS
        return await show(card)

    post.show = show_until_enough  # type: ignore[method-assign]
    await post.deliver(cards(*range(20), 3))
    assert set(post.rested) == {MINUTE}
    assert len(handed) == CONVERSATIONS
    assert post.came(TryAgain) == []
    assert sorted(post.came(PutBack)) == [3, *range(CONVERSATIONS, 21)]


async def test_a_courier_taken_for_dead_sends_nothing() -> None:
    post = Post(dead=True)
    await post.deliver(cards(1, 2, 1))
    assert (post.handed, post.outcomes) == ([], [])


async def test_a_slow_reader_does_not_delay_later_readers() -> None:
    post, over, show = Post(), asyncio.Event(), Post.show

    async def slow_for_the_first(card: Outgoing) -> Outcome:
        if card.to.id == 1:
            await over.wait()
        return await show(post, card)

    post.show = slow_for_the_first  # type: ignore[method-assign]
    begun = post.begin(cards(*range(1, CONVERSATIONS + 1)))
    assert not begun.takes_more
    running = asyncio.create_task(begun.run())
    async with asyncio.timeout(PATIENCE):
        await post.had_room.wait()
        begun.add([outgoing(99, 99)])
        while 99 not in post.came(Shown):
            await asyncio.sleep(0)
        assert 0 not in post.came(Shown)
        over.set()
        await running
    assert (post.came(Shown)[-1], begun.unsettled) == (0, set())


async def test_outcomes_before_a_failure_are_kept() -> None:
    post = Post()

    async def fails(outcomes: Sequence[Outcome], some: Sequence[Outgoing]) -> Sequence[Outgoing]:
        if outcomes:
            raise OSError("The disk is full")
        return some

    post.step = fails  # type: ignore[method-assign]
    begun = post.begin(cards(1, 2))
    with pytest.raises(OSError, match="full"):
        await begun.run()
    assert (begun.unsettled, begun.takes_more) == ({0, 1}, False)


async def test_a_card_that_may_have_arrived_is_not_put_back_as_unsent() -> None:
    post = Post(all_pause=False)

    async def show(card: Outgoing) -> Outcome:
        post.all_pause = True
        return TryAgain(card, NOON + MINUTE, counts=False, in_doubt=True, holds=True)

    post.show = show  # type: ignore[method-assign]
    await post.deliver(cards(1))
    assert (post.came(TryAgain), post.came(PutBack)) == ([0], [])
