"""The advice, how it is found, and the mistakes that somebody who edits it can make.

`once_unseen.tsv` was written before the finder had read any of it. In its first run, 79 of 85
worries found their answer, 6 found another one, and 11 of 43 other messages found one too.
`once_unseen_2.tsv` has a looser tone, and was written after the phrases: 17 of 40 found their
answer, 3 another one, and 1 of 20 other messages found one. Both have been learned from since.
`once_unseen_3.tsv` was written after that, and has not been learned from: 12 of 20 found their
answer, 1 another one, and none of 10 other messages found one.

What is offered to somebody who asks for advice was measured with three more files. In
`once_unseen_4`, phrases alone found 44 of the first 60. Of the other 40, 27 were answered at once,
and 35 were among the three that are shown. `once_unseen_5` has a looser tone: 22 and 43 of 70. Both
have been learned from since. `once_unseen_6` has not been learned from: 8 and 23 of 40, and 22
since three more answers were added.
"""

from collections import Counter
from pathlib import Path

import pytest

from bot.content.advice import (
    AdviceMoment,
    AdviceStep,
    advice_called,
    advice_for,
    likely_advice,
    nearest_advice,
    read_advice,
    the_advice,
    wonders,
)
from bot.content.advice.answers import ADVICE, LISTS_FILE, WORDS_BELOW
from bot.content.advice.training.learning import MESSAGES
from bot.content.content_files import ContentError
from bot.language.intents.training.labelled import rows

ALL = the_advice().all


def labelled(name: str) -> list[tuple[list[str], str]]:
    """Each message, with the ids of the advice that may answer it."""
    own = Path(__file__).with_name(f"{name}.tsv")
    path = own if own.exists() else MESSAGES / own.name
    return [(row["topics"].split("|"), row["message"]) for row in rows(path)]


def found(message: str) -> str:
    advice = advice_for(message)
    return advice.id if advice else ""


# What is in it


def test_there_is_advice_for_every_moment() -> None:
    count = Counter(each.moment for each in ALL)
    assert len(ALL) >= 45
    assert min(count[moment] for moment in AdviceMoment if moment != "organizing") >= 8
    assert count[AdviceMoment.ORGANIZING]


def test_an_answer_is_short_and_whole() -> None:
    assert [each.id for each in ALL if len(each.answer.split()) >= WORDS_BELOW] == []
    assert [each.id for each in ALL if len(each.answer.split()) < 30] == []
    assert [each.id for each in ALL if each.answer.rstrip('"')[-1] not in ".?"] == []


def test_a_kind_sentence_is_one_sentence() -> None:
    kind = [each.comfort for each in ALL if each.comfort]
    assert len(kind) >= 5
    assert [each for each in kind if each.count(".") != 1 or not each.endswith(".")] == []


# How it is found


@pytest.mark.parametrize(
    ("name", "right", "wrong", "false"),
    [("once_unseen", 108, 0, 0), ("once_unseen_2", 36, 2, 0), ("once_unseen_3", 12, 1, 0)],
)
def test_a_worry_finds_its_answer(name: str, right: int, wrong: int, false: int) -> None:
    worries = [(topics, found(said)) for topics, said in labelled(name) if topics != [""]]
    assert sum(answer in topics for topics, answer in worries) >= right
    assert sum(bool(answer) and answer not in topics for topics, answer in worries) <= wrong
    others = [said for topics, said in labelled(name) if topics == [""] and found(said)]
    assert len(others) <= false, others


@pytest.mark.parametrize(
    ("name", "at_once", "among_three"),
    [("once_unseen_4", 91, 99), ("once_unseen_5", 48, 67), ("once_unseen_6", 8, 22)],
)
def test_a_question_for_advice_gets_the_advice_that_fits(
    name: str, at_once: int, among_three: int
) -> None:
    worries = labelled(name)
    likely = [(likely_advice(said), topics) for topics, said in worries]
    assert sum(bool(found and found.id in topics) for found, topics in likely) >= at_once
    near = [({each.id for each in nearest_advice(said)}, topics) for topics, said in worries]
    assert sum(not found.isdisjoint(topics) for found, topics in near) >= among_three


