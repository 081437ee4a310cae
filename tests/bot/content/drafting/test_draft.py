"""The draft of a thank-you note, for anything that a seeker can say thank you for."""

import re
from dataclasses import astuple, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.content.coaching import asks_for_job
from bot.content.drafting import Tone, field_in_sentence, the_letters, wish_in_sentence
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import Debrief, Interview, Stage
from bot.texts.letters import email_copy
from bot.texts.letters.drafts import draft

TALKED = datetime(2026, 11, 24, 12, tzinfo=UTC)
DANIEL = Member(
    2, 1, Person("p", "s", "u2"), "Daniel Weber", profile=HostProfile(field="UX research")
)
MAYA = Member(1, 1, Person("p", "s", "u1"), "Maya")
WISH = "How you moved from teaching to research."
GAP = "What you said about ____ has stayed with me."
ASKING = (
    "Could you hire me?",
    "Please pass on my CV.",
    "I am looking for a job at your company.",
    "Ask him for a referral",
    "can you refer me for the open position",
)
HARMLESS = (
    "she said networking matters",
    "your story about nursing school made me brave",
    "- three honest case studies, no more",
    "telling me how pay works",
    "2) Sprint (the book)",
    "“Ask early”, he said; I will.",
    "e.g. podcasts … and 😀",
    "",
)

written_words = st.lists(
    st.sampled_from((*ASKING, *HARMLESS)) | st.text(max_size=60), max_size=25
).flatmap(lambda parts: st.sampled_from(("\n", " ", "\r\n", "\n\n")).map(lambda by: by.join(parts)))
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


def talk(thanks_for: str = "", wish: str = WISH) -> Interview:
    asked = Interview("i", 1, 1, 2, "We both sing", wish, 25, TALKED, TALKED)
    return replace(asked, stage=Stage.HELD, start=TALKED, thanks_for=thanks_for)


def written(thanks_for: str = "", tone: Tone = Tone.WARM, field: str = "UX research") -> str:
    host = replace(DANIEL, profile=HostProfile(field=field))
    return draft(talk(thanks_for), MAYA, host, tone, TALKED)


# For anything


@given(
    st.builds(talk, written_words, written_words),
    st.tuples(names, names, names),
    tones,
    st.integers(0, 900),
)
@example(talk("w " * 150, "how " + "w " * 19), FULL_NAMES, Tone.FORMAL, 99)
@example(talk("your " * 49, "how " + "w " * 19), FULL_NAMES, Tone.FORMAL, 99)
@example(talk("your " * 49, "how " + "w " * 19), FULL_NAMES, Tone.WARM, 99)
@example(talk("W" * 300, "W" * 600), FULL_NAMES, Tone.WARM, 99)
@example(talk('"please hire me now", twice'), ("", "", ""), Tone.WARM, 0)
@example(talk(wish=""), ("Hire me", "Hire me", "hire me, please"), Tone.SHORT, 0)
@example(talk(wish="How you could hire me"), ("", "", ""), Tone.FORMAL, 0)
def test_it_is_short_says_something_and_asks_for_nothing(
    held: Interview, called: tuple[str, str, str], tone: Tone, days: int
) -> None:
    seeker, host, field = called
    me = replace(MAYA, name=seeker)
    other = replace(DANIEL, name=host, profile=HostProfile(field=field))
    note = draft(held, me, other, tone, TALKED + timedelta(days=days))
    assert len(note.split()) < 120
    assert len(note) <= email_copy.WORDS_LENGTH
    assert "Thank you" in note
    assert note == note.strip()
    assert asks_for_job(note) == ()


@given(st.builds(Debrief, *[st.text(min_size=1)] * 3), tones)
def test_the_debrief_changes_nothing(noted: Debrief, tone: Tone) -> None:
    with_notes = replace(talk(), debrief=noted)
    assert draft(with_notes, MAYA, DANIEL, tone, TALKED) == draft(
        talk(), MAYA, DANIEL, tone, TALKED
    )


# As a career adviser would sign it


