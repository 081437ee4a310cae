"""Answers to what members worry about before, during and after an interview, and as hosts."""

from bot.content.advice.answers import Advice, AdviceMoment, AdviceStep, read_advice, the_advice
from bot.content.advice.finder import (
    advice_called,
    advice_for,
    comforting_advice,
    learned_advice,
    learned_comfort,
    likely_advice,
    nearest_advice,
    possible_advice,
    probable_advice,
    sure_advice,
    wonders,
)

__all__ = [
    "Advice",
    "AdviceMoment",
    "AdviceStep",
    "advice_called",
    "advice_for",
    "comforting_advice",
    "learned_advice",
    "learned_comfort",
    "likely_advice",
    "nearest_advice",
    "possible_advice",
    "probable_advice",
    "read_advice",
    "sure_advice",
    "the_advice",
    "wonders",
]
