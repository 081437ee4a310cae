from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.engine.contexts.interview import InterviewContext, OtherHostsContext, SchedulingContext
from bot.engine.contexts.member import (
    FreeTextContext,
    HomeContext,
    HostedContext,
    MemberContext,
    MyInterviewsContext,
    OwedNotesContext,
    WithOther,
)
from bot.engine.contexts.request import RequestContext, SearchContext
from bot.engine.decisions import Decision
from bot.engine.events import Caller
from bot.engine.store.store import LoadRequest
from bot.interview.limits import OWED_AT_MOST
from bot.interview.members import Member, Person
from bot.interview.model import OPEN_STAGES, Stage
from storage.store import SqlStore
from tests.storage.scene import (
    NOON,
    by,
    caller,
    decide,
    decided,
    interview,
    listed,
    member,
    named,
    read,
    read_as,
)

DAY = timedelta(days=1)


async def test_an_unknown_caller_becomes_a_member(store: SqlStore) -> None:
    maya = (await read_as(store, MemberContext, caller("maya"))).me

    known = (maya.id, maya.community, caller("maya").person, "Maya", "Europe/Berlin")
    assert maya == Member(*known, zone_told="Europe/Berlin", arrived_at=NOON)
    assert maya.quiet_until == time(9)


async def test_a_member_is_who_the_platform_says_not_what_they_are_called(store: SqlStore) -> None:
    maya = await member(store, "maya")
    namesake = Caller(replace(maya.person, user="U2"), "Maya")

    renamed = (await read_as(store, MemberContext, replace(caller("maya"), name="Maya B."))).me
    other = (await read_as(store, MemberContext, namesake)).me

    assert (renamed.id, renamed.name) == (maya.id, "Maya B.")
    assert other.id != maya.id


async def test_the_platforms_zone_is_taken_where_nothing_is_booked(store: SqlStore) -> None:
    async def zone(told: str | None) -> str | None:
        return (await read_as(store, MemberContext, caller("maya", zone=told))).me.zone

    zones = [None, "Europe/Paris", "Asia/Tokyo", None]
    assert [await zone(each) for each in zones] == [None, "Europe/Paris", *["Asia/Tokyo"] * 2]


