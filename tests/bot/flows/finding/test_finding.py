"""A seeker finds hosts by words, in an order that gives every host their turn."""

from difflib import get_close_matches

import pytest

from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.flows.finding.find import NEAREST, SIMILAR, close_matches
from tests.bot.town import Town
from tests.bot.town_members import Member


def found(member: Member, words: str) -> list[str]:
    """The hosts that a search shows, in order."""
    reply = member.types(f"find {words}")
    assert isinstance(reply, Card)
    labels = [plain(each.label, member.reader) for each in reply.all_buttons()]
    return [label.removeprefix("Ask ") for label in labels if label.startswith("Ask ")]


@pytest.mark.parametrize(
    "words",
    ["nurse", "NURSING", "children's ward", "night shifts", "I want to talk to a nurse", "nurs"],
)
def test_hosts_are_found_by_headline_field_and_topics(town: Town, maya: Member, words: str) -> None:
    profile = {"headline": "Nurse, children's ward", "field": "Nursing", "topics": "night shifts"}
    town.host("Lena", **profile)
    town.host("Pablo", headline="Pilot", field="Aviation", topics="flying")
    assert found(maya, words) == ["Lena"]


def test_a_host_is_shown_with_what_one_needs_to_choose(town: Town, maya: Member) -> None:
    town.host("Lena", headline="Nurse", field="Nursing", gladly="Night shifts")
    maya.types("find nursing")
    assert "People who know “nursing”" in maya.last()
    assert "Lena, Nursing" in maya.last()
    assert "Happy to talk about: Night shifts" in maya.last()
    assert "25 minutes · Video call · 2 free this month" in maya.last()


def test_searching_for_nothing_shows_everybody_but_oneself(town: Town) -> None:
    lena = town.host("Lena")
    town.host("Pablo")
    assert found(lena, "") == ["Pablo"]


def test_the_best_fit_comes_first(town: Town, maya: Member) -> None:
    town.host("One", headline="Nurse", field="Nursing", topics="wards")
    town.host("Two", headline="Nurse", field="Nursing", topics="wards, children")
    assert found(maya, "nursing wards children") == ["Two", "One"]


def test_among_equals_most_room_comes_first(town: Town, maya: Member) -> None:
    town.host("Little", per_month="2")
    town.host("Much", per_month="5")
    assert found(maya, "research") == ["Much", "Little"]


def test_among_equals_the_host_unasked_longest_comes_first(town: Town, maya: Member) -> None:
    lena, pablo, quinn = town.host("Lena"), town.host("Pablo"), town.host("Quinn")
    noor = town.member("Noor")
    for host in (lena, pablo):
        noor.asks(host)
        noor.presses("Withdraw")
        town.after(hours=1)
    assert found(maya, "research") == ["Quinn", "Lena", "Pablo"]
    noor.asks(quinn)
    noor.presses("Withdraw")
    assert found(maya, "research") == ["Lena", "Pablo", "Quinn"]


def test_a_host_without_room_is_shown_last_and_says_so(town: Town, maya: Member) -> None:
    full = town.host("Full", per_month="1")
    town.host("Free", per_month="1")
    town.member("Noor").books(full)
    assert found(maya, "research") == ["Free", "Full"]
    assert "no room left this month" in maya.last()


def test_five_a_card_and_more_on_demand(town: Town, maya: Member) -> None:
    names = [f"Host{number}" for number in range(1, 13)]
    for name in names:
        town.host(name)
    assert found(maya, "research") == names[:5]
    shown: list[str] = []
    for page in (names[5:10], names[10:]):
        maya.presses("Show more")
        shown = [label for label in maya.labels() if label.startswith("Ask ")][: len(page)]
        assert shown == [f"Ask {name}" for name in page]
    assert "[Show more]" not in maya.last()


def test_more_where_nothing_was_searched_shows_the_others(town: Town, maya: Member) -> None:
    names = [f"Host{number}" for number in range(7)]
    for name in names:
        town.host(name)
    assert found(maya, "") == names[:5]
    assert "That was everybody" not in maya.last()
    maya.presses("Show more")
    assert maya.last().startswith("More people happy to talk"), "not the same page again"
    assert "That was everybody." in maya.last()
    for name in names[5:]:
        assert f"[Ask {name}]" in maya.last()


def test_a_page_beyond_the_last_begins_again(town: Town, maya: Member) -> None:
    hosts = [town.host(f"Host{number}") for number in range(6)]
    maya.types("find research")
    for host in hosts[3:]:
        host.types("host")
        host.presses("Stop hosting")
    maya.presses("Show more")
    assert "That was everybody" in maya.last()
    maya.presses("Start again")
    assert "Ask Host0" in maya.labels()[:3]


def test_the_next_page_of_a_search_keeps_its_words(town: Town, maya: Member) -> None:
    for number in range(6):
        town.host(f"Host{number}", field="Nursing")
    assert len(found(maya, f"{'anything whatsoever ' * 3} nursing")) == 5
    maya.presses("Show more")
    assert maya.last().startswith("More people for “")
    assert "Ask Host5" in maya.last()


def test_nothing_found_offers_the_nearest_topics(town: Town, maya: Member) -> None:
    town.host("Lena", field="Nursing", topics="night shifts")
    town.host("Pablo", field="Aviation", topics="flying")
    maya.types("find aviasion")
    assert "I found nobody for “aviasion”" in maya.last()
    assert "[Aviation] [Suggest somebody to me]" in maya.last()
    maya.presses("Aviation")
    assert "Ask Pablo" in maya.labels()


def test_where_no_topic_comes_near_some_are_offered(town: Town, maya: Member) -> None:
    town.host("Lena", field="Nursing", topics="night shifts")
    maya.types("find qqqq")
    assert "[Nursing]" in maya.last()
    assert "[night shifts]" in maya.last()


def test_where_nobody_hosts_one_could_be_the_first(maya: Member) -> None:
    maya.types("find anything")
    assert "You could be one, too" in maya.last()
    assert "[Be a host] [Suggest somebody to me]" in maya.last()
    maya.presses("Be a host")
    assert "Twenty minutes of yours" in maya.last()


ANY_WORDS = ['"', "'; DROP TABLE host", "a AND NOT b", "*", "(", "🙂", "nurse*", "x" * 900, "日本"]


def test_any_words_can_be_searched_for(town: Town, maya: Member) -> None:
    town.host("Lena", field="Nursing")
    for words in ANY_WORDS:
        assert isinstance(maya.types(f"find {words}"), Card), words
        assert found(maya, "nursing") == ["Lena"], words


def test_an_entry_says_for_which_topic_or_field_somebody_was_found(
    town: Town, maya: Member
) -> None:
    town.host("Lena", topics="Night shifts, Second career, Berlin")
    maya.types("find careers and nights")
    assert "Knows about Night shifts and Second career" in maya.last()


def test_a_host_is_found_by_name_and_first(town: Town, maya: Member) -> None:
    town.host("Pablo", topics="Zoe, the film")
    town.host("Zoë")
    assert found(maya, "Zoe") == ["Zoë", "Pablo"]
    assert "Found for “Zoe”" in maya.last()


@pytest.mark.parametrize(
    "typed", ["nursng", "desing", "policy making", "zoroastrianism", "x", "aaaa"]
)
def test_topics_that_come_close_are_those_of_difflib(typed: str) -> None:
    topics = ["nursing", "public nursing", "design", "designing", "policy", "law", "x", "banana"]

    assert close_matches(typed, topics) == get_close_matches(
        typed, topics, n=NEAREST, cutoff=SIMILAR
    )
