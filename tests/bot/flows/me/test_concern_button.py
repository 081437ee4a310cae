"""Cards about an interview have a button to report that something was wrong, however the interview
goes and ends. The member it is about never sees anything of it."""

import pytest

from bot.cards.blocks import Quote
from bot.cards.cards import BUTTONS_PER_CARD, Card
from bot.cards.rare_buttons import NO_MENUS, with_menu
from bot.cards.rich_text import Text
from bot.texts.interviews.interview import quoted
from tests.bot.conftest import organizes
from tests.bot.flows.me.test_erasing import EVERY, a_host, booked, held, missed
from tests.bot.lived_once import lived_once
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member
from tests.bot.town_platform import Delivery

BUTTON = "Something was wrong"
TOLD = "He asked me out."


def cancelled_by_host(town: Town, maya: Member, daniel: Member) -> None:
    booked(town, maya, daniel)
    daniel.types("interviews")
    daniel.presses("Cancel")


def seeker_left(town: Town, maya: Member, daniel: Member) -> None:
    booked(town, maya, daniel)
    maya.leaves()


def said_to_be_absent(town: Town, maya: Member, daniel: Member) -> None:
    held(town, maya, daniel)
    maya.misses("Daniel could not")


def contradicted(town: Town, maya: Member, daniel: Member) -> None:
    said_to_be_absent(town, maya, daniel)
    daniel.presses("No, I was there")


def held_after_all(town: Town, maya: Member, daniel: Member) -> None:
    """They find another time while one of them is still being asked about the first."""
    said_to_be_absent(town, maya, daniel)
    maya.presses("Find another time")
    maya.proposes("2026-12-01 17:00")
    daniel.presses("That is right")


def missed_by_nobody(town: Town, maya: Member, daniel: Member) -> None:
    missed(town, maya, daniel)
    maya.presses("Find another time")
    maya.proposes("2026-12-01 17:00")


STORIES = {name: play for name, play in EVERY.items() if name != "drafted"} | {
    each.__name__: each
    for each in (
        *(cancelled_by_host, seeker_left, said_to_be_absent, contradicted),
        *(held_after_all, missed_by_nobody),
    )
}


def offers_it(card: Card) -> bool:
    """Whether the button is on the card, at once or in a menu. A card that is full need not have
    it."""
    buttons = card.all_buttons()
    has = any(each.action.name == "something_wrong" for each in buttons)
    return has or len(buttons) == BUTTONS_PER_CARD


def needs_it(card: Card, wish: Text | None) -> bool:
    """A line that only says what has happened does not, and neither does a seeker's own wish once
    it was booked."""
    quotes = (each.quoted for each in card.blocks if isinstance(each, Quote))
    return bool(card.all_buttons()) or any(each != wish for each in quotes)


def cards_about(interview: str, who: Member) -> list[Delivery]:
    return [each for each in who.received() if each.key.startswith(interview)]


def played(town: Town, name: str) -> tuple[Member, Member, Member]:
    """Play the story in a town with an organizer. Returns her, the seeker and the host."""
    ana = town.member("Ana", runs_space=True)
    organizes(ana)
    daniel, maya = a_host(town, ""), town.member("Maya")
    play(name, town, maya, daniel)
    return ana, maya, daniel


@lived_once
def play(name: str, town: Town, maya: Member, daniel: Member) -> None:
    STORIES[name](town, maya, daniel)


@lived_once
def time_passes(town: Town) -> None:
    town.after(days=60)


@pytest.mark.parametrize("name", STORIES)
def test_cards_with_words_or_with_buttons_have_the_button(town: Town, name: str) -> None:
    _, maya, daniel = played(town, name)
    time_passes(town)
    interview = town.interviews()[0]
    for who in (maya, daniel):
        about = [each.card for each in cards_about(interview.id, who)]
        was_booked = interview.start is not None or interview.moved
        wish = quoted(interview.wish).quoted if was_booked else None
        wrong = [who.reads(each) for each in about if offers_it(each) is not needs_it(each, wish)]
        assert wrong == []
        assert any(map(offers_it, about)), "however it went"


def test_a_seekers_own_words_have_no_button_alone(town: Town) -> None:
    _, maya, _ = played(town, "booked")
    asked = next(each for each in maya.conversation.values() if "You asked" in maya.reads(each))
    assert "They chose" in maya.reads(asked)
    assert asked.all_buttons() == ()


def test_a_line_that_only_says_what_has_happened_has_no_button(town: Town) -> None:
    """Alone below "You chose Tuesday", it would say that something was wrong."""
    _, maya, daniel = played(town, "booked")
    maya.presses("Move it")
    maya.proposes("2026-11-26 17:00")
    daniel.presses("Thu 26 Nov")
    for who, line in ((maya, "They chose"), (daniel, "You chose"), (daniel, "no longer booked")):
        edits = [each.card for each in who.received() if line in who.reads(each.card)]
        assert edits, line
        assert edits[-1].all_buttons() == (), line


def test_the_cards_of_the_talk_itself_show_the_button_at_once(town: Town) -> None:
    """The card at the start, which stays the last one for a host, and the one that asks how it
    went. On all others it is among the rare ones."""
    _, maya, daniel = played(town, "booked")
    town.to("2026-11-25 18:00")
    at_once = ("It is time", "It was time for your talk", "How did it go")
    for who in (maya, daniel):
        for each in cards_about(town.interviews()[0].id, who):
            title = who.reads(each.card).splitlines()[0]
            shown = [one for one in each.card.buttons if not one.rare]
            at_hand = any(one.action.name == "something_wrong" for one in shown)
            assert at_hand is title.startswith(at_once), title


@pytest.mark.parametrize("name", STORIES)
def test_what_a_card_has_in_its_menu_can_also_be_shown_as_a_message(town: Town, name: str) -> None:
    """For platforms without a menu whose entries can be chosen twice."""
    _, maya, daniel = played(town, name)
    assert_more_shows_what_is_rare(maya, daniel)
    time_passes(town)
    assert_more_shows_what_is_rare(maya, daniel)


def assert_more_shows_what_is_rare(*members: Member) -> None:
    for who in members:
        for card in who.cards():
            shown, _ = with_menu(card.buttons, NO_MENUS)
            if more := [each.action for each in shown if each.action.name == "more_about"]:
                answer = who.sends(more[0])
                assert isinstance(answer, Card)
                hidden = {each.action.name for each in card.buttons if each not in shown}
                assert hidden <= {each.action.name for each in answer.buttons if not each.rare}


def report(maya: Member, ana: Member) -> str:
    """Maya reports the host, and Ana looks after it. Returns the concern."""
    maya.presses(BUTTON)
    maya.fills(what=TOLD, urgency="It cannot wait")
    assert TOLD in ana.last()
    concern = ana.button("I will look after it").action.about
    ana.presses("I will look after it")
    ana.presses("Close")
    ana.fills(outcome="We could not find out more")
    return concern


@pytest.mark.parametrize("name", [each for each in STORIES if each != "seeker_left"])
def test_the_person_reported_sees_no_difference(town: Town, name: str) -> None:
    ana, maya, daniel = played(town, name)
    concern = report(maya, ana)
    town.after(days=60)
    with a_town() as quiet:
        *_, unsuspecting = played(quiet, name)
        time_passes(quiet)
        without = [(each.at, unsuspecting.reads(each.card)) for each in unsuspecting.received()]
    assert [(each.at, daniel.reads(each.card)) for each in daniel.received()] == without
    buttons = [each for card in daniel.cards() for each in card.all_buttons()]
    assert concern
    assert concern not in {each.action.about for each in buttons}
    assert TOLD not in daniel.text()
