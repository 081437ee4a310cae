"""The answer to somebody who looks for people, or who wants to know more about one."""

import re

from bot.cards.cards import Card
from bot.engine.events import Command
from bot.interview.model import OPEN_STAGES, Interview
from bot.language.intents import Guess, Intent, interviews_meant
from bot.steps.plain_words import standing
from bot.steps.plain_words.understood import Understood

_OF_THEM = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their|the host)\b", re.IGNORECASE)

_OTHERS = re.compile(
    r"\b(?:else|others?|another|different|instead|rather|some(?:one|body)|any(?:one|body)|people)\b",
    re.IGNORECASE,
)


def answer(said: Understood) -> Card | Command:
    """Somebody who names no topic may want to know who a person is. What a host knows of a seeker
    is what they asked."""
    if said.guess.topic or _OTHERS.search(said.words):
        return said.command("find", said.guess.topic)
    about = _only_one_meant(said)
    if about and about.host == said.context.me.id:
        return standing.how_they_stand(said, (about,))
    who = said.context.others[about.host] if about else next(iter(said.people), None)
    return said.command("find", who.name if who else "")


def _only_one_meant(said: Understood) -> Interview | None:
    """The one open interview with whom they name, or speak of as him, her or them."""
    guess = Guess(Intent.INTERVIEWS, said.guess.people)
    found = interviews_meant(guess, said.context, said.now)
    is_open = [each for each in found if each.stage in OPEN_STAGES]
    speaks_of_them = said.guess.people or _OF_THEM.search(said.words)
    return is_open[0] if speaks_of_them and len(is_open) == 1 else None
