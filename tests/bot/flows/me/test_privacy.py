"""What is stored about a member: they can read it, download it, and have it erased."""

import json
import re
from collections.abc import Callable

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.engine.personal_data import PersonalData
from bot.interview.model import AbsenceState, Side, Stage
from bot.interview.suggestions.suggestions import Unmatched
from bot.texts.files import content
from bot.texts.me.privacy import personal_data
from tests.bot.flows.me import test_erasing
from tests.bot.flows.me.test_erasing import ERASE, a_host, erases, messages, noted, told
from tests.bot.town import Town
from tests.bot.town_members import Member


@pytest.fixture
def maya(town: Town) -> Member:
    """In the same time zone as the hosts."""
    return town.member("Maya")


def files(member: Member) -> dict[str, str]:
    held = [each.card for each in member.received() if each.key.startswith("export:")][-1].files
    return {each.name: content(each, member.reader).decode() for each in held}


@pytest.mark.parametrize(
    "line", ["privacy", "delete my data", "What do you know about me?", "who can see what I write?"]
)
def test_it_is_found_in_plain_words(maya: Member, line: str) -> None:
    assert "What I keep about you" in maya.reads(maya.types(line))


def test_settings_lead_to_it(maya: Member) -> None:
    maya.types("settings")
    assert "What I keep about you" in maya.reads(maya.presses("Privacy"))


def test_it_says_for_how_long_as_the_organizers_have_set_it(maya: Member) -> None:
    assert "24 months" in maya.reads(maya.types("privacy"))


def test_a_seekers_data_has_everything_they_wrote(town: Town, maya: Member) -> None:
    noted(town, maya, a_host(town, ""))
    maya.types("privacy")
    maya.presses("Send me all of it")
    held = json.loads(files(maya)["askwell.json"])
    [talk] = held["interviews_as_seeker"]
    assert talk["host"] == "Daniel"
    assert talk["debrief"]["takeaways"] == "Zqxzqtakeaways"
    assert held["reflections"][0]["next_question"] == "Why Zqxzqnext?"
    assert any("You and Daniel" in each["says"] for each in held["messages"])
    assert "Zqxzqtakeaways" in files(maya)["askwell.html"]


def test_the_hosts_data_has_only_words_that_were_sent_to_them(town: Town, maya: Member) -> None:
    daniel = a_host(town, "")
    told(town, maya, daniel)
    daniel.types("privacy")
    daniel.presses("Send me all of it")
    for written in files(daniel).values():
        assert all(each in written for each in ("Zqxzqwish", "Zqxzqnote", "Zqxzqupdate"))
        for private in ("Zqxzqtakeaways", "Zqxzqpeople", "Zqxzqnext", "Zqxzqown"):
            assert private not in written


def test_the_page_names_everything_about_the_member_in_words(town: Town, maya: Member) -> None:
    """A name of the file for programs has no capital letter."""
    noted(town, maya, a_host(town, ""))
    maya.types("privacy")
    maya.presses("Send me all of it")
    you = files(maya)["askwell.html"].split("<h2>")[1]
    labels = re.findall("<dt>(.*?)</dt>", you)
    assert "Quiet hours from" in labels
    assert [each for each in labels if each[0].islower()] == []


def test_the_page_says_in_words_what_is_stored_as_one_of_a_few_kinds(maya: Member) -> None:
    told = [Side.SEEKER, Side.HOST]
    stored = {"unmatched": Unmatched.OWN_CHOICE, "other": "own_choice", "told": told}
    held = PersonalData({"suggested_to_you": (stored,)}, ())
    ((page, program),) = personal_data.files(held, maya.reader)
    text = content(page, maya.reader).decode()
    assert "<dt>Why nobody was suggested</dt><dd>You did not want it any more</dd>" in squeezed(
        text
    )
    assert "<dd>own_choice</dd>" in text
    assert "<dd>Seeker\nHost</dd>" in text
    written = json.loads(content(program, maya.reader))["suggested_to_you"]
    assert written == [
        {"unmatched": "own_choice", "other": "own_choice", "told": ["seeker", "host"]}
    ]


def test_the_page_says_in_words_what_is_inside_a_value(maya: Member) -> None:
    absence = {"side": Side.HOST, "at": "2026-11-23T09:00:00Z", "state": AbsenceState.ASKED}
    hours = {"stretches": [{"weekday": 0, "start": "17:00:00", "end": "19:00:00"}]}
    stored = {"absences": [absence], "hours": hours, "debrief": {"takeaways": "<b>", "people": ""}}
    ((page, program),) = personal_data.files(PersonalData({"host": (stored,)}, ()), maya.reader)
    text = squeezed(content(page, maya.reader).decode())
    assert "<dd>Who did not come, or cancelled late: Host\nWhen: " in text
    assert "How it stands: Only one of the two has said so</dd>" in text
    assert "<dd>Hours: Day: Mon\nFrom: 17:00:00\nUntil: 19:00:00</dd>" in text
    assert "<dd>What you learned: &lt;b&gt;</dd>" in text
    written = json.loads(content(program, maya.reader))["host"][0]["absences"]
    assert written == [{"side": "host", "at": "2026-11-23T09:00:00Z", "state": "asked"}]