def test_a_whole_note() -> None:
    assert written("your honest words about the first year") == (
        "Dear Daniel,\n\n"
        "Thank you for taking the time to talk with me about UX research.\n\n"
        "Above all, thank you for your honest words about the first year. You gave me a much "
        "clearer picture of how you moved from teaching to research. I will let you know what "
        "comes of it.\n\n"
        "Warm regards,\nMaya"
    )


THANKS = [
    ("Your honesty about pay.", "thank you for your honesty about pay. "),
    ("Telling me how you found it", "thank you for telling me how you found it. "),
    ("how you explained pay", "thank you for how you explained pay. "),
    ("The unexpected tip", "thank you for your unexpected tip. "),
    ("Honesty about pay", "thank you for your honesty about pay. "),
    ("Thank you so much for your time!", GAP),
    ("her patience", "thank you for your patience. "),
    ("what she said about her work", "thank you for what you said about your work. "),
    (
        "- your time\n* introducing me to Priya\n3. the tip",
        "thank you for introducing me to Priya and for your tip. ",
    ),
    (
        "Your honesty about pay. it helped me decide",
        "thank you for your honesty about pay. It helped me decide. ",
    ),
    ("Your story made me brave", "\n\nYour story made me brave. "),
    ("You were so patient!", "\n\nYou were so patient! "),
    ("He was patient with me", "\n\nYou were patient with me. "),
    ("Priya's number", GAP),
    ("That he came although ill", GAP),
    ("UX tips", "thank you for your UX tips. "),
    ("honest and kind", GAP),
    ("the honesty", "thank you for your honesty. "),
    ("i was nervous. you saw it", "\n\nI was nervous. You saw it. "),
    ("your patience, i was so nervous", "thank you for your patience. "),
    ("telling me how the first year really was", "thank you for telling me about the first"),
    ("She said to ask early.", "\n\nYou said to ask early. That has stayed with me. "),
    ("Meeting her, she is so kind", GAP),
    ("“Ask early” - that one sentence", GAP),
    ("honestly everything", GAP),
    ("it was honestly nice", GAP),
    (
        "telling me honestly that the first year is hard",
        "thank you for telling me honestly that the first year is hard. ",
    ),
    ("telling me honestly how the work is", "thank you for telling me honestly about the work"),
    ("answering honestly about pay", "thank you for answering honestly about pay. "),
    ("Kind words", "thank you for your kind words. "),
    ("THE HONESTY", "thank you for your honesty. "),
    ("Your ideas, e.g. the portfolio", "thank you for your ideas, e.g. the portfolio. "),
    ("the advice he gave me", "thank you for the advice you gave me. "),
    ("Thank her for her time", GAP),
    ("Please tell him that I liked his story", GAP),
    ("I loved how she explained her work", "\n\nI loved how you explained your work. "),
    ("She listened. And she gave me her time", "\n\nYou listened. You gave me your time. "),
    ("Daniel's patience", "thank you for your patience. "),
    ("Daniel Weber's patience", "thank you for your patience. "),
    ("how Daniel found his way", "thank you for how you found your way. "),
    ("Daniel was kind", "\n\nYou were kind. "),
    ("Thank you for your time, Daniel", GAP),
    ("taking the time to talk to me", GAP),
    ("taking the time to read my CV", "thank you for taking the time to read my CV. "),
    ("You read my CV", "\n\nYou read my CV. Thank you for that. "),
    ("made me feel stupid", GAP),
    ("She was late, and in a hurry", GAP),
    ("she was so patient", "\n\nYou were so patient. "),
    ("He told me to ask early :) it worked", "\n\nYou told me to ask early. It worked. "),
    ("answering my stupid questions", "thank you for answering my stupid questions. "),
    ("", GAP),
    ("...", GAP),
    ("\n - \n", GAP),
    ("w " * 150, GAP),
]


def test_the_thanks_are_put_into_a_sentence() -> None:
    for thanks_for, said in THANKS:
        assert said in written(thanks_for), thanks_for


NO_THANKS = [
    "nothing",
    "Nothing really",
    "nothing I can think of",
    "n/a",
    "None.",
    "not much",
    "idk",
    "I don't know",
    "thanks!",
    "it was fine",
    "good",
    "him",
    "he was rude but",
    "He was boring, to be honest",
    "your advice on pay and your",
    "🙏",
]


