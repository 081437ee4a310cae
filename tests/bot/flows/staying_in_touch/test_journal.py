"""The journal: what was learned, by field, to look back on and to keep."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.buttons import Action
from bot.cards.cards import CARD_TEXT, Card
from bot.cards.lengths import length
from bot.cards.reader import reader_of
from bot.engine.contexts.journal import JournalContext, WholeJournalContext
from bot.engine.events import Caller, Command, Press
from bot.flows.staying_in_touch import journal as flow
from bot.interview.members import Member, NamedMember, Person
from bot.interview.model import Debrief, Interview, Stage
from bot.interview.staying_in_touch.journal import (
    PAGES_SHOWN,
    JournalLine,
    Page,
    Reflection,
    chapters,
    in_order,
)
from bot.texts.files import content
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member as Player

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
MAYA = Caller(Person("p", "s", "maya"), "Maya")


ME = Member(1, 1, MAYA.person, MAYA.name)
Hosts = dict[int, tuple[NamedMember, str]]
"""By their ids, each with the name of their field."""


def host(name: str, field: str = "") -> tuple[NamedMember, str]:
    return NamedMember(0, Person("p", "s", name), name, None), field


def talk(number: int, host: int, debrief: Debrief | None = None) -> Interview:
    start = NOON + timedelta(days=number)
    return Interview(
        *(f"i{number}", 1, 1, host, "We met", "How?", 25, NOON, NOON),
        stage=Stage.HELD,
        start=start,
        debrief=debrief,
    )


def state_of(talks: list[Interview], hosts: Hosts, *kept: Reflection) -> WholeJournalContext:
    noted = {each.interview: each for each in kept}
    pages = {
        each.id: Page(each, hosts[each.host][0], noted.get(each.id, Reflection(each.id, ME.id)))
        for each in talks
    }
    oldest_first = sorted(pages.values(), key=lambda each: each.held.start or NOON)
    made = chapters([_line(each, hosts[each.held.host][1]) for each in oldest_first])
    return WholeJournalContext(ME, made, tuple(pages[line.interview] for _, line in in_order(made)))


def page_of(state: WholeJournalContext, start: int) -> JournalContext:
    shown = state.every_page[start : start + PAGES_SHOWN]
    return JournalContext(state.me, state.chapters, shown)


def _line(page: Page, field: str) -> JournalLine:
    held, noted = page.held, page.reflection
    return JournalLine(held.id, field, noted.before, noted.after)


def command(state: WholeJournalContext) -> Card:
    reply = flow.journal(page_of(state, 0), Command("e", MAYA, "journal"), NOON).reply
    assert isinstance(reply, Card)
    return reply


def turned(state: WholeJournalContext, action: Action) -> Card:
    page = page_of(state, int(action.arg))
    reply = flow.more(page, Press("e", MAYA, action), NOON).reply
    assert isinstance(reply, Card)
    return reply


def all_pages(state: WholeJournalContext) -> list[Card]:
    pages = [command(state)]
    while more := [
        each.action for each in pages[-1].all_buttons() if each.action.name == "more_journal"
    ]:
        pages.append(turned(state, more[0]))
    return pages


def file_of(state: WholeJournalContext) -> str:
    posted = flow.as_file(state, Press("e", MAYA, Action("journal_file")), NOON).posts
    [file] = posted[0].card.files
    return content(file, reader_of(state.me)).decode()


# As it is lived


@pytest.fixture
@lived_once
def talked(town: Town, daniel: Player, maya: Player) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    maya.presses("Does this field suit me?")
    maya.presses("2")
    town.to("2026-11-24 16:40")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening is trained", resources="book: Rest", people="a nurse")
    maya.sends(Action("after", town.interviews()[0].id, arg="4"))


def test_a_journal_begins_with_the_first_interview(maya: Player) -> None:
    maya.types("journal")
    assert "Your journal begins with your first talk" in maya.last()
    assert "[Find somebody to ask]" in maya.last()
    assert "begins with your first talk" in maya.reads(maya.sends(Action("journal_file")))


@pytest.mark.usefixtures("talked")
def test_the_journal_shows_what_was_learned_by_field_and_how_the_view_changed(
    maya: Player,
) -> None:
    maya.types("journal")
    said = maya.last()
    assert "My journal: 1 talk, 1 field" in said
    assert "UX research: 1 talk; How well it suits me: 2 at first, 4 now" in said
    assert "* Daniel, Tuesday 24 November 2026" in said
    assert "Learned: Listening is trained" in said
    assert "How well it suits me: 2 before, 4 after" in said


@pytest.mark.usefixtures("talked")
def test_the_next_question_and_the_ratings_can_be_changed_in_the_journal(maya: Player) -> None:
    maya.types("journal")
    maya.presses("What I would ask next")
    assert "Saved in your journal" in maya.reads(
        maya.fills(next_question="What would you drop?", before="3")
    )
    maya.types("journal")
    assert "To ask next: What would you drop?" in maya.last()
    assert "3 before, 4 after" in maya.last()


@pytest.mark.usefixtures("talked")
def test_a_question_that_is_too_long_says_how_much_fits(maya: Player) -> None:
    maya.types("journal")
    maya.presses("What I would ask next")
    assert "301 characters long; please keep it within 300" in maya.reads(
        maya.fills(next_question="x" * 301)
    )


@pytest.mark.usefixtures("talked")
def test_notes_can_be_changed_from_the_journal_after_the_thank_you_note(maya: Player) -> None:
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")
    maya.types("journal")
    maya.presses("Change my notes")
    maya.fills(takeaways="Listening, again")
    maya.types("journal")
    assert "Learned: Listening, again" in maya.last()


@pytest.mark.usefixtures("talked")
def test_a_journal_is_its_seekers_alone(daniel: Player, town: Town) -> None:
    daniel.types("journal")
    assert "begins with your first talk" in daniel.last()
    for who in (daniel, town.member("Noor")):
        assert "Listening is trained" not in who.text()


@pytest.mark.usefixtures("talked")
def test_the_journal_comes_as_one_file(maya: Player) -> None:
    maya.types("journal")
    maya.presses("Keep it as a file")
    [file] = maya.cards()[-1].files
    assert file.name == "journal.md"
    assert content(file, maya.reader).decode() == (
        "# My journal\n\n"
        "## UX research\n\n"
        "1 talk. How well it suits me: 2 at first, 4 now.\n\n"
        "### Daniel, 24 November 2026\n\n"
        "**What I learned**\n\n> Listening is trained\n\n"
        "**What was recommended to me**\n\n> book: Rest\n\n"
        "**Who else to talk to**\n\n> a nurse\n\n"
        "How well it suits me: 2 before, 4 after (1 = not much, 5 = very much).\n"
    )


@pytest.mark.usefixtures("talked")
def test_days_in_the_file_are_those_of_its_seeker(maya: Player) -> None:
    maya.types("settings")
    maya.presses("Change")
    maya.fills(zone="Pacific/Kiritimati")  # there it was the next day already
    maya.types("journal")
    maya.presses("Keep it as a file")
    [file] = maya.cards()[-1].files
    assert "### Daniel, 25 November 2026\n" in content(file, maya.reader).decode()


def test_the_plan_comes_as_a_page_to_print(daniel: Player, maya: Player) -> None:
    maya.books(daniel)
    maya.types("questions")
    maya.presses("As a page to print")
    [file] = maya.cards()[-1].files
    page = content(file, maya.reader).decode()
    assert page.startswith("# My talk with Daniel\n")
    assert "- You asked about this: " in page
    assert "- To begin: " in page
    assert "## In reserve" in page


# As it is made


def test_fields_stand_in_order_and_interviews_from_first_to_last() -> None:
    lines = (
        JournalLine("Ana", "Law"),
        JournalLine("Ben", "UX research", before=2, after=3),
        JournalLine("Eve"),
        JournalLine("Ada", "ux  Research", before=4),
    )

    made = chapters(lines)

    assert [each.field for each in made] == ["Law", "ux Research", ""]
    assert [line.interview for line in made[1].lines] == ["Ben", "Ada"]
    assert (made[1].at_first, made[1].now) == (2, 3)
    assert (made[0].at_first, made[0].now) == (None, None)


def test_members_words_do_not_act_as_markup_in_the_file() -> None:
    notes = Debrief("# Big\n- [x] <b>bold</b> `code`\n\n1. one\n\u202e> quote", "", "")
    state = state_of([talk(1, 2, notes)], {2: host("*Ada*\n# Root", "A_B")})
    text = file_of(state)
    assert "> # Big" not in text
    assert (
        "> \\# Big  \n> \\- \\[x\\] \\<b\\>bold\\</b\\> \\`code\\`  \n> 1\\. one  \n> \\> quote"
        in text
    )
    assert "### \\*Ada\\* \\# Root, 25 November 2026" in text
    assert "## A\\_B" in text


def test_a_journal_of_200_interviews() -> None:
    long = Debrief("t" * 1000, "book: " + "r" * 990, "p" * 1000)
    hosts = {number: host("H" * 100, f"Field {number % 40} {'f' * 60}") for number in range(2, 202)}
    talks = [talk(number, number, long) for number in range(2, 202)]
    kept = [Reflection(each.id, 1, 1, 5, "n" * 300) for each in talks]
    state = state_of(talks, hosts, *kept)

    pages = all_pages(state)

    assert len(pages) == 67
    shown = [button.action.about for page in pages for button in page.all_buttons()]
    assert {each.id for each in talks} <= set(shown)
    text = file_of(state)
    assert text.count("### ") == 200
    for words in ("t" * 1000, "r" * 990, "p" * 1000, "n" * 300):
        assert text.count(words) == 200, "nothing is shortened"


written = st.text(max_size=1200)
ratings = st.none() | st.integers(1, 5)
entries = st.tuples(written, written, written, written, ratings, ratings, written)


@given(st.lists(entries, min_size=1, max_size=9))
def test_all_words_fit_on_the_cards_and_in_the_file(given: list[tuple]) -> None:  # type: ignore[type-arg]
    talks, kept = [], []
    hosts: Hosts = {}
    for number, (learned, resources, people, question, before, after, field) in enumerate(given, 2):
        talks.append(talk(number, number, Debrief(learned, resources, people)))
        hosts[number] = host(field or "Ada", field)
        kept.append(Reflection(f"i{number}", 1, before, after, question))
    state = state_of(talks, hosts, *kept)
    for page in all_pages(state):
        assert sum(map(length, page.texts())) <= CARD_TEXT
    assert file_of(state).count("\n### ") == len(given)
