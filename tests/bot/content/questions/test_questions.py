"""The choice of questions from the bank for one talk."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.questions import Choice, Occasion, Question, choose, the_bank, topics
from bot.content.questions.choosing import RESERVE, SHORT, room
from bot.content.questions.frames import framed
from bot.interview.hosting import HostProfile
from bot.interview.meeting.plan import History, InterviewPart, Planned, QuestionKind, QuestionReason
from bot.interview.members import Situation

BANK = the_bank()
KINDS = [kind for kind in QuestionKind if any(each.kind is kind for each in BANK)]
BY_ID = {question.id: question for question in BANK}
OWN_TOPICS = sorted(
    {topic for each in BANK if not each.field and not each.only_if for topic in each.topics}
)

DANIEL = HostProfile(
    headline="UX researcher at a hospital, before that a teacher",
    field="UX research",
    topics=("interviewing users", "changing careers"),
    gladly="How teaching prepared me. Night shifts with nurses.",
    field_id="ux",
)
PROFILES = [
    DANIEL,
    HostProfile(),
    HostProfile(headline="Head of data", field_id="data", topics=("remote work", "SQL")),
    HostProfile(headline="Self-taught carpenter", field_id="trades", gladly="Old houses"),
    HostProfile(headline="Freelance editor", field_id="other", topics=("bees",)),
]
WISHES = ["", "How you changed careers", "Which podcasts and books to begin with", "Night shifts"]

seeds = st.text(max_size=20)
known_topics = st.sampled_from([*topics(BANK), *KINDS, *OWN_TOPICS])
any_topics = st.just("") | known_topics | st.text(max_size=40)
ids = st.sampled_from(sorted(BY_ID))
histories = st.builds(
    History,
    with_host=st.frozensets(ids, max_size=40),
    elsewhere=st.dictionaries(ids, st.integers(1, 3), max_size=40),
    kinds_worked=st.dictionaries(st.sampled_from(QuestionKind), st.integers(1, 9), max_size=5),
)
talks = st.builds(
    Occasion,
    seed=seeds,
    minutes=st.sampled_from([20, 25, 30]),
    topic=any_topics,
    wish=st.sampled_from(WISHES) | st.text(max_size=60),
    situation=st.none() | st.sampled_from(Situation),
    profile=st.sampled_from(PROFILES),
    history=histories,
)


def all_of(choice: Choice) -> list[Planned]:
    return [*choice.questions, *choice.reserve]


def of_kinds(choice: Choice, *kinds: QuestionKind) -> list[Planned]:
    return [question for question in choice.questions if question.kind in kinds]


def often(talk: Occasion, question: str, tries: int = 60) -> int:
    """In how many of these talks a question is in the plan or in reserve."""
    seeded = (replace(talk, seed=f"{number}") for number in range(tries))
    return sum(question in {each.id for each in all_of(choose(BANK, each))} for each in seeded)


# Whatever the talk


@given(talks)
def test_a_choice_is_the_same_for_the_same_interview(talk: Occasion) -> None:
    assert choose(BANK, talk) == choose(BANK, talk)


@given(talks)
def test_a_choice_never_repeats_itself_nor_what_this_host_was_asked(talk: Occasion) -> None:
    chosen = [each.id for each in all_of(choose(BANK, talk))]
    assert len(set(chosen)) == len(chosen)
    assert not set(chosen) & talk.history.with_host


@given(talks)
def test_a_choice_fills_its_minutes(talk: Occasion) -> None:
    questions = choose(BANK, talk).questions
    at_least = 8 if talk.minutes == SHORT else room(talk.minutes)
    assert at_least <= len(questions) <= room(talk.minutes)
    assert sum(each.minutes for each in questions) <= talk.minutes


@given(talks)
def test_at_least_five_are_in_reserve(talk: Occasion) -> None:
    assert len(choose(BANK, talk).reserve) >= RESERVE == 5


@given(talks)
def test_a_choice_opens_flows_and_closes(talk: Occasion) -> None:
    chosen = choose(BANK, talk).questions
    parts = [each.part for each in chosen]
    assert parts == sorted(parts, key=list(InterviewPart).index)
    for part in parts:
        kinds = [(each.insiders, each.kind) for each in chosen if each.part is part]
        order = list(QuestionKind)
        assert kinds == sorted(kinds, key=lambda each: (each[0], order.index(each[1])))
    assert (chosen[0].kind, chosen[-1].kind) == (QuestionKind.PATH, QuestionKind.CLOSING)


@pytest.mark.parametrize("minutes", [20, 30])
@pytest.mark.parametrize("profile", PROFILES)
def test_an_interview_opens_and_closes_once(profile: HostProfile, minutes: int) -> None:
    """Even if another such question has more reasons for it than all that is left."""
    for number in range(4):
        talk = Occasion(f"{number}", minutes, profile=profile)
        kinds = Counter(each.kind for each in all_of(choose(BANK, talk)))
        assert (kinds[QuestionKind.PATH], kinds[QuestionKind.CLOSING]) == (1, 1)


def known(talk: Occasion) -> dict[str, Question]:
    """The questions in the bank, and the one made from the seeker's wish."""
    return BY_ID | {each.id: each for each, _ in framed(talk.wish)}


