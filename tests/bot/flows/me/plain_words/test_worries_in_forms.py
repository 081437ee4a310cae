"""Somebody who writes in a form that they may hurt themselves is answered to that first. Nothing of
the form is saved, nothing that they typed is lost, and nobody who means it is held up."""

import pytest

from bot.cards.forms import Form, Invalid
from tests.bot.flows.finding.test_suggestions import wishes
from tests.bot.town import Town
from tests.bot.town_members import Member

CRISIS = "You matter, and you are not alone with this"
FOR_ANOTHER = "It is good that you look after them"
THREAT = "Please talk to somebody before anybody is hurt"
ARE_YOU_SAFE = "Are you all right?"
NOT_SAVED = "I have not saved what you wrote"
LINE = "I read those words again"
WISH = "I want to die, and nobody knows it"


def writes(maya: Member, daniel: Member, wish: str) -> str:
    """Fill in a request. Returns what is shown next."""
    assert isinstance(maya.opens_request(daniel), Form)
    maya.fills(connection="We met here.", wish=wish, slots=maya.options("slots")[:1])
    return maya.last()


def test_a_wish_to_die_in_a_request_is_answered_first_and_not_saved(
    ana: Member, daniel: Member, maya: Member
) -> None:
    said = writes(maya, daniel, WISH)
    assert said.startswith(CRISIS)
    assert said.index("Ana looks after people") < said.index(NOT_SAVED) < said.index(WISH)
    assert "We met here." in said
    assert maya.labels() == []
    opened = maya.opens_request(daniel)
    assert isinstance(opened, Form)
    assert WISH not in [each.initial for each in opened.fields if hasattr(each, "initial")]


def test_who_sends_the_same_words_once_more_means_them(
    town: Town, daniel: Member, maya: Member
) -> None:
    writes(maya, daniel, WISH)
    town.after(minutes=5)
    assert writes(maya, daniel, WISH).startswith("This is what Daniel will see")


def test_what_they_mean_stays_meant_whatever_else_of_the_form_they_correct(
    town: Town, daniel: Member, maya: Member
) -> None:
    writes(maya, daniel, WISH)
    town.after(minutes=5)
    maya.opens_request(daniel)
    assert isinstance(maya.fills(connection="We met here.", wish=WISH, slots=()), Invalid)
    maya.fills(connection="We met in Oslo.", wish=WISH, slots=maya.options("slots")[:1])
    assert maya.last().startswith("This is what Daniel will see")


def test_the_same_words_in_another_form_are_answered_in_one_line(
    town: Town, daniel: Member, maya: Member
) -> None:
    """They had the whole answer, and their next form does not wait. Nor are they told again when
    they send that one once more."""
    priya = town.member("Priya", "Europe/Berlin")
    priya.hosts()
    writes(maya, daniel, WISH)
    town.after(minutes=5)
    said = writes(maya, priya, WISH)
    assert said.startswith(LINE)
    assert said.index("A crisis line listens") < said.index("This is what Priya will see")
    assert "findahelpline.com" in said
    town.after(minutes=5)
    assert LINE not in writes(maya, priya, WISH)
    town.after(minutes=61)
    assert writes(maya, priya, WISH).startswith(CRISIS)


def test_a_form_that_is_delivered_twice_is_not_sent_twice(
    town: Town, daniel: Member, maya: Member
) -> None:
    writes(maya, daniel, WISH)
    town.after(minutes=5)
    maya.sends_again()
    assert maya.last().startswith(CRISIS)


def test_other_words_are_answered_again(town: Town, daniel: Member, maya: Member) -> None:
    writes(maya, daniel, WISH)
    town.after(minutes=5)
    assert writes(maya, daniel, "I took too many pills").startswith(CRISIS)


