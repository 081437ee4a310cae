"""Checks that the addresses of web pages that members give lead where they seem to lead."""

import re
from urllib.parse import urlsplit

WEB_SCHEMES = ("https", "http")

_MAY_HOLD = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
"""The characters of a URL (RFC 3986). Browsers also accept others, such as a backslash, and each
interprets them in its own way."""

_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?\.?")
"""A host name in lower case. Its last part begins with a letter: otherwise a browser reads the name
as a number, in one of many spellings."""


def is_plain(url: str, schemes: tuple[str, ...] = ("https",)) -> bool:
    """Whether a URL leads where it seems to lead: it has one of these schemes, its host is named in
    plain letters, and no user name that looks like another host stands before it."""
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
    """Whether a host name contains letters of other alphabets (written as "xn--"), which may look
    like Latin ones."""
    return any(part.startswith("xn--") for part in host.split("."))
