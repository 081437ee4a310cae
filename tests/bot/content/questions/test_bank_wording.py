"""How the questions in the bank are worded."""

import re
from collections import Counter
from collections.abc import Callable

from bot.content.questions import Question, the_bank
from bot.interview.meeting.plan import QuestionKind

BANK = the_bank()

NEVER_ASKED = re.compile(
    r"\b((a|any) (job|position|vacancy)|hire me|referrals?|refer me|recommend me|recommendations?"
    r"|openings?|vacanc(y|ies)|job offers?|hiring managers?|headhunters?|put in a word"
    r"|resume|cv|salary|salaries|wages?|pay|pays|paid|earn|earns|income|money)\b",
    re.IGNORECASE,
)
ASKS = r"(what|which|how|who|whom|whose|where|when|why)"
STANDS_FOR_ITSELF = {
    QuestionKind.PATH: 20,
    QuestionKind.DAILY_WORK: 15,
    QuestionKind.SKILLS: 15,
    QuestionKind.EXPERIENCE: 15,
    QuestionKind.EDUCATION: 15,
    QuestionKind.LOOKED_FOR: 15,
    QuestionKind.READING_AND_MEDIA: 15,
    QuestionKind.PEOPLE: 15,
    QuestionKind.CLOSING: 20,
}
"""The least number of core questions of each of these kinds. A plan uses one of each, and a keen
seeker has fifteen interviews."""
CORE = [question for question in BANK if question.core]
FOR_EVERYBODY = 12
"""Each kind has at least this many core wordings that are for every seeker."""


def texts() -> list[str]:
    return [question.text for question in BANK]


def those(wrong: Callable[[Question], object]) -> list[str]:
    """The ids of the questions that are wrong in this way."""
    return [question.id for question in BANK if wrong(question)]


def test_a_keen_seeker_never_meets_a_core_wording_twice() -> None:
    counted = Counter(each.kind for each in CORE if each.field is None)
    anybody = Counter(each.kind for each in CORE if each.field is None and not each.whom)
    assert [kind for kind in STANDS_FOR_ITSELF if counted[kind] < STANDS_FOR_ITSELF[kind]] == []
    assert [kind for kind in STANDS_FOR_ITSELF if anybody[kind] < FOR_EVERYBODY] == []


def test_a_core_question_suits_every_host() -> None:
    assert [question.id for question in CORE if question.only_if] == []


def test_few_questions_begin_with_if() -> None:
    conditional = Counter(each.kind for each in BANK if each.text.startswith("If "))
    assert [kind for kind, number in conditional.items() if number > 2] == []


def test_every_name_in_asks_stands_in_two_questions() -> None:
    asked = Counter(each.asks for each in BANK if each.asks)
    assert [name for name, number in asked.items() if number < 2] == []


def test_topics_are_written_small() -> None:
    assert those(lambda question: any(not topic.islower() for topic in question.topics)) == []


def test_a_question_can_be_spoken() -> None:
    assert those(lambda question: not question.text[0].isupper()) == []
    assert those(lambda question: question.text != " ".join(question.text.split())) == []
    assert those(lambda question: len(question.text.split()) > 26) == []


def test_a_question_never_asks_for_a_job_a_referral_or_pay() -> None:
    """The three questions about pay ask about pay in the field, for a seeker who wants to know
    that. They do not ask about the host's own pay."""
    asking = those(lambda question: NEVER_ASKED.search(question.text))
    assert asking == ["rewards-pay-over-years", "rewards-pay-understand", "getting-in-figures"]


def test_a_question_is_open() -> None:
    closed = r"(is|are|was|were|do|does|did|have|has|had|can|could|would|will|should|may) "
    assert those(lambda question: re.match(closed, question.text, re.IGNORECASE)) == []
    assert those(lambda question: not re.search(rf"\b{ASKS}\b", question.text, re.IGNORECASE)) == []


def test_a_question_asks_one_thing() -> None:
    """A core question may also ask what follows for the seeker. A question about what the host
    reads or follows may also ask whether the seeker should follow it."""
    second = re.compile(rf"[,:;] (and|or|but) {ASKS}\b")
    assert those(lambda question: second.search(question.text) and not question.core) == []
    two_in_one = those(lambda question: ", and should I" in question.text)
    reading = those(lambda question: question.kind is QuestionKind.READING_AND_MEDIA)
    assert set(two_in_one) <= set(reading)


def test_words_in_only_if_are_not_in_answered_by() -> None:
    assert those(lambda question: set(question.only_if) & set(question.answered_by)) == []


def test_no_two_questions_say_nearly_the_same() -> None:
    """Compared are words of at least four letters. Two questions are too similar if they share more
    than four in five of these."""
    telling = {text: frozenset(re.findall(r"[a-z]{4,}", text.lower())) for text in texts()}
    pairs = [
        (one, other)
        for number, one in enumerate(texts())
        for other in texts()[:number]
        if len(telling[one] & telling[other]) > 0.8 * len(telling[one] | telling[other])
    ]
    assert not pairs
