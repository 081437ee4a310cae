"""What is offered for the labelled wishes: two questions, one for each of two subjects."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.content.questions import Fitting, Question, fitting
from bot.language.intents.training.labelled import rows

BROUGHT = 2
NONE = "-"
TOPICS = {
    "abroad": "abroad,international,location",
    "academia": "academia,doctorate,education",
    "age": "age",
    "ai": "what ai changes,ai,automation",
    "application": "applications,interviews",
    "balance": "balance,family,part time,working hours,hours",
    "belonging": "belonging,diversity,inclusion",
    "changing": "earlier work counts,career change,transferable",
    "clients": "first clients,freelance,own business",
    "confidence": "self-doubt,confidence,doubts",
    "culture": "people around them,atmosphere,hierarchy,unwritten rules,how things are decided",
    "day": "ordinary day,what they do,night shifts",
    "decisions": "how things are decided,hierarchy",
    "downsides": "hard sides,challenges,coping with stress",
    "education": "education,whether it takes a degree,certificates,courses,self taught",
    "entry": "ways in,first experience,getting-in",
    "experience": "experience,first experience",
    "firm-size": "large or small",
    "first-months": "first months",
    "fit": "whom it suits,fit",
    "founding": "founding a company,founding,founders",
    "freelance": "freelance,own business",
    "future": "where it is going,what ai changes",
    "growth": "advancement,promotion,without leading",
    "hours": "working hours,hours,balance,night shifts",
    "internship": "internships,first experience",
    "language": "language it takes,second language",
    "layoff": "after a layoff,layoff",
    "leading": "leading a team,leadership",
    "learning": "keeping up,learning,training",
    "likes": "joys of the work",
    "location": "location",
    "looked-for": "looked-for,convincing newcomers",
    "meaning": "purpose,meaning,impact",
    "mentor": "finding a mentor,mentors",
    "mistakes": "mistakes",
    "network": "networking,events,communities,people",
    "path": "path",
    "pay": "what it pays,pay,money",
    "people": "people",
    "personality": "whom it suits,fit",
    "portfolio": "portfolio,projects",
    "reading": "reading-and-media",
    "regrets": "if they began again",
    "remote": "remote",
    "returning": "coming back,time away",
    "roles": "other roles,neighbouring roles,titles",
    "sector": "sector,kinds of employer,clients or in-house",
    "showing": "portfolio,projects,skills,experience",
    "skills": "skills,skills that count,numbers",
    "specialising": "specialising,generalist,without leading",
    "stability": "stability",
    "stress": "coping with stress,stress",
    "success": "good work,feedback,recognition",
    "surprises": "seen from outside",
    "team": "people around them,team,atmosphere",
    "tools": "tools,software",
    "travel": "travel",
    "trying": "trying it out,shadowing",
    "work": "what they do,ordinary day",
}
"""For each subject in a label, the topics and kinds of the questions about it."""


@dataclass(frozen=True)
class LabelledWish:
    """`parts`: two if the wish is for two things, and none if no question fits."""

    words: str
    field: str
    parts: tuple[frozenset[str], ...]

    def fits(self, question: Question) -> bool:
        return any(_is_about(question, part) for part in self.parts)

    def meets_all(self, questions: Collection[Question]) -> bool:
        return all(any(_is_about(each, part) for each in questions) for part in self.parts)


def _is_about(question: Question, topics: frozenset[str]) -> bool:
    return question.kind in topics or not topics.isdisjoint(question.topics)


def labelled(name: str) -> Iterator[LabelledWish]:
    for row in rows(Path(__file__).with_name(f"{name}.tsv")):
        parts = () if row["right"] == NONE else row["right"].split("+")
        topics = (frozenset(_topics(part.split())) for part in parts)
        yield LabelledWish(row["wish"], row["field"], tuple(topics))


def _topics(subjects: Sequence[str]) -> Iterator[str]:
    for each in subjects:
        yield from TOPICS[each].split(",")


def brought(wish: LabelledWish, bank: Sequence[Question]) -> list[Fitting]:
    """Of questions that fit equally well, the first is taken."""
    ours = [each for each in bank if each.field is None or each.field.id == wish.field]
    found = fitting(wish.words, ours)
    by_subject = {each.because: each for each in reversed(found)}
    first = sorted(by_subject.values(), key=lambda each: each.place)
    return [*first, *(each for each in found if each not in first)][:BROUGHT]
