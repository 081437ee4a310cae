"""`askwell health`: asks the Askwell that runs here for its state."""

from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from adapters.web.health_pages import DATABASE_HEADER, HEALTH, READY, reasons
from askwell.platforms import is_any_set_up
from askwell.serving.database_mark import mark_of
from askwell.settings import Settings
from askwell.terminal import complain
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, say

PATIENCE = 10
"""Seconds."""
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


def tell_health(settings: Settings, reader: Reader) -> int:
    """Print the state in sentences for `reader`. Return the exit status."""
    where = _where(settings)
    if where is None:
        unasked = say(
            "Askwell does not tell how it is: set HTTP_PORT in .env, such as {example}, and start "
            "it again.",
            example=Words("HTTP_PORT=3000"),
        )
        complain(unasked, reader)
        return 1
    url = settings.database_url if is_any_set_up(settings) else settings.playground_url
    asking = {"Accept-Language": reader.language, DATABASE_HEADER: mark_of(url)}
    why = _unwell(where, asking)
    told = list(dict.fromkeys(plain(each, reader) for each in why))
    print("\n".join(told or [plain(say("Askwell is well."), reader)]))
    return 1 if why else 0


def _where(settings: Settings) -> str | None:
    """The URL at which it can be asked; the playground can also be asked at its page. None if it
    does not listen."""
    address = settings.address
    if address.listens_at is not None:
        host = EVERYWHERE.get(address.host, address.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{address.listens_at}"
    if is_any_set_up(settings):
        return None
    return f"http://127.0.0.1:{settings.playground_port}"


def _unwell(where: str, asking: Mapping[str, str]) -> list[Text]:
    """What both pages say is wrong. If the first does not answer, the second is not asked, because
    whoever runs the command waits for it: a container's health check waits 15 seconds."""
    address, why = Words(where), list[Text]()
    try:
        for page in (HEALTH, READY):
            why += _asked(where + page, asking, address)
    except URLError as failed:
        why.append(_no_answer(address, failed.reason))
    except (OSError, HTTPException) as failed:
        why.append(_no_answer(address, failed))
    return why


def _asked(page: str, asking: Mapping[str, str], address: Words) -> list[Text]:
    found = reasons(_read(page, asking))
    if found is None:
        return [say("What answers at {address} is not Askwell.", address=address)]
    return [*map(Words, found)]


def _no_answer(address: Words, why: object) -> Text:
    if isinstance(why, ConnectionRefusedError):
        return say("Nothing listens at {address}: is Askwell running?", address=address)
    if isinstance(why, TimeoutError):
        return say(
            "Askwell at {address} did not answer in time. If that lasts, start it again.",
            address=address,
        )
    told = why.strerror if isinstance(why, OSError) else None
    return say(
        "Askwell does not answer at {address} ({error}): is it running?",
        address=address,
        error=Words(told or type(why).__name__),
    )


def _read(page: str, asking: Mapping[str, str]) -> str:
    asked = Request(page, headers=dict(asking))  # noqa: S310 - it is http
    try:
        with urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310
            return str(answer.read().decode(errors="replace"))
    except HTTPError as refused:
        with refused:
            return refused.read().decode(errors="replace")
