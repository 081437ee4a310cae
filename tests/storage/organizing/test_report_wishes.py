"""Whether an organizer gets the report automatically."""

from bot.engine.contexts.programme import ReportingContext
from bot.engine.decisions import Decision
from bot.interview.organizing.programme import Organizer, ReportWish
from storage.store import SqlStore
from tests.storage.scene import NOON, by, decide, member, read_as


async def test_it_comes_unless_they_do_not_want_it(store: SqlStore) -> None:
    ana, kai = await member(store, "ana"), await member(store, "kai")
    for each in (ana, kai):
        await decide(store, each, Decision(save=(Organizer(each.id, each.community, NOON),)))
    await decide(store, ana, Decision(save=(ReportWish(ana.id, wanted=False),)))
    wants = [
        (await read_as(store, ReportingContext, by(each))).wants_reports for each in (ana, kai)
    ]
    assert wants == [False, True]
    await decide(store, ana, Decision(save=(ReportWish(ana.id, wanted=True),)))
    assert (await read_as(store, ReportingContext, by(ana))).wants_reports


async def test_a_member_who_does_not_organize_wants_no_reports(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(ReportWish(maya.id, wanted=True),)))
    assert not (await read_as(store, ReportingContext, by(maya))).wants_reports
