"""Which advice answers what somebody writes."""

import re
from collections.abc import Iterable, Mapping
from itertools import starmap, takewhile
from typing import NamedTuple

from bot.content.advice import learned
from bot.content.advice.answers import Advice, plain_name, the_advice
from bot.content.advice.learned import NOTHING
from bot.content.advice.likelihood import likelihood
from bot.content.languages import ENGLISH

NEAREST = 3
SURE = ((0.35, 3.0), (0.5, 2.0))
"""Advice that is at least this likely, and so many times as likely as anything else, is meant. One
of the pairs is enough."""

TAUGHT = 0.35
"""Advice that is at least this likely by what others wrote is meant whatever else is said."""

PROBABLE = 0.12
"""Advice that is at least this likely may be meant."""

POSSIBLE = 0.08
"""Advice that is at least this likely is worth asking about where we are unsure."""

COMFORTS = 0.15
DOUBTED = ((0.01, 0.25), (0.04, 0.5), (0.08, 0.75))
"""Advice that a phrase indicates, but that is less likely than the first of a pair, gives way to
advice that is at least as likely as the second, and ten times as likely."""
RATHER = 10


class _Likely(NamedTuple):
    name: str
    share: float


def advice_for(words: str, language: str = ENGLISH) -> Advice | None:
    """The advice with this name, otherwise the one that most of the words indicate. None if they
    indicate none."""
    if named := advice_called(words, language):
        return named
    indicated = the_advice(language).of(words)
    return _rather_likely(indicated[0], words, language) if indicated else None


def _rather_likely(indicated: Advice, words: str, language: str) -> Advice:
    """A phrase may be taken too literally: "what does the host get out of this"."""
    likely = likelihood(words, language)
    first = next(each for each in _by_likelihood(likely) if each.name != NOTHING)
    own = likely.get(indicated.id, 0)
    is_doubted = first.share >= RATHER * own and any(
        own < below and first.share >= least for below, least in DOUBTED
    )
    return _with_id(first.name, language) if is_doubted else indicated


def comforting_advice(words: str, language: str = ENGLISH) -> Advice | None:
    """The advice with a kind sentence that most of the words of a sad member indicate. Where
    several are indicated, the likeliest."""
    likely = learned.shares(words)
    indicated = [each for each in the_advice(language).of(words) if each.comfort]
    return max(indicated, key=lambda each: likely.get(each.id, 0), default=None)


def learned_comfort(words: str, language: str = ENGLISH) -> Advice | None:
    """The likeliest advice with a kind sentence, whatever phrases are in the words."""
    likely = learned.shares(words)
    comforting = [each for each in the_advice(language).all if each.comfort]
    first = max(comforting, key=lambda each: likely.get(each.id, 0))
    return first if likely.get(first.id, 0) >= COMFORTS else None


def sure_advice(words: str, language: str = ENGLISH) -> Advice | None:
    """What a phrase indicates, otherwise what the words as a whole do."""
    return advice_for(words, language) or learned_advice(words, language)


def learned_advice(words: str, language: str = ENGLISH) -> Advice | None:
    """What the words as a whole ask for beyond reasonable doubt, or one of their sentences,
    whatever phrases are in them."""
    readings = (words, *(each for each in _END_OF_SENTENCE.split(words) if each.strip()))
    surely = (_surely(each, language) for each in readings)
    first = next(filter(None, surely), None)
    return _with_id(first, language) if first else None


def _surely(words: str, language: str) -> str | None:
    """The id of the advice that is likely beyond reasonable doubt, if any is."""
    first, second, *_ = _by_likelihood(likelihood(words, language))
    is_meant = first.name != NOTHING and _is_sure(first, second)
    return first.name if is_meant and not _is_barred(first.name, words, language) else None


