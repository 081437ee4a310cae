"""What members mean when they simply write, without a language model.

A message goes through the modules in this order: `matching` takes it apart into sentences, words
and names, `catalogue` holds the phrases of `intents.toml` and `worried.toml`, `classifier` says
which intents they speak for, `time_words` finds the words that name a time, and `which_interview`
finds the interviews it may be about.
"""

from bot.language.intents.catalogue import Intent
from bot.language.intents.classifier import Guess, Heard, hear, is_worried
from bot.language.intents.matching import knows, names_in
from bot.language.intents.time_words import read_when
from bot.language.intents.which_interview import interviews_meant

__all__ = [
    "Guess",
    "Heard",
    "Intent",
    "hear",
    "interviews_meant",
    "is_worried",
    "knows",
    "names_in",
    "read_when",
]
