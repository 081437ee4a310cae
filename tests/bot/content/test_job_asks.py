"""Sentences that ask for a job, and those that only sound like it, with what we get right.

Each file that was once unseen was written and labelled before the points were changed again. Then
it was measured, and only afterwards learned from. `first` is that measure: it says what to expect
of words that nobody foresaw. The first six were measured with phrases written by hand (and, from
the fifth on, with points in addition). The seventh was measured with both, and showed that the
points alone found as much: 0.96 and 0.80. Since the eighth there are only points. The eighth hints
and avoids plain words (phrases and points found 0.88 and 0.56 of it); the ninth and tenth are plain
(0.90 and 0.93, 0.91 and 0.93). The fourteenth and sixteenth are halves of one plain set; the
fifteenth and seventeenth hint again. So the aim of 0.97 each is not reached for words that nobody
foresaw. What helps most is more sentences. Nothing is learned from the files that are held out: for
the faults that they showed, other sentences were added.
"""

from dataclasses import dataclass

import pytest

from bot.content.coaching import asks_for_job
from bot.content.coaching.training import learning
from bot.content.languages import read_english
from bot.content.questions import the_bank
from bot.content.questions.fields import the_fields
from tests.steps import doubling_costs_twice
from tests.strings import strings


@dataclass(frozen=True)
class Measure:
    precision: float
    recall: float


@dataclass(frozen=True)
class Labelled:
    file: str
    first: Measure | None
    floor: Measure = Measure(0.97, 0.94)

    def rows(self) -> list[learning.Labelled]:
        return learning.labelled(learning.SENTENCES / self.file)


SETS = (
    Labelled("written_with_the_rules.tsv", None, Measure(0.99, 0.99)),
    Labelled("once_unseen_01.tsv", Measure(0.83, 0.30)),
    Labelled("once_unseen_02.tsv", Measure(0.94, 0.57)),
    Labelled("once_unseen_03.tsv", Measure(0.95, 0.63)),
    Labelled("once_unseen_04.tsv", Measure(0.86, 0.57)),
    Labelled("once_unseen_05.tsv", Measure(0.91, 0.88)),
    Labelled("everyday.tsv", Measure(0.77, 0.89)),
    Labelled("once_unseen_06.tsv", Measure(0.94, 1.00)),
    Labelled("once_unseen_07.tsv", Measure(0.963, 0.804)),
    Labelled("once_unseen_08.tsv", Measure(0.889, 0.706)),
    Labelled("once_unseen_09.tsv", Measure(0.871, 0.947)),
    Labelled("once_unseen_10.tsv", Measure(0.905, 0.905)),
    Labelled("held_out_11.tsv", Measure(0.885, 0.850)),
    Labelled("held_out_12.tsv", Measure(0.933, 0.840)),
    Labelled("held_out_13.tsv", Measure(0.932, 0.837)),
    Labelled("once_unseen_14.tsv", Measure(1.000, 1.000)),
    Labelled("once_unseen_15.tsv", Measure(0.881, 0.740)),
    Labelled("once_unseen_16.tsv", Measure(1.000, 0.898)),
    Labelled("once_unseen_17.tsv", Measure(0.875, 0.840)),
    Labelled("taught.tsv", None),
)


def measure(rows: list[tuple[bool, str]]) -> tuple[Measure, list[str]]:
    """The measure, and the sentences that were read wrongly."""
    wrong = [sentence for asks, sentence in rows if bool(asks_for_job(sentence)) != asks]
    said = [asks for asks, sentence in rows if asks_for_job(sentence)]
    are = sum(asks for asks, _ in rows)
    return Measure(sum(said) / len(said), sum(said) / are), wrong


