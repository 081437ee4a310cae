"""The reader of one of our pages."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.cards.reader import ENGLISH, Reader
from bot.language.locale_tags import first_accepted


def reader_of_request(headers: Mapping[str, str]) -> Reader:
    """In the language that these request headers ask for, otherwise in English. Times are in UTC,
    because a browser sends no time zone."""
    language = first_accepted(headers.get("Accept-Language", ""))
    return Reader(ZoneInfo("UTC"), language or ENGLISH)