@given(talks)
def test_no_two_mean_the_same(talk: Occasion) -> None:
    chosen = [known(talk)[each.id] for each in all_of(choose(BANK, talk))]
    meanings = Counter(meaning for each in chosen for meaning in each.meanings)
    assert max(meanings.values()) == 1
    assert sum(each.text.startswith("If you") for each in chosen) <= 1


@given(talks)
def test_only_what_suits_host_and_seeker_is_chosen(talk: Occasion) -> None:
    for each in all_of(choose(BANK, talk)):
        question = known(talk)[each.id]
        assert (each.text, each.kind, each.minutes) == (
            question.text,
            question.kind,
            question.minutes,
        )
        if talk.situation and not talk.topic:
            is_wished = each.why is QuestionReason.WISH and not question.core
            assert is_wished or not question.whom or talk.situation in question.whom
        if talk.profile == HostProfile():
            assert not question.only_if


@given(talks, st.sets(st.sampled_from(BANK)))
def test_a_choice_from_a_small_bank_takes_every_question_that_fits(
    talk: Occasion, some: set[Question]
) -> None:
    bank = sorted(some, key=lambda question: question.id)
    choice = choose(bank, talk)
    words = {each.id for each, _ in framed(talk.wish)}
    assert {each.id for each in all_of(choice)} <= {question.id for question in some} | words
    kinds = {question.kind for question in some if question.id not in talk.history.with_host}
    if not kinds:
        assert {each.id for each in all_of(choice)} <= words


@given(talks, st.lists(st.sampled_from(BANK), max_size=5, unique=True))
def test_kept_questions_stay_in_the_plan(talk: Occasion, some: list[Question]) -> None:
    kept = [Planned(each.id, each.kind, each.text, each.minutes, pinned=True) for each in some]
    choice = choose(BANK, talk, kept)
    assert set(kept) <= set(choice.questions)
    assert len({each.id for each in all_of(choice)}) == len(all_of(choice))
    assert (choice.questions[0].kind, choice.questions[-1].kind) == (
        QuestionKind.PATH,
        QuestionKind.CLOSING,
    )


# Between seekers, and between talks of one


def test_a_choice_differs_between_seekers_of_the_same_host() -> None:
    choices = {
        choose(BANK, Occasion(f"{number}", profile=DANIEL)).questions for number in range(50)
    }
    assert len(choices) == 50


def test_a_host_does_not_hear_the_same_questions_all_the_time() -> None:
    heard = Counter(
        each.id
        for number in range(100)
        for each in choose(BANK, Occasion(f"{number}", profile=DANIEL)).questions
    )
    assert len(heard) >= 60
    assert max(heard.values()) <= 60


