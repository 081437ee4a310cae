"""A wish, turned into a question in the seeker's own words."""

import re

import pytest

from bot.content.content_files import ContentError
from bot.content.questions import Occasion, choose, choose_others, fitting, swap, the_bank
from bot.content.questions.frames import framed, read_frames, the_frames
from bot.content.questions.wish_forms import WishForm
from bot.interview.meeting.plan import History, InterviewPart, Plan, QuestionReason
from tests.bot.content.questions.wishes.labelled import labelled
from tests.bot.content.questions.wishes.test_wishes import FILES

ANY_WISH = "how transit agencies use forecasts"


def said(wish: str) -> tuple[str, str]:
    """The form of a wish, and its words in the first frame for this form."""
    (first, _), *_ = framed(wish)
    return first.id.split("-")[1], first.text


@pytest.mark.parametrize(
    ("wish", "form", "words"),
    [
        ("I'd like to know how transit agencies use forecasts.", "clause", ANY_WISH),
        ("to find out if I need a master's", "clause", "whether I need a master's"),
        ("I wonder what a week looks like", "clause", "what a week looks like"),
        ("Waht a normal week is like", "clause", "what a normal week is like"),
        ("The difference between big firms and small ones", "thing", "the difference between"),
        ("more about moving from teaching into UX", "thing", "moving from teaching into UX"),
        ("from engineer to product manager", "thing", "the way from engineer"),
        ("become a midwife at forty", "doing", "to become a midwife at forty"),
        ("site or office", "choice", "Site or office: "),
        ("Site or office?", "choice", "Site or office: "),
        ("No idea how offices work", "clause", " how offices work"),
        ("I'm new here and dont know what counts", "clause", " what counts"),
        ("your honest opinion about evening courses", "thing", "about evening courses"),
        ("how ai changes work in germany", "clause", "how AI changes work in Germany"),
        ("python or R", "choice", "Python or R: "),
        ("was laid off in May", "told", "I was laid off in May: "),
        ("I've got asthma, would I cope with shifts", "asked", ": would I cope with shifts?"),
        ("what mistakes do new managers make", "question", ": what mistakes do new managers"),
        ("what managers do in their first weeks there", "clause", "what managers do in"),
        ("dont have a car, does that matter", "asked", "I don't have a car, so "),
        ("I like maps and people. What fits?", "asked", ": what fits?"),
        ("a nurse who wants to work with data", "somebody", "a nurse who wants to"),
        ("a mother of two who wants to return", "somebody", "a mother of two who wants"),
        (
            "I was a chef and now I wonder what a kitchen teaches",
            "clause",
            " what a kitchen teaches",
        ),
        ("How do I catch up?", "question", ": how do I catch up?"),
        ("am i too old at 47", "closed", "am I too old at 47, and"),
        ("I've been away for six years", "told", "I've been away for six years: "),
        ("four years at home with my kids", "told", "Four years at home with my kids: "),
        ("fieldwork abroad, how it is with a family", "any", "“fieldwork abroad, how it"),
        ("What about AI? I study law, but what does one do all day?", "question", "what about AI"),
        ("My parents insist on law. I want to know what a bad day is like", "clause", "what a bad"),
        (
            "I study law and want to know what a week looks like",
            "clause",
            " what a week looks like",
        ),
    ],
)
def test_the_words_stand_in_a_sentence_that_fits_their_form(
    wish: str, form: str, words: str
) -> None:
    found, text = said(wish)

    assert (found, words in text) == (form, True), text


def test_a_question_that_points_back_keeps_the_sentence_before_it() -> None:
    _, text = said("My grades are average. How much does it matter later?")

    assert text.startswith("My grades are average, so ")
    assert text.endswith(": how much does it matter later?")


@pytest.mark.parametrize(
    "wish",
    [
        "Could you get me a job at your company?",
        "please refer me for the open position in your team",
        "call me on +49 170 1234567 about what a week looks like",
        "what a week looks like, write to me at ana@example.org",
        "how much do you earn",
        "what the hell you idiots do all day",
        "pick your brain",
        "not sure yet",
        "как вы пришли в профессию",
    ],
)
def test_unsuitable_words_are_in_no_question(wish: str) -> None:
    assert not framed(wish)


@pytest.mark.parametrize(
    "wish", ["I'm a nurse", "I want to work less", "I'd like to work outdoors"]
)
def test_a_few_words_that_only_resemble_an_ask_are_said(wish: str) -> None:
    assert framed(wish)


