"""How well each question suits one interview: the reasons for it, and how much each counts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from random import Random

from bot.content.questions.aims import Aim, aims_of, is_insiders
from bot.content.questions.bank import Question
from bot.content.questions.frames import framed
from bot.content.questions.occasion import Occasion
from bot.content.questions.shelf import Questions, Shelf, is_other, shelf_for
from bot.content.questions.wishes import Fitting, fitting
from bot.content.questions.wording import covers, telling
from bot.interview.frozen import frozen
from bot.interview.meeting.plan import History, Planned, QuestionReason

WEIGHTS = {
    QuestionReason.WISH: 3.0,
    QuestionReason.HOST: 2.5,
    QuestionReason.SITUATION: 1.5,
    QuestionReason.FIELD: 0.5,
}
"""How much each reason for a question counts. The strongest of several counts in full, and is the
one that is shown."""

FURTHER_REASON = 0.5
FOR_SOME_SITUATION = -1.5
KIND_WORKED_BEFORE = 0.5
KIND_WORKED_AT_MOST = 3

BEST_FIT = 3
"""How well a question fits a topic at best."""
BY_THEMSELVES = 5_000
"""More than the number of questions in any bank."""

Rank = tuple[float, ...]
Reasons = dict[QuestionReason, str]


@frozen
class Candidate:
    """A question that may be asked. `aims` are those it meets, each with how far it is from the
    best question for that aim. `reason` is the strongest reason for it, with the words that it
    comes from. `had` is how often the seeker has asked it other hosts."""

    question: Question
    aims: Mapping[Aim, int]
    reason: tuple[QuestionReason, str]
    had: int
    score: float

    @property
    def planned(self) -> Planned:
        own = self.question
        insiders = is_insiders(own)
        return Planned(own.id, own.kind, own.text, own.minutes, *self.reason, insiders=insiders)


class Candidates:
    """The questions that may be asked in one interview, by the aims that they meet."""

    def __init__(self, bank: Sequence[Question], occasion: Occasion) -> None:
        self._shelf = shelf_for(bank, occasion.field)
        self._history = occasion.history
        self._chance = Random(occasion.seed)  # noqa: S311
        self._fits = _topic_fits(self._shelf, occasion.topic)
        wished = fitting(occasion.wish, self._shelf.questions) if occasion.wish else ()
        self._wishes = {each.question.id: each.place + 1 for each in wished}
        self._framed = [] if _is_asked_anyway(wished) else _framed(occasion)
        self._barred = _barred(self._shelf, occasion, {*self._fits, *self._wishes})
        if self._framed:
            self._barred |= {each.question.id for each in wished if each.question.whole}
        self._because = _because(self._shelf, occasion, wished)
        self._known: dict[str, Candidate] = {each.question.id: each for each in self._framed}
        self._favoured = [*self._framed, *filter(None, map(self.find, self._because))]
        self._apart = {*self._barred, *self._because}

    def find(self, question: str) -> Candidate | None:
        """The question with this id, if it may be asked."""
        known = self._known.get(question)
        if known or question in self._barred or question not in self._shelf.by_id:
            return known
        return self._known.setdefault(question, self._weighed(self._shelf.by_id[question]))

    def all(self) -> Iterator[Candidate]:
        return filter(None, map(self.find, (*self._known, *self._shelf.by_id)))

    def shortlist(self, aim: Aim | None, may_come: Callable[[Question], bool]) -> list[Candidate]:
        """Questions that may be added and meet this aim (or any, for None): all those with a reason
        for them, and one chosen by chance from each group of equally good ones."""
        if aim is Aim.TOPIC:
            about = filter(None, map(self.find, self._fits))
            return [each for each in about if may_come(each.question)]
        groups = self._shelf.by_aim.get(aim, ()) if aim else self._shelf.others
        favoured = [
            each
            for each in self._favoured
            if (aim in each.aims if aim else is_other(each.question)) and may_come(each.question)
        ]
        by_chance = [self._by_chance(group, may_come) for group in groups]
        return [*favoured, *filter(None, by_chance)]

    def best(
        self, among: Iterable[Candidate], rank: Callable[[Candidate], Rank]
    ) -> Candidate | None:
        """The one with the lowest rank. Chance decides between equals."""
        by_rank: dict[Rank, list[Candidate]] = {}
        for each in among:
            by_rank.setdefault(rank(each), []).append(each)
        return self._chance.choice(by_rank[min(by_rank)]) if by_rank else None

    def _by_chance(
        self, group: Questions, may_come: Callable[[Question], bool]
    ) -> Candidate | None:
        """A question that the seeker has never asked, if there is one."""
        start, had = int(self._chance.random() * len(group)), None
        for each in chain(group[start:], group[:start]):
            if each.id not in self._apart and may_come(each):
                if each.id not in self._history.elsewhere:
                    return self.find(each.id)
                had = had or each.id
        return self.find(had) if had else None

    def _weighed(self, question: Question) -> Candidate:
        if not self._says_anything_of(question):
            return _by_itself(question)
        aims = dict.fromkeys(aims_of(question), 0)
        if question.id in self._wishes:
            aims[Aim.WISH] = self._wishes[question.id]
            aims.pop(Aim.FIELD, None)
        if fit := self._fits.get(question.id):
            aims[Aim.TOPIC] = BEST_FIT - fit
        because = self._because.get(question.id, {})
        return _candidate(question, aims, because, self._history)

    def _says_anything_of(self, question: Question) -> bool:
        """Whether this occasion has a reason for or against it."""
        return (
            question.id in self._because
            or question.id in self._fits
            or question.id in self._history.elsewhere
            or question.kind in self._history.kinds_worked
        )


@lru_cache(BY_THEMSELVES)
def _by_itself(question: Question) -> Candidate:
    """The question as it is on most occasions."""
    return _candidate(question, dict.fromkeys(aims_of(question), 0), {}, History())


def _candidate(
    question: Question, aims: Mapping[Aim, int], because: Reasons, history: History
) -> Candidate:
    if question.field:
        because = because | {QuestionReason.FIELD: question.field.name}
    had = history.elsewhere.get(question.id, 0)
    reason = next(iter(because.items()), (QuestionReason.PART, ""))
    return Candidate(question, aims, reason, had, _score(question, because, history))


def _is_asked_anyway(wished: Collection[Fitting]) -> bool:
    """Whether core questions ask everything that the wish is about, and only a few other questions
    are about it."""
    about = Counter(each.because for each in wished)
    core = Counter(each.because for each in wished if each.question.core)
    return bool(wished) and all(core[name] > about[name] / 2 for name in about)


def _framed(occasion: Occasion) -> list[Candidate]:
    """The wish in the seeker's words, if it was not asked this host before."""
    had, reason = occasion.history.elsewhere, (QuestionReason.WISH, f"“{occasion.wish.strip()}”")
    return [
        Candidate(
            each, {Aim.WISH: place}, reason, had.get(each.id, 0), WEIGHTS[QuestionReason.WISH]
        )
        for each, place in framed(occasion.wish)
        if each.id not in occasion.history.with_host
    ]


