"""What is due next, of every kind."""

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.engine.agenda import Agenda
from bot.engine.decisions import CommunityTimer, Decision, Timer
from bot.engine.timer_names import CommunityTimerName, TimerName
from storage.store import SqlStore
from tests.statements import statements
from tests.storage.scene import MINUTE, NOON, decide, interview, member, post, set_timers


async def test_each_kind_stands_in_its_place(store: SqlStore) -> None:
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
