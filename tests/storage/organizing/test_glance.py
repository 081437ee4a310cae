"""What organizers see at a glance, counted on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.engine.contexts.programme import GlanceContext
from bot.engine.decisions import Decision
from bot.interview.conduct.concerns import Concern
from bot.interview.hosting import HostApproval
from bot.interview.members import Member, Suspension
from bot.interview.model import Debrief, Interview, Side, Stage
from bot.interview.numbers.facts import VainSearch
from bot.interview.organizing.glance import SILENT_FOR, Glance, InNeed, MonthSoFar
from bot.interview.organizing.programme import OpenDoors, Organizer
from storage.organizing.glance import _ANSWERED
from storage.store import SqlStore
from tests.storage.scene import NOON, by, decide, interview, member, raw, read_as

DAY = timedelta(days=1)


async def glance(store: SqlStore, reader: Member) -> Glance:
    return (await read_as(store, GlanceContext, by(reader))).glance


async def held(store: SqlStore, seeker: Member, host: Member, name: str, minutes: int) -> Interview:
    """An interview about which the seeker has noted something, so that it counts as held."""
    at = NOON - timedelta(hours=2)
    told = {"stage": Stage.HELD, "start": at, "minutes": minutes, "debrief": Debrief("It was good")}
    return await interview(store, seeker, host, name, asked_at=NOON - 2 * DAY, **told)


async def test_this_month_in_five_numbers(store: SqlStore) -> None:
    host, other = await member(store, "host", field="art"), await member(store, "o", field="art")
    maya, ben = await member(store, "maya"), await member(store, "ben")
    await held(store, maya, host, "1", 30)
    await held(store, maya, other, "2", 30)
    await held(store, ben, host, "3", 15)
    await interview(store, ben, other, "4", asked_at=NOON - DAY)
    await interview(store, ben, other, "old", stage=Stage.DECLINED, asked_at=NOON - 99 * DAY)
    far, away = await member(store, "far", space="T2"), await member(store, "away", space="T2")
    await interview(store, far, away, "theirs", asked_at=NOON - DAY)
    assert (await glance(store, maya)).month == MonthSoFar(4, 3, 2, 2, 1.25)


async def test_situations_that_need_an_organizer_are_counted(store: SqlStore) -> None:
    silent, spoke = await member(store, "s", field="art"), await member(store, "t", field="art")
    shut = await member(store, "shut", field="art", open=False)
    maya = await member(store, "maya")
    lapsed = {"stage": Stage.EXPIRED, "awaiting": Side.HOST, "changed_at": NOON - 3 * DAY}
    for number, host in enumerate((silent, silent, spoke, shut)):
        await interview(store, maya, host, f"{number}", asked_at=NOON - 9 * DAY, **lapsed)
    freed = lapsed | {"ends_at": NOON - 2 * DAY}
    await interview(store, maya, await member(store, "f", field="art"), "freed", **freed)
    await interview(store, maya, spoke, "no", stage=Stage.DECLINED, changed_at=NOON - DAY)
    await interview(store, maya, silent, "waits", changed_at=NOON - 6 * DAY)
    await interview(store, maya, silent, "fresh", changed_at=NOON - 4 * DAY)
    await interview(store, maya, silent, "moving", changed_at=NOON - 6 * DAY, moved=True)
    await decide(store, maya, Decision(save=(replace(shut, unreachable=True),)))
    rude = await member(store, "rude")
    hurt = await member(store, "hurt", field="art")
    await interview(store, rude, hurt, "rude", asked_at=NOON - 9 * DAY, **lapsed)
    report = Concern("c1", hurt.community, hurt.id, NOON - 8 * DAY, rude.id)
    await decide(store, hurt, Decision(save=(report,)))
    for user in ("a", "b", "c"):
        seeks = await member(store, user)
        await decide(store, seeks, Decision(save=(VainSearch(seeks.community, seeks.id, "law"),)))
    await decide(store, maya, Decision(save=(VainSearch(maya.community, maya.id, "opera"),)))
    waits = {"field": "art", "open": False, "approval": HostApproval.WAITING}
    for user, space in (("w", "T1"), ("far", "T2"), ("gone", "T1")):
        would_host = await member(store, user, space, **waits)
    await decide(store, would_host, Decision(save=(replace(would_host, left=True),)))
    assert (await glance(store, maya)).in_need == InNeed(1, 1, 1, 1, ("law",))
    await decide(store, rude, Decision(save=(Organizer(rude.id, rude.community, NOON),)))
    assert (await glance(store, maya)).in_need.silent == 2, "or they would learn of the report"


async def test_only_hosts_who_are_there_and_were_silent_lately_are_counted(store: SqlStore) -> None:
    maya, far = await member(store, "maya"), await member(store, "far", space="T2")
    lapsed = {"stage": Stage.EXPIRED, "awaiting": Side.HOST, "changed_at": NOON - 7 * DAY}
    theirs = await member(store, "theirs", space="T2", field="art")
    await interview(store, far, theirs, "theirs", asked_at=NOON - 9 * DAY, **lapsed)
    long_ago = {"changed_at": NOON - SILENT_FOR - DAY}
    for name, told in (("old", long_ago), ("seeker", {"awaiting": Side.SEEKER})):
        host = await member(store, name, field="art")
        await interview(store, maya, host, name, asked_at=NOON - 99 * DAY, **lapsed | told)
    for name, gone in (("left", {"left": True}), ("sent", {"suspension": Suspension.REMOVED})):
        host = await member(store, name, field="art")
        await interview(store, maya, host, name, asked_at=NOON - 9 * DAY, **lapsed)
        await decide(store, host, Decision(save=(replace(host, **gone),)))
    assert (await glance(store, maya)).in_need.silent == 0


async def test_nothing_needs_a_hand_where_nothing_is(store: SqlStore) -> None:
    seen = await read_as(store, GlanceContext, by(await member(store, "maya")))
    assert seen.glance.in_need == InNeed(0, 0, 0, 0, ())
    assert seen.glance.month == MonthSoFar(0, 0, 0, 0, 0)


async def test_doors_that_are_open(store: SqlStore) -> None:
    maya = await member(store, "maya")
    for user, field in (("a", "Art"), ("b", "art"), ("c", "Law")):
        await member(store, user, field=field)
    await member(store, "shut", field="Law", open=False)
    await member(store, "far", space="T2", field="Music")
    assert (await read_as(store, GlanceContext, by(maya))).doors == OpenDoors(3, 2)


async def test_only_the_interviews_of_hosts_who_let_one_expire_are_read(
    store: SqlStore, backend: str
) -> None:
    if backend != "sqlite":
        pytest.skip("PostgreSQL knows how many rows an index finds")

    def plan(db: Connection) -> str:
        answered = _ANSWERED._on(db).get_ready(db)
        asked = answered.parameters({"this": 1, "ids": "[1]"})
        rows = db.exec_driver_sql(f"EXPLAIN QUERY PLAN {answered.text}", tuple(asked))
        return " ".join(step for *_, step in rows)

    assert "interview_fact USING INDEX ix_interview_fact_host" in await raw(store, plan)