def test_a_second_interview_with_the_same_host_is_all_new_and_still_whole() -> None:
    had: set[str] = set()
    for number in range(8):
        history = History(with_host=frozenset(had))
        choice = choose(BANK, Occasion(f"{number}", profile=DANIEL, history=history))
        now = {each.id for each in choice.questions}
        assert not now & had
        assert choice.is_whole
        had |= now


def test_a_question_for_another_host_rarely_comes_again() -> None:
    usual = choose(BANK, Occasion("first")).questions
    history = History(elsewhere={each.id: 1 for each in usual})
    for each in usual:
        again = often(Occasion("", history=history), each.id)
        assert again <= 1, each.text


def test_a_seeker_with_many_hosts_never_gets_the_same_words_twice() -> None:
    had: Counter[str] = Counter()
    for number in range(10):
        choice = choose(BANK, Occasion(f"{number}", 30, history=History(elsewhere=had)))
        had.update(each.id for each in choice.questions)
    assert max(had.values()) == 1


def test_marks_of_a_kind_bring_more_of_it() -> None:
    def rewards(history: History) -> int:
        seeded = (Occasion(f"{number}", history=history) for number in range(60))
        chosen = (each for talk in seeded for each in all_of(choose(BANK, talk)))
        return sum(each.kind is QuestionKind.REWARDS for each in chosen)

    assert rewards(History()) < rewards(History(kinds_worked={QuestionKind.REWARDS: 3}))


# What is known of host and seeker


def test_a_host_of_a_known_field_is_asked_as_an_insider_would() -> None:
    field = BY_ID["ux-five-people"].field
    assert field
    for number in range(30):
        chosen = all_of(choose(BANK, Occasion(f"{number}", profile=DANIEL)))
        of_field = [each for each in chosen if BY_ID[each.id].field]
        assert of_field
        assert {BY_ID[each.id].field for each in of_field} == {field}


def test_a_host_of_an_unknown_field_gets_general_questions() -> None:
    beekeeper = HostProfile(headline="Keeper of bees", field="Beekeeping")
    chosen = all_of(choose(BANK, Occasion("seed", profile=beekeeper)))
    assert not any(BY_ID[each.id].field for each in chosen)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("culture-from-home", "Fully remote designer"),
        ("education-degree", "Self-taught developer"),
        ("education-left-out", "Self-taught developer"),
        ("reading-podcasts", "Designer and podcast host"),
        ("people-communities", "Designer, I run a meetup"),
    ],
)
def test_a_question_that_the_profile_answers_is_not_asked(question: str, headline: str) -> None:
    kind = BY_ID[question].kind.readable
    assert often(Occasion("", topic=kind, profile=HostProfile(headline="Designer")), question)
    assert not often(Occasion("", topic=kind, profile=HostProfile(headline=headline)), question)


def test_a_question_with_a_condition_is_asked_only_if_it_holds() -> None:
    changed = [each for each in BANK if "before that" in each.only_if]
    assert changed
    for each in changed:
        assert not often(Occasion("", profile=HostProfile(headline="UX researcher")), each.id)
    assert sum(often(Occasion("", profile=DANIEL), each.id) for each in changed) > 20


def test_a_question_for_one_situation_is_not_for_others() -> None:
    laid_off = often(Occasion("", situation=Situation.LAID_OFF), "advice-layoff")
    unsaid = often(Occasion(""), "advice-layoff")
    assert often(Occasion("", situation=Situation.EXPLORING), "advice-layoff") == 0
    assert unsaid < laid_off


# QuestionReason


def reasons(talk: Occasion, why: QuestionReason) -> set[str]:
    seeded = (replace(talk, seed=f"{number}") for number in range(40))
    chosen = (each for one in seeded for each in all_of(choose(BANK, one)))
    return {each.because for each in chosen if each.why is why}


def test_a_reason_quotes_what_the_host_says_of_themselves() -> None:
    said = reasons(Occasion("", profile=DANIEL), QuestionReason.HOST)
    assert {DANIEL.headline, "interviewing users"} <= said
    assert said <= {DANIEL.headline, *DANIEL.topics, *DANIEL.gladly.split(". ")}


