"""Members agree to the rules before their first request, and before they first open their door."""

from collections.abc import Iterator

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.cards.outside import PersonLink
from bot.interview.model import Stage
from tests.bot.lived_once import lived_once
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member, Value

RULES = "how we treat each other here"
WORDS = {"connection": "We both sing", "wish": "How it is", "own_times": "2026-11-26 12:00"}
PROFILE = {"headline": "Nurse", "field": "Nursing", "topics": "nights", "gladly": "The nights"}
CHOICES: dict[str, Value] = {
    "per_month": ("2",),
    "minutes": ("25",),
    "place": ("video link",),
}
HOURS: dict[str, Value] = {"hours": "Mon-Fri 9:00-18:00", "place_detail": "https://meet.example"}


@pytest.fixture
def town() -> Iterator[Town]:
    """Nobody has agreed to anything yet."""
    with a_town(agreed=False) as town:
        yield town


@pytest.fixture
def daniel(town: Town) -> Member:
    daniel = town.member("Daniel")
    agrees_and_hosts(daniel)
    return daniel


@lived_once
def agrees_and_hosts(daniel: Member) -> None:
    daniel.types("host")
    daniel.presses("Become a host")
    daniel.fills(**PROFILE)
    daniel.presses("Set my hours")
    daniel.presses("I agree")
    daniel.fills(**HOURS)
    assert daniel.sees("You are a host")


def changes_the_rules(town: Town, rules: str) -> None:
    ana = town.member("Ana", runs_space=True)
    ana.types("organize")
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Write the rules")
    ana.fills(rules=rules)


def test_the_first_request_begins_with_the_rules(town: Town, daniel: Member, maya: Member) -> None:
    asked = maya.reads(maya.types("ask Daniel"))
    assert RULES in asked
    for rule in (
        "Nobody asks for a job",
        "Be on time",
        "stays between",
        "Answer only what you want to",
    ):
        assert rule in asked
    assert "leave. You need no reason" in asked
    assert isinstance(maya.presses("I agree"), Form), "what they were about to do goes on"
    maya.requests(**WORDS)
    assert [each.stage for each in town.interviews()] == [Stage.ASKED]


def test_who_agreed_before_reads_so_and_goes_on(town: Town, daniel: Member, maya: Member) -> None:
    """The form opens above the rules. Whoever closes it still has their button."""
    maya.types("ask Daniel")
    agree = maya.button("I agree").action
    maya.presses("I agree")
    town.after(days=1)
    again = maya.sends(agree)
    assert isinstance(again, Card)
    assert again.instead, "in place of the rules"
    assert "You agreed to the rules on Monday 23 November 2026" in maya.reads(again)
    assert isinstance(maya.presses("Ask Daniel"), Form)


def test_a_host_who_agreed_before_reads_so_and_goes_on(town: Town) -> None:
    lena = town.member("Lena")
    lena.types("host")
    lena.presses("Become a host")
    lena.fills(**PROFILE)
    lena.presses("Set my hours")
    agree = lena.button("I agree").action
    assert isinstance(lena.presses("I agree"), Form)
    town.after(days=1)
    assert "You agreed to the rules on" in lena.reads(lena.sends(agree))
    assert isinstance(lena.presses("Set my hours"), Form)
    lena.fills(**HOURS)
    town.after(days=1)
    lena.sends(agree)
    assert "Change hours" in lena.labels()


def test_what_follows_replaces_the_rules(town: Town, daniel: Member, maya: Member) -> None:
    maya.types("find nursing")
    host = maya.button("Ask Daniel").action.about
    maya.submits(Action(ActionName.REQUEST, host), **WORDS)
    shown = maya.presses("I agree")
    assert isinstance(shown, Card)
    assert shown.instead
    assert "Send it" in maya.labels()


@pytest.mark.parametrize("way", ["words", "button"])
def test_the_rules_are_asked_about_once_by_any_way_in(
    daniel: Member, maya: Member, way: str
) -> None:
    if way == "words":
        maya.types("can I talk to Daniel?")
    else:
        maya.types("find nursing")
    assert RULES in maya.reads(maya.presses("Ask Daniel"))
    maya.presses("I agree")
    assert isinstance(maya.types("ask Daniel"), Form)


