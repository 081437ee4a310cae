"""What a note or an update can be made of. Only what the seeker wrote for the host to read goes in,
and what the host wrote themselves; the debrief stays out of it."""

from bot.content.drafting.field import field_in_sentence
from bot.content.drafting.names import first_name, whole_name
from bot.content.drafting.thanks import Thanks, thanks
from bot.content.drafting.tone import Tone
from bot.content.drafting.wish import wish_in_sentence

__all__ = [
    "Thanks",
    "Tone",
    "field_in_sentence",
    "first_name",
    "thanks",
    "whole_name",
    "wish_in_sentence",
]