def test_however_much_they_write_they_read_where_people_listen(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    """Their words fill a card. They are shortened then, not the answer."""
    maya.books(daniel)
    town.to("2026-11-25 09:00")
    maya.presses("Note what I learned")
    lot = "It was a long day. " * 50
    maya.fills(takeaways=WISH, resources=lot, people=lot, thanks_for=lot[:300])
    said = maya.last()
    assert said.startswith(CRISIS)
    assert "call your local emergency number" in said
    assert said.index("Ana looks after people") < said.index(NOT_SAVED) < said.index(WISH)


def test_each_field_is_read_to_its_end(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    town.to("2026-11-25 09:00")
    maya.presses("Note what I learned")
    lot = "Noted. " * 50
    maya.fills(takeaways=lot, resources=lot, people=f"{lot} I want to kill myself.")
    assert maya.last().startswith(CRISIS)


@pytest.mark.usefixtures("ana", "daniel")
@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("I want to kill myself", CRISIS),
        ("ich will nicht mehr leben", CRISIS),
        ("My brother wants to kill himself", FOR_ANOTHER),
        ("I will shoot up that office", THREAT),
        ("there is nothing that keeps me alive", ARE_YOU_SAFE),
    ],
)
def test_no_suggestion_is_made_for_a_worry(
    town: Town, maya: Member, words: str, begins: str
) -> None:
    wishes(maya, words)
    assert maya.last().startswith(begins)
    assert words in maya.last()
    town.to("2026-12-02 12:00")
    assert not maya.notified()


def test_a_goal_in_plain_words_is_not_saved(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("my goal is to know there is nothing that keeps me alive")
    assert maya.last().startswith(ARE_YOU_SAFE)
    maya.types("my goal is how to end my life")
    assert maya.last().startswith(CRISIS)


def test_a_command_with_words_that_alarm_is_no_search(daniel: Member, maya: Member) -> None:
    maya.types("find there is nothing that keeps me alive")
    assert maya.last().startswith(ARE_YOU_SAFE)


def test_a_field_is_no_worry(daniel: Member, maya: Member) -> None:
    assert writes(maya, daniel, "How you came to work in suicide prevention").startswith(
        "This is what Daniel will see"
    )


def test_a_report_does_not_wait(ana: Member, daniel: Member, maya: Member) -> None:
    maya.types("report Daniel")
    maya.fills(what="He insulted me for an hour. Now I want to die.")
    assert maya.sees(CRISIS)
    assert not maya.sees(NOT_SAVED)
    assert maya.last().startswith("Thank you for telling us")


@pytest.mark.parametrize(
    ("what", "begins"),
    [
        ('He told me "I want to die", and laughed.', FOR_ANOTHER),
        ("Er schrieb: „Ich will sterben“.", FOR_ANOTHER),
        ('He wrote "I want to die". Since then I want to die, too.', CRISIS),
        ('He called me "a liar". I want to kill myself.', CRISIS),
    ],
)
def test_what_a_report_quotes_are_words_of_another(
    ana: Member, daniel: Member, maya: Member, what: str, begins: str
) -> None:
    maya.types("report Daniel")
    maya.fills(what=what)
    assert maya.sees(begins)
    assert [each for each in (CRISIS, FOR_ANOTHER) if maya.sees(each)] == [begins]


def test_a_threat_that_a_report_quotes_is_what_it_reports(
    ana: Member, daniel: Member, maya: Member
) -> None:
    maya.types("report Daniel")
    maya.fills(what='He said about Ana: "I will hurt her".')
    assert not any(map(maya.sees, (CRISIS, FOR_ANOTHER, THREAT)))
    assert maya.last().startswith("Thank you for telling us")


def test_organizers_who_write_about_a_report_are_not_answered(
    ana: Member, daniel: Member, maya: Member
) -> None:
    """Their words are about others. The one who reported, and the one who is warned, are heard."""
    maya.types("report Daniel")
    maya.fills(what="He insulted me.")
    ana.presses("Ask a question")
    ana.fills(question="You wrote: I want to die. Are you safe?")
    assert not ana.sees(CRISIS)
    assert "I want to die" in maya.last()
    maya.presses("Answer")
    maya.fills(more="I am not. I want to die.")
    assert maya.sees(CRISIS)
    ana.presses("Private note")
    ana.fills(note="She wants to kill herself. I call her.")
    ana.presses("Warn kindly")
    ana.fills(words="You told her to kill herself. I want to kill myself, she wrote.")
    assert not any(map(ana.sees, (CRISIS, FOR_ANOTHER)))
    daniel.presses("Reply")
    daniel.fills(reply="I am sorry. Now I want to die.")
    assert daniel.sees(CRISIS)


def test_the_gravest_at_the_end_of_many_words_is_heard(ana: Member, maya: Member) -> None:
    """Somebody desperate may write a lot, and without a full stop."""
    lot = "i sent an application and nobody answered and the rent is due and my parents ask " * 4
    for words in (
        f"{lot} and every night i want to die",
        "I wrote an application. " * 20 + "I want to kill myself.",
        "I wrote an application, and then another one for a job. " * 25 + "I want to die",
    ):
        maya.types(words)
        assert maya.last().startswith(CRISIS)
