"""Addresses that open a member's own calendar with the interview filled in, for them to save.

They hold no more than the time, with whom and where, for a link has 512 characters at most.
Google describes its own nowhere, nor does Microsoft; what they take is as they have been used
for years. Times are in UTC, and each calendar shows them in its own zone.
"""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote, urlencode

from bot.cards.cards import LINK_URL
from bot.interview.model import Member, Slot
from bot.texts.calendar import words as texts

Make = Callable[[Slot, Member, str], str]


def google(slot: Slot, other: Member, where: str) -> str:
    dates = f"{slot.start:%Y%m%dT%H%M%SZ}/{slot.end:%Y%m%dT%H%M%SZ}"
    when = {"action": "TEMPLATE", "dates": dates, "text": texts.short_title(other)}
    return _fitting("https://calendar.google.com/calendar/render", when, where)


def outlook(slot: Slot, other: Member, where: str) -> str:
    """For private accounts, at outlook.com."""
    return _compose("outlook.live.com", slot, other, where)


def office(slot: Slot, other: Member, where: str) -> str:
    """For accounts of a school or an employer, at Microsoft 365."""
    return _compose("outlook.office.com", slot, other, where)


def _compose(server: str, slot: Slot, other: Member, where: str) -> str:
    when = {
        "rru": "addevent",
        "startdt": _instant(slot.start),
        "enddt": _instant(slot.end),
        "subject": texts.short_title(other),
    }
    return _fitting(f"https://{server}/calendar/0/action/compose", when, where)


def _instant(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _fitting(address: str, values: dict[str, str], where: str) -> str:
    """Without the place, where it would be too long: it stands beside the link anyway."""
    whole = _link(address, values | ({"location": where} if where else {}))
    return whole if len(whole) <= LINK_URL else _link(address, values)


def _link(address: str, values: dict[str, str]) -> str:
    """A space is %20: Outlook shows a plus sign as one."""
    return f"{address}?{urlencode(values, quote_via=quote)}"
