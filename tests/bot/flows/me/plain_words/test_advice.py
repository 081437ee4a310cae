"""What members worry about is answered: by topic, by moment, and when they ask in their own
words."""

import pytest

from bot.cards.buttons import Action
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.content.advice import the_advice
from bot.language.intents import in_danger
from bot.texts import advice as texts
from tests.bot.town import Town
from tests.bot.town_members import Member

ALL = the_advice().all


def test_help_shows_where_to_look_by_moment(maya: Member) -> None:
    maya.types("help")
    assert "in your own words" in maya.last()
    maya.presses("What others asked")
    assert maya.labels()[:6] == [
        "Asking somebody", "Before we talk", "While we talk", "Afterwards", "As a host",
        "About me, Askwell",
    ]  # fmt: skip


def test_whoever_is_nervous_about_a_talk_is_led_to_its_plan(daniel: Member, maya: Member) -> None:
    assert "[Good questions]" in maya.reads(maya.types("help nerves"))
    maya.books(daniel)
    assert "[The plan]" in maya.reads(maya.types("help nerves"))
    maya.presses("The plan")
    assert "talk with Daniel" in maya.last()


@pytest.mark.parametrize("said", ["I am nervous", "Hi, I am nervous"])
def test_whoever_says_so_is_led_there_too(said: str, daniel: Member, maya: Member) -> None:
    assert "[Good questions]" in maya.reads(maya.types(said))
    maya.books(daniel)
    assert "[The plan]" in maya.reads(maya.types(said))
    assert "[Good questions]" not in maya.last()


def test_a_moment_leads_to_its_topics_and_a_topic_to_its_answer(maya: Member) -> None:
    maya.types("help asked")
    maya.presses("While we talk")
    maya.presses("How do I end it?")
    assert "When five minutes are left" in maya.last()
    maya.presses("More advice")
    assert "[I have run out of questions]" in maya.last()


def test_many_topics_come_on_several_pages(maya: Member) -> None:
    maya.types("help before")
    assert maya.last().count("[") == texts.TOPICS_PER_PAGE + len(("Show more", "Help"))
    assert "[I am nervous]" in maya.last()
    maya.presses("Show more")
    assert "[How long does it last?]" in maya.last()
    assert "[I am nervous]" not in maya.last()
    maya.presses("Show more")
    assert "[What is a good question?]" in maya.last()
    assert "[Show more]" not in maya.last()
    maya.types("help before 99")
    assert "[I am nervous]" in maya.last()


def test_every_answer_fits_on_a_card_with_its_next_step() -> None:
    cards = [texts.advice(each) for each in ALL]
    assert [len(card.buttons) for card in cards] == [1 + bool(each.next) for each in ALL]
    shown = [" ".join(plain(list(card.texts())[1], ANYBODY).split()) for card in cards]
    assert shown == [each.answer for each in ALL]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I'm so nervous about tomorrow", "Nearly everybody is"),
        ("may i ask about salary?", "Not what they earn"),
        ("How do I start the conversation?", "Thank them for their time"),
        ("she offered me a job, what now", "How nice!"),
        ("they offered me a job!!", "How nice!"),
        ("as a host: what if they just want a job from me", "It is rare"),
    ],
)
def test_a_worry_in_plain_words_is_answered(said: str, told: str, maya: Member) -> None:
    maya.types(said)
    assert told in maya.last()


@pytest.mark.parametrize("said", ["What if I ask something stupid", "what if I say something dumb"])
def test_what_has_not_been_said_yet_is_no_blunder(said: str, maya: Member) -> None:
    maya.types(said)
    assert maya.last().startswith("What will they think of me?")


def test_advice_has_buttons_for_other_meanings(maya: Member) -> None:
    maya.types("how do I prepare?")
    assert "Half an hour is enough" in maya.last()
    maya.presses("Good questions")
    assert "Questions to bring" in maya.last()


def test_no_button_of_an_advice_is_shown_twice(maya: Member) -> None:
    maya.types("I ran out of questions")
    assert maya.last().count("[Good questions]") == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I'm nervous because I don't want to live any more", "You matter"),
        ("help I want to die", "You matter"),
        ("he offered me a job if I go to dinner with him", "I am sorry that this happened"),
        ("I am anxious all the time", "I am sorry to hear that"),
    ],
)
def test_a_member_in_distress_gets_no_advice(said: str, told: str, maya: Member) -> None:
    maya.types(said)
    assert told in maya.last()
    assert "[More advice]" not in maya.last()


def test_each_page_is_shown_by_its_own_names_also_if_they_sound_alarming(maya: Member) -> None:
    """Then with who helps somebody who means it."""
    maya.types("start")
    for page in ALL:
        for name in (page.title, *page.names):
            shown = maya.reads(maya.sends(Action("help", arg=name)))
            assert shown.startswith(page.title), name
            assert ("findahelpline.com" in shown) is in_danger(name), name


def test_the_page_of_somebody_who_feels_worse_than_all_says_who_helps(maya: Member) -> None:
    shown = maya.reads(maya.types("/askwell help Everybody is better than me"))
    assert shown.startswith("Everybody is better than me")
    assert "If you may hurt yourself" in shown


@pytest.mark.parametrize("said", ["help me find a nurse", "help please", "HELP"])
def test_help_before_a_sentence_is_no_topic(said: str, maya: Member) -> None:
    maya.types(said)
    assert "[More advice]" not in maya.last()


def test_a_topic_that_nobody_has_written_about_shows_what_there_is(maya: Member) -> None:
    maya.types("/askwell help beekeeping")
    assert "I have no answer to that yet" in maya.last()
    assert "[Find" not in maya.last()
    maya.presses("Before we talk")
    assert "[I am nervous]" in maya.last()


def test_a_topic_that_nothing_answers_shows_the_nearest(maya: Member) -> None:
    maya.types("/askwell help more time")
    assert "I have no answer to that yet" in maya.last()
    maya.presses("I am not ready yet")
    assert maya.last().startswith("I am not ready yet")


def test_a_vague_question_gets_the_closest_advice(maya: Member) -> None:
    maya.types("how do i keep an eye on the time")
    maya.presses("How do we find a time?")
    assert maya.last().startswith("How do we find a time?")


def test_it_is_offered_where_it_fits(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("questions")
    maya.presses("What do I say first?")
    assert "Thank them for their time" in maya.last()
    town.to("2026-11-24 15:05")
    maya.presses("I am nervous")
    assert "Nearly everybody is" in maya.last()


def test_a_possible_host_can_ask_whether_they_are_interesting(maya: Member) -> None:
    maya.types("host")
    maya.presses("Am I interesting enough?")
    assert "You need not be" in maya.last()


def test_an_unanswered_seeker_can_read_whether_to_ask_again(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    town.to("2026-12-10 12:00")
    maya.presses("May I ask them again?")
    assert "Yes, once" in maya.last()


def test_a_button_on_a_card_leads_to_advice_that_there_is() -> None:
    offered = ("first-words", "nerves", "asking-again", "host-not-interesting", "i-missed-it")
    assert set(offered) <= {each.id for each in ALL}


def test_a_seeker_is_offered_no_pause_as_a_host(daniel: Member, maya: Member) -> None:
    maya.types("two people turned me down")
    assert maya.last().startswith("They said no")
    assert "Pause my hosting" not in maya.labels()
