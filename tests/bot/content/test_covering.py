"""What plans contain, counted over all hosts of the demo."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from adapters.playground.residents.people import HOSTS, DemoHost
from bot.content.questions import Choice, Occasion, choose, field_for, the_bank
from bot.content.questions.aims import OF_CORE, Aim, is_insiders
from bot.content.questions.frames import framed
from bot.interview.hosting import HostProfile
from bot.interview.meeting.plan import OPENS_AND_CLOSES, Planned, QuestionKind, QuestionReason
from bot.interview.members import Situation

BY_ID = {each.id: each for each in the_bank()}
SEEDS = range(25)
LENGTHS = (15, 20, 25, 30)
WISHES = (
    "",
    "what a week looks like",
    "I've been away for six years, how do I come back?",
    "which skills I need, and how you got where you are",
    "the difference between big firms and small ones",
)


class Section(StrEnum):
    """The order of topics in an interview. A question about the wish can be any of the others,
    asked earlier."""

    PATH = "how they came to be where they are"
    WISH = "the seeker's own wish"
    WORK = "the work"
    TAKES = "skills, education and experience"
    LOOKED_FOR = "what they look for in somebody new"
    INSIDERS = "what an insider would find good"
    READING = "what they read and follow"
    PEOPLE = "who else to talk to"
    CLOSING = "a close"


SECTIONS = {
    QuestionKind.PATH: Section.PATH,
    QuestionKind.DAILY_WORK: Section.WORK,
    QuestionKind.REWARDS: Section.WORK,
    QuestionKind.CULTURE: Section.WORK,
    QuestionKind.TRENDS: Section.WORK,
    QuestionKind.SKILLS: Section.TAKES,
    QuestionKind.EDUCATION: Section.TAKES,
    QuestionKind.EXPERIENCE: Section.TAKES,
    QuestionKind.LOOKED_FOR: Section.LOOKED_FOR,
    QuestionKind.GETTING_IN: Section.LOOKED_FOR,
    QuestionKind.ADVICE: Section.READING,
    QuestionKind.READING_AND_MEDIA: Section.READING,
    QuestionKind.PEOPLE: Section.PEOPLE,
    QuestionKind.CLOSING: Section.CLOSING,
}
"""The sections of general questions."""


def section(question: Planned) -> Section:
    """An insider question has a section of its own, and a question about the wish too. Others are
    in the section of their kind."""
    if question.why is QuestionReason.WISH and question.kind not in OPENS_AND_CLOSES:
        return Section.WISH
    return Section.INSIDERS if is_insiders(BY_ID[question.id]) else SECTIONS[question.kind]


def profile_of(host: DemoHost) -> HostProfile:
    return HostProfile(
        headline=host.headline,
        field=host.field,
        topics=tuple(host.topics.split(", ")),
        gladly=host.gladly,
        field_id=field_for(host.field),
    )


def occasions() -> Iterator[Occasion]:
    """Every host with every situation and every seed. Lengths and wishes alternate."""
    for at, host in enumerate(HOSTS):
        profile = profile_of(host)
        for situation in (None, *Situation):
            for seed in SEEDS:
                minutes = LENGTHS[seed % len(LENGTHS)]
                wish = WISHES[(seed + at) % len(WISHES)]
                yield Occasion(f"{seed}", minutes, wish=wish, situation=situation, profile=profile)


def brought(questions: tuple[Planned, ...]) -> set[Aim]:
    core = (BY_ID[each.id] for each in questions if each.id in BY_ID)
    return {OF_CORE[each.kind] for each in core if each.core and each.kind in OF_CORE}


def test_every_plan_brings_what_an_interview_is_for() -> None:
    missing = Counter[str]()
    for occasion in occasions():
        missing.update(what_is_missing(choose(the_bank(), occasion), occasion))
    assert missing == {}


def what_is_missing(choice: Choice, occasion: Occasion) -> Iterator[str]:
    main, both = brought(choice.questions), brought((*choice.questions, *choice.reserve))
    always = {Aim.PATH, Aim.LOOKED_FOR, Aim.READING, Aim.PEOPLE, Aim.CLOSING}
    yield from always - main
    needed = {Aim.SKILLS, Aim.EDUCATION, Aim.EXPERIENCE}
    yield from needed - both
    if len(needed & main) < 2 and occasion.minutes > min(LENGTHS):
        yield "two of skills, education and experience"
    words = {each.id: each for each, _ in framed(occasion.wish)}
    known = BY_ID | words
    chosen = [known[each.id] for each in (*choice.questions, *choice.reserve)]
    meanings = Counter(meaning for each in chosen for meaning in each.meanings)
    if max(meanings.values()) > 1:
        yield "something else than what was asked already"
    if len(choice.reserve) < 5:
        yield "five in reserve"
    if {each.field.id for each in chosen if each.field} - {occasion.profile.field_id}:
        yield "questions of the host's own field"
    sections = [section(each) for each in choice.questions]
    if sections != sorted(sections, key=list(Section).index):
        yield "the order of an interview"
    if occasion.minutes > min(LENGTHS):
        insiders = {Section.INSIDERS} if occasion.profile.field_id else set()
        wished = {SECTIONS[each.kind] for each in choice.questions if each.why == "wish"}
        yield from {Section.WORK, *insiders} - {*sections, *wished}
    if words and not any(each.why == "wish" for each in choice.questions):
        yield "a question about the wish"


def test_chance_changes_the_wording_only() -> None:
    """Two plans for the same seeker and host."""
    profile = profile_of(HOSTS[0])
    choices = [choose(the_bank(), Occasion(f"{seed}", profile=profile)) for seed in SEEDS]
    assert len({each.questions for each in choices}) == len(choices)
    assert len({frozenset(brought(each.questions)) for each in choices}) == 1