def test_a_reason_names_the_wish_the_field_and_the_situation() -> None:
    talk = Occasion(
        "", wish="Which podcasts to begin with", situation=Situation.STUCK, profile=DANIEL
    )
    assert reasons(talk, QuestionReason.WISH)
    assert reasons(talk, QuestionReason.FIELD) == {"user experience"}
    assert reasons(talk, QuestionReason.SITUATION) == {"stuck"}


# Topics


def test_the_topics_are_the_kinds_in_readable_words() -> None:
    assert topics(BANK)[:2] == ("path", "daily work")
    assert "getting in" in topics(BANK)
    assert len(topics(BANK)) == len(KINDS)


@given(seeds, known_topics)
def test_every_known_topic_is_matched(seed: str, topic: str) -> None:
    assert choose(BANK, Occasion(seed, topic=topic)).matched


@pytest.mark.parametrize("seed", ["one", "two", "three"])
def test_a_kind_has_several_questions_of_it(seed: str) -> None:
    """There are as many as there are different things that they ask."""
    filled = {
        kind: {len(of_kinds(choose(BANK, Occasion(seed, topic=topic)), kind)) for topic in called}
        for kind in KINDS
        if (called := (kind, kind.readable.upper()))
    }
    assert filled.pop(QuestionKind.LOOKED_FOR) == {1}
    assert {kind: counts for kind, counts in filled.items() if min(counts) < 3} == {}


@pytest.mark.parametrize("topic", ["podcasts", "Podcast", "a podcast"])
def test_the_best_match_comes_first(topic: str) -> None:
    reading = of_kinds(choose(BANK, Occasion("seed", topic=topic)), QuestionKind.READING_AND_MEDIA)
    assert sum("podcasts" in BY_ID[each.id].topics for each in reading) >= 2


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        ("breaking in", QuestionKind.GETTING_IN),
        ("blogs and newsletters", QuestionKind.READING_AND_MEDIA),
        ("university", QuestionKind.EDUCATION),
        ("networking", QuestionKind.PEOPLE),
        ("the future", QuestionKind.TRENDS),
        ("a typical day", QuestionKind.DAILY_WORK),
        ("the first job", QuestionKind.GETTING_IN),
        ("failures", QuestionKind.ADVICE),
    ],
)
def test_a_kind_has_other_names(topic: str, kind: QuestionKind) -> None:
    choice = choose(BANK, Occasion("seed", topic=topic))
    assert choice.matched
    assert len(of_kinds(choice, kind)) >= 2


@pytest.mark.parametrize(
    ("topic", "asks"),
    [
        ("salary", "How does pay in this field usually develop"),
        ("remote work", "How much of this work can be done from home"),
        ("work-life balance", "How well does this work leave room for a family"),
    ],
)
def test_what_a_seeker_would_call_it_is_found(topic: str, asks: str) -> None:
    choice = choose(BANK, Occasion("seed", topic=topic))
    assert choice.matched
    assert any(each.text.startswith(asks) for each in choice.questions)


def test_a_topic_can_span_several_kinds() -> None:
    chosen = choose(BANK, Occasion("seed", topic="career change")).questions
    assert sum("career change" in BY_ID[each.id].topics for each in chosen) >= 3


def test_a_field_is_a_topic_too() -> None:
    chosen = choose(BANK, Occasion("seed", topic="social work")).questions
    assert sum(BY_ID[each.id].field is not None for each in chosen) >= 3


@pytest.mark.parametrize("topic", ["beekeeping", "and", "?!", "skills in beekeeping"])
def test_an_unknown_topic_is_told_apart_and_changes_nothing(topic: str) -> None:
    choice, usual = choose(BANK, Occasion("seed", topic=topic)), choose(BANK, Occasion("seed"))
    assert not choice.matched
    assert (choice.questions, choice.reserve) == (usual.questions, usual.reserve)


@pytest.mark.parametrize("topic", ["", "  "])
def test_no_topic_is_not_an_unknown_one(topic: str) -> None:
    assert choose(BANK, Occasion("seed", topic=topic)).matched
