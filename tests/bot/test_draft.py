"""The draft of a thank-you note, for whatever the seeker noted."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.coaching import asks_for_job
from bot.drafting import Tone
from bot.model import Debrief, HostProfile, Interview, Member, Person, Stage
from bot.texts import letter
from bot.texts.draft import draft

TALKED = datetime(2026, 11, 24, 12, tzinfo=UTC)
DANIEL = Member(
    2, 1, Person("p", "s", "u2"), "Daniel Weber", profile=HostProfile(field="UX research")
)
MAYA = Member(1, 1, Person("p", "s", "u1"), "Maya")
WISH = "How you moved from teaching to research."
ASKING = (
    "Could you hire me?",
    "Please pass on my CV.",
    "I am looking for a job at your company.",
    "Ask him for a referral",
    "can you refer me for the open position",
)
HARMLESS = (
    "she said networking matters",
    "Listening is a skill that is trained!",
    "- three honest case studies, no more",
    "* https://hospital.example/letter",
    "2) Sprint (the book)",
    "“Ask early”, he said; I will.",
    "Priya, who hires researchers without a design degree",
    "e.g. podcasts … and 😀",
    "",
)

notes = st.lists(st.sampled_from((*ASKING, *HARMLESS)) | st.text(max_size=60), max_size=25).flatmap(
    lambda parts: st.sampled_from(("\n", " ", "\r\n", "\n\n")).map(lambda by: by.join(parts))
)
debriefs = st.none() | st.builds(Debrief, notes, notes, notes)
names = st.sampled_from(
    (
        "",
        "  ",
        "Maya",
        "Dr. Ana-Lucía de la Cruz y Todos los Santos",
        "J. R.",
        "(she/her)",
        "Hire me",
    )
) | st.text(max_size=80)
FULL_NAMES = ("Maya A B C", "Daniel A B C", "a b c d")
tones = st.sampled_from(list(Tone))


def talk(debrief: Debrief | None = None, wish: str = WISH) -> Interview:
    asked = Interview("i", 1, 1, 2, "We both sing", wish, 25, TALKED, TALKED)
    return replace(asked, stage=Stage.HELD, start=TALKED, debrief=debrief)


def written(debrief: Debrief | None = None, tone: Tone = Tone.WARM, **of: str) -> str:
    return draft(talk(debrief, **of), MAYA, DANIEL, tone, TALKED)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


# For anything


@given(st.builds(talk, debriefs, notes), st.tuples(names, names, names), tones, st.integers(0, 900))
@example(talk(Debrief("w " * 500, "w " * 500, "w " * 500)), FULL_NAMES, Tone.FORMAL, 99)
@example(talk(Debrief("W" * 1000, "W" * 1000, "W" * 1000)), FULL_NAMES, Tone.WARM, 99)
@example(talk(Debrief('He said "please hire me now" twice')), ("", "", ""), Tone.WARM, 0)
@example(talk(wish=""), ("Hire me", "Hire me", "hire me, please"), Tone.SHORT, 0)
def test_it_is_short_says_something_and_asks_for_nothing(
    held: Interview, called: tuple[str, str, str], tone: Tone, days: int
) -> None:
    seeker, host, field = called
    me = replace(MAYA, name=seeker)
    other = replace(DANIEL, name=host, profile=HostProfile(field=field))
    note = draft(held, me, other, tone, TALKED + timedelta(days=days))
    assert len(note.split()) < 120
    assert len(note) <= letter.AT_MOST
    assert "Thank you" in note
    assert note == note.strip()
    assert asks_for_job(note) == ()


OURS = words(
    " ".join(
        draft(each, MAYA, DANIEL, tone, TALKED + late)
        for each in (talk(wish=""), talk(wish="Maya"), talk(Debrief("Maya", "Maya", "Maya")))
        for tone in Tone
        for late in (timedelta(0), timedelta(days=9))
    )
)


@given(debriefs, notes, tones, st.integers(0, 9))
def test_every_word_is_ours_or_the_seekers(
    debrief: Debrief | None, wish: str, tone: Tone, days: int
) -> None:
    noted = debrief or Debrief()
    theirs = words(" ".join((noted.takeaways, noted.resources, noted.people, wish)))
    note = draft(talk(debrief, wish), MAYA, DANIEL, tone, TALKED + timedelta(days=days))
    strange = words(note) - OURS - theirs
    assert all(any(each.startswith(cut) for each in theirs) for cut in strange), strange


# As a career adviser would sign it


def test_a_debrief_becomes_a_note() -> None:
    noted = Debrief(
        "listening is a skill that is trained", "the design letter", "Priya, who hires researchers"
    )
    assert written(noted) == (
        "Dear Daniel,\n\n"
        "Thank you for taking the time to talk with me about UX research.\n\n"
        "What stays with me most, from my notes: “listening is a skill that is trained”.\n\n"
        "What you recommended is next on my list: “the design letter”. I also hope to talk with "
        "the people you named: “Priya, who hires researchers”. I will let you know what comes of "
        "it.\n\n"
        "Warm regards,\nMaya"
    )


def test_a_list_stays_a_list() -> None:
    note = written(Debrief("- Ask early\n\n* Ask kindly\n3. Thank soon", "1) Sprint\n•A podcast"))
    assert "from my notes:\n- Ask early\n- Ask kindly\n- Thank soon\n\n" in note
    assert "on my list:\n- Sprint\n- A podcast\n\nI will" in note


@pytest.mark.parametrize(
    ("noted", "quoted"),
    [
        ("she said networking matters", "“she said networking matters”."),
        ("Ask early. Ask kindly!", "“Ask early. Ask kindly!”\n"),
        ('He called it "a craft"', "“He called it 'a craft'”."),
        ("  -5 degrees in the lab ", "“-5 degrees in the lab”."),
        ("One thing.\n", "“One thing.”\n"),
    ],
)
def test_one_line_is_quoted_as_it_was_noted(noted: str, quoted: str) -> None:
    assert f"from my notes: {quoted}" in written(Debrief(noted))


def test_a_long_note_ends_with_a_whole_sentence_or_a_whole_word() -> None:
    sentences = " ".join(f"Listening is trained in round {n}." for n in range(40))
    assert re.search(r"from my notes: “[^”]*round \d+\.”\n", written(Debrief(sentences)))
    assert re.search(r"from my notes: “(word )+word…”\n", written(Debrief("word " * 190)))


@pytest.mark.parametrize("asking", ASKING)
def test_a_sentence_that_asks_for_a_job_is_left_out(asking: str) -> None:
    assert asks_for_job(asking)
    note = written(Debrief(f"Listening is trained. {asking}\n{asking}", asking, asking))
    assert "“Listening is trained.”" in note
    assert asking not in note
    assert "on my list" not in note


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("debrief", [None, Debrief(), Debrief("...", "-", "•")])
def test_without_notes_it_recalls_what_was_wished(debrief: Debrief | None, tone: Tone) -> None:
    assert f": “{WISH}”\n" in written(debrief, tone)
    assert ":" not in written(debrief, tone, wish="")


def test_people_alone_are_enough() -> None:
    note = written(Debrief(people="Priya"))
    assert "the people you named: “Priya”." in note
    assert WISH in note


@pytest.mark.parametrize("tone", Tone)
def test_after_more_than_three_days_it_says_so_gracefully(tone: Tone) -> None:
    ended = TALKED + timedelta(minutes=25)
    held = talk(Debrief("Listening"))
    soon = draft(held, MAYA, DANIEL, tone, ended + timedelta(days=3))
    late = draft(held, MAYA, DANIEL, tone, ended + timedelta(days=3, seconds=1))
    assert "late" not in soon
    assert len(late) > len(soon)
    assert re.search(r"\blater?\b", late)
    assert "sorry" not in late.lower()


def test_the_shorter_is_shorter_and_the_formal_more_formal() -> None:
    noted = Debrief("Listening is trained. " * 20, "the design letter", "Priya")
    warm, short, formal = (written(noted, tone) for tone in Tone)
    assert len(short.split()) <= 75 < len(warm.split())
    assert short.startswith("Hi Daniel,\n")
    assert formal.startswith("Dear Daniel Weber,\n")
    assert formal.endswith("Kind regards,\nMaya")


@pytest.mark.parametrize(
    ("name", "warm", "formal"),
    [
        ("Daniel", "Dear Daniel,", "Dear Daniel,"),
        ("Dr. Ana Silva", "Dear Ana,", "Dear Dr. Ana Silva,"),
        ("J. R. Smith", "Dear Smith,", "Dear J. R. Smith,"),
        ("Lena (she/her)", "Dear Lena,", "Dear Lena (she/her),"),
        ("Daniel | UX", "Dear Daniel,", "Dear Daniel UX,"),
        ("", "Hello,", "Hello,"),
        ("😀 😀", "Hello,", "Hello,"),
        ("Ana " + "x" * 60, "Dear Ana,", "Dear Ana,"),
    ],
)
def test_strange_names(name: str, warm: str, formal: str) -> None:
    host = replace(DANIEL, name=name)
    assert draft(talk(), MAYA, host, Tone.WARM, TALKED).startswith(f"{warm}\n")
    assert draft(talk(), MAYA, host, Tone.FORMAL, TALKED).startswith(f"{formal}\n")


def test_without_a_name_nobody_signs() -> None:
    nameless = replace(MAYA, name=" ")
    assert draft(talk(), nameless, DANIEL, Tone.WARM, TALKED).endswith("\nWarm regards,")
    assert draft(talk(), nameless, DANIEL, Tone.SHORT, TALKED).endswith("comes of it.")


@pytest.mark.parametrize("field", ["", "a job for me, hire me", "😀"])
def test_a_field_that_does_not_fit_is_left_out(field: str) -> None:
    host = replace(DANIEL, profile=HostProfile(field=field))
    assert "talk with me about your work." in draft(talk(), MAYA, host, Tone.WARM, TALKED)
