"""The state of a community's hosts, seekers and requests."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.engine.contexts.people import HostsContext, PeopleContext, RequestsContext, SeekersContext
from bot.engine.decisions import Decision
from bot.interview.members import Member
from bot.interview.model import Debrief, Interview, SelfIntroduction, Side, Stage
from bot.interview.organizing.programme import Act, ActName
from bot.interview.people.standing import SeekerList
from storage.organizing import people_lists
from storage.store import SqlStore
from tests.storage.scene import NOON, by, decide, interview, member, raw, read_as

DAY = timedelta(days=1)


async def agreed(store: SqlStore, user: str, at: datetime = NOON) -> Member:
    me = replace(await member(store, user), agreed_at=at)
    await decide(store, me, Decision(save=(me,)))
    return me


async def test_hosts_with_their_interviews_and_last_answers(store: SqlStore) -> None:
    zoe = await member(store, "zoe", field="art")
    adam = await member(store, "adam", field="Art")
    nils = await member(store, "nils", field="", open=False)
    await member(store, "far", space="T2", field="art")
    maya = await member(store, "maya")
    ended = {"stage": Stage.HELD, "start": NOON - 90 * DAY, "changed_at": NOON - 90 * DAY}
    await interview(store, maya, zoe, "old", asked_at=NOON - 99 * DAY, **ended)
    await interview(store, maya, zoe, "new", stage=Stage.BOOKED, start=NOON + 5 * DAY)
    await interview(store, maya, adam, "no", stage=Stage.DECLINED, changed_at=NOON - DAY)
    await interview(store, maya, nils, "draft", stage=Stage.DRAFT)
    seen = (await read_as(store, HostsContext, by(maya))).hosts
    assert [each.host.name for each in seen] == ["Nils", "Adam", "Zoe"]
    assert [each.answered_at for each in seen] == [None, NOON - DAY, NOON]
    assert [[one.id for one in each.interviews] for each in seen] == [["draft"], ["no"], ["new"]]


async def test_other_times_are_an_answer(store: SqlStore) -> None:
    host, maya = await member(store, "host", field="art"), await member(store, "maya")
    await interview(store, maya, host, awaiting=Side.SEEKER, changed_at=NOON - DAY)
    [seen] = (await read_as(store, HostsContext, by(maya))).hosts
    assert seen.answered_at == NOON - DAY


async def test_seekers_with_what_they_asked(store: SqlStore) -> None:
    host = await member(store, "host", field="art")
    never, last = await agreed(store, "never"), await agreed(store, "last", NOON + DAY)
    await member(store, "stranger")
    await interview(store, last, host, "1", stage=Stage.DECLINED, asked_at=NOON - 2 * DAY)
    await interview(store, last, host, "2", stage=Stage.WITHDRAWN, asked_at=NOON + DAY)
    await interview(store, last, host, "3", stage=Stage.EXPIRED, asked_at=NOON)
    await interview(store, last, host, "4", stage=Stage.DRAFT, asked_at=NOON + DAY)
    seen = (await read_as(store, SeekersContext, by(host))).seekers
    assert [each.seeker.id for each in seen] == [last.id, never.id]
    assert (seen[0].sent, seen[0].held, seen[0].open, seen[0].last_asked_at) == (2, 0, 0, NOON)
    assert seen[0].lists == {SeekerList.NO_ANSWER}
    assert seen[1].lists == {SeekerList.NEVER_ASKED}


async def test_three_requests_of_which_none_was_held(store: SqlStore) -> None:
    host, maya = await member(store, "host", field="art"), await agreed(store, "maya")
    for number in range(3):
        at = NOON + number * DAY
        await interview(store, maya, host, str(number), stage=Stage.DECLINED, asked_at=at)
    [seen] = (await read_as(store, SeekersContext, by(host))).seekers
    assert seen.lists == {SeekerList.NONE_OF_THREE}
    await interview(store, maya, host, "4", stage=Stage.HELD, asked_at=NOON - DAY)
    [seen] = (await read_as(store, SeekersContext, by(host))).seekers
    assert seen.lists == frozenset()


async def test_requests_that_are_open_or_ended_lately_without_words(store: SqlStore) -> None:
    host, maya = await member(store, "host", field="art"), await member(store, "maya")
    words: dict[str, Any] = {
        **dict.fromkeys(("note", "thanks_for", "goal"), "secret"),
        "debrief": Debrief("secret"),
        "notes": ("secret",),
        "self_introduction": SelfIntroduction("secret"),
    }
    await interview(store, maya, host, "held", stage=Stage.HELD, changed_at=NOON - DAY, **words)
    await interview(store, maya, host, "open", changed_at=NOON - 99 * DAY)
    await interview(store, maya, host, "old", stage=Stage.DECLINED, changed_at=NOON - 31 * DAY)
    await interview(store, maya, host, "draft", stage=Stage.DRAFT)
    far, away = await member(store, "far", space="T2"), await member(store, "away", space="T2")
    await interview(store, far, away, "theirs")
    seen = await read_as(store, RequestsContext, by(maya))
    assert [each.id for each in seen.requests] == ["open", "held"]
    assert set(seen.sides) == {maya.id, host.id}
    assert all(map(_is_wordless, seen.requests))


def _is_wordless(each: Interview) -> bool:
    words = (each.connection, each.wish, each.thanks_for, each.debrief, each.note, each.venue)
    return not any((*words, each.self_introduction, each.goal, each.notes))


@pytest.mark.parametrize("space", ["T1", "T2"])
async def test_which_open_requests_hosts_were_nudged_about(store: SqlStore, space: str) -> None:
    ana, host = await member(store, "ana", space=space), await member(store, "host", space=space)
    for name, stage in (("open", Stage.ASKED), ("over", Stage.HELD), ("freed", Stage.ASKED)):
        await interview(store, ana, host, name, stage=stage)
        done = ActName.FREED_SEEKER if name == "freed" else ActName.NUDGED_HOST
        act = Act(ana.community, NOON, ana.id, done, ana.id, name)
        await decide(store, ana, Decision(save=(act,)))
    seen = await raw(store, lambda db: people_lists.nudged(db, ana.community))
    assert seen == {"open"}
    assert await raw(store, lambda db: people_lists.nudged(db, 99)) == frozenset()


async def test_the_menu_counts_as_the_lists_do(store: SqlStore) -> None:
    host = await member(store, "host", field="art")
    await member(store, "paused", field="art", paused_until=NOON + DAY)
    await member(store, "closed", field="art", open=False)
    await member(store, "away", space="T2", field="art")
    await agreed(store, "never")
    silent, busy, met = [await agreed(store, name) for name in ("silent", "busy", "met")]
    for number, stage in enumerate((Stage.DECLINED, Stage.CANCELLED, Stage.EXPIRED)):
        for each in (silent, met):
            at, of = NOON + number * DAY, f"{each.name}{number}"
            await interview(store, each, host, of, stage=stage, asked_at=at)
    await interview(store, met, host, "held", stage=Stage.HELD, asked_at=NOON + 9 * DAY)
    await interview(store, busy, host, "new", changed_at=NOON - DAY)
    await interview(store, busy, host, "old", changed_at=NOON - 6 * DAY)
    await interview(store, busy, host, "moved", changed_at=NOON - 6 * DAY, moved=True)
    await interview(store, busy, host, "booked", stage=Stage.BOOKED, start=NOON + DAY)
    counts = (await read_as(store, PeopleContext, by(host))).counts
    assert (counts.hosts, counts.open_doors) == (3, 1)
    assert (counts.waiting, counts.long, counts.booked) == (2, 1, 1)
    assert counts.seekers == dict.fromkeys(SeekerList, 1)
    seekers = (await read_as(store, SeekersContext, by(host))).seekers
    assert counts.seekers == Counter(name for each in seekers for name in each.lists)
