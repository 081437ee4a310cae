"""What shows by itself that it is a resource: addresses of pages, accounts, communities."""

import re
from collections.abc import Iterator

from linkify_it import LinkifyIt
from linkify_it.tlds import TLDS

from bot.interview.resources import Kind, Resource

Found = tuple[int, int, Resource | None]
"""From where to where; None where something only looks like a resource."""

_ADDRESSES = LinkifyIt().tlds(TLDS)
_FEDIVERSE = re.compile(r"(?<![\w@/.])@[\w.-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
_ACCOUNT = re.compile(r"(?<![\w@/.])@\w(?:[\w.-]{0,60}\w)?")
_SUBREDDIT = re.compile(r"(?<![\w/])/?r/\w{2,30}(?![\w/])")
_EVERYBODY = {"@everyone", "@channel", "@here"}


def marks_in(line: str) -> Iterator[Found]:
    """Each where it stands. None overlaps another."""
    for match in _FEDIVERSE.finditer(line):
        yield match.start(), match.end(), Resource(Kind.ACCOUNT, match[0])
    rest = _FEDIVERSE.sub(_blank, line)
    for start, end, address in _addresses(rest):
        yield start, end, address
        rest = rest[:start] + " " * (end - start) + rest[end:]
    for match in _ACCOUNT.finditer(rest):
        known = match[0].lower() not in _EVERYBODY
        yield match.start(), match.end(), Resource(Kind.ACCOUNT, match[0]) if known else None
    for match in _SUBREDDIT.finditer(_ACCOUNT.sub(_blank, rest)):
        yield match.start(), match.end(), Resource(Kind.COMMUNITY, match[0].lstrip("/"))


def _addresses(line: str) -> Iterator[Found]:
    """A mail address is none of a page, and "ASP.NET" and "book.It" are no addresses."""
    for match in _ADDRESSES.match(line) or ():
        if match.schema == "mailto:":
            yield match.index, match.last_index, None
        elif match.schema or _ends_low(match.raw):
            text = match.raw.rstrip("…")
            yield match.index, match.index + len(text), Resource(Kind.ADDRESS, text)


def _ends_low(address: str) -> bool:
    domain = re.split(r"[/?#:]", address, maxsplit=1)[0]
    last = domain.rpartition(".")[2]
    return last == last.lower() and not last.isdigit()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
