"""Which advice answers what somebody writes."""

import re
from itertools import takewhile

from bot.content.advice import learned
from bot.content.advice.answers import Advice, plain_name, the_advice
from bot.content.advice.learned import NOTHING
from bot.content.advice.nearness import Near, the_ranking
from bot.content.languages import ENGLISH

NEAREST = 3
SURELY_NEAR = 9.0
CLEARLY_NEARER = 1.1
"""How many times as near as the next one."""
POSSIBLY_NEAR = 4.0
SURE = ((0.3, 2.0), (0.2, 5.0))
"""Advice that is at least this likely, and so many times as likely as anything else, is meant. One
of the pairs is enough."""

PROBABLE = 0.12
"""Advice that is at least this likely may be meant."""

COMFORTS = 0.15
DOUBTED = ((0.01, 0.25), (0.04, 0.5), (0.08, 0.75))
"""Advice that a phrase indicates, but that is less likely than the first of a pair, gives way to
advice that is at least as likely as the second, and ten times as likely."""
RATHER = 10


def advice_for(words: str, language: str = ENGLISH) -> Advice | None:
    """The advice with this name, otherwise the one that most of the words indicate. None if they
    indicate none."""
    if named := advice_called(words, language):
        return named
    indicated = the_advice(language).of(words)
    return _rather_learned(indicated[0], words, language) if indicated else None


def _rather_learned(indicated: Advice, words: str, language: str) -> Advice:
    """A phrase may be taken too literally: "what does the host get out of this"."""
    first, share = _most_likely(words)
    own = learned.shares(words).get(indicated.id, 0)
    is_doubted = share >= RATHER * own and any(
        own < below and share >= least for below, least in DOUBTED
    )
    return _with_id(first, language) if is_doubted else indicated


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
    surely = (name for name in map(_surely, readings) if name)
    first = next(surely, None)
    return _with_id(first, language) if first else None


def _surely(words: str) -> str | None:
    """The id of the advice that is likely beyond reasonable doubt, if any is."""
    first, share = _most_likely(words)
    others = (each for name, each in learned.shares(words).items() if name != first)
    second = max(others)
    is_sure = any(share >= least and share >= times * second for least, times in SURE)
    return first if is_sure else None


def _most_likely(words: str) -> tuple[str, float]:
    """The id of the likeliest advice, and how likely it is."""
    every = learned.shares(words).items()
    return max((each for each in every if each[0] != NOTHING), key=lambda each: each[1])


def _with_id(name: str, language: str) -> Advice:
    return next(each for each in the_advice(language).all if each.id == name)


def likely_advice(words: str, language: str = ENGLISH) -> Advice | None:
    """For somebody who certainly asks for advice: also the nearest, if it is by far the nearest."""
    if found := sure_advice(words, language):
        return found
    first, second = (*_near(words, language), *[None] * 2)[:2]
    if first is None or first.nearness < SURELY_NEAR:
        return None
    is_clear = second is None or first.nearness >= CLEARLY_NEARER * second.nearness
    return first.advice if is_clear else None


def nearest_advice(
    words: str, language: str = ENGLISH, at_least: float = POSSIBLY_NEAR
) -> list[Advice]:
    """At most three that may help, the most likely first. Empty if none is `at_least` so near."""
    found = [each for each in (advice_for(words, language),) if each]
    near = [each.advice for each in _near(words, language) if each.nearness >= at_least]
    every = (*found, *probable_advice(words, language), *near)
    return list({each.id: each for each in every}.values())[:NEAREST]


def probable_advice(words: str, language: str = ENGLISH) -> list[Advice]:
    """What the words may ask for, the most likely first. Empty if they rather ask for no advice."""
    likely = sorted(learned.shares(words).items(), key=lambda each: -each[1])
    before = takewhile(lambda each: each[0] != NOTHING and each[1] >= PROBABLE, likely)
    return [_with_id(name, language) for name, _ in before][:NEAREST]


def _near(words: str, language: str) -> list[Near]:
    said = the_advice(language).sentences(words)
    return the_ranking(language).near({word for each in said for word in each.present})


_WONDERS = re.compile(
    r"(how (do|should|can|could|would|to)|what (do|should|if)|when (do|may|should|is)|may i"
    r"|should i|can i|could i|do i|must i|did i|was i|is it|would it|am i|ok to|as a host)\b"
)
"""How somebody begins who wants to know what is right, rather than have it done."""
_END_OF_SENTENCE = re.compile(r"[.!?\n]+")
_END_OF_PART = re.compile(r"[.,;:!?()\n]+")


def wonders(words: str) -> bool:
    """Whether somebody asks how to do something, whether they may, or whether it was right, also
    after a comma: "I have never hosted, am I of use?\""""
    return any(_WONDERS.match(plain_name(each)) for each in _END_OF_PART.split(words))


def advice_called(name: str, language: str = ENGLISH) -> Advice | None:
    """The advice with this id, title or other name."""
    wanted = plain_name(name)
    return next((each for each in the_advice(language).all if wanted in each.names), None)
