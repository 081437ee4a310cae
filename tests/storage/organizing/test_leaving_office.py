"""An organizer who leaves the space no longer organizes."""

from dataclasses import replace
from datetime import timedelta

from bot.engine.contexts.concern import ConcernsContext
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision
from bot.engine.store.ports import GaveUp
from bot.interview.conduct.concerns import Concern, ConcernState
from bot.interview.organizing.programme import Act, ActName, Organizer
from storage.store import SqlStore
from tests.storage.scene import NOON, by, claim, decide, member, next_due, post, read_as, settle

LATER = NOON + timedelta(hours=1)


async def test_it_is_logged_once_and_a_timer_tells_the_others(store: SqlStore) -> None:
    ana, kai = await member(store, "ana"), await member(store, "kai")
    for each in (ana, kai):
        await decide(store, each, Decision(save=(Organizer(each.id, each.community, NOON),)))
    await post(store, kai, "hello")
    [sent] = await claim(store)
    await settle(store, GaveUp(sent, LATER, gone=True))
    await store.run(lambda unit: unit.memberships.end_offices({kai.id: LATER}))
    seen = await read_as(store, OrganizingContext, by(ana))
    assert [each.id for each in seen.organizers] == [ana.id]
    assert seen.acts == (Act(ana.community, LATER, kai.id, ActName.LEFT_AS_ORGANIZER),)
    assert await next_due(store) == LATER


async def test_only_the_open_concerns_that_they_looked_after_are_free(store: SqlStore) -> None:
    ana, kai, maya = [await member(store, each) for each in ("ana", "kai", "maya")]
    offices = (Organizer(each.id, each.community, NOON) for each in (ana, kai))
    kept = Concern("c1", maya.community, maya.id, NOON, named="Marcus", keeper=kai.id)
    by_ana = replace(kept, id="c2", keeper=ana.id)
    closed = replace(kept, id="c3", state=ConcernState.CLOSED, closed_at=NOON)
    await decide(store, maya, Decision(save=(*offices, kept, by_ana, closed)))
    ended = Organizer(kai.id, kai.community, LATER, stepped_down=True)
    await decide(store, kai, Decision(save=(ended,)), LATER)
    seen = await read_as(store, ConcernsContext, by(ana))
    assert seen.concerns == (kept.changed(keeper=None), by_ana, closed)
    assert await next_due(store) == LATER


async def test_nothing_is_logged_about_members_who_did_not_organize(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await store.run(lambda unit: unit.memberships.end_offices({maya.id: LATER}))
    assert not (await read_as(store, OrganizingContext, by(maya))).acts
