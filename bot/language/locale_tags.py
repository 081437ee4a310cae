"""The language of the member who acts, as their platform names it."""

import re

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}", re.ASCII | re.IGNORECASE)


def read_locale(told: object) -> str | None:
    """A BCP 47 tag such as "en-GB" or "zh-Hant-TW". None for anything that does not look like
    one."""
    return told if isinstance(told, str) and _TAG.fullmatch(told) else None


def first_accepted(header: str) -> str | None:
    """The language that a browser prefers, from its Accept-Language header (RFC 9110)."""
    return read_locale(header.partition(",")[0].partition(";")[0].strip())
