"""What of the phrases that indicate an intent is in a message, and what speaks against it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from bot.language.intents.catalogue import Signs
from bot.language.intents.matching import TypedSentence, tidy_topic
from bot.language.intents.phrases import Match, Phrase

_DASH = "–"
_OF_THIS_PLACE = frozenset(
    "PERSON host hosts mentor member members seeker interviewer organizer".split()
)


@dataclass(slots=True)
class Points:
    """`barred`: the message contains something that seldom comes with this intent."""

    signs: Signs
    barred: bool = False
    sure: int = 0
    maybe: int = 0
    topics: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return 2 * self.sure + self.maybe


def points_of(signs: Signs, said: Sequence[TypedSentence], text: str, *, is_open: bool) -> Points:
    read = [_without(signs.figures, each) for each in said] if signs.figures else said
    silent = [*(each for each in read if _has(signs.unless, each)), *_onwards(signs, read)]
    points = Points(signs, barred=bool(silent))
    for sentence in read:
        barred = sentence in silent if signs.by_sentence else points.barred
        for phrase in _sure(signs, barred=barred, is_open=is_open):
            if found := phrase.find(sentence.plain, sentence.present):
                _count(points, phrase.weight, _topic(found, sentence, text))
        if not barred:
            points.maybe = max(points.maybe, min(_has(signs.maybe, sentence), 2))
    return points


def meant(signs: Signs, said: Iterable[TypedSentence]) -> list[TypedSentence]:
    """The sentences that may be about the intent at all, without what is only a manner of
    speaking."""
    read = (_without(signs.figures, each) for each in said)
    return [_literal(each) for each in read if not _has(signs.unless, each)]


def _literal(sentence: TypedSentence) -> TypedSentence:
    """Without the dashes for a manner of speaking."""
    if _DASH not in sentence.present:
        return sentence
    words = (word for word in sentence.plain.split() if word != _DASH)
    return replace(sentence, plain="".join(f"{word} " for word in words))


def _without(figures: Iterable[Phrase], sentence: TypedSentence) -> TypedSentence:
    """The sentence with a dash for each word that is only a manner of speaking."""
    for each in figures:
        if found := each.find(sentence.plain, sentence.present):
            words = sentence.plain.split()
            words[found.start : found.end] = [_DASH] * (found.end - found.start)
            plain = "".join(f"{word} " for word in words)
            sentence = replace(sentence, plain=plain, present=frozenset(words))
    return sentence


def _onwards(signs: Signs, said: Iterable[TypedSentence]) -> Iterator[TypedSentence]:
    """The sentences from one about somebody who is no member, until one names a member."""
    is_silent = False
    for sentence in said:
        is_silent = is_silent and _OF_THIS_PLACE.isdisjoint(sentence.present)
        is_silent = is_silent or bool(_has(signs.onwards, sentence))
        if is_silent:
            yield sentence


def _sure(signs: Signs, *, barred: bool, is_open: bool) -> Iterator[Phrase]:
    open_ = signs.open if is_open else ()
    return chain(signs.always, () if barred else chain(signs.sure, open_))


def _has(phrases: Iterable[Phrase], sentence: TypedSentence) -> int:
    """How many of the phrases are in the sentence."""
    return sum(bool(each.find(sentence.plain, sentence.present)) for each in phrases)


def _topic(found: Match, sentence: TypedSentence, text: str) -> str | None:
    """None if the phrase needs no topic. Empty if it needs one and there is none."""
    return tidy_topic(sentence.words[slice(*found.topic)], text) if found.topic else None


def _count(points: Points, weight: int, topic: str | None) -> None:
    if topic == "":
        return
    points.sure = max(points.sure, weight)
    if topic:
        points.topics.append(topic)
