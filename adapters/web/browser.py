"""The reader of one of our pages."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.cards.reader import ENGLISH, Reader
from bot.language.locale_tags import first_accepted


def language_of_request(headers: Mapping[str, str]) -> str | None:
    """The language that these request headers ask for."""
    return first_accepted(headers.get("Accept-Language", ""))


def reader_of_request(headers: Mapping[str, str]) -> Reader:
    """In that language, otherwise in English. Times are in UTC, because a browser sends no time
    zone."""
    return Reader(ZoneInfo("UTC"), language_of_request(headers) or ENGLISH)
