"""The language of whoever acts, as their platform names it."""

import re

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}", re.ASCII | re.IGNORECASE)


def read_locale(told: object) -> str | None:
    """A tag such as "en-GB" or "zh-Hant-TW" (BCP 47); None for whatever does not look like one."""
    return told if isinstance(told, str) and _TAG.fullmatch(told) else None


def first_accepted(header: str) -> str | None:
    """The language that a browser asks for before others, by its Accept-Language (RFC 9110)."""
    return read_locale(header.partition(",")[0].partition(";")[0].strip())
