"""Words as Markdown. What members wrote is escaped, so that it stays what it was."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.cards.plain_text import printable

_ACTS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BEGINS = re.compile(r"^(\d+)([.)])|^([-+=])")


def escaped(words: str) -> str:
    """On one line."""
    tidy = printable(" ".join(words.split()))
    return _BEGINS.sub(r"\1\\\2\3", _ACTS.sub(r"\\\1", tidy))


def quoted(words: str) -> str:
    """Set apart, line by line as written."""
    lines = (f"> {line}  " for each in words.splitlines() if (line := escaped(each)))
    return "\n".join(lines).rstrip()


def day(at: datetime, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return f"{local.day} {local:%B %Y}"