@pytest.mark.parametrize(
    "wish", ["ihren Weg in den Beruf", "como começou na área", "cómo llegaste a tu trabajo"]
)
def test_no_question_is_half_in_another_language(wish: str) -> None:
    assert not framed(wish)


def test_the_bank_does_not_ask_again_what_the_wish_asks() -> None:
    wish = "How is it in a large organisation, and how in a small one?"
    about = [each.question for each in fitting(wish, the_bank())]
    choice = choose(the_bank(), Occasion("a", wish=wish))

    asked_again = {each.id for each in about if each.whole}
    assert asked_again
    assert not asked_again & {each.source for each in (*choice.questions, *choice.reserve)}
    assert {each.id for each in about} & {each.source for each in choice.questions}


@pytest.mark.parametrize("wish", ["what a week looks like", "which skills it takes"])
def test_a_question_for_the_wish_does_not_repeat_a_core_question(wish: str) -> None:
    choice = choose(the_bank(), Occasion("a", wish=wish))
    asked = [each for each in choice.questions if each.why is QuestionReason.WISH]

    assert asked
    assert not {each.source for each in asked} & {each.id for each, _ in framed(wish)}


def test_a_long_wish_is_asked_about_without_its_words() -> None:
    long = "the way in which people who " + "learn a trade and " * 9 + "teach it find their place"

    assert said(long)[0] == "unsaid"


def test_all_that_is_asked_is_one_question_that_can_be_read_aloud() -> None:
    wishes = [wish.words for name in FILES for wish in labelled(name)]
    texts = [each.text for wish in wishes for each, _ in framed(wish)]

    assert len(texts) > len(wishes)
    assert not [each for each in texts if not re.fullmatch(r"[A-Z“0-9ÄÖÜ][^?]{9,198}\?", each)]
    assert not [each for each in texts if re.search(r"[a-z]{3}\. [a-z]|  |[.,:] ?[.,:?]", each)]
    assert not [each for each in texts if re.search(r"[a-z,:] (?:How|What|The|Whether|Is)\b", each)]


def test_every_form_has_several_wordings_each_with_a_name_of_its_own() -> None:
    frames = the_frames().by_form
    ids = [each.id for form in WishForm for each in frames[form]]

    assert all(len(frames[form]) >= 4 for form in WishForm)
    assert len(ids) == len({*ids})
    assert not {*ids} & {each.id for each in the_bank()}


def test_it_opens_the_part_of_the_plan_about_the_wish() -> None:
    choice = choose(the_bank(), Occasion("a", wish=ANY_WISH))

    _, second, *_ = choice.questions
    assert second.part is InterviewPart.WISH
    assert second.why is QuestionReason.WISH
    assert ANY_WISH in second.text
    assert second.because == f"“{ANY_WISH}”"


def test_no_wording_is_repeated_while_there_are_others() -> None:
    names = {each.id for each, _ in framed(ANY_WISH)}
    had = History(elsewhere=dict.fromkeys(sorted(names)[1:], 1))

    choice = choose(the_bank(), Occasion("a", wish=ANY_WISH, history=had))
    assert [each.id for each in choice.questions if each.id in names] == [sorted(names)[0]]


def test_it_can_be_swapped_and_kept_like_any_other() -> None:
    occasion = Occasion("a", wish=ANY_WISH)
    choice = choose(the_bank(), occasion)
    plan = Plan("i", 1, 2, choice.questions, choice.reserve)
    asked = next(each for each in plan.questions if each.why is QuestionReason.WISH)

    swapped = swap(the_bank(), occasion, plan, asked)
    assert not swapped.find(asked.id)
    again = choose_others(the_bank(), occasion, swapped)
    framed_again = [each for each in again.all if ANY_WISH in each.text]
    assert len(framed_again) == 1
    assert framed_again[0].text != asked.text


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ('[[clause]]\nid = "wish-a"\ntext = "No question"\n', "frames.toml, line 3: in 'wish-a', "),
        ('[[claus]]\nid = "wish-a"\ntext = "{wish}?"\n', "frames.toml, line 1: "),
        ("[[clause]]\n", "frames.toml, line 1: id is missing"),
        ("=", "frames.toml: "),
    ],
)
def test_a_mistake_in_the_file_is_reported(toml: str, why: str) -> None:
    with pytest.raises(ContentError, match=re.escape(why)):
        read_frames(toml)
