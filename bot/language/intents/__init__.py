"""What members mean when they simply write, found without a language model.

A message goes through the modules in this order: `matching` splits it into sentences, words and
names; `catalogue` has the phrases of `intents.toml` and `worried.toml`; `points` counts those that
it contains, `foreign_worries` the gravest in other languages, and `violence` who is hurt at home,
or will hurt another; `classifier` decides which intents they indicate, `worries` which worry comes
first, and `danger` whether somebody may hurt themselves; `time_words` and `small_words` find words
that name a time, minutes, or one of several; and `which_interview` finds the interviews that it may
be about, and what is open.
"""

from bot.language.intents.catalogue import Intent
from bot.language.intents.classifier import Guess, Heard, beside_fear, hear
from bot.language.intents.danger import (
    danger_in,
    get_ready,
    in_danger,
    is_worried,
    may_be_field,
    may_want_to_die,
    says_one_of,
)
from bot.language.intents.matching import knows, names_in
from bot.language.intents.small_words import shift_of, stops_hosting
from bot.language.intents.time_words import last_day, read_when
from bot.language.intents.violence import is_hurt_at_home, threatens
from bot.language.intents.which_interview import has_subject, interviews_meant, what_is_open
from bot.language.intents.worries import is_bereaved, is_deeply_sad

__all__ = [
    "Guess",
    "Heard",
    "Intent",
    "beside_fear",
    "danger_in",
    "get_ready",
    "has_subject",
    "hear",
    "in_danger",
    "interviews_meant",
    "is_bereaved",
    "is_deeply_sad",
    "is_hurt_at_home",
    "is_worried",
    "knows",
    "last_day",
    "may_be_field",
    "may_want_to_die",
    "names_in",
    "read_when",
    "says_one_of",
    "shift_of",
    "stops_hosting",
    "threatens",
    "what_is_open",
]