@pytest.mark.usefixtures("daniel")
def test_the_card_names_whom_to_tell(town: Town, maya: Member) -> None:
    assert "Nobody looks after this place at the moment" in maya.reads(maya.types("ask Daniel"))
    ana = town.member("Ana", runs_space=True)
    ana.types("organize")
    card = maya.types("ask Daniel")
    assert "Ana looks after people here" in maya.reads(card)
    assert isinstance(card, Card)
    assert [each.person for each in card.links if isinstance(each, PersonLink)] == [ana.person]


def test_a_form_that_nobody_opened_keeps_its_words_and_asks_first(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.types("find nursing")
    host = maya.button("Ask Daniel").action.about
    shown = maya.submits(Action(ActionName.REQUEST, host), **WORDS)
    assert RULES in maya.reads(shown)
    (draft,) = town.interviews()
    send = Action(ActionName.SEND, host, draft.revision, draft.id)
    assert RULES in maya.reads(maya.sends(send)), "a forged press is no agreement"
    assert "would like to learn" not in daniel.text()
    assert "This is what" in maya.reads(maya.presses("I agree"))
    maya.presses("Send it")
    assert "how it is" in daniel.last()


def test_changed_rules_are_asked_about_again(town: Town, daniel: Member, maya: Member) -> None:
    maya.types("ask Daniel")
    maya.presses("I agree")
    town.after(hours=1)
    changes_the_rules(town, "Be kind.\nWear a *hat*.")
    maya.fills(**WORDS)
    assert "Wear a *hat*." in maya.last()
    assert "Be on time" not in maya.last(), "theirs stand for ours"
    assert "would like to learn" not in daniel.text()
    maya.presses("I agree")
    maya.presses("Send it")
    assert daniel.sees("would like to learn")


@pytest.mark.usefixtures("daniel")
def test_a_member_agrees_only_to_rules_that_were_shown(town: Town, maya: Member) -> None:
    maya.types("ask Daniel")
    old = maya.button("I agree").action
    changes_the_rules(town, "Wear a hat.")
    assert "Wear a hat." in maya.reads(maya.sends(old))
    assert "Wear a hat." in maya.reads(maya.types("ask Daniel"))


def test_a_door_opens_once_its_host_has_agreed(town: Town) -> None:
    lena = town.member("Lena")
    lena.types("host")
    lena.presses("Become a host")
    lena.fills(**PROFILE)
    kept = lena.submits(Action(ActionName.HOST_HOURS), **(HOURS | CHOICES))
    assert RULES in lena.reads(kept), "a form that nobody opened"
    maya = town.member("Maya")
    assert "Lena" not in maya.reads(maya.types("find nursing"))
    assert RULES in lena.reads(lena.sends(Action(ActionName.HOST_OPEN)))
    assert "You are a host" in lena.reads(lena.presses("I agree")), "the hours were kept"
    assert "Lena" in maya.reads(maya.types("find nursing"))


def test_a_host_who_is_open_is_not_closed_by_new_rules(town: Town, daniel: Member) -> None:
    town.after(hours=1)
    changes_the_rules(town, "Wear a hat.")
    maya = town.member("Maya")
    assert "Daniel" in maya.reads(maya.types("find nursing"))
    daniel.sends(Action(ActionName.HOST_STOP).after_yes)
    assert "Wear a hat." in daniel.reads(daniel.sends(Action(ActionName.HOST_OPEN)))
    daniel.presses("I agree")
    assert "Daniel" in maya.reads(maya.types("find nursing"))


def test_a_forged_agreement_about_nobody_is_refused_kindly(daniel: Member, maya: Member) -> None:
    assert "I cannot find that" in maya.reads(maya.sends(Action(ActionName.AGREE, "999")))
    assert RULES in maya.reads(maya.types("ask Daniel"))
