"""How likely each advice answers what somebody writes: by what others wrote who needed it, and by
the words that it shares with the advice itself. Together they judge better than either."""

from collections.abc import Mapping
from functools import lru_cache
from math import exp

from bot.content.advice import learned
from bot.content.advice.answers import the_advice
from bot.content.advice.learned import NOTHING, ONE_MESSAGE
from bot.content.advice.nearness import the_ranking
from bot.language.forgettable import forgettable

NEARNESS_COUNTS = 0.35
USUAL_NEARNESS = 7.0
"""How near the words of somebody who asks for no advice are to some advice by chance."""


@forgettable
@lru_cache(ONE_MESSAGE)
def likelihood(words: str, language: str) -> Mapping[str, float]:
    """How likely each id of advice is, and `NOTHING`. The shares add up to one."""
    near = {NOTHING: USUAL_NEARNESS, **_nearness(words, language)}
    odds = {
        name: share * exp(NEARNESS_COUNTS * near.get(name, 0))
        for name, share in learned.shares(words).items()
    }
    whole = sum(odds.values())
    return {name: each / whole for name, each in odds.items()}


def _nearness(words: str, language: str) -> Mapping[str, float]:
    said = the_advice(language).sentences(words)
    near = the_ranking(language).near({word for each in said for word in each.present})
    return {each.advice.id: each.nearness for each in near}
