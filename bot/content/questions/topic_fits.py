"""Finds the questions about a topic that somebody asked for by name."""

from collections.abc import Mapping

from bot.content.questions.bank import Question
from bot.content.questions.shelf import Shelf
from bot.content.questions.wording import covers, telling

BEST_FIT = 3


def topic_fits(shelf: Shelf, topic: str) -> Mapping[str, int]:
    """How well each question about the topic fits, by its id: 3 for its kind, 2 for its own topics
    or field, 1 for other names of its kind."""
    rarest = min((shelf.called.get(word, ()) for word in telling(topic)), key=len, default=None)
    if rarest is None:
        return {}
    found = ((each.id, _fit(each, topic)) for each in (*rarest, *shelf.of_field))
    return {question: fit for question, fit in found if fit}


def _fit(question: Question, topic: str) -> int:
    if covers(question.kind.readable, topic):
        return BEST_FIT
    if question.field or covers(" ".join(question.topics), topic):
        return 2
    return int(covers(question.called, topic))
