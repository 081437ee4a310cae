"""Puts the questions for one interview together, one after the other, the most needed first."""

from collections import Counter
from collections.abc import Collection, Sequence

from bot.content.questions.aims import OF_CORE, Aim
from bot.content.questions.bank import Question
from bot.content.questions.scoring import Candidate, Candidates, Rank
from bot.interview.meeting.plan import Planned, QuestionKind, QuestionReason

CROWDED = 2.0
"""How much less a question counts for each question of its kind that is already there."""


class Line:
    """It begins with the questions that are `kept`. No two in it mean the same."""

    def __init__(
        self, candidates: Candidates, kept: Sequence[Planned], without: Collection[str]
    ) -> None:
        self.planned: list[Planned] = []
        self._candidates = candidates
        self._taken = {*without}
        self._wanted = Counter[Aim]()
        self.brought = Counter[Aim]()
        self._meanings = set[str]()
        self._kinds = Counter[QuestionKind]()
        self._reasons = set[str]()
        for each in kept:
            self._add(each, candidates.find(each.source))

    @property
    def brings_all(self) -> bool:
        """Whether it meets all the aims, as far as there is a question for each."""
        missing = self._wanted.keys() - self.brought.keys()
        return not any(self._candidates.shortlist(aim, lambda _: True) for aim in missing)

    def bring(self, aims: Sequence[Aim]) -> None:
        """Add the best question for each aim that those before do not meet."""
        for aim in aims:
            self._wanted[aim] += 1
            if self.brought[aim] < self._wanted[aim]:
                self._add_best(aim)

    def fill_up_to(self, size: int) -> None:
        """Add other questions that suit best."""
        while len(self.planned) < size and self._add_best(None):
            pass

    def _add_best(self, aim: Aim | None) -> bool:
        among = self._candidates.shortlist(aim, self._is_new)
        best = self._candidates.best(among, lambda each: self._rank(each, aim))
        if best:
            self._add(best.planned, best)
        return best is not None

    def _is_new(self, question: Question) -> bool:
        return question.id not in self._taken and question.meanings.isdisjoint(self._meanings)

    def _rank(self, candidate: Candidate, aim: Aim | None) -> Rank:
        """The lowest rank is best. Questions that the seeker never had come first, and those with a
        reason that was not used yet. After that, for an aim, those that meet it best; otherwise
        those that suit best."""
        _, said = candidate.reason
        first = (candidate.had, said in self._reasons)
        if aim is None:
            return *first, CROWDED * self._kinds[candidate.question.kind] - candidate.score
        missing = sum(self.brought[each] < self._wanted[each] for each in candidate.aims)
        return *first, candidate.aims[aim], -missing

    def _add(self, planned: Planned, candidate: Candidate | None) -> None:
        self.planned.append(planned)
        self._taken.add(planned.id)
        self._kinds[planned.kind] += 1
        if planned.why in (QuestionReason.HOST, QuestionReason.WISH):
            self._reasons.add(planned.because)
        if candidate:
            for aim in candidate.aims:
                self.brought[aim] += 1
            self._meanings |= candidate.question.meanings
        elif planned.kind in OF_CORE:
            self.brought[OF_CORE[planned.kind]] += 1
