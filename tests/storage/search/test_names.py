import pytest
from sqlalchemy import Connection

from bot.engine.contexts.request import RequestContext, SearchContext
from bot.interview.members import Member
from bot.language import search
from storage.search.named_members import by_name
from storage.store import SqlStore
from tests.storage.scene import caller, listed, member, raw, read_as

ALIKE = [
    *(("Zoë", "Zoe"), ("Łukasz", "Lukasz"), ("José", "Jose"), ("Müller", "Muller")),
    *(("Søren", "Soren"), ("Weiß", "Weiss"), ("Ægir", "Aegir"), ("Ñandú", "nandu")),
    *(("Đặng", "Dang"), ("Øyvind", "OYVIND"), ("Zoe\u0308", "Zoë"), ("Çelik", "Celik")),
    *(("Сергей", "сергей"), ("O'Brien", "o'brien"), ("Ng", "ng")),
]
"""A name, and how somebody else writes it. Both directions are tested."""


UMLAUTS = [
    *(("Müller", "Muller", "Mueller"), ("Jörg", "Jorg", "Joerg"), ("Häusler", "Haeusler")),
    *(("Jürgen", "Juergen"), ("Böhm-Krüger", "Boehm-Krueger"), ("Schäfer", "Schaefer")),
]
"""The same name as others write it."""


async def test_a_name_is_found_with_and_without_its_accents(store: SqlStore) -> None:
    for name, typed in [*ALIKE, *(pair[::-1] for pair in ALIKE)]:
        space = f"{name} and {typed}"
        host = await member(store, f"{name} adler", space, field="Design", headline="At home")
        await member(store, "ben bird", space, field="Design")

        assert await asked(store, typed, space) == [host.name]
        assert await found(store, typed, space) == [host.name]


@pytest.mark.parametrize("written", UMLAUTS)
async def test_a_name_is_found_however_its_umlaut_is_written(
    store: SqlStore, written: tuple[str, ...]
) -> None:
    hosts = [await member(store, f"{each} adler", field="Design") for each in written]
    everybody = sorted(each.name for each in hosts)
    for typed in written:
        assert sorted(await asked(store, typed)) == everybody
        assert sorted(await found(store, typed)) == everybody
        assert sorted(await members_called(store, hosts[0], typed)) == everybody


async def test_a_name_is_not_taken_for_one_with_an_umlaut(store: SqlStore) -> None:
    for name in ("joel", "jolanda", "michael", "michal", "manuela", "samuel", "zoe"):
        await member(store, f"{name} adler", field="Design")
    for typed in ("Joel", "Michael", "Manuela", "Samuel", "Zoe"):
        assert await asked(store, typed) == [f"{typed} Adler"]


async def members_called(store: SqlStore, like: Member, typed: str) -> list[str]:
    words = search.names(typed)

    def read(db: Connection) -> list[str]:
        return [each.name for each in by_name(db, like.community, words, without=0, most=9)]

    return await raw(store, read)


async def test_each_part_of_a_name_is_found_whatever_sign_is_between(store: SqlStore) -> None:
    for name in ("jean.luc picard", "anna/maria", "kai_uwe", "max@home.example"):
        host = await member(store, name, name, field="Design")
        for part in search.names(name):
            assert await asked(store, part, name) == [host.name], part


async def test_a_profile_is_searched_without_accents_too(store: SqlStore) -> None:
    await member(store, "ana", topics=("Café design", "Łódź"))

    assert await found(store, "cafe") == await found(store, "CAFÉ") == ["Ana"]
    assert await found(store, "lodz") == await found(store, "łódź") == ["Ana"]


async def test_no_name_is_found_within_a_word(store: SqlStore) -> None:
    await member(store, "kwame boateng", field="Energy")

    assert await asked(store, "me") == await found(store, "ate") == []
    assert await asked(store, "boa") == ["Kwame Boateng"]


async def test_a_name_comes_before_what_others_know(store: SqlStore) -> None:
    await member(store, "ana", field="Mark design", topics=("Mark", "Design"))
    await member(store, "mark twain", field="Law")

    assert await found(store, "mark design") == ["Mark Twain", "Ana"]


async def test_a_slip_or_the_beginning_of_a_name_is_found_where_nothing_else_is(
    store: SqlStore,
) -> None:
    await member(store, "ana petrova", field="Law")
    await member(store, "ben rocha", field="Roofing")

    assert await found(store, "petrowa") == await found(store, "pet") == ["Ana Petrova"]
    assert await found(store, "ro") == []
    assert await found(store, "roo") == ["Ben Rocha"]


async def test_it_is_a_field_only_in_capitals(store: SqlStore) -> None:
    await member(store, "ana", headline="A midwife, and glad of it")
    await member(store, "ben", topics=("IT support",))
    await member(store, "cem", headline="I run Italy's trains")

    assert await found(store, "IT") == ["Ben"]


async def test_a_word_with_a_sign_is_not_the_word_without_it(store: SqlStore) -> None:
    await member(store, "ana", headline="I write C++17", topics=("Embedded",))
    await member(store, "ben", topics=("C#", "Unity"))
    await member(store, "cem", headline="c programmer", topics=("R", "Go"))
    await member(store, "dora", topics=(".NET", "f#"))
    await member(store, "eve", headline="Networks on the net", role="ASP.net")

    assert await found(store, "C++") == await found(store, "who knows c++?") == ["Ana"]
    assert await found(store, "C#") == ["Ben"]
    assert await found(store, "F#") == ["Dora"]
    assert sorted(await found(store, ".NET")) == ["Dora", "Eve"]
    assert sorted(await found(store, "C++/C#")) == ["Ana", "Ben"]
    assert "Cem" in await found(store, "C")
    assert await found(store, "R") == await found(store, "Go") == ["Cem"]


async def test_a_thing_with_two_names_is_found_by_either(store: SqlStore) -> None:
    await member(store, "ana", topics=("Go", "Kubernetes"))
    await member(store, "ben", headline="Golang developer")
    await member(store, "cem", headline="A good government job")

    for typed in ("golang", "Go"):
        assert sorted(await found(store, typed)) == ["Ana", "Ben"]
        told = [search.contains_any(said, search.words(typed)) for said in ("Go", "Golang", "good")]
        assert told == [True, True, False]


async def found(store: SqlStore, typed: str, space: str = "T1") -> list[str]:
    words = search.words(typed)
    found = await listed(store, SearchContext, caller("maya", space), words=words)
    return [each.host.name for each in found]


async def asked(store: SqlStore, typed: str, space: str = "T1") -> list[str]:
    words = search.names(typed)
    context = await read_as(store, RequestContext, caller("maya", space), words=words)
    return [each.name for each in context.named]
