"""Whoever looks at the page: in their language, it tells what is not one resident's own."""

from dataclasses import replace

from aiohttp import web

from bot.cards.reader import ANYBODY, ENGLISH, Reader
from bot.language.locale_tags import first_accepted


def locale_of(request: web.Request) -> str | None:
    """The language that their browser asks for."""
    return first_accepted(request.headers.get("Accept-Language", ""))


def viewer(request: web.Request) -> Reader:
    """In UTC, as the page's clock is."""
    return replace(ANYBODY, language=locale_of(request) or ENGLISH)
