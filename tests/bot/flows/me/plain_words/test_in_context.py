"""A few words are understood by what is open with the member who writes them. Nothing is done at
once."""

from datetime import UTC, datetime

import pytest

from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.interview.model import Stage
from bot.steps.plain_words import guessing
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member
from tests.bot.unsure import UNSURE

BEGINS = "2026-11-24 16:00"
TIMES = "Tue 24 Nov, 19:00"


@pytest.fixture
@lived_once
def booked(maya: Member, daniel: Member) -> None:
    """Tuesday 24 November, 16:00 to 16:25 in UTC."""
    maya.books(daniel, slots=TIMES)


@pytest.fixture
@lived_once
def held(town: Town, booked: None) -> None:
    town.to("2026-11-25 12:00")


# Yes and no


def test_yes_shows_the_request_and_books_nothing(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.types("yes")
    assert "Press what you choose" in daniel.last()
    assert "Maya: your turn to choose a time" in daniel.last()
    assert town.interviews()[0].stage is Stage.ASKED
    daniel.picks()
    assert town.interviews()[0].stage is Stage.BOOKED


def test_the_time_that_was_named_comes_first(daniel: Member, maya: Member) -> None:
    maya.asks(daniel, slots=("Tue 24 Nov, 19:00", "Thu 26 Nov, 19:00"))
    daniel.types("sure")
    first, second = daniel.labels()[:2]
    daniel.types("the second one")
    assert daniel.labels()[:2] == [second, first]
    daniel.types("Thursday works")
    assert daniel.labels()[:2] == [second, first]
    daniel.types("the first one please")
    assert daniel.labels()[:2] == [first, second]


def test_no_offers_to_refuse_first_and_tells_nobody(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    told = len(maya.received())
    daniel.types("no sorry")
    assert daniel.labels()[0] == "Not now"
    assert len(maya.received()) == told
    assert town.interviews()[0].stage is Stage.ASKED


def test_with_two_requests_it_asks_which(town: Town, daniel: Member, maya: Member) -> None:
    omar = town.member("Omar", "Africa/Nairobi")
    maya.asks(daniel)
    omar.asks(daniel)
    daniel.types("yes")
    assert "Which one do you mean?" in daniel.last()
    assert "Maya" in daniel.last()
    assert "Omar" in daniel.last()


@pytest.mark.parametrize("words", ["the first one", "no sorry"])
def test_where_nothing_waits_a_yes_means_nothing(maya: Member, words: str) -> None:
    maya.types(words)
    assert maya.last().startswith(UNSURE)


# Late


@pytest.mark.usefixtures("booked")
def test_one_press_tells_the_other_of_lateness(town: Town, daniel: Member, maya: Member) -> None:
    town.to("2026-11-24 15:55")
    told = len(daniel.received())
    maya.types("stuck in the dentist's chair, running 10 minutes late")
    assert len(daniel.received()) == told, "nobody is told before the press"
    maya.presses("Tell them: 10 minutes late")
    assert "Maya will be about 10 minutes late" in daniel.last()
    assert "dentist" not in daniel.text()
    assert "Daniel knows that you will be about 10 minutes late" in maya.last()
    assert "Tell them: 10 minutes late" not in maya.labels(), "the card says that they know"
    town.to("2026-11-24 16:01")
    assert daniel.sees("Maya said: about 10 minutes late"), "it matters most once it has begun"
    town.to("2026-11-24 17:00")
    assert not daniel.sees("Please wait for them"), "they have talked"


@pytest.mark.usefixtures("booked")
def test_a_member_who_waits_for_the_other_is_told_what_to_do(town: Town, maya: Member) -> None:
    town.to("2026-11-24 16:10")
    maya.types("He never called")
    assert "Daniel is not there yet?" in maya.last()
    assert town.interviews()[0].notes == ()
    maya.types("I'm in the meeting room and there's nobody here")
    assert "Noted" not in maya.last()


@pytest.mark.usefixtures("booked")
def test_a_member_who_does_not_say_how_late_can_choose_the_minutes(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-11-24 16:02")
    daniel.types("I'm gonna be a bit late")
    assert daniel.labels()[:3] == [f"Tell them: {each} minutes late" for each in (5, 10, 15)]
    daniel.presses("Tell them: 5 minutes late")
    assert "Daniel will be about 5 minutes late" in maya.last()


@pytest.mark.usefixtures("booked")
def test_both_reminders_on_the_day_have_a_button_for_being_late(
    town: Town, daniel: Member, maya: Member
) -> None:
    for now, who, other in (("2026-11-24 15:05", daniel, maya), ("2026-11-24 16:00", maya, daniel)):
        town.to(now)
        told = len(other.received())
        who.presses("I will be late")
        assert len(other.received()) == told, "nobody is told before the minutes are chosen"
        who.presses("Tell them: 5 minutes late")
        assert "will be about 5 minutes late" in other.last()


@pytest.mark.usefixtures("booked")
def test_nobody_is_late_for_what_is_over(town: Town, daniel: Member, maya: Member) -> None:
    town.to("2026-11-24 15:05")
    late = maya.button("I will be late").action
    town.to("2026-11-24 17:30")
    told = len(daniel.received())
    maya.sends(late)
    assert "Tell them" not in maya.last()
    assert len(daniel.received()) == told


@pytest.mark.usefixtures("booked")
def test_they_are_told_twice_at_most(town: Town, daniel: Member, maya: Member) -> None:
    _says_twice_that_they_are_late(town, maya, "2026-11-24 15:50")
    told = len(daniel.received())
    maya.types("15 minutes late")
    maya.presses("Tell them: 15 minutes late")
    assert "was told twice already" in maya.last()
    assert len(daniel.received()) == told


@pytest.mark.usefixtures("booked")
def test_whoever_was_told_twice_can_be_late_themselves(
    town: Town, daniel: Member, maya: Member
) -> None:
    _says_twice_that_they_are_late(town, maya, "2026-11-24 15:50")
    for minutes in (10, 15):
        daniel.types(f"{minutes} minutes late")
        daniel.presses(f"Tell them: {minutes} minutes late")
        assert f"Daniel will be about {minutes} minutes late" in maya.last()


@pytest.mark.usefixtures("booked")
def test_each_booking_has_its_own_lateness(town: Town, daniel: Member, maya: Member) -> None:
    _says_twice_that_they_are_late(town, maya, "2026-11-24 15:50")
    town.to("2026-11-24 16:40")
    maya.misses()
    maya.presses("Find another time")
    maya.fills(slots="Thu 26 Nov, 19:00")
    daniel.presses("Thu 26 Nov, 17:00")
    _says_twice_that_they_are_late(town, maya, "2026-11-26 15:50")
    rang = daniel.notified(datetime(2026, 11, 26, 15, 50, tzinfo=UTC))
    assert [each for each in rang if "late" in each] == [
        f"Maya will be about {minutes} minutes late" for minutes in (5, 10)
    ]


def _says_twice_that_they_are_late(town: Town, member: Member, at: str) -> None:
    town.to(at)
    for minutes in (5, 10):
        member.types(f"{minutes} minutes late")
        member.presses(f"Tell them: {minutes} minutes late")


@pytest.mark.usefixtures("booked")
def test_being_late_is_passed_on_only_around_the_start(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.types("running 10 minutes late")
    assert "There is still time" in maya.last()
    town.to("2026-11-24 15:30")
    maya.types("running 10 minutes late")
    town.to("2026-11-24 17:30")
    told = len(daniel.received())
    maya.presses("Tell them: 10 minutes late")
    assert len(daniel.received()) == told


def test_with_nothing_booked_nobody_is_told_that_there_is_time(maya: Member) -> None:
    maya.types("running 10 minutes late")
    assert "I see no booked talk" in maya.last()


# Where


def test_the_place_is_shown_with_its_link(town: Town, maya: Member) -> None:
    lena = town.host("Lena", place="Video call", place_detail="https://meet.example/lena")
    maya.books(lena)
    maya.types("what's the link")
    assert "You and Lena: where you meet" in maya.last()
    assert "https://meet.example/lena" in maya.last()


def test_without_anything_booked_there_is_no_place(maya: Member) -> None:
    maya.types("what's the link")
    assert "I see no booked talk" in maya.last()


# Moving


@pytest.mark.usefixtures("booked")
def test_another_time_is_proposed_with_a_press(maya: Member) -> None:
    maya.types("push it to 6pm")
    assert maya.labels()[0] == "Propose Tue 24 Nov 2026 18:00"
    maya.types("could we make it half an hour later")
    assert maya.labels()[0] == "Propose Tue 24 Nov 2026 19:30"


# Afterwards


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("words", ["the chat went well", "that was super helpful"])
def test_a_seeker_who_says_how_it_was_can_note_it(maya: Member, words: str) -> None:
    maya.types(words)
    assert isinstance(maya.presses("Note what I learned"), Form)


@pytest.mark.usefixtures("held")
def test_a_host_who_says_how_it_was_is_thanked(daniel: Member) -> None:
    daniel.types("the chat went well")
    assert "Thank you for the time you gave" in daniel.last()


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("words", ["he never called", "nobody came"])
def test_a_seeker_who_was_not_called_can_say_so(maya: Member, words: str) -> None:
    maya.types(words)
    assert "It did not happen" in maya.labels()


@pytest.mark.usefixtures("held")
def test_news_stand_in_the_update_before_anybody_reads_it(daniel: Member, maya: Member) -> None:
    told = len(daniel.received())
    maya.types("I got the place on the course!")
    assert "That is good to hear" in maya.last()
    form = maya.presses("Write an update")
    assert isinstance(form, Form)
    assert "I got the place on the course" in str(form.fields[0].initial)
    assert len(daniel.received()) == told


def test_news_from_a_member_without_interviews_are_welcome(maya: Member) -> None:
    maya.types("I got the place on the course!")
    assert "That is good to hear" in maya.last()
    assert "Write an update" not in maya.labels()


# What is one's own, and whom to write to


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("where are my notes", "journal"),
        ("any books you recommend?", "recommend"),
        ("what do you know about me", "what i keep about you"),
    ],
)
def test_kept_notes_are_found_with_plain_words(maya: Member, words: str, shown: str) -> None:
    assert isinstance(maya.types(words), Card)
    assert shown in maya.last().lower()


def test_somebody_who_looks_after_people_is_named(ana: Member, maya: Member) -> None:
    maya.types("i need to talk to a real person")
    assert "A person answers you" in maya.last()
    assert "Ana looks after people here" in maya.last()


# What is not understood


@pytest.mark.parametrize("words", ["blah blah blub", "What if they say no?"])
def test_a_seeker_is_not_offered_to_answer_requests(
    daniel: Member, maya: Member, words: str
) -> None:
    maya.asks(daniel)
    maya.types(words)
    for label in ("Yes to a request", "No to a request", "Answer a request"):
        assert label not in maya.last()
    daniel.types(words)
    assert "[No to a request]" in daniel.last()


def test_nothing_is_offered_that_the_member_could_not_do(maya: Member) -> None:
    maya.types("it was odd how that went for me there today")
    assert "[Note what I learned]" not in maya.last()
    assert "[Find another time]" not in maya.last()


def test_it_is_offered_once_to_say_that_something_was_wrong(maya: Member) -> None:
    maya.types("Omar wanted my home address")
    assert maya.last().count("[Something was wrong]") == 1


def test_a_question_that_is_answered_is_not_taken_for_a_report(maya: Member) -> None:
    maya.types("What if they say no?")
    assert "Then you have lost nothing" in maya.last()
    assert "Something was wrong" not in maya.last()


# Nobody is there


@pytest.mark.parametrize("words", ["nobody is here", "im alone in the call", "she's not here yet"])
def test_who_waits_for_the_other_side_reads_to_wait_some_minutes(
    words: str, booked: None, town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-11-24 16:08")
    maya.types(words)
    assert maya.last().startswith("Daniel is not there yet?\nGive Daniel some minutes")
    daniel.types(words)
    assert daniel.last().startswith("Maya is not there yet?\nGive Maya some minutes")


def test_a_host_whose_seeker_was_not_there_gets_the_advice_for_hosts(
    held: None, daniel: Member
) -> None:
    daniel.types("she is not here")
    assert daniel.last().startswith("The seeker did not come")


# Nerves, hours, and two who should meet


@pytest.mark.parametrize(
    "words", ["I'm so nervous about it", "so nervous about this", "i am really scared about it"]
)
def test_who_is_nervous_about_their_talk_is_led_to_its_plan(
    words: str, booked: None, maya: Member
) -> None:
    maya.types(words)
    assert maya.last().startswith("I am nervous")
    assert maya.labels()[0] == "The plan"


def test_hours_among_other_words_lead_a_host_to_their_hours(daniel: Member) -> None:
    daniel.types("only tuesdays and fridays after 4pm work for me")
    assert daniel.last().startswith("Are these your hours as a host?")


@pytest.mark.parametrize("between", [" ", ", "])
def test_long_stretches_between_words_are_looked_at_once(between: str) -> None:
    """If they were looked at from each of their letters, this would take hours."""
    assert not guessing.names_hours(f"mon{between * 200_000}and so on")


@pytest.mark.parametrize(
    "words",
    [
        "I'd like to introduce two members to each other",
        "can you introduce Maya to Lena",
        "i want to connect Maya with Omar, they should meet",
        "Maya should talk to Lena, can you make an intro",
    ],
)
def test_who_would_introduce_two_people_reads_what_works(
    words: str, town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    town.host("Lena")
    town.host("Omar")
    maya.asks(daniel)
    daniel.types(words)
    assert daniel.last().startswith("You would like two people to meet\nAsk both first")
    assert "Write to Ana" in daniel.last()


def test_who_asks_to_be_introduced_asks_for_a_talk(daniel: Member, maya: Member) -> None:
    maya.types("please introduce me to Daniel")
    assert "Ask Daniel" in maya.labels()


@pytest.mark.parametrize(
    "words", ["2 of my interviews are at the same time fix it", "two of my talks clash"]
)
def test_talks_at_the_same_time_are_shown_with_a_way_to_move(
    booked: None, maya: Member, words: str
) -> None:
    maya.types(words)
    assert maya.labels()[0] == "Find another time"


def test_who_froze_up_reads_how_it_went(booked: None, town: Town, maya: Member) -> None:
    town.to("2026-11-24 19:00")
    for words in ("i froze up", "my mind went blank and i said nothing"):
        maya.types(words)
        assert maya.last().startswith("Was I all right?")


def test_who_would_like_to_talk_again_is_told_how(maya: Member) -> None:
    maya.types("how do I ask for a second talk without being a burden")
    assert maya.last().startswith("May I ask for a second talk?")


def test_who_wants_to_talk_after_all_cancels_nothing(maya: Member, daniel: Member) -> None:
    daniel.hosts()
    maya.types("i changed my mind. can i talk with Daniel after all")
    assert "Ask Daniel" in maya.labels()


def test_a_host_who_drowns_in_requests_is_offered_a_pause(daniel: Member) -> None:
    daniel.types("too many requests, im drowning")
    assert "Pause my hosting" in daniel.labels()


def test_a_host_who_was_asked_for_a_job_asks_for_none(daniel: Member) -> None:
    daniel.types("he asked me for a job straight away. not ok")
    assert daniel.last().startswith("What if they ask me for a job?")


def test_a_wrong_name_is_corrected_in_the_settings(maya: Member) -> None:
    maya.types("change my pronouns/name its wrong")
    assert maya.last().startswith("Your settings")