def test_advice_is_found_by_each_of_its_names() -> None:
    found = {name: advice_called(name) for each in ALL for name in each.names}
    assert found == {name: each for each in ALL for name in each.names}
    assert [each.id for each in ALL if advice_for(each.id.replace("-", " ")) != each] == []


@pytest.mark.parametrize("words", ["", "?", "日本", "x" * 5_000, "Beekeeping", "Tuesday 5pm"])
def test_words_that_are_no_worry_get_no_advice(words: str) -> None:
    assert advice_for(words) is None


@pytest.mark.parametrize(
    ("said", "wondering"),
    [("How do I end it?", True), ("may I ask twice", True), ("I am late", False), ("", False)],
)
def test_questions_and_orders_are_distinguished(said: str, wondering: bool) -> None:
    assert wonders(said) is wondering


# Mistakes


GOOD = """
[[advice]]
id = "bees"
title = "They sting"
answer = \"\"\"
Stand still, and go
away slowly.
\"\"\"
called = ["stings"]
phrases = ["{bees} sting/stung"]
unless = ["not sting"]
next = "find"
"""


def written(before: str) -> dict[str, str]:
    lists = '[words]\nbees = ["bee", "wasps"]\n'
    return {LISTS_FILE: lists, **dict.fromkeys((f"{each}.toml" for each in AdviceMoment), "")} | {
        "before.toml": before
    }


def test_advice_is_read_as_written() -> None:
    index = read_advice(written(GOOD))
    (each,) = index.all
    assert (each.id, each.title, each.moment) == ("bees", "They sting", AdviceMoment.BEFORE)
    assert each.answer == "Stand still, and go away slowly."
    assert each.names == {"bees", "they sting", "stings"}
    assert each.next is AdviceStep.FIND
    assert index.of("Wasps stung me") == [each]
    assert index.of("wasps sting, or do not sting") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"bees"', '"The Bees"', "line 3: in 'The Bees', id must be a name of small letters"),
        ("They sting", "x" * 41, "line 4: in 'bees', title must be a worry in a member's words"),
        ("Stand still", "word " * WORDS_BELOW, "line 5: in 'bees', answer must be a text under 80"),
        ('["stings"]', '"stings"', "line 9: in 'bees', called must be a list of words"),
        ('["stings"]', '["They sting!", "Bees"]', ""),
        ("{bees}", "{hornets}", "line 2: in 'bees', no list of words is called {hornets}"),
        ("sting/stung", "Sting", "line 2: in 'bees', no word in small letters"),
        ("sting/stung", "they're", "line 2: in 'bees', no word in small letters"),
        ('"find"', '"fly"', "line 12: in 'bees', next must be one of: find, questions"),
        ("next", "nxt", "line 12: in 'bees', nxt means nothing here; is it next?"),
        ("[[advice]]", "[advice]", "what stands here begins like [[advice]]"),
        (GOOD, GOOD + GOOD.replace("stings", "bites"), "line 14: 'bees' is there twice: see "
         "before.toml, line 2"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_its_file_and_line(old: str, new: str, said: str) -> None:
    texts = written(GOOD.replace(old, new))
    if not said:
        assert len(read_advice(texts).all) == 1
        return
    with pytest.raises(ContentError) as caught:
        read_advice(texts)
    assert str(caught.value).startswith("before.toml")
    assert said in str(caught.value)


def test_a_mistake_in_the_lists_of_words_is_reported() -> None:
    texts = written(GOOD) | {LISTS_FILE: "[words]\nbees = 3\n"}
    with pytest.raises(ContentError, match=r"words.toml, line 2: bees must be a list of words"):
        read_advice(texts)
    assert ADVICE == "advice"
