"""Links in members' words. They can be pressed and are always shown in full, so that the reader
sees where they lead."""

import re
from collections.abc import Iterator

from bot.cards.plain_text import printable
from bot.cards.rich_text import ELLIPSIS, Words
from bot.interview.addresses import WEB_SCHEMES, is_plain
from bot.interview.frozen import frozen

_ADDRESS = re.compile(r"(?<![A-Za-z0-9@])https?://[^\s<>\"…]+", re.IGNORECASE)
PICTURE = 512
"""Characters of a picture's URL."""
_BESIDE = ".,;:!?)]}>'"
"""Characters that may follow a URL in a sentence and do not belong to it."""


@frozen
class WebAddress:
    """A URL that can be pressed."""

    url: str


def parts(words: Words) -> Iterator[str | WebAddress]:
    """The words as they are shown, with the URLs between them. A URL that was shortened, or that
    hides where it leads, stays plain words."""
    shown, done = printable(words.shown), 0
    # Most words hold none, which is seen sooner than one is looked for.
    addresses = _ADDRESS.finditer(shown) if "://" in shown else ()
    for found in addresses:
        url = _tidy(found[0])
        is_cut = shown[found.end() :].startswith(ELLIPSIS)
        if is_cut or not is_plain(url, WEB_SCHEMES):
            continue
        if before := shown[done : found.start()]:
            yield before
        yield WebAddress(url)
        done = found.start() + len(url)
    if rest := shown[done:]:
        yield rest


def read_picture(address: object) -> str:
    """The URL of a picture as a platform gave it. Empty if it could not be shown."""
    known = isinstance(address, str) and len(address) <= PICTURE and is_plain(address)
    return str(address) if known else ""


def _tidy(found: str) -> str:
    """A bracket after a URL belongs to it only if it was opened in the URL."""
    while found[-1] in _BESIDE and not (found[-1] == ")" and found.count(")") <= found.count("(")):
        found = found[:-1]
    return found
