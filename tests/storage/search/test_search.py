from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, text

from bot.engine.contexts.interview import OtherHostsContext
from bot.engine.contexts.member import MemberContext
from bot.engine.contexts.request import SearchContext
from bot.engine.decisions import Decision
from bot.engine.store.store import LoadRequest, UnitOfWork
from bot.interview.finding.listing import Listing
from bot.interview.members import Member, Suspension
from bot.language import search
from storage.search import fits, full_text, full_text_postgresql
from storage.search.full_text_sqlite import near_each_other
from storage.search.search import hosts_mentioning
from storage.store import SqlStore
from tests.storage.scene import NOON, by, caller, decide, interview, listed, member, raw, read_as

DAY = timedelta(days=1)
NONSENSE = [
    *("", " ", "\0", "\0x", "\ud800", "x\udfffy", "日本", "🙂", "x" * 3000),
    *('"', "'", "''", "\\", "\\'", "*", ":*", "%", "a:b", "&|!()<->"),
    *("AND", "NOT", "NEAR(x y)", "headline:x", "^x", "-x"),
]


async def listings(store: SqlStore, *words: str) -> list[Listing]:
    return await listed(store, SearchContext, caller("maya"), words=words)


async def names_in(store: SqlStore, space: str, words: Sequence[str]) -> list[str]:
    by = caller("maya", space)
    return [each.host.name for each in await listed(store, SearchContext, by, words=tuple(words))]


async def names(store: SqlStore, *words: str) -> list[str]:
    return [each.host.name for each in await listings(store, *words)]


async def test_a_word_is_found_in_headline_field_and_topics(store: SqlStore) -> None:
    await member(store, "ana", headline="Nurse in Leeds")
    await member(store, "ben", field="Nursing")
    await member(store, "cem", topics=("Studying", "Night nurse"))
    await member(store, "dee", headline="Baker", gladly="My sister is a nurse")

    assert await names(store, "nurse") == ["Ana", "Ben", "Cem"]


async def test_a_word_matches_its_stem_and_the_beginnings_of_words(store: SqlStore) -> None:
    await member(store, "ana", headline="I lead product designers", topics=('"UX"\nresearch',))

    words = ["design", "designing", "designers", "des", "produ", "UX", "ux"]
    assert [word for word in words if await names(store, word) != ["Ana"]] == []


async def test_a_whole_word_matches_its_stem_alone(store: SqlStore) -> None:
    ana = await member(store, "ana", headline="I lead product designers")
    await member(store, "ben", headline="I lead productions")

    def found(db: Connection, *words: str) -> list[int]:
        searched = full_text.hosts_with(db, ana.community, *words, whole=True)
        return full_text.some_of_each(db, [searched], 9)[0]

    assert await raw(store, lambda db: found(db, "products", "leading", "designing")) == [ana.id]
    assert await raw(store, lambda db: found(db, "produ", "lead")) == []


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        *(("writers", "writing"), ("teacher", "teaching"), ("biologists", "biology")),
        *(("startups", "start-ups"), ("start-up", "startups"), ("architecture", "architects")),
    ],
)
async def test_a_word_matches_its_kin(store: SqlStore, word: str, topic: str) -> None:
    await member(store, "ana", topics=(topic,))
    await member(store, "ben", topics=("polite letters",))

    assert await names(store, *search.words(word)) == ["Ana"]
    assert search.contains_any(topic, search.words(word)[:1])


WITH_SIGNS = [
    *("React.js", "ASP.NET", "C++/Python", "C#", "UX/UI design", "salary/negotiation", "R&D"),
    *("24/7", "2.5 years", "K-12", "-5 degrees", "1e5", "Ph.D.", "first.Second", "U.S. policy"),
    *("ana@example.com", "https://example.com/path?a=b", "~home/dir", "design_systems"),
    *(
        "<b>bold</b>",
        "&amp; law",
        "Berlin,Germany",
        "start-up/e-commerce",
        "O'Neill",
        "data—science",
    ),
]


@pytest.mark.parametrize("within", ["headline", "topics"])
async def test_words_are_split_alike_where_they_are_stored_and_searched(
    store: SqlStore, within: str
) -> None:
    """PostgreSQL by itself would take an address, a path or a tag for one word."""
    for said in WITH_SIGNS:
        held = {"headline": said} if within == "headline" else {"topics": (said,)}
        await member(store, "ana", space=said, **held)
        every = [search.words(said), *([part] for part in search.names(said))]
        missed = [each for each in every if await names_in(store, said, each) != ["Ana"]]
        assert missed == [], said


