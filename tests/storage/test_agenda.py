"""When each kind of work is due next."""

from unittest.mock import Mock

import pytest

from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from askwell.assembly import Assembly
from bot.engine.decisions import CommunityTimer, Decision, Timer
from bot.engine.delivering import delivery
from bot.engine.store.agenda import Agenda
from bot.engine.timer_names import CommunityTimerName, TimerName
from storage.store import SqlStore
from tests.statements import statements
from tests.storage.scene import MINUTE, NOON, claim, decide, interview, member, post, set_timers


async def test_each_kind_has_its_place_in_the_agenda(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="Lead")
    await interview(store, maya, daniel)
    await set_timers(store, maya, Timer("i1", TimerName.OVER, NOON + MINUTE))
    later = CommunityTimer(maya.community, CommunityTimerName.CONCERN, NOON + 2 * MINUTE, "c")
    await decide(store, maya, Decision(community_timers=(later,)))
    await post(store, maya, "k")

    found = await store.read(lambda unit: unit.agenda(NOON, ["slack"]))

    assert found == Agenda(timers=NOON + MINUTE, community_timers=NOON + 2 * MINUTE, cards=NOON)


async def test_where_nothing_is_due_one_statement_says_so(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="Lead")
    await interview(store, maya, daniel)
    await set_timers(store, maya, Timer("i1", TimerName.OVER, NOON + MINUTE))
    assembly = Assembly(store, StillClock(NOON), {})
    await assembly.courier.live()

    with statements() as asked:
        agenda = await assembly.courier.run_due()

    assert (agenda.next_due, len(asked)) == (NOON + MINUTE, 1)


async def test_after_the_last_timer_nobody_looks_for_another(store: SqlStore) -> None:
    """Its transaction also says what is due next."""
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="Lead")
    await interview(store, maya, daniel)
    await set_timers(store, maya, Timer("i1", TimerName.THANKS_FIRST, NOON))
    assembly = Assembly(store, StillClock(NOON), {})
    await assembly.courier.live()

    with statements() as asked:
        agenda = await assembly.courier.run_due()

    claims = [each for each in asked if each.startswith("SELECT community_timer.community")]
    looks = [each for each in asked if each.startswith("SELECT (SELECT timer.at")]
    assert (agenda.next_due, len(claims), len(looks)) == (None, 1, 2)


async def test_all_due_cards_are_claimed_in_one_claim(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The courier does not use the writer only to find that nothing more is due."""
    await post(store, await member(store, "maya"), "k")
    claims = Mock(wraps=delivery.claim)
    monkeypatch.setattr(delivery, "claim", claims)
    assembly = Assembly(store, StillClock(NOON), {"slack": TerminalMessenger()})

    await assembly.courier.run_due()

    assert claims.call_count == 1
    await assembly.courier.finish()


async def test_a_card_takes_three_transactions(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is claimed where it is found, handed over, and settled where the last look is taken."""
    await post(store, await member(store, "maya"), "k")
    assembly = Assembly(store, StillClock(NOON), {"slack": TerminalMessenger()})
    await assembly.courier.live()
    reads, writes = Mock(wraps=store.read), Mock(wraps=store.run_in_background)
    monkeypatch.setattr(store, "read", reads)
    monkeypatch.setattr(store, "run_in_background", writes)

    await assembly.courier.run_due()
    await assembly.courier.finish()

    assert (reads.call_count, writes.call_count) == (0, 3)


async def test_timers_fire_before_cards_are_claimed(store: SqlStore) -> None:
    """The cards that they post may belong in the same messages."""
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="Lead")
    await interview(store, maya, daniel)
    await set_timers(store, maya, Timer("i1", TimerName.OVER, NOON))
    await post(store, maya, "k")
    assembly = Assembly(store, StillClock(NOON), {"slack": TerminalMessenger()})

    with statements() as asked:
        await assembly.courier.run_due()
        await assembly.courier.finish()

    done = [each for each in asked if each.startswith(("DELETE FROM timer", "UPDATE card SET ta"))]
    assert [each.split()[0] for each in done] == ["DELETE", "UPDATE"]


async def test_a_courier_that_is_known_only_asks_whether_it_still_is(store: SqlStore) -> None:
    await post(store, await member(store, "maya"), "a")
    await claim(store)
    await post(store, await member(store, "daniel"), "b")
    with statements() as asked:
        await claim(store)
    assert [each.split()[0] for each in asked if " courier" in each] == ["SELECT"]
