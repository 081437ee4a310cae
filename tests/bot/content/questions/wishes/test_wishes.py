import re
from collections.abc import Collection

import pytest

from bot.content.content_files import ContentError
from bot.content.questions import Question, fitting, the_bank
from bot.content.questions.frames import framed
from bot.content.questions.subjects import read_subjects, the_subjects
from tests.bot.content.questions.wishes.labelled import brought, labelled

HEAD = """question_words = ["what", "how"]
words_of_oneself = ["i"]
words_that_tell_little = ["the"]

"""
BEES = """[[subject]]
name = "bees"
questions = ["insects"]
phrases = ["bee/bees"]
"""
FILES = ("tuned_on", "once_unseen", "once_unseen_2", "once_unseen_3")
LONGEST = 600
"""The limit of the request's form, in characters."""


def about(wish: str) -> list[str]:
    return [each.name for each in the_subjects().of(wish)]


def test_a_question_about_the_wish_is_found_with_the_words_for_the_reason() -> None:
    first, *_ = fitting("Which podcasts should I listen to?", the_bank())

    assert "podcasts" in first.question.topics
    assert first.because == "podcasts"


def test_a_seeker_with_two_wishes_gets_the_best_question_for_each_first() -> None:
    found = fitting("Which podcasts, and how much of it can be done from home?", the_bank())

    places = {each.because: each.place for each in reversed(found)}
    assert sorted(places.values()) == [0, 1]


def test_words_about_the_seeker_are_not_the_topic() -> None:
    wish = "I study biology and want to know what a week in your lab looks like"

    assert about(wish) == ["what an ordinary day or week looks like"]


def test_the_situation_they_are_in_counts_where_nothing_that_they_ask_does() -> None:
    assert about("I was laid off in May. How do I go about this?") == [
        "going on after losing a position"
    ]


@pytest.mark.parametrize(
    "wish",
    [
        "anything",
        "",
        "🙂",
        "Was verdient man in diesem Beruf und wie sind die Arbeitszeiten?",
        "Je veux changer de métier après dix ans dans la banque",
        "как вы пришли в профессию",
        "qwx vbrt" * (LONGEST // 8),
        "lorem ipsum dolor sit amet " * (LONGEST // 27),
    ],
)
def test_a_wish_that_is_empty_or_not_english_finds_no_topic(wish: str) -> None:
    assert not fitting(wish, the_bank())
    assert "lorem" in wish or "qwx" in wish or not framed(wish)


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (HEAD + BEES + "unles = []\n", "wishes.toml, line 9: unles means nothing here; is it"),
        (HEAD + BEES + 'unless = "bees"\n', "wishes.toml, line 9: unless must be a list"),
        (HEAD + BEES.replace('"bee/', '"Bee/'), "wishes.toml, line 5: in 'bees', no word in small"),
        (HEAD + BEES.replace("bee/", "{kinds}/"), "wishes.toml, line 5: in 'bees', no list of"),
        (HEAD + "[words]\nday = 3\n" + BEES, "wishes.toml, line 6: day must be a list of words"),
        (HEAD + BEES.replace("[[subject]]", "[subject]"), "begins like [[subject]]"),
        (BEES, "wishes.toml, line 1: question_words is missing"),
        ("=", "wishes.toml: "),
    ],
)
def test_a_mistake_in_the_file_is_reported_with_its_line(toml: str, said: str) -> None:
    with pytest.raises(ContentError, match=re.escape(said)):
        read_subjects(toml)


def test_every_wish_brings_a_question_and_what_the_bank_brings_fits() -> None:
    wishes = [wish for name in FILES for wish in labelled(name)]
    found = [(wish, brought(wish, the_bank())) for wish in wishes]

    meant = [(wish, each) for wish, each in found if wish.parts]
    met = [wish for wish, each in meant if each or framed(wish.words)]
    pairs = [(wish, one) for wish, each in found for one in each]
    fits = [one for wish, one in pairs if wish.fits(one.question)]
    assert len(met) >= 0.97 * len(meant)
    assert len(fits) >= 0.97 * len(pairs)
    assert len(pairs) >= 0.5 * len(meant)


def test_every_subject_has_questions_for_every_field() -> None:
    general = [each for each in the_bank() if each.field is None]

    without = [
        each.name
        for each in the_subjects().all
        if not any(_stands_for(question, each.questions) for question in general)
    ]
    assert not without


def test_every_topic_of_a_subject_is_one_of_the_bank() -> None:
    known = {topic for question in the_bank() for topic in (question.kind, *question.topics)}

    assert not {topic for each in the_subjects().all for topic in each.questions} - known


def _stands_for(question: Question, topics: Collection[str]) -> bool:
    return question.kind in topics or any(topic in topics for topic in question.topics)
