"""Who reads a page of ours."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.cards.reader import ENGLISH, Reader
from bot.language.locale_tags import first_accepted


def reader_behind(headers: Mapping[str, str]) -> Reader:
    """In the language that these headers of a request ask for, else in English. Times are UTC for
    them: a browser tells no zone."""
    language = first_accepted(headers.get("Accept-Language", ""))
    return Reader(ZoneInfo("UTC"), language or ENGLISH)
