"""How events of ours are told from everybody else's: by the pattern of their ids.

It is written into members' calendars, and found there again years later: it never changes.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the program that reads strangers' calendars imports no more of us than this
    from bot.interview.model import Interview

_DOMAIN = "askwell.invalid"
"""A domain that nobody can ever have (RFC 2606)."""

_OURS = re.compile(r"[A-Za-z0-9_-]+@askwell\.invalid", re.IGNORECASE)


def uid(interview: "Interview") -> str:
    """The same for as long as the interview lives, and for both sides."""
    return f"{interview.id}@{_DOMAIN}"


def is_own_event(uid: str) -> bool:
    """Whether Askwell wrote the event with this id, whichever calendar kept it since."""
    return _OURS.fullmatch(uid.strip()) is not None
