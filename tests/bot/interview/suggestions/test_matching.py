"""Who is suggested to whom: what is true for all wishes, and the speed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.interview.finding.listing import Listing
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.suggestions.matching import Proposal, match
from bot.interview.suggestions.suggesting import Suggestible, Wisher, make_round
from bot.interview.suggestions.suggestions import (
    FIRST_NEXT_TIME,
    Suggestion,
    SuggestionWish,
    Unmatched,
)
from bot.language.search import contains_any

NOW = datetime(2026, 11, 30, 18, tzinfo=UTC)
DAY = date(2026, 12, 1)
HOSTS = range(101, 107)


@st.composite
def proposals(draw: st.DrawFn) -> list[Proposal]:
    made = []
    for seeker in range(1, draw(st.integers(0, 12)) + 1):
        fits = draw(st.dictionaries(st.sampled_from(HOSTS), st.integers(1, 4)))
        hosts = draw(st.permutations(sorted(fits)))
        made.append(Proposal(seeker, hosts, fits, draw(st.integers(0, 3))))
    return made


places = st.dictionaries(st.sampled_from(HOSTS), st.integers(0, 3))


@given(proposals(), places)
def test_no_host_is_over_their_room(wished: list[Proposal], room: dict[int, int]) -> None:
    matched = match(wished, room)
    for host in HOSTS:
        assert list(matched.values()).count(host) <= room.get(host, 0)
    for each in wished:
        assert matched.get(each.seeker) in (None, *each.hosts)


@given(proposals(), places)
def test_a_host_whom_a_member_would_have_liked_better_is_full(
    wished: list[Proposal], room: dict[int, int]
) -> None:
    matched = match(wished, room)
    for each in wished:
        got = matched.get(each.seeker)
        better = each.hosts[: each.hosts.index(got)] if got else each.hosts
        for host in better:
            assert list(matched.values()).count(host) == room.get(host, 0)


def most_served(wished: list[Proposal], room: dict[int, int]) -> int:
    """How many can be served at most, by trying: each takes one place, and whoever is on it looks
    for another."""
    on: dict[tuple[int, int], Proposal] = {}

    def sits(each: Proposal, tried: set[tuple[int, int]]) -> bool:
        for place in ((host, n) for host in each.hosts for n in range(room.get(host, 0))):
            if place in tried:
                continue
            tried.add(place)
            if place not in on or sits(on[place], tried):
                on[place] = each
                return True
        return False

    return sum(sits(each, set()) for each in wished)


@given(proposals(), places)
def test_as_many_as_possible_are_served_of_those_who_were_left_out_most(
    wished: list[Proposal], room: dict[int, int]
) -> None:
    matched = match(wished, room)
    for times in range(4):
        first = [each for each in wished if each.left_out >= times]
        served = sum(each.seeker in matched for each in first)
        assert served == most_served(first, room)


@given(proposals(), places)
def test_no_member_is_left_out_twice_for_one_who_was_not(
    wished: list[Proposal], room: dict[int, int]
) -> None:
    matched = match(wished, room)
    by_seeker = {each.seeker: each for each in wished}
    for each in wished:
        if each.seeker not in matched:
            for seeker, host in matched.items():
                if host in each.hosts:
                    assert by_seeker[seeker].left_out >= each.left_out


@given(proposals(), places, st.randoms(use_true_random=False))
def test_the_order_in_which_they_stand_does_not_matter(
    wished: list[Proposal], room: dict[int, int], random: Random
) -> None:
    shuffled = list(wished)
    random.shuffle(shuffled)
    assert match(shuffled, room) == match(wished, room)


def wisher(member: int, *words: str, kept_from: frozenset[int] = frozenset()) -> Wisher:
    wish = SuggestionWish(member, 1, " ".join(words), 2, DAY)
    return Wisher(wish, words, kept_from=kept_from)


def host(
    number: int,
    places: int = 1,
    asked: int = 0,
    field: str = "Museums",
    topics: tuple[str, ...] = ("conservation",),
) -> Suggestible:
    profile = HostProfile(field=field, topics=topics, open=True)
    person = Person("test", "town", str(number))
    member = Member(number, 1, person, f"Host {number}", profile=profile)
    return Suggestible(Listing(member, 0), places, asked)


def holders(*hosts: int) -> dict[str, frozenset[int]]:
    return {"museums": frozenset(hosts), "law": frozenset()}


def made(wishers: list[Wisher], hosts: list[Suggestible]) -> list[Suggestion]:
    return make_round(
        DAY, wishers, hosts, holders(*(each.host for each in hosts)), NOW, is_about=contains_any
    )


def test_between_two_equal_hosts_the_less_asked_one_is_chosen() -> None:
    only = made([wisher(1, "museums")], [host(101, asked=9), host(102, asked=1)])
    assert [(each.host, each.why) for each in only] == [(102, ("Museums",))]


def test_a_member_reads_which_topics_a_search_for_their_words_finds() -> None:
    knows = host(101, topics=("UX/UI", "Café culture", "Law"))
    by_word = {each: frozenset({101}) for each in ("ui", "cafe")}
    [only] = make_round(
        DAY, [wisher(1, "ui", "cafe")], [knows], by_word, NOW, is_about=contains_any
    )
    assert only.why == ("UX/UI", "Café culture")


def test_each_member_without_a_match_reads_why() -> None:
    wishers = [
        wisher(1, "museums"),
        wisher(2, "museums"),
        wisher(3, "law"),
        wisher(4, "museums", kept_from=frozenset({101})),
    ]
    reasons = [each.unmatched for each in made(wishers, [host(101)])]
    assert reasons == [None, Unmatched.OTHERS_FIRST, Unmatched.NOBODY_FITS, Unmatched.ALL_KNOWN]
    full = made([wisher(1, "museums")], [host(101, places=0)])
    assert [each.unmatched for each in full] == [Unmatched.NO_ROOM]
    assert Unmatched.NOBODY_FITS not in FIRST_NEXT_TIME


def test_a_member_moves_to_another_host_for_one_who_has_only_theirs() -> None:
    """The first fits both hosts, and 101 best. The second fits only 101. The third was served last
    time, and fits only 102, who would otherwise have room."""
    by_word = {"museums": frozenset({101}), "law": frozenset({101, 102})}
    both, one = (
        replace(each, wish=replace(each.wish, left_out=1))
        for each in (wisher(1, "museums", "law"), wisher(2, "museums"))
    )
    hosts = [host(101), host(102)]

    def served(*wishers: Wisher) -> dict[int, int | None]:
        round_ = make_round(DAY, wishers, hosts, by_word, NOW, is_about=contains_any)
        return {each.member: each.host for each in round_}

    third = wisher(3, "law", kept_from=frozenset({101}))
    assert served(both, one) == {1: 102, 2: 101}
    assert served(both, one, third) == {1: 102, 2: 101, 3: None}


def test_nobody_is_suggested_to_themselves() -> None:
    assert made([wisher(101, "museums")], [host(101)])[0].unmatched is Unmatched.NOBODY_FITS


def test_every_place_is_given_to_one_of_two_thousand_seekers() -> None:
    random, words = Random(14), [f"word{number}" for number in range(40)]
    by_word = {each: frozenset(random.sample(range(10_001, 10_301), 60)) for each in words}
    wishers = [wisher(number, *random.sample(words, 3)) for number in range(1, 2_001)]
    hosts = [host(10_001 + number, places=random.randrange(4)) for number in range(300)]
    result = make_round(DAY, wishers, hosts, by_word, NOW, is_about=contains_any)
    assert sum(each.host is not None for each in result) == sum(each.places for each in hosts)