def test_rude_or_empty_thanks_leave_the_gap_in_the_draft() -> None:
    for thanks_for in NO_THANKS:
        for tone in Tone:
            assert written(thanks_for, tone) == written("", tone), thanks_for


def test_kind_thanks_are_kept_when_rude_words_are_left_out() -> None:
    note = written("Her laugh. She was rude, though.")
    assert "thank you for your laugh. You gave" in note


@pytest.mark.parametrize("asking", ASKING)
def test_a_sentence_that_asks_for_a_job_is_left_out(asking: str) -> None:
    assert asks_for_job(asking)
    assert "\n\nYou were kind. Thank you for that. You gave" in written(
        f"You were kind. {asking}\n{asking}"
    )
    assert GAP in written(asking)


@pytest.mark.parametrize("tone", Tone)
def test_without_anything_to_thank_for_there_is_a_gap(tone: Tone) -> None:
    assert GAP in written("", tone)
    assert email_copy.BLANK not in written("your patience", tone)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("How you moved to research.", "how you moved to research"),
        ("I'd like to learn how you moved to research!", "how you moved to research"),
        ("I want to know if a PhD is worth it. I am 24.", "whether a PhD is worth it"),
        ("What a night shift is really like", "what a night shift is really like"),
        ("Learn more about working abroad", "working abroad"),
        ("The first year as a nurse", "the first year as a nurse"),
        ("I am curious about UX research", "UX research"),
        ("Why NHS careers last", "why NHS careers last"),
        ("How did you get into it?", ""),
        ("How did you get into it", ""),
        ("What is a normal day like", ""),
        ("How much do you travel", ""),
        ("Your advice on my portfolio", ""),
        ("Pick your brain", ""),
        ("UX", ""),
        ("How " + "w " * 40, ""),
        ("", ""),
    ],
)
def test_a_wish_that_fits_stands_in_a_sentence(wish: str, said: str) -> None:
    assert wish_in_sentence(wish) == said


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("Nursing", "nursing"),
        ("UX Research", "UX research"),
        ("Data Science", "data science"),
        ("NHS careers", "NHS careers"),
        ("Marketing & Sales", "marketing and sales"),
        ("Beekeeping", "beekeeping"),
        ("social work", "social work"),
        ("Nurse", ""),
        ("UX Researcher", ""),
        ("Berlin theatre", ""),
        ("Tech, startups, AI", ""),
        ("Film / TV", ""),
        ("Nothing", ""),
        ("my own company", ""),
        ("Retired", ""),
        ("one two three four five six", ""),
        ("😀", ""),
        ("", ""),
    ],
)
def test_a_field_is_written_small_where_that_is_sure(field: str, said: str) -> None:
    assert field_in_sentence(field) == said
    assert f"to talk with me about {said or 'your work'}." in written(field=field)


@pytest.mark.parametrize("tone", Tone)
def test_after_more_than_three_days_it_says_so_gracefully(tone: Tone) -> None:
    ended = TALKED + timedelta(minutes=25)
    soon = draft(talk(), MAYA, DANIEL, tone, ended + timedelta(days=3))
    late = draft(talk(), MAYA, DANIEL, tone, ended + timedelta(days=3, seconds=1))
    assert "late" not in soon
    assert len(late) > len(soon)
    assert re.search(r"\blater?\b", late)
    assert "sorry" not in late.lower()


def test_the_shorter_is_shorter_and_the_formal_more_formal() -> None:
    warm, short, formal = (written("your honesty about pay", tone) for tone in Tone)
    assert len(short.split()) < len(warm.split())
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
        ("tom de witt", "Dear Tom,", "Dear Tom de Witt,"),
        ("GRACE LEE", "Dear Grace,", "Dear Grace Lee,"),
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


# The sentences, which anybody can edit


def test_every_sentence_names_only_what_a_letter_knows() -> None:
    letters = the_letters()
    known = dict.fromkeys(("name", "field", "thanks", "wish", "month", "news", "gap"), "x")
    notes = [each for note in letters.notes.values() for each in astuple(note)]
    sentences = [*notes, *astuple(letters.update)]
    assert len(sentences) == 47
    assert not any("{" in each.format(**known) for each in sentences)