async def test_the_best_fit_comes_first_then_the_host_unasked_longest(store: SqlStore) -> None:
    asked = [await member(store, name, field="Design") for name in ("ana", "ben", "cem")]
    await member(store, "dee", field="Design", topics=("Berlin", "Law"))
    await member(store, "eve", field="Music")
    maya = await member(store, "maya")
    for host, day in ((asked[0], 2), (asked[1], 1)):
        await interview(store, maya, host, host.name, asked_at=NOON - day * DAY)

    found = await listings(store, "design", "berlin", "law", "chess")

    assert [(each.host.name, each.fit) for each in found] == [
        ("Dee", 3),
        ("Cem", 1),
        ("Ana", 1),
        ("Ben", 1),
    ]
    assert [each.last_asked for each in found] == [None, None, NOON - 2 * DAY, NOON - DAY]


async def test_a_listing_says_what_room_there_is(store: SqlStore) -> None:
    host, maya = await member(store, "ana", field="Design"), await member(store, "maya")
    await interview(store, maya, host, stage="held", start=NOON - DAY, offered=(NOON - DAY,))
    await interview(store, maya, host, "i2", stage="booked", start=NOON + 20 * DAY)
    await interview(store, maya, host, "i3", stage="asked", offered=(NOON + DAY,))

    assert await listings(store, "design") == [Listing(host, 1, (), NOON, room=1)]


async def test_room_is_counted_in_the_month_of_the_hosts_zone(store: SqlStore) -> None:
    """Near its ends, it is already or still another month in other zones."""
    maya = await member(store, "maya")
    early, late = NOON.replace(day=1, hour=5), NOON.replace(day=30, hour=12)
    for name, zone in (("ana", "Pacific/Kiritimati"), ("ben", "Pacific/Pago_Pago")):
        host = await member(store, name, field="Design", zone=zone, per_month=5)
        for number, start in enumerate((early, NOON, late, late + timedelta(hours=1))):
            await interview(store, maya, host, f"{name}{number}", stage="booked", start=start)

    found = {each.host.name: each.room for each in await listings(store, "design")}
    assert found == {"Ana": 5 - 2, "Ben": 5 - 3}


async def test_hosts_with_the_most_room_come_first_then_those_unasked_longest(
    store: SqlStore,
) -> None:
    maya = await member(store, "maya")
    for name, room, day in (("ana", 1, 3), ("ben", 4, 1), ("cem", 4, 2)):
        host = await member(store, name, field="Design", per_month=room)
        await interview(store, maya, host, name, asked_at=NOON - day * DAY, stage="declined")

    assert await names(store, "design") == await names(store) == ["Cem", "Ben", "Ana"]


