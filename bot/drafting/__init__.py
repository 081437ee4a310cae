"""What a thank-you note can be made of: the seeker's own words, tidied and as many as fit."""

from bot.drafting.names import first_name, whole_name
from bot.drafting.noted import Share, noted, one_line
from bot.drafting.tone import Tone

__all__ = ["Share", "Tone", "first_name", "noted", "one_line", "whole_name"]
