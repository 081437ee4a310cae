"""Which advice answers what somebody writes."""

import re

from bot.content.advice.answers import Advice, plain_name, the_advice
from bot.content.languages import ENGLISH


def advice_for(words: str, language: str = ENGLISH) -> Advice | None:
    """The advice that is called so, or else the one that most of the words speak for; None if they
    speak for none."""
    if named := advice_called(words, language):
        return named
    return next(iter(the_advice(language).of(words)), None)


_WONDERS = re.compile(
    r"(how (do|should|can|could|would|to)|what (do|should|if)|when (do|may|should|is)|may i"
    r"|should i|can i|could i|do i|must i|is it|would it|am i allowed|ok to|as a host)\b"
)
"""How somebody begins who wonders what is right, rather than wants it done."""


def wonders(words: str) -> bool:
    """Whether somebody asks how to do something, or whether they may."""
    return bool(_WONDERS.match(plain_name(words)))


def advice_called(name: str, language: str = ENGLISH) -> Advice | None:
    """The advice of this id, title or other name."""
    wanted = plain_name(name)
    return next((each for each in the_advice(language).all if wanted in each.names), None)
