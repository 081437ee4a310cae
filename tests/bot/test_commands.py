"""What a member can type at any time."""

import pytest

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.cards.plain_text import plain
from bot.content.questions import the_bank
from tests.bot.town import Town
from tests.bot.town_members import Member, why
from tests.bot.unsure import UNSURE

# start


def test_the_home_card_of_a_newcomer_says_what_this_is_and_what_is_next(maya: Member) -> None:
    maya.types("start")
    assert "Hello Maya" in maya.last()
    assert "somebody who does the work you are curious about" in maya.last()
    assert maya.labels() == [
        "Find somebody to ask",
        "Good questions",
        "Be a host",
        "Settings",
    ]


def test_a_host_whom_nobody_has_asked_yet_is_no_newcomer(daniel: Member) -> None:
    daniel.types("start")
    assert "Nothing is waiting for you" in daniel.last()


@pytest.mark.parametrize(
    "label", ["Find somebody", "My interviews", "Good questions", "Be a host", "Settings"]
)
def test_every_button_of_the_home_card_leads_somewhere(
    daniel: Member, maya: Member, label: str
) -> None:
    maya.asks(daniel)
    maya.types("start")
    home = maya.last()
    maya.presses(label)
    assert maya.last() != home


def test_the_home_card_shows_what_waits_for_whom(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.types("start")
    assert "as soon as there is an answer" in maya.last()
    assert "Daniel: waiting for their answer" in maya.last()
    daniel.types("start")
    assert "This is next for you" in daniel.last()
    assert "Maya: your turn to choose a time" in daniel.last()
    daniel.presses("Tue 24 Nov, 17:00")
    maya.types("start")
    assert "Daniel: it is booked" in maya.last()


def test_an_interview_that_was_held_waits_for_the_seeker_only(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    town.to("2026-11-24 17:00")
    maya.types("start")
    assert "Daniel: your talk is over" in maya.last()
    daniel.types("start")
    assert "Nothing is waiting for you" in daniel.last()


@pytest.mark.parametrize("command", ["start", "interviews"])
def test_a_host_with_many_requests_still_sees_them(town: Town, command: str) -> None:
    lena = town.host("Lena", per_month="10")
    for number in range(8):
        seeker = town.member(f"Seeker{number}", "Europe/Berlin")
        seeker.opens_request(lena)
        seeker.requests(connection="x", wish="y", slots=seeker.options()[:3])
    assert "your turn to choose a time" in lena.reads(lena.types(command))


# help


def test_help_begins_with_the_few_commands_that_matter(maya: Member) -> None:
    maya.types("help")
    for few in ("find words", "interviews", "questions topic"):
        assert few in maya.last()
    assert "report person" in maya.last(), "whoever needs it looks for it here"
    assert "journal" not in maya.last()
    assert maya.labels() == ["Where do I begin?", "What others asked", "All commands"]
    maya.presses("All commands")
    assert "journal" in maya.last()


def test_settings_begin_with_the_few_that_matter(maya: Member) -> None:
    maya.types("settings")
    assert len(maya.labels()) == 5
    shown = maya.reads(maya.presses("More settings"))
    assert shown == maya.reads(maya.types("settings more"))
    for label in ("Night hours", "I will be in another zone", "People I blocked"):
        assert f"[{label}]" in shown


def test_help_names_every_command(town: Town, maya: Member) -> None:
    maya.types("help commands")
    commands = town.assembly.app.commands
    assert {spec.name for spec in commands} == {
        *("start", "find", "ask", "host", "interviews", "questions", "thanks"),
        *("settings", "calendar", "help", "reading", "journal", "contacts", "organize", "privacy"),
        "report",
    }
    for spec in commands:
        is_shown = not spec.for_organizers
        assert spec.name in maya.last()
        assert (plain(spec.help, maya.reader) in maya.last()) is is_shown


# interviews


def test_interviews_with_none(maya: Member) -> None:
    maya.types("interviews")
    assert "No interviews yet" in maya.last()
    assert "[Find somebody to ask]" in maya.last()


def test_interviews_show_how_each_stands_and_what_can_be_done(
    town: Town, daniel: Member, maya: Member
) -> None:
    lena, omar = town.host("Lena"), town.host("Omar")
    maya.books(daniel)
    maya.asks(lena)
    lena.presses("Not now")
    maya.asks(omar)
    maya.types("interviews")
    shown = maya.last()
    assert "Daniel: it is booked" in shown
    assert "[Move it] [Cancel it]" in shown
    assert "Omar: waiting for their answer" in shown
    assert "[Withdraw]" in shown
    assert shown.index("Omar") < shown.index("Earlier") < shown.index("Lena: not now")
    maya.presses("Withdraw")
    assert "Maya has withdrawn the request" in omar.last()


def test_a_long_history_fits_on_a_card(town: Town, maya: Member) -> None:
    for number in range(12):
        host = town.host(f"Host{number}")
        maya.asks(host)
        host.presses("Not now")
        town.after(days=7)
    maya.types("interviews")
    assert maya.last().count("not now") == 5


# questions


def test_questions_fill_25_minutes_with_five_in_reserve(maya: Member) -> None:
    maya.types("questions")
    asked, _, reserve = " ".join(maya.last().split()).partition("In reserve")
    assert sum(question.text in asked for question in the_bank()) == 10
    assert sum(question.text in reserve for question in the_bank()) == 5


def test_questions_about_a_topic(maya: Member) -> None:
    maya.types("questions podcasts")
    assert "Questions about “podcasts”" in maya.last()


def test_an_unknown_topic_offers_those_there_are(maya: Member) -> None:
    maya.types("questions skils")
    assert "I have no questions about “skils” yet" in maya.last()
    maya.presses("skills")
    assert "Questions about “skills”" in maya.last()


def test_other_questions_are_others_each_time(maya: Member) -> None:
    maya.types("questions")
    seen = {maya.last()}
    for _ in range(3):
        maya.presses("Other questions")
        assert maya.last() not in seen
        seen.add(maya.last())


def test_other_questions_keep_the_topic(maya: Member) -> None:
    maya.types("questions skills")
    maya.presses("Other questions")
    assert "Questions about “skills”" in maya.last()


def test_before_an_interview_the_questions_are_those_of_its_plan(
    daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    plan = maya.reads(maya.cards()[-2])
    maya.types("questions")
    assert "Questions for your talk with Daniel" in maya.last()
    first = next(line for line in plan.splitlines() if line.startswith(" 1. "))
    assert first in maya.last()


# thanks


def test_thanks_with_nobody_to_thank(maya: Member) -> None:
    maya.types("thanks")
    assert "Nobody is waiting for a note of yours" in maya.last()


def test_thanks_with_one_opens_the_note(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    town.to("2026-11-24 17:00")
    assert isinstance(maya.types("thanks"), Form)
    maya.writes(note="Thank you!")
    assert "A thank-you note from Maya" in daniel.last()


def test_thanks_with_several_asks_whom(town: Town, daniel: Member, maya: Member) -> None:
    lena = town.host("Lena")
    maya.books(daniel)
    maya.books(lena)
    town.to("2026-11-24 17:00")
    maya.types("thanks")
    assert "Who would you like to thank?" in maya.last()
    assert {"* Daniel", "* Lena"} <= set(maya.last().splitlines())
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")
    assert sum(host.sees("A thank-you note from Maya") for host in (daniel, lena)) == 1


# settings


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("settings Atlantis", "I do not know that time zone"),
        ("settings language", "Your settings"),
        ("settings notifications", "Your settings"),
    ],
)
def test_settings_with_a_word_say_whether_it_is_a_place(
    maya: Member, typed: str, said: str
) -> None:
    assert said in maya.reads(maya.types(typed))


def test_settings_show_zone_quiet_hours_and_nudges(maya: Member) -> None:
    maya.types("settings")
    assert "Africa/Nairobi" in maya.last()
    assert "20:00 to 09:00, and weekends" in maya.last()


@pytest.mark.parametrize("typed", ["Europe/Lisbon", "europe/lisbon", "Lisbon", " lisbon "])
def test_a_zone_is_understood_as_people_write_it(maya: Member, typed: str) -> None:
    maya.types("settings")
    maya.presses("Change")
    maya.fills(zone=typed)
    assert "Europe/Lisbon" in maya.last()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("zone", "Lisbonne", "This would work: Europe/Lisbon"),
        ("zone", "", "Europe/Berlin or America/New_York"),
        ("zone", "Qqq", "Europe/Berlin or America/New_York"),
        ("quiet_from", "25:00", "I could not read “25:00”. This would work: 20:00."),
        ("quiet_from", "2200000000", "This would work: 20:00."),
        ("quiet_from", "", "This would work: 20:00."),
        ("quiet_until", "nine", "This would work: 09:00."),
        ("quiet_until", "20:00", "quiet all day or never"),
    ],
)
def test_settings_that_do_not_work_say_what_would(
    maya: Member, field: str, value: str, said: str
) -> None:
    maya.types("settings")
    maya.presses("Change")
    assert said in why(maya.fills(**{field: value}))[field]
    maya.types("settings")
    assert "20:00 to 09:00" in maya.last()


