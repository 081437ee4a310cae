"""The question bank, and the mistakes that somebody who edits it can make."""

import re
from collections import Counter
from dataclasses import astuple
from pathlib import Path

import pytest

from bot.content.content_files import ContentError
from bot.content.languages import folder
from bot.content.questions import Field, Question, nearest_fields, read_bank, the_bank
from bot.interview.meeting.plan import QuestionKind
from bot.interview.members import Situation

BANK = the_bank()
GENERAL = [question for question in BANK if question.field is None]
FIELDS = list(dict.fromkeys(question.field for question in BANK if question.field))

SHAPE = Counter(
    {
        QuestionKind.PATH: 1,
        QuestionKind.DAILY_WORK: 3,
        QuestionKind.REWARDS: 1,
        QuestionKind.CULTURE: 1,
        QuestionKind.TRENDS: 1,
        QuestionKind.LOOKED_FOR: 1,
        QuestionKind.READING_AND_MEDIA: 1,
    }
)
LEARNED = (QuestionKind.SKILLS, QuestionKind.EXPERIENCE, QuestionKind.EDUCATION)


# What is in it


def test_the_bank_is_large_and_rich_where_other_lists_are_thin() -> None:
    count = Counter(question.kind for question in GENERAL)
    assert len(BANK) >= 300
    assert all(count[kind] >= 10 for kind in QuestionKind)
    assert (
        min(
            count[QuestionKind.SKILLS],
            count[QuestionKind.EXPERIENCE],
            count[QuestionKind.READING_AND_MEDIA],
        )
        >= 15
    )


@pytest.mark.parametrize("topic", ["blogs", "accounts", "newsletters", "podcasts"])
def test_the_bank_asks_what_the_host_follows_and_whether_i_should(topic: str) -> None:
    about = [question for question in GENERAL if topic in question.topics]
    assert len(about) >= 3
    follow = [question for question in BANK if topic in question.topics]
    assert any("should I" in question.text for question in follow)


@pytest.mark.parametrize("situation", Situation)
def test_the_bank_has_questions_for_every_situation(situation: Situation) -> None:
    assert sum(situation in question.whom for question in GENERAL) >= 7


def test_there_are_packs_for_many_fields() -> None:
    assert len(FIELDS) >= 40
    assert all(len(set(field.words)) == len(field.words) for field in FIELDS)


def test_a_field_goes_through_a_whole_interview() -> None:
    kinds = {
        field.id: Counter(question.kind for question in BANK if question.field == field)
        for field in FIELDS
    }
    assert [name for name, own in kinds.items() if own.total() < 12] == []
    assert [name for name, own in kinds.items() if not own >= SHAPE] == []
    assert [name for name, own in kinds.items() if sum(own[kind] for kind in LEARNED) < 2] == []


def test_a_question_of_a_field_that_replaces_a_core_question_asks_for_all_of_it() -> None:
    """Otherwise a plan would ask the same thing twice, such as what the host reads."""
    core = (QuestionKind.PATH, QuestionKind.LOOKED_FOR, QuestionKind.READING_AND_MEDIA)
    own = [each for each in BANK if each.field and each.kind in core]
    assert [each.id for each in own if not each.core] == []


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("Security engineer", "IT security"),
        ("Wildlife vet", "veterinary medicine"),
        ("Hospital pharmacist", "pharmacy"),
        ("Dental technician", "dentistry"),
        ("Library assistant", "libraries and archives"),
        ("Scrum master in a bank", "project management"),
        ("Site manager, tunnelling", "construction management"),
        ("Museum education", "museums"),
        ("Economist at a ministry", "economics and policy"),
        ("Football coach", "sports and coaching"),
        ("UX research", "user experience"),
        ("Research", "research and academia"),
        ("Nursing", "nursing and medicine"),
        ("Nurse in a children's ward", "nursing and medicine"),
        ("product designer", "user experience"),
        ("Product management", "product management"),
        ("Software Engineering", "software"),
        ("Civil engineer", "engineering"),
        ("Data science", "data"),
        ("Carpentry", "skilled trades"),
        ("social work", "social work"),
    ],
)
def test_a_field_is_near_what_people_call_it(called: str, name: str) -> None:
    assert name in [field.name for field in nearest_fields(called, 5)]


def test_the_bank_is_read_once() -> None:
    assert the_bank() is the_bank()


@pytest.mark.parametrize("language", ["en", "en-GB", "de-AT", ""])
def test_a_language_without_questions_of_its_own_has_the_english_ones(language: str) -> None:
    assert the_bank(language) is BANK


