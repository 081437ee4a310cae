"""The reader of the page, in whose language everything is that does not belong to one resident."""

from dataclasses import replace

from aiohttp import web

from bot.cards.reader import ANYBODY, ENGLISH, Reader
from bot.language.locale_tags import first_accepted


def locale_of(request: web.Request) -> str | None:
    """The language that the browser asks for."""
    return first_accepted(request.headers.get("Accept-Language", ""))


def viewer(request: web.Request) -> Reader:
    """In UTC, like the page's clock."""
    return replace(ANYBODY, language=locale_of(request) or ENGLISH)