def _is_barred(name: str, words: str, language: str) -> bool:
    """Whether the words are about something else, such as the price of a degree, unless those who
    needed this advice wrote the same."""
    if learned.shares(words).get(name, 0) >= TAUGHT:
        return False
    advice, said = _with_id(name, language), the_advice(language).sentences(words)
    return any(phrase.find(*each) for each in said for phrase in advice.unless)


def _is_sure(first: _Likely, second: _Likely) -> bool:
    return any(
        first.share >= least and first.share >= times * second.share for least, times in SURE
    )


def _with_id(name: str, language: str) -> Advice:
    return next(each for each in the_advice(language).all if each.id == name)


def likely_advice(words: str, language: str = ENGLISH) -> Advice | None:
    """For somebody who certainly asks for advice."""
    if found := sure_advice(words, language):
        return found
    first, second, *_ = _asked_for(words, language)
    is_worth_asking = likelihood(words, language)[first.name] >= POSSIBLE
    if not is_worth_asking or not _is_sure(first, second):
        return None
    return None if _is_barred(first.name, words, language) else _with_id(first.name, language)


def nearest_advice(words: str, language: str = ENGLISH) -> list[Advice]:
    """At most three that may help somebody who certainly asks for advice, the most likely first."""
    return _nearest(words, language, _asked_for(words, language))


def possible_advice(words: str, language: str = ENGLISH) -> list[Advice]:
    """At most three that may help somebody who may not ask for any, the most likely first."""
    shares = likelihood(words, language)
    return _nearest(words, language, (e for e in _by_likelihood(shares) if e.name != NOTHING))


def _nearest(words: str, language: str, likely: Iterable[_Likely]) -> list[Advice]:
    found = [each for each in (advice_for(words, language),) if each]
    worth_asking = takewhile(lambda each: each.share >= POSSIBLE, likely)
    every = (*found, *(_with_id(each.name, language) for each in worth_asking))
    return list({each.id: each for each in every}.values())[:NEAREST]


def probable_advice(words: str, language: str = ENGLISH) -> list[Advice]:
    """What the words may ask for, the most likely first. Empty if they rather ask for no advice."""
    likely = _by_likelihood(likelihood(words, language))
    before = takewhile(lambda each: each.name != NOTHING and each.share >= PROBABLE, likely)
    return [_with_id(each.name, language) for each in before][:NEAREST]


def _by_likelihood(shares: Mapping[str, float]) -> list[_Likely]:
    """The most likely first."""
    return sorted(starmap(_Likely, shares.items()), key=lambda each: -each.share)


def _asked_for(words: str, language: str) -> list[_Likely]:
    """As if it were certain that some advice is asked for."""
    shares = likelihood(words, language)
    some = sum(share for name, share in shares.items() if name != NOTHING) or 1
    asked = {name: share / some for name, share in shares.items() if name != NOTHING}
    return _by_likelihood(asked)


_WONDERS = re.compile(
    r"(?:(?:also|and|but|btw|so|ok|oh),? )?"
    r"(how (do|should|can|could|would|to|long)|what (do|should|if)"
    r"|when (do|may|should|is)|may i|should i|can i|could i|do i|must i"
    r"|did i|was i|is it|would it|am i|ok to|as a host)\b"
)
"""How somebody begins who wants to know what is right, rather than have it done."""
_END_OF_SENTENCE = re.compile(r"(?:[!?\n]|\.(?!\w))+")
"""A dot within a word ends nothing: react.js."""
_END_OF_PART = re.compile(r"[.,;:!?()\n]+")


def wonders(words: str) -> bool:
    """Whether somebody asks how to do something, whether they may, or whether it was right, also
    after a comma: "I have never hosted, am I of use?\""""
    return any(_WONDERS.match(plain_name(each)) for each in _END_OF_PART.split(words))


def advice_called(name: str, language: str = ENGLISH) -> Advice | None:
    """The advice with this id, title or other name."""
    wanted = plain_name(name)
    return next((each for each in the_advice(language).all if wanted in each.names), None)
