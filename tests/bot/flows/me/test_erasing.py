"""A member who erases themselves cannot be found any more: neither in the database, nor in messages
that could be edited, nor in the files that others download."""

from collections.abc import Iterator

import pytest

from bot.cards.buttons import Action
from tests.bot import town as town_module
from tests.bot.flows.me.test_blocks import blocks_by_name
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member
from tests.caches import in_caches

MARK = "Zqxzq"
"""Long enough that no id, which is made of a hash, contains it by chance."""
ERASE = "Erase everything, for good"


@pytest.fixture(autouse=True)
def ids_are_not_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on the platforms. A name that is like the id would be found together with it."""
    monkeypatch.setattr(town_module, "user_of", lambda name: name.lower()[::-1])


def erases(member: Member) -> str:
    member.types("privacy")
    member.presses("Erase me")
    return member.reads(member.presses(ERASE))


def messages(member: Member) -> Iterator[str]:
    """The direct messages in their present form, with what their buttons carry and their files."""
    keys = {each.key for each in member.received()}
    yield from (repr(card) for key, card in member.conversation.items() if key in keys)


def marked(*texts: str) -> list[str]:
    """Each place with the mark, with the text around it."""
    return [text[max(at - 150, 0) : at + 50] for text in texts if (at := text.find(MARK)) >= 0]


def takes_along(member: Member) -> None:
    member.types("privacy")
    member.presses("Send me all of it")


def traces(town: Town, *members: Member) -> list[str]:
    return marked(town.dump(), *(text for each in members for text in messages(each)))


def left_over(town: Town, erased: Member, other: Member) -> list[str]:
    """The marks that are left: in the database, in messages that can be edited, and in what the
    other downloads now. What they downloaded earlier is a file of their own."""
    takes_along(other)
    shown = list(messages(other))
    files = [each for each in shown if "Everything that Askwell keeps" in each]
    now = [each for each in shown if each not in files and "My journal" not in each]
    return marked(town.dump(), files[-1], *now, *messages(erased))


@lived_once
def asked(town: Town, maya: Member, daniel: Member) -> None:
    maya.asks(
        daniel,
        connection=f"We both know {MARK}connection.",
        wish=f"How you came to {MARK}wish.",
        slots="Tue 24 Nov, 17:00",
    )


@lived_once
def booked(town: Town, maya: Member, daniel: Member) -> None:
    asked(town, maya, daniel)
    daniel.picks()
    maya.presses("Does this field suit me?")
    maya.presses("2")
    maya.presses("Change questions")
    maya.presses("Change")
    maya.presses("My own words")
    maya.fills(words=f"Why {MARK}own?")


@lived_once
def held(town: Town, maya: Member, daniel: Member) -> None:
    booked(town, maya, daniel)
    town.to("2026-11-24 16:40")


@lived_once
def noted(town: Town, maya: Member, daniel: Member) -> None:
    held(town, maya, daniel)
    maya.presses("Note what I learned")
    maya.fills(
        takeaways=f"{MARK}takeaways",
        resources=f"podcast: {MARK} Nights",
        people=f"{MARK}people",
        thanks_for=f"your {MARK}thanks",
    )
    maya.sends(Action("after", town.interviews()[0].id, arg="4"))
    maya.types("journal")
    maya.presses("What I would ask next")
    maya.fills(next_question=f"Why {MARK}next?")
    maya.types("journal")
    maya.presses("Add these to the reading list")
    maya.fills(resources=("Podcast",))
    daniel.presses("You may name me")
    maya.types("journal")
    maya.presses("Keep it as a file")


@lived_once
def written(town: Town, maya: Member, daniel: Member) -> None:
    """Maya has written a note that is not sent yet."""
    noted(town, maya, daniel)
    maya.types("interviews")
    maya.presses("Write a thank-you note")
    maya.fills(note=f"Thank you for {MARK}note.")


@lived_once
def thanked(town: Town, maya: Member, daniel: Member) -> None:
    written(town, maya, daniel)
    maya.presses("Send it")
    daniel.presses("Keep me posted")


@lived_once
def told(town: Town, maya: Member, daniel: Member) -> None:
    thanked(town, maya, daniel)
    town.to("2027-01-05 17:00")
    maya.presses("Write an update")
    maya.writes(update=f"I did {MARK}update.")
    maya.types("contacts")


def declined(town: Town, maya: Member, daniel: Member) -> None:
    asked(town, maya, daniel)
    daniel.presses("Not now")


def withdrawn(town: Town, maya: Member, daniel: Member) -> None:
    asked(town, maya, daniel)
    maya.types("interviews")
    maya.presses("Withdraw")


def expired(town: Town, maya: Member, daniel: Member) -> None:
    asked(town, maya, daniel)
    town.after(days=9)


def cancelled(town: Town, maya: Member, daniel: Member) -> None:
    booked(town, maya, daniel)
    maya.types("interviews")
    maya.presses("Cancel")


def missed(town: Town, maya: Member, daniel: Member) -> None:
    held(town, maya, daniel)
    maya.misses()


def moved(town: Town, maya: Member, daniel: Member) -> None:
    booked(town, maya, daniel)
    maya.types("interviews")
    maya.presses("Move it")
    maya.proposes("2026-12-02 12:00")


def drafted(town: Town, maya: Member, daniel: Member) -> None:
    maya.opens_request(daniel)
    maya.fills(connection=f"{MARK}connection", wish=f"{MARK}wish", slots=maya.options("slots")[:1])


EVERY = {
    each.__name__: each
    for each in (
        *(drafted, asked, booked, held, noted, written, thanked, told),
        *(declined, withdrawn, expired, cancelled, missed, moved),
    )
}


def a_host(town: Town, mark: str) -> Member:
    """A host who has `mark` in everything that a host can write."""
    return town.host(
        "Daniel",
        headline=f"UX researcher {mark}",
        field=f"UX research {mark}",
        topics=f"interviews {mark}, changing careers",
        gladly=f"How teaching prepared me {mark}",
        place_detail=f"https://meet.example/{mark}",
        hours="Tue, Thu 17:00-19:00",
    )


@pytest.mark.parametrize("state", EVERY)
def test_nothing_is_left_of_a_seeker(town: Town, state: str) -> None:
    maya, daniel = town.member("Maya"), a_host(town, "")
    EVERY[state](town, maya, daniel)
    assert traces(town, maya, daniel), "there is something to be found"
    takes_along(daniel)
    assert "erased" in erases(maya)
    assert left_over(town, maya, daniel) == []
    assert "Maya" not in town.dump()


@pytest.mark.parametrize("state", EVERY)
def test_nothing_is_left_of_a_host(town: Town, monkeypatch: pytest.MonkeyPatch, state: str) -> None:
    maya, daniel = town.member("Maya"), a_host(town, "Zh")
    EVERY[state](town, maya, daniel)
    monkeypatch.setattr(f"{__name__}.MARK", "Zh")
    assert traces(town, maya, daniel), "there is something to be found"
    takes_along(maya)
    assert "erased" in erases(daniel)
    assert left_over(town, daniel, maya) == []
    assert "Daniel" not in town.dump()


def test_nothing_that_was_worked_out_from_their_words_stays_in_memory(town: Town) -> None:
    maya, daniel = town.member("Maya"), a_host(town, "")
    writes_everywhere(maya, daniel)
    kept = "\n".join(in_caches())
    assert all(word in kept.casefold() for word in WORDS), "there is something to be found"
    assert "erased" in erases(maya)
    assert [each for each in in_caches() if MARK.casefold() in each.casefold()] == []


def test_other_processes_forget_their_words_within_an_hour(town: Town) -> None:
    """They do not know who was erased."""
    writes_everywhere(town.member("Maya"), a_host(town, ""))
    town.runner.run(town.assembly.housekeeping.forget_at_night())
    assert [each for each in in_caches() if MARK.casefold() in each.casefold()] == []


WORDS = ("zqxzqtopic", "zqxzqmessage", "zqxzqwish")


def writes_everywhere(seeker: Member, host: Member) -> None:
    seeker.types("find Zqxzqtopic research")
    seeker.types("how do I write a good message to Zqxzqmessage without being rude?")
    seeker.books(host, wish="What does it take to learn Zqxzqwish?")


def test_no_copy_of_what_somebody_else_took_along_is_left(town: Town) -> None:
    """They never had an interview with each other."""
    maya, daniel = town.member("Maya"), a_host(town, "")
    blocks_by_name(maya, "Daniel")
    takes_along(maya)
    assert "erased" in erases(daniel)
    assert "Daniel" not in town.dump()