def squeezed(page: str) -> str:
    return page.replace(">\n<", "><")


def test_the_page_is_safe_to_open(maya: Member) -> None:
    maya.types("host")
    maya.presses("Become a host")
    words = dict.fromkeys(("headline", "field", "gladly"), "<script>alert(1)</script>")
    maya.fills(topics="<b>", **words)
    maya.types("privacy")
    maya.presses("Send me all of it")
    assert "<script>" not in files(maya)["askwell.html"]


def test_one_press_erases_nothing(town: Town, maya: Member) -> None:
    maya.types("privacy")
    maya.presses("Erase me")
    assert "Maya" in town.dump()


@pytest.mark.parametrize("stamp", ["", "x", "20260101T000000", "20990101T000000"])
def test_the_second_press_follows_the_first(town: Town, maya: Member, stamp: str) -> None:
    """A press that was made up is refused, and so is one on an old message."""
    maya.types("start")
    shown = maya.sends(Action(ActionName.ERASE_ALL, arg=stamp))
    assert "Erase everything about you?" in maya.reads(shown)
    assert "What I cannot reach: my answers" in maya.reads(shown)
    assert "Maya" in town.dump()


def test_nobody_erases_anybody_else(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.types("privacy")
    maya.presses("Erase me")
    daniel.sends(maya.button(ERASE).action)
    assert "Maya" in town.dump()
    assert "Daniel" not in town.dump()


def test_open_interviews_end_kindly_after_an_erasure(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.host("Lena")
    maya.books(daniel, own_times="2026-11-26 16:00")
    daniel.types("privacy")
    daniel.presses("Erase me")
    daniel.presses(ERASE)
    [talk] = town.interviews()
    assert (talk.stage, talk.start is not None) == (Stage.CANCELLED, True)
    assert maya.sees("No longer booked: you and somebody who has left")
    assert "The other person is no longer here" in maya.last()
    assert "Lena" in maya.last()
    assert not any("Daniel" in each for each in messages(maya))


def test_lists_of_hosts_lose_only_the_erased_host(town: Town, maya: Member) -> None:
    daniel, lena, noor = (town.host(each) for each in ("Daniel", "Lena", "Noor"))
    maya.asks(daniel)
    daniel.presses("Not now")
    assert maya.sees("Lena")
    lena.types("privacy")
    lena.presses("Erase me")
    lena.presses(ERASE)
    delivered = "\n".join(maya.reads(each) for each in maya.conversation.values())
    assert "Daniel cannot make it" in delivered
    assert noor.name in delivered
    assert "Lena" not in delivered


def test_an_erased_member_who_comes_back_begins_anew_as_the_same_member(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    maya.types("privacy")
    maya.presses("Erase me")
    maya.presses(ERASE)
    assert "Maya" not in town.dump()
    assert "How you found" not in maya.reads(maya.types("interviews"))
    assert [each.seeker for each in town.interviews()] == [2]
    assert "Maya" in town.dump()


def test_nothing_is_sent_to_an_erased_member(town: Town, daniel: Member, maya: Member) -> None:
    told(town, maya, daniel)
    daniel.types("privacy")
    daniel.presses("Erase me")
    daniel.presses(ERASE)
    before = len(daniel.notified())
    town.after(days=200)
    assert len(daniel.notified()) == before
    assert isinstance(maya.types("contacts"), Card)
    assert "somebody who has left" in maya.last()


def test_words_of_long_ago_are_forgotten_and_their_writer_is_told(town: Town, maya: Member) -> None:
    told(town, maya, a_host(town, ""))
    for each in ("2028-11-01 03:00", "2028-12-08 03:00", "2028-12-20 03:00"):
        town.to(each)
        town.runner.run(town.assembly.housekeeping.forget_old())
        town.drain()
    town.to("2028-12-22 12:00")
    assert maya.notified().count("What you wrote long ago is forgotten in a month") == 1
    assert "Zqxzqwish" in town.dump()
    assert maya.presses("Keep my journal as a file") is None
    town.to("2029-01-25 03:00")
    town.runner.run(town.assembly.housekeeping.forget_old())
    dump = town.dump()
    for words in (
        "Zqxzqconnection",
        "Zqxzqwish",
        "Zqxzqnote",
        "Zqxzqtakeaways",
        "Zqxzqnext",
        "Zqxzqown",
        "Zqxzqupdate",
    ):
        assert words not in dump, words
    assert [each.stage for each in town.interviews()] == [Stage.THANKED]


@pytest.mark.parametrize("when", ["at the start", "at night"])
def test_our_own_words_are_forgotten_once_no_card_needs_them(
    town: Town, daniel: Member, maya: Member, when: str
) -> None:
    maya.asks(daniel)
    assert "would like to learn from you" in town.dump()
    keeps = town.assembly.housekeeping
    forget = keeps.forget_old if when == "at the start" else keeps.forget_at_night
    for day in ("2027-09-01 03:00", "2027-09-02 03:00", "2027-10-04 03:00"):
        town.to(day)
        town.runner.run(forget())
    assert "would like to learn from you" not in town.dump()


def test_a_space_that_removed_askwell_is_erased(town: Town, maya: Member) -> None:
    told(town, maya, a_host(town, ""))
    forget = town.assembly.housekeeping.forget_old
    town.runner.run(town.assembly.app.spaces.sleep("terminal", ["town"]))
    town.runner.run(forget())
    town.after(days=29)
    town.runner.run(forget())
    assert "Zqxzq" in town.dump()
    town.after(days=1)
    town.runner.run(forget())
    assert all(each not in town.dump() for each in ("Zqxzq", "Maya", "Daniel"))


def test_a_space_that_came_back_in_time_keeps_everything(town: Town, maya: Member) -> None:
    maya.types("start")
    forget = town.assembly.housekeeping.forget_old
    town.runner.run(town.assembly.app.spaces.sleep("terminal", ["town"]))
    town.runner.run(forget())
    town.after(days=29)
    town.runner.run(town.assembly.app.spaces.wake("terminal", ["town"]))
    town.after(days=29)
    town.runner.run(forget())
    assert "Maya" in town.dump()


@pytest.mark.parametrize("told_of", [noted, told])
def test_an_erased_seeker_who_comes_back_is_a_stranger_to_old_talks(
    town: Town, maya: Member, told_of: Callable[[Town, Member, Member], None]
) -> None:
    daniel = a_host(town, "")
    told_of(town, maya, daniel)
    erases(maya)
    town.after(days=1)
    before = len(maya.received())
    assert "Nothing is waiting" not in maya.reads(maya.types("start"))
    assert "Daniel" not in maya.last()
    for each in ("interviews", "journal", "contacts", "questions", "what now?"):
        assert "Daniel" not in maya.reads(maya.types(each)), each
    daniel.types("interviews")
    assert "Maya" not in daniel.last()
    town.after(days=400)
    assert len(maya.received()) == before


def test_nothing_of_before_is_addressed_to_a_host_who_was_erased_and_came_back(
    town: Town, maya: Member
) -> None:
    daniel = a_host(town, "")
    test_erasing.written(town, maya, daniel)
    erases(daniel)
    town.after(minutes=5)
    daniel.types("start")
    before = len(daniel.received())
    maya.types("interviews")
    assert "Daniel" not in maya.last()
    maya.presses("Write a thank-you note")
    assert "The other person is no longer here" in maya.last()
    maya.presses("Copy for e-mail")
    maya.fills()
    town.after(days=30)
    assert daniel.received()[before:] == []


def test_a_host_who_was_erased_and_came_back_is_not_asked_about_old_talks(
    town: Town, maya: Member
) -> None:
    daniel = a_host(town, "")
    test_erasing.held(town, maya, daniel)
    erases(daniel)
    town.after(minutes=5)
    daniel.types("start")
    before = len(daniel.received())
    maya.types("interviews")
    maya.presses("Note what I learned")
    maya.fills(resources="podcast: Nights", thanks_for="your patience")
    maya.types("journal")
    maya.presses("Add these to the reading list")
    maya.fills(resources=("Podcast",))
    town.after(days=1)
    assert daniel.received()[before:] == []


def test_a_host_who_came_back_and_is_asked_again_has_their_name_again(
    town: Town, maya: Member
) -> None:
    daniel = a_host(town, "")
    told(town, maya, daniel)
    erases(daniel)
    town.after(days=1)
    daniel.types("host")
    daniel.presses("Become a host")
    daniel.fills(
        headline="UX researcher", field="UX research", topics="interviewing users", gladly="x"
    )
    daniel.presses("Set my hours")
    daniel.presses("I agree")
    daniel.fills(hours="Mon-Fri 9:00-18:00", place_detail="https://meet.example")
    maya.asks(daniel)
    maya.types("contacts")
    assert "Daniel" in maya.last()
    maya.types("interviews")
    assert "Daniel" in maya.last()
    assert "Somebody who has left" in maya.last(), "the first talk was with a stranger"
    maya.types("did Daniel answer?")
    assert "Daniel" in maya.last()
