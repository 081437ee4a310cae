"""Links that open a member's own calendar with the interview filled in, for them to save.

They contain only the time, the other's name and the place, because a link has at most 512
characters. Neither Google nor Microsoft documents its link; the parameters are those that have been
in use for years. Times are in UTC, and each calendar shows them in its own zone. A calendar opens
the address as it is, so the title and the place, which may be empty, are already in the reader's
language.
"""

from datetime import datetime
from urllib.parse import quote, urlencode

from bot.cards.outside import LINK_URL
from bot.interview.model import Slot


def google(slot: Slot, title: str, where: str) -> str:
    dates = f"{slot.start:%Y%m%dT%H%M%SZ}/{slot.end:%Y%m%dT%H%M%SZ}"
    when = {"action": "TEMPLATE", "dates": dates, "text": title}
    return _fitting("https://calendar.google.com/calendar/render", when, where)


def outlook(slot: Slot, title: str, where: str) -> str:
    """For private accounts, at outlook.com."""
    return _compose("outlook.live.com", slot, title, where)


def office(slot: Slot, title: str, where: str) -> str:
    """For accounts of a school or an employer, at Microsoft 365."""
    return _compose("outlook.office.com", slot, title, where)


def _compose(server: str, slot: Slot, title: str, where: str) -> str:
    when = {
        "rru": "addevent",
        "startdt": _instant(slot.start),
        "enddt": _instant(slot.end),
        "subject": title,
    }
    return _fitting(f"https://{server}/calendar/0/action/compose", when, where)


def _instant(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _fitting(address: str, values: dict[str, str], where: str) -> str:
    """The link, without the place if it would be too long otherwise. The place is shown next to the
    link anyway."""
    whole = _link(address, values | ({"location": where} if where else {}))
    return whole if len(whole) <= LINK_URL else _link(address, values)


def _link(address: str, values: dict[str, str]) -> str:
    """Spaces become %20, because Outlook would show a plus sign as a plus sign."""
    return f"{address}?{urlencode(values, quote_via=quote)}"
