"""Keeps other sites out, and turns errors into a sentence.

The server listens on this computer only, but any page open in a browser here can send requests to
it. So the Host must be ours (and not somebody else's name that points here), a page that sends
something must be ours, and what it sends must be JSON, which no HTML form can send.
"""

import logging
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

from adapters.playground.refused import RequestRefused
from adapters.shared.answering.error_card import UNSHOWN
from adapters.web.browser import reader_of_request
from bot.cards.forms import FILE_BYTES
from bot.cards.plain_text import plain
from bot.cards.rich_text import Text, Words, say
from bot.engine.errors import log_failure

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


_WHY = {
    404: say("There is nothing here."),
    413: say("That is too large to send. A file can have {most} MB.", most=FILE_BYTES // 1024**2),
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        _refuse_strangers(request)
        return await handler(request)
    except RequestRefused as refused:
        return _refusal(request, refused.why, refused.status)
    except web.HTTPException as refused:
        if refused.status < 400:
            raise
        why = _WHY.get(refused.status, Words(f"{refused.reason}."))
        return _refusal(request, why, refused.status)
    except Exception as failed:
        log_failure(log, f"{request.method} {request.path} failed", failed)
        return _refusal(request, UNSHOWN, 500)


def _refusal(request: web.Request, why: Text, status: int) -> web.Response:
    return web.json_response({"why": plain(why, reader_of_request(request.headers))}, status=status)


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-cache")


def _refuse_strangers(request: web.Request) -> None:
    if not _is_this_machine(request.host):
        why = say("The playground answers only to the address of this machine.")
        raise RequestRefused(why, 403)
    origin = request.headers.get("Origin", f"http://{request.host}")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if origin != f"http://{request.host}" or site not in {"same-origin", "none"}:
        raise RequestRefused(say("The playground answers only to its own page."), 403)


def _is_this_machine(host: str) -> bool:
    """`host` is a header, which may also give the port."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