def test_a_chosen_zone_is_kept_against_the_platforms(daniel: Member, maya: Member) -> None:
    maya.types("settings")
    maya.presses("Change")
    maya.fills(zone="Tokyo")
    maya.types("settings")
    assert "Asia/Tokyo" in maya.last()


def test_stopping_all_nudges_stops_them_and_can_be_undone(
    town: Town, daniel: Member, maya: Member
) -> None:
    for member in (daniel, maya):
        member.types("settings")
        member.presses("Stop all nudges")
        assert "Off; reminders of booked talks still come" in member.last()
    maya.asks(daniel)
    town.after(days=4)
    assert not daniel.sees("Maya is waiting")
    daniel.types("settings")
    daniel.presses("Nudge me again")
    town.member("Noor").asks(daniel)
    town.after(days=4)
    assert daniel.sees("Noor is waiting")


def test_without_nudges_nobody_asks_how_it_went_or_for_thanks(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.types("settings")
    maya.presses("Stop all nudges")
    maya.books(daniel)
    town.to("2027-03-01 12:00")
    assert maya.notified()[-1] == "It is time: Daniel is expecting you"


# Unknown words


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("intervws", "interviews"),
        ("quesitons?", "questions"),
        ("FNID", "find"),
    ],
)
def test_an_unknown_word_gets_the_nearest_command_as_a_button(
    maya: Member, typed: str, nearest: str
) -> None:
    maya.types(typed)
    assert maya.last().startswith(UNSURE)
    assert maya.labels()[0] == nearest
    maya.presses(nearest)
    assert not maya.last().startswith(UNSURE)