@pytest.mark.parametrize("labelled", SETS, ids=lambda each: each.file)
def test_precision_and_recall_do_not_fall(labelled: Labelled) -> None:
    found, wrong = measure(labelled.rows())
    print(f"{labelled.file}: at first {labelled.first}, now {found}", *wrong, sep="\n  ")
    assert found.precision >= labelled.floor.precision, wrong
    assert found.recall >= labelled.floor.recall, wrong


def test_no_sentence_is_labelled_twice() -> None:
    sentences = [sentence for each in SETS for _, sentence in each.rows()]
    assert len(sentences) == len(set(sentences)) > 2_900


def test_the_written_points_are_what_training_gives() -> None:
    lines = learning.WRITTEN.read_text("utf-8").splitlines()
    written = {trait: int(given) for given, _, trait in (line.partition("\t") for line in lines)}
    taught = learning.learn(learning.everything())
    for trait in written.keys() | taught.keys():
        off = abs(written.get(trait, 0) - taught.get(trait, 0))
        assert off <= learning.LEAST, f"{trait}: run python -m bot.content.coaching.training"


def test_no_question_of_the_bank_asks_for_a_job() -> None:
    asking = {each.text: found for each in the_bank() if (found := asks_for_job(each.text))}
    assert asking == {}


def test_no_introduction_that_we_draft_asks_for_a_job() -> None:
    drafts = read_english("bot.content.drafting", "self_introductions.toml")
    asked = [
        (field.id, said)
        for field in the_fields()
        for text in strings(drafts)
        for said in asks_for_job(text.format_map(Filled(field.name.lower())))
    ]
    assert asked == []


class Filled(dict[str, str]):
    """Fills every gap with the same words."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __missing__(self, _: str) -> str:
        return self._words


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Thank you! Could you REFER me to your boss? Bye.", ("REFER me to your boss",)),
        ("Please pass on my résumé.", ("pass on my résumé",)),
        ("please pass on my re\u0301sume\u0301", ("pass on my résumé",)),
        ("I'm no pest, but are you hiring?", ("are you hiring",)),
        ("", ()),
        ("…!?\n\n(;", ()),
    ],
)
def test_the_phrases_are_as_they_were_written(text: str, phrases: tuple[str, ...]) -> None:
    found = asks_for_job(text)
    assert len(found) == len(phrases)
    assert all(phrase in whole for phrase, whole in zip(phrases, found, strict=True))


@pytest.mark.parametrize("word", ["not ", "job ", "job me ", "job. "])
def test_reading_a_text_grows_only_with_its_length(word: str) -> None:
    assert doubling_costs_twice(lambda size: asks_for_job(word * size), 500)


def test_a_quotation_that_is_never_closed_ends_where_the_next_begins() -> None:
    """Otherwise each mark would be compared with the whole rest of the text."""
    assert asks_for_job("“ Are you hiring “said my friend to me”")


def test_each_sentence_is_read_by_itself() -> None:
    assert asks_for_job("I am not asking for a job. Are you hiring?")
    assert not asks_for_job("Is your company big? Hiring is hard, they say.")


COURTEOUS = (
    "I would be glad to work around your schedule.",
    "I would appreciate the opportunity to talk with you about your role and your team.",
    "I am available for a call on Tuesday, and look forward to hearing from you.",
    "Would he have 20 minutes for me?",
)


@pytest.mark.parametrize("sentence", COURTEOUS)
def test_courtesy_in_a_request_for_a_talk_asks_for_no_job(sentence: str) -> None:
    assert not asks_for_job(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I would be glad to work for you.",
        "I would appreciate the opportunity to work in your team.",
        "I am available from June if you have a position.",
        "Would he have a job for me?",
    ],
)
def test_courtesy_does_not_hide_that_somebody_asks_for_a_job(sentence: str) -> None:
    assert asks_for_job(sentence)


def test_a_quotation_of_others_does_not_ask_for_a_job() -> None:
    assert not asks_for_job('She wrote "could you please refer me" and nothing else.')
    assert asks_for_job('Do you have any "openings"?'), "a word or two are their own"