async def test_a_zone_that_was_set_before_the_platform_told_one_stays(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await decide(store, maya, Decision(save=(replace(maya, zone="Asia/Tokyo", zone_told=None),)))
    for told in ("Europe/Berlin", "Europe/Paris"):
        assert (await read_as(store, MemberContext, caller("maya", zone=told))).me.zone == (
            "Asia/Tokyo"
        )


async def test_the_locale_is_the_last_that_the_platform_told(store: SqlStore) -> None:
    async def locale(told: str | None) -> str | None:
        by = replace(caller("maya"), locale=told)
        return (await read_as(store, MemberContext, by)).me.locale

    assert [await locale(told) for told in (None, "de", None, "pt-BR")] == [
        *(None, "de", "de", "pt-BR")
    ]
    assert (await member(store, "maya")).locale == "pt-BR", "it is kept"


async def test_each_space_is_a_community_of_its_own(store: SqlStore) -> None:
    here, too = await member(store, "maya"), await member(store, "daniel")
    elsewhere = await member(store, "maya", space="T2")

    assert here.community == too.community != elsewhere.community


async def test_my_interviews_are_of_both_sides_newest_first(store: SqlStore) -> None:
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    await interview(store, maya, daniel, "old", asked_at=NOON - DAY)
    await interview(store, ana, maya, "new")
    await interview(store, ana, daniel, "theirs")

    mine = await read_as(store, MemberContext, by(maya))

    assert [each.id for each in mine.interviews] == ["new", "old"]
    assert mine.others == {daniel.id: daniel, ana.id: ana}


async def test_my_interviews_are_the_fifty_newest(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    for number in range(51):
        await interview(store, maya, daniel, f"i{number}", asked_at=NOON + number * DAY)

    mine = await read_as(store, MemberContext, by(maya))

    assert [mine.interviews[0].id, mine.interviews[-1].id] == ["i50", "i1"]


async def test_a_page_of_mine_begins_where_it_is_asked_to(store: SqlStore) -> None:
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    await interview(store, ana, maya, "booked", stage=Stage.BOOKED, start=NOON, asked_at=NOON - DAY)
    await interview(store, maya, daniel, "draft", stage=Stage.DRAFT)
    for number in range(57):
        ended = {"stage": Stage.DECLINED, "asked_at": NOON + number * DAY}
        await interview(store, maya, daniel, f"i{number}", **ended)

    async def page(start: int) -> list[tuple[str, Person, str]]:
        context = await read_as(store, MyInterviewsContext, by(maya), start=start)
        return [(each.id, other.person, other.name) for each, other in context.page]

    past = [(f"i{number}", daniel.person, daniel.name) for number in reversed(range(57))]
    past.insert(56, ("draft", daniel.person, daniel.name))
    assert await page(0) == [("booked", ana.person, ana.name), *past[:5]]
    assert await page(5) == past[4:10]
    assert await page(55) == past[54:]


async def test_pages_of_mine_contain_each_interview_once(store: SqlStore) -> None:
    """Also where I am the seeker of some and the host of others, asked at the same time."""
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    for number in range(24):
        seeker, host = ((maya, daniel), (ana, maya))[number % 2]
        stage = (Stage.HELD, Stage.THANKED, Stage.DECLINED)[number % 3]
        asked = {"stage": stage, "asked_at": NOON + number // 6 * DAY}
        await interview(store, seeker, host, f"i{number:02}", **asked)

    shown: list[str] = []
    while page := (await read_as(store, MyInterviewsContext, by(maya), start=len(shown))).page:
        shown += [each.id for each, _ in page]

    newest = [f"i{number:02}" for day in (3, 2, 1, 0) for number in range(6 * day, 6 * day + 6)]
    assert shown == sorted(newest, key=lambda each: int(each[1:]) % 3 > 0)


async def test_current_interviews_are_shown_however_old(store: SqlStore) -> None:
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    held = await interview(store, maya, ana, "held", stage=Stage.HELD, asked_at=NOON - DAY)
    for number in range(51):
        ended = {"stage": Stage.DECLINED, "asked_at": NOON + number * DAY}
        await interview(store, maya, daniel, f"i{number}", **ended)

    shown = named(ana)
    assert await _home(store, maya) == (((held, shown),), True)
    assert await _home(store, daniel) == ((), True)
    assert await _home(store, await member(store, "kim")) == ((), False)


async def _home(store: SqlStore, me: Member) -> tuple[Sequence[WithOther], bool]:
    context = await read_as(store, HomeContext, by(me))
    return context.current, context.has_any


async def test_a_host_sees_their_open_interviews_newest_first(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="Lead")
    await interview(store, daniel, maya, "as a seeker")
    for stage in set(Stage) - OPEN_STAGES:
        await interview(store, maya, daniel, stage, stage=stage)
    booked = await interview(store, maya, daniel, "booked", stage=Stage.BOOKED, start=NOON)
    asked = await interview(store, maya, daniel, "asked", asked_at=NOON + DAY)

    shown = named(maya)
    hosted = (await read_as(store, HostedContext, by(daniel))).hosted
    assert hosted == ((asked, shown), (booked, shown))


async def test_a_seeker_owes_a_note_for_what_took_place(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="Lead")
    await interview(store, daniel, maya, "as a host", stage=Stage.HELD)
    for stage in set(Stage) - {Stage.HELD}:
        await interview(store, maya, daniel, stage, stage=stage)
    held = [
        await interview(store, maya, daniel, f"i{day}", stage=Stage.HELD, asked_at=NOON + day * DAY)
        for day in range(OWED_AT_MOST + 1)
    ]

    owed = (await read_as(store, OwedNotesContext, by(maya))).owed
    assert owed == tuple((each, daniel) for each in reversed(held[1:]))


async def test_an_interview_is_read_by_its_two_sides(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="Lead")
    asked = await interview(store, maya, daniel)

    for me in (maya, daniel):
        state = await read_as(store, InterviewContext, by(me), about="i1")
        assert state == InterviewContext(me, asked, maya, daniel)


@pytest.mark.parametrize("kind", [InterviewContext, SchedulingContext, OtherHostsContext])
async def test_an_interview_of_others_is_none(store: SqlStore, kind: type) -> None:
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    stranger = await member(store, "maya", space="T2")
    await interview(store, maya, daniel)

    for me, name in ((ana, "i1"), (stranger, "i1"), (maya, "i2"), (maya, None)):
        assert await read(store, LoadRequest(kind, by(me), about=name)) is None


async def test_an_interview_of_another_community_is_not_found_even_by_its_sides(
    store: SqlStore,
) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    elsewhere = await member(store, "ana", space="T2")
    await interview(store, replace(maya, community=elsewhere.community), daniel)

    assert await read(store, LoadRequest(InterviewContext, by(maya), about="i1")) is None


async def test_scheduling_loads_the_busy_times_of_both(store: SqlStore) -> None:
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    long_ago = NOON - 121 * DAY
    past = {"asked_at": long_ago, "changed_at": long_ago, "stage": Stage.THANKED}
    pair = await interview(store, maya, daniel)
    await interview(store, ana, daniel, "forgotten", start=long_ago, **past)
    still_open = await interview(store, ana, daniel, "open", **past | {"stage": Stage.ASKED})
    ahead = await interview(store, maya, ana, "ahead", start=NOON + DAY, **past)
    lately = await interview(store, ana, maya, "lately", **past | {"changed_at": NOON - 119 * DAY})

    state = await read_as(store, SchedulingContext, by(daniel), about="i1")

    assert set(state.seeker_interviews) == {pair, ahead, lately}
    assert set(state.host_interviews) == {pair, still_open}


async def test_other_hosts_come_with_what_limits_this_seeker(store: SqlStore) -> None:
    maya, ana = await member(store, "maya"), await member(store, "ana")
    daniel = await member(store, "daniel", topics=("nursing",))
    other = await member(store, "ben", topics=("nursing",))
    await interview(store, maya, daniel)
    before, lately = ({"changed_at": NOON - days * DAY} for days in (121, 119))
    held = {"stage": Stage.THANKED}
    waits = await interview(store, ana, other, "waits", **before)
    ahead = await interview(store, ana, other, "ahead", start=NOON + DAY, stage=Stage.BOOKED)
    month = await interview(store, ana, other, "month", start=NOON - 23 * DAY, **held)
    theirs = await interview(store, maya, other, "theirs", stage=Stage.DECLINED, **lately)
    await interview(store, maya, other, "forgotten", stage=Stage.DECLINED, **before)
    await interview(store, ana, other, "past", start=NOON - 60 * DAY, **held)
    await interview(store, ana, other, "declined", stage=Stage.DECLINED)

    [listing] = await listed(store, OtherHostsContext, by(daniel), about="i1")

    assert listing.host == other
    assert set(listing.interviews) == {waits, ahead, month, theirs}


async def test_asking_knows_the_other_by_either_id(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    asked = await interview(store, maya, daniel)

    for about in ({"member": daniel.id}, {"user": "daniel"}):
        state = await read_as(store, RequestContext, by(maya), **about)
        sides = (maya, daniel, (), (asked,), (asked,))
        assert state == RequestContext(*sides, state.programme, None)


async def test_asking_knows_nobody_of_another_community(store: SqlStore) -> None:
    maya = await member(store, "maya")
    stranger = await member(store, "daniel", space="T2", headline="Lead")

    for about in ({"member": stranger.id}, {"user": "daniel"}, {"member": 0}, {}):
        assert (await read_as(store, RequestContext, by(maya), **about)).other is None
    assert (await read_as(store, RequestContext, by(maya), words=("daniel",))).named == ()


async def test_asking_names_open_hosts_by_all_words(store: SqlStore) -> None:
    maya = await member(store, "maya")
    elodie = await member(store, "élodie d_souza", headline="Lead")
    await member(store, "Élodie martin", headline="Lead", open=False)
    await member(store, "daniel souza", headline="Lead")

    async def named(*words: str) -> tuple[Member, ...]:
        return (await read_as(store, RequestContext, by(maya), words=words)).named

    assert await named("souza", "elo") == (elodie,)
    assert await named("%") == ()
    assert await named() == ()


async def test_asking_names_at_most_ten(store: SqlStore) -> None:
    maya = await member(store, "maya")
    for number in range(11):
        await member(store, f"dan {number:02}", headline="Lead")

    named = (await read_as(store, RequestContext, by(maya), words=("dan",))).named

    assert [each.name for each in named] == [f"Dan {number:02}" for number in range(10)]


async def test_talking_knows_open_hosts_by_how_a_name_begins(store: SqlStore) -> None:
    maya = await member(store, "maya")
    daniel = await member(store, "daniel okafor", headline="Lead")
    await member(store, "priya raman", headline="Lead")
    await member(store, "omar", headline="Lead", open=False)
    await member(store, "dana", space="T2", headline="Lead")

    async def meant(*words: str) -> tuple[Member, ...]:
        state = await read_as(store, FreeTextContext, by(maya), words=words)
        assert (state.interviews, state.people) == ((), tuple(map(named, state.others.values())))
        return tuple(state.others.values())

    assert await meant("danial", "omar") == (daniel,)
    assert await meant("OKAFOR") == (daniel,)
    assert await meant("kafor") == await meant("%") == await meant() == ()
    assert len(await meant(*("dan", "pri") * 15)) == 2


async def test_talking_never_means_oneself(store: SqlStore) -> None:
    maya = await member(store, "maya", headline="Lead")

    assert (await read_as(store, FreeTextContext, by(maya), words=("maya",))).people == ()


async def test_free_text_finds_the_named_member(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="Lead")
    asked = await interview(store, maya, daniel)

    state = await read_as(store, FreeTextContext, by(maya), words=("daniel",))

    assert (state.interviews, state.people) == ((asked,), (named(daniel),))
    assert state.others == {daniel.id: daniel}


async def test_finding_shows_each_topic_of_open_hosts_once(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await member(store, "daniel", field="Design", topics=("Leading", "Berlin"))
    await member(store, "ana", field="Design", topics=("Berlin",))
    await member(store, "olu", field="Law", open=False)
    await member(store, "tom", space="T2", field="Music")

    searched = await read_as(store, SearchContext, by(maya), words=("zither",))
    assert searched.topics == ("Berlin", "Design", "Leading")


async def test_a_flow_that_raises_changes_nothing(store: SqlStore) -> None:
    maya = await member(store, "maya")

    def fail(_state: object) -> Decision:
        raise RuntimeError("unforeseen")

    with pytest.raises(RuntimeError, match="unforeseen"):
        await decided(store, LoadRequest(MemberContext, replace(by(maya), name="New")), fail, NOON)
    assert (await read_as(store, MemberContext, by(maya))).me == maya


async def test_an_id_is_given_to_one_interview_only(store: SqlStore) -> None:
    maya, daniel, ana = [await member(store, name) for name in ("maya", "daniel", "ana")]
    asked = await interview(store, maya, daniel)

    with pytest.raises(IntegrityError):
        await interview(store, ana, daniel, wish="Mine")
    with pytest.raises(IntegrityError):
        await interview(store, maya, daniel, wish="Again")

    assert (await read_as(store, MemberContext, by(daniel))).interviews == (asked,)


async def test_a_change_of_an_older_revision_is_refused(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    asked = await interview(store, maya, daniel)
    booked = replace(asked, stage=Stage.BOOKED, revision=2)
    await decide(store, maya, Decision(save=(booked,)))

    with pytest.raises(IntegrityError):
        await decide(store, maya, Decision(save=(replace(asked, note="Late", revision=2),)))

    assert (await read_as(store, MemberContext, by(maya))).interviews == (booked,)
