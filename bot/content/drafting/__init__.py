"""What a thank-you note or an update is drafted from. Only what the seeker wrote for the host to
read is used, and what the host wrote; the debrief is not.

The sentences are in `en/letters.toml`. The code that reads the seeker's own words only knows
English."""

from bot.content.drafting.letters import NoteSentences, UpdateSentences, the_letters
from bot.content.drafting.names import Tone, first_name, whole_name
from bot.content.drafting.news import news
from bot.content.drafting.thanks import Thanks, thanks
from bot.content.drafting.topics import field_in_sentence, wish_in_sentence

__all__ = [
    "NoteSentences",
    "Thanks",
    "Tone",
    "UpdateSentences",
    "field_in_sentence",
    "first_name",
    "news",
    "thanks",
    "the_letters",
    "whole_name",
    "wish_in_sentence",
]
