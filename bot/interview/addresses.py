"""Addresses of pages that members give, and which of them anybody can see through."""

import re
from urllib.parse import urlsplit

WEB = ("https", "http")

_MAY_HOLD = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
"""The characters of an address (RFC 3986). Browsers take others, such as a backslash, in ways of
their own."""

_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?\.?")
"""A server's name in small letters. Its last part begins with a letter, else it is a number for a
browser, however that is spelt."""


def is_plain(url: str, schemes: tuple[str, ...] = ("https",)) -> bool:
    """Whether an address leads where it seems to lead: to a server that is named in plain letters,
    with no name of a user before it that looks like another server."""
    if not _MAY_HOLD.fullmatch(url):
        return False
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    is_named = _NAME.fullmatch(host) is not None and not _has_disguise(host)
    return parts.scheme in schemes and is_named and "@" not in parts.netloc


def _has_disguise(host: str) -> bool:
    """Letters of other alphabets, which may look like these, are written so."""
    return any(part.startswith("xn--") for part in host.split("."))
