"""A typed line is a command or plain talk, and what a member typed is quoted as they typed it."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from bot.cards.plain_text import printable
from bot.content.languages import folder
from bot.engine.events import Caller, Command, Said
from bot.engine.receiving.commands import nearest, read
from bot.flows import every_flow
from bot.interview.members import Person
from tests.bot.town import Town
from tests.bot.town_members import Member

MAYA = Caller(Person("discord", "1", "2"), "Maya")
SPECS = every_flow().specs
NAMES = [spec.name for spec in SPECS]


def line(text: str, user: str | None = None, mention: str = "") -> Command | Said:
    return read(Said("e", MAYA, text, user, mention), SPECS)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("help", "help", ""),
        ("Help", "help", ""),
        ("/askwell help", "help", ""),
        ("askwell /help", "help", ""),
        ("/HELP please", "help", ""),
        ("help running late", "help", "running late"),
        ("", "start", ""),
        ("/askwell", "start", ""),
        ("find data", "find", "data"),
        ("Find  UX \n Design", "find", "UX \n Design"),
        ("reading", "reading", ""),
        ("questions R&D", "questions", "R&D"),
        ("ask Daniel Kim", "ask", "Daniel Kim"),
        ("find nursing, please", "find", "nursing"),
        ("reading Pls", "reading", ""),
        ("ask Daniel please!", "ask", "Daniel"),
        ("find please hold the line", "find", "please hold the line"),
        ("Askwell, help", "help", ""),
        ("askwell: find nursing", "find", "nursing"),
        ("Thanks!", "", ""),
    ],
)
def test_a_command_is_known_by_its_first_word(text: str, name: str, words: str) -> None:
    expected = Command("e", MAYA, name, words) if name else Said("e", MAYA, text)
    assert line(text) == expected


def test_a_topic_of_help_is_known_by_its_name_in_the_readers_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "help wie schreibe ich jemandem"
    english = folder("bot.content.advice")
    for language in ("en", "de"):
        copytree(english, tmp_path / language)
    german = tmp_path / "de" / "before.toml"
    written = german.read_text("utf-8").replace('"I am nervous"', '"Wie schreibe ich jemandem"')
    german.write_text(written, "utf-8")
    monkeypatch.setattr("bot.content.languages.files", lambda _package: tmp_path)
    monkeypatch.setattr("bot.content.advice.answers.folder", folder.__wrapped__)
    lena = replace(MAYA, locale="de-AT")
    expected = Command("e", lena, "help", "wie schreibe ich jemandem")
    assert read(Said("e", lena, asked), SPECS) == expected
    assert line(asked) == Said("e", MAYA, asked)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for yesterday",
        "Host families in Berlin?",
        "Start with design?",
        "Calendar is wrong",
        "Help me move my call",
        "Settings are odd",
        "ask Daniel for advice",
        "NHS careers",
        "/path to nursing",
        "ux Design",
        "  iOS?  ",
        "👩🏽‍💻 jobs",
        "“UX”, of course",
    ],
)
def test_all_else_is_plain_talk_as_it_was_typed(text: str) -> None:
    assert line(text) == Said("e", MAYA, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [("ask @daniel", ""), ("@daniel", ""), ("/Ask @daniel about buses", "about buses")],
)
def test_the_person_mentioned_in_a_line_is_asked(text: str, words: str) -> None:
    assert line(text, "7", "@daniel") == Command("e", MAYA, "ask", words, user="7")


def test_a_request_for_advice_is_one_where_the_person_is_mentioned() -> None:
    made = line("ask @daniel for advice", "7", "@daniel")
    assert made == Command("e", MAYA, "ask", "for advice", user="7")


def test_a_sentence_about_somebody_keeps_them() -> None:
    for text in ("Thank @daniel for the call", "thanks @daniel", "find @daniel"):
        assert line(text, "7", "@daniel") == Said("e", MAYA, text, "7", "@daniel")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hlep", "help"),
        ("fnd", "find"),
        ("/Intervews", "interviews"),
        ("FNID", "find"),
        ("setings", "settings"),
        ("NHS", None),
        ("UX", None),
        ("HR", None),
        ("nurses", None),
        ("data", None),
    ],
)
def test_only_a_slip_comes_near_a_command(typed: str, meant: str | None) -> None:
    assert nearest(typed, NAMES) == meant


def test_organize_with_a_word_too_many_is_organize(town: Town) -> None:
    ana = town.member("Ana", runs_space=True)
    ana.types("organize")
    assert ana.reads(ana.types("organize xyz")) == ana.reads(ana.types("organize"))


@pytest.mark.parametrize("text", ["tomorrow", "next week", "tonight", "at 7"])
def test_a_time_alone_is_no_worry_and_no_greeting(maya: Member, text: str) -> None:
    shown = maya.reads(maya.types(text))
    assert "somebody to talk to" not in shown
    assert "hello" not in shown


UNCHANGED = [
    "ux Design",
    "UX Design",
    "/path",
    "~/notes/path",
    "NHS careers",
    "R&D",
    "C++ and C#",
    "👩🏽‍💻 coding",
]


def test_typed_words_are_quoted_unchanged(maya: Member) -> None:
    for text in UNCHANGED:
        maya.types(text)
        assert f"“{text}”" in maya.last(), text
        assert "careers]" not in maya.last().replace("Find “NHS careers”]", ""), text


def test_a_topic_in_a_sentence_is_searched_as_it_was_typed(maya: Member) -> None:
    for topic in ["UX Design", "R&D", "C++", "Q&A", "AI/ML", ".NET", "iOS"]:
        maya.types(f"I would like to talk with somebody who works in {topic}, please")
        assert f"“{topic}”" in maya.last(), topic


def test_what_somebody_works_with_is_searched_and_not_that_they_work(maya: Member) -> None:
    for said, topic in [
        ("who can tell me about working with numbers but not in a bank", "numbers"),
        ("who can tell me about working with animals", "animals"),
        ("who knows about working as a midwife", "midwife"),
        ("I would like to hear about work with children", "children"),
    ]:
        maya.types(said)
        assert f"“{topic}”" in maya.last(), said


def test_the_next_pages_of_a_search_keep_its_words(town: Town, maya: Member) -> None:
    for number in range(6):
        town.host(f"Host{number}", field="UX Design")
    maya.types("find UX Design")
    assert "“UX Design”" in maya.last()
    maya.presses("Show more")
    assert "“UX Design”" in maya.last()


def test_a_mentioned_host_is_the_one_thanked(town: Town, daniel: Member, maya: Member) -> None:
    lena = town.host("Lena")
    for host in (daniel, lena):
        maya.books(host)
    town.to("2026-11-26 12:00")
    said = Said("e", Caller(maya.person, "Maya"), "thanks @lena", lena.person.user, "@lena")
    answer = town.runner.run(town.assembly.app.handle(said))
    assert "Lena" in maya.reads(answer.reply)
    assert "Daniel" not in maya.reads(answer.reply)


def test_a_mentioned_member_is_quoted_by_name(town: Town, daniel: Member, maya: Member) -> None:
    daniel_by_id = Said("e", Caller(maya.person, "Maya"), "Is @daniel nice?", "daniel", "@daniel")
    answer = town.runner.run(town.assembly.app.handle(daniel_by_id))
    assert "“Is @Daniel nice?”" in maya.reads(answer.reply)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("👩‍👩‍👧 care", "👩‍👩‍👧 care"),
        ("10\u00a0km\tout", "10 km out"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u202eb\x1b[2Jc", "ab[2Jc"),
    ],
)
def test_no_letter_of_a_member_is_lost_on_the_way_to_a_terminal(typed: str, shown: str) -> None:
    assert printable(typed) == shown