def test_words_that_are_near_nothing_get_a_place_to_begin(maya: Member) -> None:
    maya.types("the weather is nice today")
    assert maya.labels()[:2] == ["Where do I begin?", "Help"]


@pytest.mark.parametrize("typed", ["/start", "START", "  Start  ", "start please"])
def test_commands_are_understood_however_they_are_written(maya: Member, typed: str) -> None:
    maya.types(typed)
    assert "Hello Maya" in maya.last()


@pytest.mark.parametrize("typed", ["find\nresearch", "find\tresearch", "find  research"])
def test_a_command_and_its_words_may_be_apart_in_any_way(
    daniel: Member, maya: Member, typed: str
) -> None:
    maya.types(typed)
    assert "People who know “research”" in maya.last()


# A member whose zone is unknown


def test_a_member_without_a_zone_gives_it_before_asking_for_a_time(
    town: Town, daniel: Member
) -> None:
    sam = town.member("Sam", zone=None)
    reply = sam.opens_request(daniel)
    assert isinstance(reply, Card)
    assert "Where are you?" in sam.reads(reply)
    sam.presses("Set my time zone")
    sam.fills(zone="Kathmandu")
    sam.opens_request(daniel)
    assert sam.form is not None
    assert {field.name for field in sam.form.fields} >= {"slots", "own_times"}


def test_own_times_sent_without_a_zone_are_not_guessed(town: Town, daniel: Member) -> None:
    sam = town.member("Sam", zone=None)
    sam.types("find research")
    ask = sam.button("Ask Daniel").action
    reply = sam.submits(
        Action("request", ask.about), connection="x", wish="y", own_times="2026-11-25 12:00"
    )
    assert "Where are you?" in sam.reads(reply)
    assert town.interviews() == []