def _score(question: Question, because: Collection[QuestionReason], history: History) -> float:
    alike = min(KIND_WORKED_AT_MOST, history.kinds_worked.get(question.kind, 0))
    return (
        max((WEIGHTS[why] for why in because), default=0.0)
        + FURTHER_REASON * max(0, len(because) - 1)
        + FOR_SOME_SITUATION * (bool(question.whom) and QuestionReason.SITUATION not in because)
        + KIND_WORKED_BEFORE * alike
    )


def _barred(shelf: Shelf, occasion: Occasion, asked_for: Collection[str]) -> set[str]:
    """The ids of questions that may not be asked. What is asked for is open to seekers in any
    situation, except for core questions, which are about the seeker's own situation."""
    granted = {each.id for each, _ in _said(shelf.if_said, occasion.said)}
    answered = {each.id for each, _ in _said(shelf.unless_said, occasion.said)}
    for_others = shelf.for_others.get(occasion.situation, frozenset())
    return {
        *occasion.history.with_host,
        *answered,
        *(shelf.conditional - granted),
        *(for_others - {each for each in asked_for if not shelf.by_id[each].core}),
    }


def _because(shelf: Shelf, occasion: Occasion, wished: Iterable[Fitting]) -> Mapping[str, Reasons]:
    """By the ids of questions, the reasons for them."""
    found = defaultdict[str, Reasons](dict)
    for fit in wished:
        found[fit.question.id][QuestionReason.WISH] = fit.because
    for said, index in (
        (occasion.said, shelf.if_said),
        (occasion.said, shelf.on_phrase),
        (occasion.named, shelf.on_word),
    ):
        for each, piece in _said(index, said):
            found[each.id].setdefault(QuestionReason.HOST, piece)
    for each in shelf.for_some.get(occasion.situation, ()):
        found[each.id][QuestionReason.SITUATION] = str(occasion.situation)
    return found


def _said(
    index: Mapping[str, Questions], said: Mapping[str, str]
) -> Iterator[tuple[Question, str]]:
    """The questions whose phrases the host uses, each with the piece in which they do."""
    for words, questions in index.items():
        if words in said:
            for each in questions:
                yield each, said[words]


def _topic_fits(shelf: Shelf, topic: str) -> Mapping[str, int]:
    """How well each question about the topic fits, by its id: 3 for its kind, 2 for its own topics
    or field, 1 for other names of its kind."""
    rarest = min((shelf.called.get(word, ()) for word in telling(topic)), key=len, default=None)
    if rarest is None:
        return {}
    found = ((each.id, _topic_fit(each, topic)) for each in (*rarest, *shelf.of_field))
    return {question: fit for question, fit in found if fit}


def _topic_fit(question: Question, topic: str) -> int:
    if covers(question.kind.readable, topic):
        return BEST_FIT
    if question.field or covers(" ".join(question.topics), topic):
        return 2
    return int(covers(question.called, topic))
