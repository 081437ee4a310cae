"""What a seeker notes is private: nothing of it reaches the host, in whatever way the seeker says
thank you."""

from collections.abc import Iterator

import pytest

from bot.cards.buttons import Action
from bot.cards.forms import Form
from bot.texts.letters.email_copy import BLANK
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

MARKERS = {name: f"Zq{name.replace('_', '')}" for name in ("takeaways", "resources", "people")}
"""A mark for each field of the debrief that is private to the seeker."""
QUESTION, OWN = "Zqnext", "Zqown"
THANKS_FOR = "your story of the night shift"
TITLE = f"podcast: {MARKERS['resources']} Nights"


@pytest.fixture
@lived_once
def noted(town: Town, daniel: Member, maya: Member) -> None:
    """Maya wrote questions of her own, rated the field, and filled in every field for notes."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    maya.presses("Does this field suit me?")
    maya.presses("2")
    maya.presses("Change questions")
    maya.presses("Change")
    maya.presses("My own words")
    maya.fills(words=f"Why {OWN}?")
    town.to("2026-11-24 16:40")
    maya.presses("Which questions worked?")
    maya.fills()
    maya.presses("Note what I learned")
    maya.fills(
        takeaways=f"{MARKERS['takeaways']}: he seemed bored and a bit rude",
        resources=f"{TITLE}\n{MARKERS['resources']}, the one his boss hates",
        people=f"{MARKERS['people']}, who wants his job",
    )
    maya.presses("4")
    maya.types("journal")
    maya.presses("What I would ask next")
    maya.fills(next_question=f"Is he always like that, {QUESTION}?")
    maya.presses("Keep it as a file")


def everything_sent_to(member: Member) -> Iterator[str]:
    """Each card with its buttons and what they carry, its files, and every edit of it."""
    for each in member.received():
        yield repr(each.card)
    yield from map(repr, member.cards())


def is_private(member: Member) -> bool:
    return not any("Zq" in each for each in everything_sent_to(member))


def draft_in(form: object) -> str:
    assert isinstance(form, Form)
    return "\n".join(str(each.initial) for each in form.fields)


def seen_by_time(town: Town, daniel: Member, maya: Member) -> None:
    """Each month brings a draft of an update, which Maya fills in and sends."""
    for month in ("2026-12-29 17:00", "2027-04-02 17:00"):
        town.to(month)
        assert "Zq" not in draft_in(maya.presses("Copy for e-mail"))
        draft = draft_in(maya.presses("Write an update"))
        assert "Zq" not in draft
        maya.writes(update=draft.replace(BLANK, "read a lot"))
        assert "read a lot" in daniel.last().replace("\n> ", " ")
        daniel.presses("Keep me posted")


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize("thanks_for", ["", THANKS_FOR])
@pytest.mark.parametrize("tone", ["", "Shorter", "More formal"])
def test_nothing_of_it_is_in_a_note_or_an_update(
    town: Town, daniel: Member, maya: Member, tone: str, thanks_for: str
) -> None:
    maya.types("interviews")
    maya.presses("Change my notes")
    maya.fills(thanks_for=thanks_for)
    town.to("2026-11-25 08:00")
    assert "Zq" not in maya.last(), "the nudge to say thank you"
    maya.presses("Other ways to thank")
    assert "Zq" not in draft_in(maya.presses("Copy for e-mail"))
    draft = draft_in(maya.presses(tone or "Write a thank-you note"))
    assert "Zq" not in draft
    assert (THANKS_FOR in draft) == bool(thanks_for)
    maya.writes(note=draft.replace(BLANK, "portfolios"))
    assert daniel.sees("A thank-you note from Maya")
    seen_by_time(town, daniel, maya)
    assert is_private(daniel)
    assert not is_private(maya), "the marker is there to be found"


@pytest.mark.usefixtures("noted")
def test_nothing_of_it_is_in_what_a_host_can_ask_for(
    town: Town, daniel: Member, maya: Member
) -> None:
    [talk] = town.interviews()
    maya.presses("I have thanked them") if "I have thanked them" in maya.labels() else None
    for command in ("start", "interviews", "journal", "contacts", "reading", "questions", "thanks"):
        daniel.types(command)
    for name in ("debrief", "reflect", "share", "note", "copy_note", "update", "own", "worked"):
        daniel.sends(Action(name, talk.id, talk.revision))
    assert is_private(daniel)
    assert is_private(town.host("Priya Raman"))


@pytest.mark.usefixtures("noted")
def test_only_what_was_ticked_comes_to_the_host(daniel: Member, maya: Member) -> None:
    maya.types("journal")
    maya.presses("Add these to the reading list")
    assert is_private(daniel)
    maya.fills(resources=())
    assert is_private(daniel)
    maya.presses("Add these to the reading list") if maya.form else maya.types("journal")
    maya.presses("Add these to the reading list")
    maya.fills(resources=("Podcast",))
    shown = daniel.last()
    assert f"{MARKERS['resources']} Nights" in shown
    assert "boss" not in shown
    assert shown.count("Zq") == 1


def test_an_interview_of_an_older_version_is_private_too(
    town: Town, daniel: Member, maya: Member
) -> None:
    """It was noted when the form did not yet say who reads what."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")
    [talk] = town.interviews()
    maya.submits(Action("debrief", talk.id, talk.revision), takeaways="Zq: he was rude")
    town.to("2026-11-25 08:00")
    assert "Zq" not in maya.last()
    assert "Zq" not in draft_in(maya.presses("Write a thank-you note"))