def test_another_language_is_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, text in (("en", "Where did you begin?"), ("de", "Wo haben Sie angefangen?")):
        (tmp_path / language / "fields").mkdir(parents=True)
        written = f'[[path]]\nid = "path-begin"\nminutes = 2\ntext = "{text}"\n'
        (tmp_path / language / "general.toml").write_text(written, "utf-8")
    monkeypatch.setattr("bot.content.languages.files", lambda _package: tmp_path)
    monkeypatch.setattr("bot.content.questions.bank.folder", folder.__wrapped__)
    assert [each.text for each in the_bank("de-AT")] == ["Wo haben Sie angefangen?"]
    assert [each.text for each in the_bank("fr")] == ["Where did you begin?"]


# Mistakes


GOOD = """
[[skills]]
id = "skills-zero"
text = "Which skill came to you by itself?"
minutes = 2

[[skills]]
id = "skills-first"
text = "Which skill would you learn first?"
minutes = 2.5
topics = ["learning"]
whom = ["laid off"]
core = true
asks = "first"
"""


def test_a_question_is_read_as_written() -> None:
    _, question = read_bank({"mine.toml": GOOD})
    assert astuple(question) == astuple(
        Question(
            "skills-first",
            QuestionKind.SKILLS,
            "Which skill would you learn first?",
            minutes=2.5,
            topics=("learning",),
            whom=(Situation.LAID_OFF,),
            core=True,
            asks="first",
        )
    )


def test_the_questions_of_a_field_know_it() -> None:
    head = 'name = "beekeeping"\nwords = ["bees", "beekeeper"]\n'
    field = read_bank({"bees.toml": head + GOOD})[0].field
    assert field
    assert astuple(field) == astuple(Field("beekeeping", ("bees", "beekeeper"), "bees"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[skills]]\nid = \"skills-f", "[[skils]]\nid = \"skills-f", "line 7: in 'skills-first', "
         "kind is not one of the kinds, which the top of general.toml lists"),
        ("skills-first", "Skills first", "line 8: in 'Skills first', id must be a name of small"),
        ("skills-first", "skills-zero", "line 7: 'skills-zero' is there twice: see mine.toml, "
         "line 2"),
        ("would you learn first", "came to you by itself", "line 7: 'which skill came to you by "
         "itself?' is there twice: see mine.toml, line 2"),
        ('id = "skills-first"', "", "line 7: id is missing"),
        ('text = "Which skill would you learn first?"', "", "line 7: in 'skills-first', text is "
         "missing"),
        ("learn first?", "learn first", "line 9: in 'skills-first', text must be a question"),
        ("learn first?", "learn? First?", "line 9: in 'skills-first', text must be a question"),
        ("learn first?", f"{'x' * 200}?", "line 9: in 'skills-first', text must be a question"),
        ("minutes = 2.5", "", "line 7: in 'skills-first', minutes is missing"),
        ("2.5", "2.3", "line 10: in 'skills-first', minutes must be 1, 1.5, 2 and so on, up to 5"),
        ("2.5", '"two"', "line 10: in 'skills-first', minutes must be 1"),
        ("topics", "topic", "line 11: in 'skills-first', topic means nothing here; is it topics?"),
        ('["learning"]', '"learning"', "line 11: in 'skills-first', topics must be a list of"),
        ("laid off", "fired", "line 12: in 'skills-first', whom must be a list of: exploring"),
        ("true", '"yes"', "line 13: in 'skills-first', core must be true or false"),
        ('"first"', '"The First"', "line 14: in 'skills-first', asks must be a name of small"),
        ("topics =", "field =", "line 11: in 'skills-first', field means nothing here"),
        ('topics = ["learning"]', "topics = [oops]", "line 11"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_its_file_and_line(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(ContentError) as caught:
        read_bank({"mine.toml": GOOD.replace(old, new)})
    assert str(caught.value).startswith("mine.toml")
    assert said in str(caught.value)


def test_single_brackets_are_a_mistake() -> None:
    with pytest.raises(ContentError, match=r"mine.toml, line 2: 'skills'.*like \[\[skills\]\]"):
        read_bank({"mine.toml": '\n[skills]\nid = "x"\n'})


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('name = "bees"\n', "bees.toml, line 1: words is missing"),
        ('name = "bees"\nwords = []\n', "bees.toml, line 2: words must be a list of words"),
        ('words = ["bees"]\nname = 3\n', "bees.toml, line 2: name must be what the field is"),
        ('nam = "bees"\nwords = ["bees"]\n', "bees.toml, line 1"),
    ],
)
def test_a_mistake_in_the_head_of_a_field_is_reported(head: str, said: str) -> None:
    with pytest.raises(ContentError, match=re.escape(said)):
        read_bank({"bees.toml": head + GOOD})


def test_no_question_is_in_two_files() -> None:
    with pytest.raises(ContentError, match=r"b.toml, line 2.*twice: see a.toml, line 2"):
        read_bank({"a.toml": GOOD, "b.toml": GOOD})
