"""The bank of questions, and the choice from it for one talk."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import (
    BankError,
    Choice,
    Kind,
    Question,
    choose,
    load_bank,
    read_bank,
    the_bank,
    topics,
)

BANK = load_bank()
OWN_TOPICS = sorted({topic for question in BANK for topic in question.topics})
ORDER = list(Kind)

seeds = st.text(max_size=20)
known_topics = st.sampled_from([*topics(BANK), *Kind, *OWN_TOPICS])
any_topics = st.just("") | known_topics | st.text(max_size=40)
every_question = pytest.mark.parametrize("question", BANK, ids=lambda question: question.id)

NEVER_ASKED = re.compile(
    r"\b((a|any) (job|position|vacancy)|hire me|refer(ral)?|recommend me|recommendation"
    r"|salary|salaries|wages?|pay|pays|paid|earn|income|money)\b",
    re.IGNORECASE,
)


def of_kinds(choice: Choice, *kinds: Kind) -> list[Question]:
    return [question for question in choice.questions if question.kind in kinds]


# The bank


def test_the_bank_is_large_and_rich_where_other_lists_are_thin() -> None:
    count = Counter(question.kind for question in BANK)
    assert len(BANK) >= 75
    assert all(count[kind] >= 5 for kind in Kind)
    assert min(count[Kind.SKILLS], count[Kind.EXPERIENCE], count[Kind.READING_AND_MEDIA]) >= 10


@pytest.mark.parametrize("topic", ["blogs", "accounts", "newsletters", "podcasts"])
def test_the_bank_asks_what_the_host_follows(topic: str) -> None:
    assert sum(topic in question.topics for question in BANK) >= 2


@every_question
def test_a_question_can_be_spoken(question: Question) -> None:
    assert question.text.endswith("?")
    assert question.text[0].isupper()
    assert question.text == " ".join(question.text.split())
    assert len(question.text) <= 200


@every_question
def test_a_question_never_asks_for_a_job_a_referral_or_pay(question: Question) -> None:
    assert not NEVER_ASKED.search(question.text)


@every_question
def test_a_question_is_open(question: Question) -> None:
    closed = r"(is|are|was|were|do|does|did|have|has|had|can|could|would|will|should|may) "
    assert not re.match(closed, question.text, re.IGNORECASE)


def test_no_two_questions_have_the_same_text() -> None:
    assert len({question.text for question in BANK}) == len(BANK)


def test_the_bank_is_read_once() -> None:
    assert the_bank() is the_bank()
    assert the_bank() == BANK


# Mistakes in the file


GOOD = """
[[skills]]
id = "skills-first"
text = "Which skill would you learn first?"
minutes = 2.5
topics = ["learning"]
"""


def test_a_question_is_read_as_written() -> None:
    assert read_bank(GOOD, "mine.toml") == (
        Question(
            "skills-first",
            Kind.SKILLS,
            "Which skill would you learn first?",
            minutes=2.5,
            topics=("learning",),
        ),
    )


@pytest.mark.parametrize(
    ("mistake", "toml", "named"),
    [
        ("unknown kind", GOOD.replace("[[skills]]", "[[skils]]"), ["'skills-first'", "kind"]),
        ("single brackets", GOOD.replace("[[skills]]", "[skills]"), ["'skills'", "[[skills]]"]),
        ("double id", GOOD + GOOD, ["'skills-first'", "twice"]),
        ("bad id", GOOD.replace("skills-first", "Skills first"), ["'Skills first'", "id"]),
        ("no id", GOOD.replace("id =", "# id ="), ["question 1 of skills", "id"]),
        ("no text", GOOD.replace("text =", "# text ="), ["'skills-first'", "text"]),
        ("no minutes", GOOD.replace("minutes =", "# minutes ="), ["'skills-first'", "minutes"]),
        ("odd minutes", GOOD.replace("2.5", "2.3"), ["'skills-first'", "minutes"]),
        ("misspelt field", GOOD.replace("topics", "topic"), ["'skills-first'", "topic"]),
        ("long text", GOOD.replace("first?", f"{'x' * 200}?"), ["'skills-first'", "text", "200"]),
        ("not TOML", GOOD + "id = oops", ["line 7"]),
    ],
)
def test_a_mistake_is_named_with_its_file_and_question(
    mistake: str, toml: str, named: list[str]
) -> None:
    with pytest.raises(BankError) as caught:
        read_bank(toml, "mine.toml")
    assert all(name in str(caught.value) for name in ["mine.toml", *named]), mistake


# The choice


@given(seeds, any_topics)
def test_a_choice_is_the_same_for_the_same_seed(seed: str, topic: str) -> None:
    assert choose(BANK, seed, topic) == choose(BANK, seed, topic)


def test_a_choice_differs_between_seeds() -> None:
    choices = {choose(BANK, f"interview {number}").questions for number in range(50)}
    assert len(choices) == 50


@given(seeds, any_topics)
def test_a_choice_has_seven_questions_and_four_in_reserve_none_twice(seed: str, topic: str) -> None:
    choice = choose(BANK, seed, topic)
    assert (len(choice.questions), len(choice.reserve)) == (7, 4)
    assert len({*choice.questions, *choice.reserve}) == 11


@given(seeds, any_topics)
def test_a_choice_flows_from_the_path_to_the_closing(seed: str, topic: str) -> None:
    choice = choose(BANK, seed, topic)
    kinds = [question.kind for question in choice.questions]
    assert kinds == sorted(kinds, key=ORDER.index)
    assert (kinds[0], kinds[-1]) == (Kind.PATH, Kind.CLOSING)


@given(seeds, any_topics)
def test_a_choice_is_varied_and_never_lacks_what_matters(seed: str, topic: str) -> None:
    choice = choose(BANK, seed, topic)
    assert len({question.kind for question in choice.questions}) >= 5
    assert of_kinds(choice, Kind.SKILLS, Kind.EXPERIENCE)
    assert of_kinds(choice, Kind.READING_AND_MEDIA, Kind.PEOPLE)


@given(seeds)
def test_without_a_topic_a_talk_has_a_bit_of_everything(seed: str) -> None:
    choice = choose(BANK, seed)
    assert len({question.kind for question in choice.questions}) == 7
    assert of_kinds(choice, Kind.DAILY_WORK)
    assert of_kinds(choice, Kind.TRENDS, Kind.CULTURE, Kind.REWARDS)
    assert of_kinds(choice, Kind.ADVICE)
    assert not {question.kind for question in choice.questions} & {
        question.kind for question in choice.reserve
    }


@given(seeds, any_topics)
def test_a_choice_leaves_time_for_a_conversation(seed: str, topic: str) -> None:
    assert 10 <= sum(question.minutes for question in choose(BANK, seed, topic).questions) <= 20


@given(seeds, any_topics, st.integers(5, 12), st.integers(0, 8))
def test_a_choice_can_have_other_sizes(seed: str, topic: str, main: int, reserve: int) -> None:
    choice = choose(BANK, seed, topic, main, reserve)
    assert (len(choice.questions), len(choice.reserve)) == (main, reserve)
    assert len({question.kind for question in choice.questions}) >= 5


@given(seeds, any_topics, st.sets(st.sampled_from(BANK)))
def test_a_choice_from_a_small_bank_takes_what_there_is(
    seed: str, topic: str, few: set[Question]
) -> None:
    bank = sorted(few, key=lambda question: question.id)
    choice = choose(bank, seed, topic)
    assert len({*choice.questions, *choice.reserve}) == min(len(bank), 11)


# Topics


def test_the_topics_are_the_kinds_in_readable_words() -> None:
    assert topics(BANK)[:2] == ("path", "daily work")
    assert "getting in" in topics(BANK)
    assert len(topics(BANK)) == len(Kind)


@given(seeds, known_topics)
def test_every_known_topic_is_matched(seed: str, topic: str) -> None:
    assert choose(BANK, seed, topic).matched


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("seed", ["one", "two", "three"])
def test_a_kind_fills_all_there_is_room_for(kind: Kind, seed: str) -> None:
    for topic in (kind, kind.readable.upper()):
        choice = choose(BANK, seed, topic)
        assert len(of_kinds(choice, kind)) == 3


@pytest.mark.parametrize("topic", ["podcasts", "Podcast", "a podcast"])
def test_the_best_match_comes_first(topic: str) -> None:
    reading = of_kinds(choose(BANK, "seed", topic), Kind.READING_AND_MEDIA)
    assert len(reading) == 3
    assert all("podcasts" in question.topics for question in reading)


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        ("breaking in", Kind.GETTING_IN),
        ("blogs and newsletters", Kind.READING_AND_MEDIA),
        ("university", Kind.EDUCATION),
        ("networking", Kind.PEOPLE),
        ("the future", Kind.TRENDS),
    ],
)
def test_a_kind_has_other_names(topic: str, kind: Kind) -> None:
    choice = choose(BANK, "seed", topic)
    assert choice.matched
    assert len(of_kinds(choice, kind)) >= 2


def test_a_topic_can_span_several_kinds() -> None:
    choice = choose(BANK, "seed", "career change")
    assert sum("career change" in question.topics for question in choice.questions) >= 4


@pytest.mark.parametrize(
    "topic", ["beekeeping", "social work", "and", "?!", "skills in beekeeping"]
)
def test_an_unknown_topic_is_told_apart_and_changes_nothing(topic: str) -> None:
    choice, usual = choose(BANK, "seed", topic), choose(BANK, "seed")
    assert not choice.matched
    assert (choice.questions, choice.reserve) == (usual.questions, usual.reserve)


@pytest.mark.parametrize("topic", ["", "  "])
def test_no_topic_is_not_an_unknown_one(topic: str) -> None:
    assert choose(BANK, "seed", topic).matched
