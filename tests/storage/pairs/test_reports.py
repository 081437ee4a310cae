"""Who reported whom, as timers read it."""

from datetime import datetime

from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision, Timer
from bot.engine.events import Due
from bot.engine.timer_names import TimerName
from bot.interview.conduct.concerns import Concern
from bot.interview.model import Side
from storage.store import SqlStore
from tests.statements import statements
from tests.storage.scene import NOON, decide, fire, interview, member, set_timers


async def test_timers_that_fire_together_read_all_reports_at_once(store: SqlStore) -> None:
    maya, ana = await member(store, "maya"), await member(store, "ana")
    daniel = await member(store, "daniel", field="law")
    await decide(
        store,
        maya,
        Decision(save=(Concern("c1", maya.community, maya.id, NOON, daniel.id, what="rude"),)),
    )
    for seeker, name in ((maya, "by maya"), (ana, "by ana")):
        await interview(store, seeker, daniel, name)
        await set_timers(store, seeker, Timer(name, TimerName.OVER, NOON))
    found: dict[str, set[Side]] = {}

    def look(context: InterviewContext, due: Due, _now: datetime) -> Decision:
        found[due.interview] = {side for side in Side if side in context.reporters}
        return Decision()

    with statements() as asked:
        await fire(store, look)
    assert found == {"by maya": {Side.SEEKER}, "by ana": set()}
    assert sum("FROM concern" in each for each in asked) == 1


async def test_timers_that_do_not_ask_who_reported_whom_do_not_read_it(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="law")
    await interview(store, maya, daniel)
    await set_timers(store, maya, Timer("i1", TimerName.OVER, NOON))
    with statements() as asked:
        await fire(store, lambda *_: Decision())
    assert not any("FROM concern" in each for each in asked)