async def test_a_host_with_room_is_found_behind_many_without(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.search.search.HOSTS_AT_MOST", 2)
    maya = await member(store, "maya")
    for name, day in (("ana", 9), ("ben", 8)):
        full = await member(store, name, field="Design", per_month=1)
        asked_at, start = NOON - day * DAY, NOON + DAY
        await interview(store, maya, full, name, asked_at=asked_at, stage="booked", start=start)
    cem = await member(store, "cem", field="Law")
    await interview(store, maya, cem, "cem", asked_at=NOON - DAY, stage="declined")

    assert await names(store, "design", "law") == await names(store) == ["Cem"]


async def test_a_host_who_is_away_takes_nobodys_place(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if a common word is read for only one host, wherever reading begins."""
    monkeypatch.setattr("storage.search.search.HOSTS_AT_MOST", 1)
    for name, back in (("ana", NOON + DAY), ("ben", NOON), ("cem", NOON + DAY)):
        await member(store, name, field="Design", paused_until=back)

    for number in range(9):
        maya = caller(f"maya{number}")
        [found] = await listed(store, SearchContext, maya, words=("design",))
        assert found.host.name == "Ben"
    assert await names(store) == ["Ben"]


@pytest.fixture(params=[(500, 5_000), (2, 3), (2, 20)])
def scan(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many hosts PostgreSQL checks before its index is used: in the sample, and in all."""
    sample, scanned = request.param
    statement = partial(full_text_postgresql.statement, sample=sample, scanned=scanned)
    monkeypatch.setattr(full_text_postgresql, "_some_of_each", statement)


@pytest.fixture
def common_at_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.search.search.HOSTS_AT_MOST", 3)
    monkeypatch.setattr(fits, "HOSTS_READ_PER_HOST_WANTED", 1)


@pytest.mark.usefixtures("scan")
async def test_the_only_host_with_a_word_is_found_among_many(store: SqlStore) -> None:
    for number in range(9):
        await member(store, f"host {number}", field="Law")
    await member(store, "ana", field="Design")

    for number in range(9):
        found = await listed(store, SearchContext, caller(f"maya{number}"), words=("design",))
        assert [each.host.name for each in found] == ["Ana"]


@pytest.mark.usefixtures("scan")
async def test_any_number_of_hosts_is_found_for_a_word(store: SqlStore) -> None:
    made = [await member(store, f"host {number}", field="Design") for number in range(5)]

    found = await raw(store, lambda db: hosts_mentioning(db, made[0].community, ("design", "law")))
    assert found == {"design": frozenset(each.id for each in made), "law": frozenset()}


@pytest.mark.usefixtures("scan", "common_at_three")
async def test_hosts_with_a_common_word_take_turns_in_the_list(store: SqlStore) -> None:
    """A common word is read for a few hosts only. These are different for each member and day."""
    for number in range(9):
        await member(store, f"host {number}", field="Design")
    seen = [
        each.host.name
        for number in range(20)
        for each in await listed(store, SearchContext, caller(f"maya{number}"), words=("design",))
    ]

    assert len(set(seen)) == 9
    assert max(Counter(seen).values()) < 20
    assert await names(store, "design") == await names(store, "design")


@pytest.mark.usefixtures("scan", "common_at_three")
async def test_a_host_with_several_common_words_is_found_among_many(store: SqlStore) -> None:
    for number in range(9):
        await member(store, f"one {number}", field="Design")
        await member(store, f"two {number}", field="Berlin")
    await member(store, "ana", field="Design", topics=("Berlin",))

    for number in range(9):
        maya = caller(f"maya{number}")
        found = await listed(store, SearchContext, maya, words=("design", "berlin"))
        assert (found[0].host.name, found[0].fit) == ("Ana", 2)


@pytest.mark.usefixtures("scan", "common_at_three")
async def test_all_common_words_and_fields_of_hosts_with_three_count(store: SqlStore) -> None:
    """Each of them alone is read for a few hosts only, and Ana is among these only by chance."""
    for number in range(9):
        await member(store, f"one {number}", field="Teaching", field_id="teaching")
    for number in range(2):
        await member(store, f"two {number}", field="Law", topics=("Berlin", "Music"))
    topics = ("Law", "Berlin", "Music", "IT")
    await member(store, "ana", field="Teaching", field_id="teaching", topics=topics)
    for number in range(9):
        await member(store, f"three {number}", field="Teaching", field_id="teaching", headline="IT")
    words = ("law", "berlin", "music", "teaching", "it")

    for number in range(9):
        found = await listed(store, SearchContext, caller(f"maya{number}"), words=words)
        assert found[0].host.name == "Ana"
        assert found[0].fit == len(words) + fits.FIELD_WEIGHT


@pytest.mark.parametrize(
    ("hosts", "parts"),
    [
        ({8}, [[8]]),
        ({5, 2, 8}, [[2, 5, 8]]),
        ({98, 1, 99, 3, 100}, [[1, 3], [98, 99, 100]]),
    ],
)
def test_hosts_at_both_ends_of_the_index_are_not_searched_in_between(
    hosts: set[int], parts: list[list[int]]
) -> None:
    assert near_each_other(hosts) == parts


async def test_the_door_and_the_name_of_now_count(store: SqlStore) -> None:
    ana = await member(store, "ana", field="Design")
    await read_as(store, MemberContext, replace(by(ana), name="Zoë Adler"))
    assert await names(store, "zoe") == ["Zoë Adler"]
    assert await names(store, "ana") == []
    await change(store, ana, field="Design", open=False)
    assert await names(store, "design") == await names(store, "zoe") == await names(store) == []
    await change(store, ana, field="Design", open=True)
    assert len(await names(store, "design")) == len(await names(store)) == 1


async def test_a_changed_profile_keeps_when_the_host_was_last_asked(store: SqlStore) -> None:
    ana, maya = await member(store, "ana", field="Design"), await member(store, "maya")
    await interview(store, maya, ana, asked_at=NOON - DAY)
    await change(store, ana, field="Design", topics=("Berlin",))

    assert [each.last_asked for each in await listings(store)] == [NOON - DAY]


async def test_no_words_find_all_open_hosts_but_me(store: SqlStore) -> None:
    await member(store, "maya", field="Design")
    await member(store, "ana", field="Design")
    await member(store, "ben", field="Law", open=False)
    await member(store, "cem", space="T2", field="Design")
    await member(store, "dee")

    assert [(each.host.name, each.fit) for each in await listings(store)] == [("Ana", 0)]
    assert await names(store, "design") == ["Ana"]


async def test_a_changed_profile_is_found_by_its_new_words(store: SqlStore) -> None:
    host = await member(store, "ana", field="Design", topics=("Berlin",))
    await change(store, host, field="Law", topics=())

    assert [await names(store, word) for word in ("design", "berlin", "law")] == [[], [], ["Ana"]]

    await change(store, host, open=False)
    assert await names(store, "law") == []


async def test_a_profile_written_with_another_search_path_is_found(
    store: SqlStore, url: str
) -> None:
    """As `pg_restore --data-only` writes, and whoever puts something right by hand may."""
    if url.startswith("sqlite"):
        pytest.skip("SQLite has no search_path")
    ana = await member(store, "ana", headline="Nurse")

    def write(db: Connection) -> None:
        db.execute(text("SET LOCAL search_path = ''"))
        db.execute(text("UPDATE public.host SET headline = 'Welder'"))
        db.execute(text("UPDATE public.member SET name = 'Bea'"))

    await raw(store, write)
    assert await names(store, "nurse") == await names(store, ana.name) == []
    assert await names(store, "welder") == await names(store, "bea") == ["Bea"]


async def test_nonsense_finds_nothing_and_breaks_nothing(store: SqlStore) -> None:
    await member(store, "ana", field="Design")

    assert [word for word in NONSENSE if await names(store, word)] == []
    assert [word for word in NONSENSE if await names(store, word, "design") != ["Ana"]] == []


async def test_a_request_that_ends_lists_similar_hosts(store: SqlStore) -> None:
    host = await member(store, "ana", field="Design", topics=("Berlin",))
    await member(store, "ben", field="Designing", topics=("Berlin",))
    await member(store, "cem", headline="In Berlin")
    await member(store, "dee", field="Law")
    maya = await member(store, "maya", field="Design")
    await interview(store, maya, host)

    for me in (maya, host):
        found = await listed(store, OtherHostsContext, by(me), about="i1")
        assert [(each.host.name, each.fit) for each in found] == [("Ben", 2), ("Cem", 1)]


async def test_a_request_that_ends_loads_when_others_are_busy(store: SqlStore) -> None:
    host, maya = await member(store, "ana", field="Design"), await member(store, "maya")
    ben = await member(store, "ben", field="Design")
    await interview(store, maya, host)
    long_ago = NOON - 130 * DAY
    of_ben = await interview(store, maya, ben, "i2")
    await interview(store, maya, ben, "i3", asked_at=long_ago, changed_at=long_ago, stage="held")

    [found] = await listed(store, OtherHostsContext, by(maya), about="i1")
    assert found.interviews == (of_ben,)


async def test_parting_lists_further_ones_than_a_few(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.search.search.ENOUGH_FOR_CARD", 3)
    everybody = ("maya", "ana", "ben", "cem", "dee", "eve")
    maya, ana, *others = [await member(store, name, field="Design") for name in everybody]
    await interview(store, maya, ana)

    def count(unit: UnitOfWork) -> tuple[int, int]:
        parting = LoadRequest(OtherHostsContext, by(maya), about="i1")
        context = unit.contexts.load(parting, NOON)
        assert isinstance(context, OtherHostsContext)
        return len(context.listings), len(context.further)

    few, further = await store.read(count)
    assert 0 < few < further == len(others)


async def test_at_most_50_are_listed(store: SqlStore) -> None:
    for number in range(51):
        await member(store, f"host {number}", field="Design")

    assert len(await listings(store)) == len(await listings(store, "design")) == 50


async def test_the_best_fits_hide_no_others_if_none_of_them_can_be_asked(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.search.search.HOSTS_AT_MOST", 2)
    for name in ("ana", "ben"):
        host = await member(store, name, field="Design", topics=("Berlin",))
        away = replace(host, suspension=Suspension.PAUSED)
        await decide(store, host, Decision(save=(away,)))
    await member(store, "cem", field="Design")

    assert await names(store, "design", "berlin") == ["Cem"]


async def change(store: SqlStore, host: Member, **fields: object) -> None:
    assert host.profile is not None
    profile = replace(host.profile, **fields)  # type: ignore[arg-type]
    await decide(store, host, Decision(save=(replace(host, profile=profile),)))
