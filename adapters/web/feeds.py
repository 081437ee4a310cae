"""Members' private feeds over HTTP.

The URL is a secret: serve it over TLS, and without an access log (see adapters.web.server).
"""

from hashlib import sha256
from typing import Protocol

from aiohttp import ETag, web

from adapters.web.browser import reader_of_request
from bot.cards.plain_text import plain
from bot.cards.rich_text import say
from bot.engine.contexts.member import FeedContext
from bot.engine.store.ports import Clock
from bot.texts.calendar.events import MEDIA_TYPE, feed

PATH = r"/calendar/{token:[A-Za-z0-9_-]{43}}.ics"
HEADERS = {
    "Cache-Control": "private, no-cache",  # kept by its reader alone, and asked for each time
    "Content-Disposition": 'inline; filename="askwell.ics"',
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


_GONE = say("There is no calendar here any more.")


class Feeds(Protocol):
    async def feed_of(self, token: str) -> FeedContext | None:
        """What the feed with this token shows. None if there is no such feed."""


def routes(feeds: Feeds, clock: Clock) -> list[web.RouteDef]:
    """Routes for the web application."""

    async def serve(request: web.Request) -> web.StreamResponse:
        found = await feeds.feed_of(request.match_info["token"])
        if found is None:
            raise web.HTTPNotFound(text=plain(_GONE, reader_of_request(request.headers)))
        now = clock.now()
        return _answer(request, feed(found.me, found.interviews, found.others, now))

    return [web.get(PATH, serve)]


def _answer(request: web.Request, ics: bytes) -> web.Response:
    """There is no Last-Modified: a feed also changes when a name or an interview goes, and then
    whoever asks by date only would never see that."""
    tag = sha256(ics).hexdigest()
    if any(each.value in (tag, "*") for each in request.if_none_match or ()):
        answer = web.Response(status=304, headers=HEADERS)
    else:
        answer = web.Response(body=ics, content_type=MEDIA_TYPE, charset="utf-8", headers=HEADERS)
    answer.etag = ETag(tag)
    return answer
