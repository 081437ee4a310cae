"""Which advice answers what somebody writes."""

import re

from bot.content.advice.answers import Advice, plain_name, the_advice
from bot.content.advice.nearness import Near, the_ranking
from bot.content.languages import ENGLISH

NEAREST = 3
SURELY_NEAR = 9.0
CLEARLY_NEARER = 1.1
"""How many times as near as the next one."""
POSSIBLY_NEAR = 4.0


def advice_for(words: str, language: str = ENGLISH) -> Advice | None:
    """The advice with this name, otherwise the one that most of the words indicate. None if they
    indicate none."""
    if named := advice_called(words, language):
        return named
    return next(iter(the_advice(language).of(words)), None)


def comforting_advice(words: str, language: str = ENGLISH) -> Advice | None:
    """The advice with a kind sentence that most of the words of a sad member indicate."""
    return next((each for each in the_advice(language).of(words) if each.comfort), None)


def likely_advice(words: str, language: str = ENGLISH) -> Advice | None:
    """For somebody who certainly asks for advice: also the nearest, if it is by far the nearest."""
    if found := advice_for(words, language):
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
    return list({each.id: each for each in (*found, *near)}.values())[:NEAREST]


def _near(words: str, language: str) -> list[Near]:
    said = the_advice(language).sentences(words)
    return the_ranking(language).near({word for each in said for word in each.present})


_WONDERS = re.compile(
    r"(how (do|should|can|could|would|to)|what (do|should|if)|when (do|may|should|is)|may i"
    r"|should i|can i|could i|do i|must i|did i|was i|is it|would it|am i|ok to|as a host)\b"
)
"""How somebody begins who wants to know what is right, rather than have it done."""
_END_OF_PART = re.compile(r"[.,;:!?()\n]+")


def wonders(words: str) -> bool:
    """Whether somebody asks how to do something, whether they may, or whether it was right, also
    after a comma: "I have never hosted, am I of use?\""""
    return any(_WONDERS.match(plain_name(each)) for each in _END_OF_PART.split(words))


def advice_called(name: str, language: str = ENGLISH) -> Advice | None:
    """The advice with this id, title or other name."""
    wanted = plain_name(name)
    return next((each for each in the_advice(language).all if wanted in each.names), None)
