"""The courier leaves a platform alone while it is not connected."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from adapters.shared.connecting.presence import Presence
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.engine.errors import SendFailed
from bot.engine.store.ports import Outgoing, Shown
from bot.interview.members import Member
from storage.store import SqlStore
from tests.storage.scene import NOON, keys, member, post

HOUR = timedelta(hours=1)


@dataclass
class Slack:
    """It refuses cards with the errors in `refuses`, and then accepts them."""

    refuses: list[SendFailed] = field(default_factory=list)
    asked: list[Outgoing] = field(default_factory=list)

    async def show(self, outgoing: Outgoing) -> Shown:
        self.asked.append(outgoing)
        if self.refuses:
            raise self.refuses.pop()
        return Shown(outgoing, "m1")

    def rests(self, outgoing: Outgoing) -> timedelta:
        return timedelta(0)


@pytest.fixture
async def store() -> AsyncIterator[SqlStore]:
    store = SqlStore.open("sqlite://")
    yield store
    await store.close()


@pytest.fixture
async def maya(store: SqlStore) -> Member:
    return await member(store, "maya")


async def test_nothing_is_claimed_before_the_platform_is_connected(
    store: SqlStore, maya: Member
) -> None:
    slack, clock, presence = Slack(), StillClock(NOON), Presence(NOON)
    assembly = Assembly(store, clock, {"slack": slack}, presences={"slack": presence})
    presence.on_coming = assembly.woken.set
    await post(store, maya, "a")
    await assembly.courier.drain()
    assert slack.asked == []
    assert await assembly.courier.next_due() is None, "nobody is woken for what waits"
    presence.came()
    assert assembly.woken.is_set()
    await assembly.courier.drain()
    assert keys(slack.asked) == ["a"]
    presence.went(NOON)
    await post(store, maya, "b")
    clock.move_to(NOON + HOUR)
    await assembly.courier.drain()
    assert keys(slack.asked) == ["a"], "no attempt is spent while it is away"


async def test_a_platform_that_is_not_served_holds_up_no_other(
    store: SqlStore, maya: Member
) -> None:
    terminal = Slack()
    assembly = Assembly(store, StillClock(NOON), {"terminal": terminal})
    await post(store, maya, "a")
    await assembly.courier.drain()
    assert (terminal.asked, await assembly.courier.next_due()) == ([], None)


@pytest.mark.parametrize(
    ("failed", "in_doubt"),
    [
        ([SendFailed("nobody answered", in_doubt=True)], True),
        ([SendFailed("too often", HOUR)], False),
        ([SendFailed("too often", HOUR), SendFailed("nobody answered", in_doubt=True)], True),
        ([SendFailed("not here", HOUR), SendFailed("no", HOUR, in_doubt=True)], True),
    ],
)
async def test_a_card_that_may_have_arrived_is_in_doubt_until_it_is_there(
    store: SqlStore, maya: Member, failed: list[SendFailed], in_doubt: bool
) -> None:
    """The errors in `failed` are raised from the last to the first."""
    slack, clock = Slack(list(failed)), StillClock(NOON)
    courier = Assembly(store, clock, {"slack": slack}).courier
    await post(store, maya, "a")
    for _ in range(len(failed) + 1):
        await courier.drain()
        clock.move_to(clock.now() + HOUR)
    assert len(slack.asked) == len(failed) + 1
    assert [slack.asked[0].in_doubt, slack.asked[-1].in_doubt] == [False, in_doubt]
