"""First messages to people with whom a platform has no conversation yet.

Discord quarantines apps that open conversations with many strangers, and then no member of that app
is served any more. So first messages are counted over all spaces of a token, those about an
interview come first, and all of them pause once the platform objects.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Protocol

from bot.interview.frozen import frozen
from bot.interview.members import Person

log = logging.getLogger(__name__)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
REST = DAY
"""How long first messages pause after a platform has objected."""


@frozen
class Quota:
    """The most first messages in an hour and in a day. The last `kept_back` of each are reserved
    for those about an interview."""

    an_hour: int
    a_day: int
    kept_back: int

    def next_at(self, opened: Sequence[datetime], now: datetime, *, is_urgent: bool) -> datetime:
        """`now` if another one may be sent, otherwise when to ask again (UTC). `opened` are the
        times of those of the last day, in any order."""
        less = 0 if is_urgent else self.kept_back
        return max(
            _free_at(opened, now, HOUR, self.an_hour - less),
            _free_at(opened, now, DAY, self.a_day - less),
        )


def _free_at(opened: Sequence[datetime], now: datetime, within: timedelta, most: int) -> datetime:
    newest_first = sorted((each for each in opened if each > now - within), reverse=True)
    return newest_first[most - 1] + within if len(newest_first) >= most else now


QUOTAS: Mapping[str, Quota] = MappingProxyType({"discord": Quota(10, 40, kept_back=3)})
"""By platform. The others have no quota."""


@frozen
class Rest:
    """First messages on a platform pause until that time (UTC), because it objected with this
    error."""

    platform: str
    since: datetime
    until: datetime
    why: str


class FirstMessages(Protocol):
    """What the core needs from the store for first messages."""

    def has_conversation(self, person: Person) -> bool:
        """Whether any card has ever reached this person, in any space of their platform."""

    def is_about_interview(self, card: int) -> bool: ...

    def opened(self, platform: str, since: datetime) -> Sequence[datetime]:
        """When first messages were sent, over all spaces. Earlier ones are deleted. Other processes
        wait here until the transaction ends."""

    def note(self, platform: str, at: datetime) -> None:
        """Note that one is sent at that time (UTC)."""

    def rests(self) -> Sequence[Rest]: ...

    def rest(self, rest: Rest) -> None: ...


def wait_until(messages: FirstMessages, person: Person, card: int, now: datetime) -> datetime:
    """`now` if this card may be sent to the person now, and then it is counted; otherwise when to
    try again."""
    quota = QUOTAS.get(person.platform)
    if quota is None or messages.has_conversation(person):
        return now
    opened = messages.opened(person.platform, now - DAY)
    resting = [each.until for each in messages.rests() if each.platform == person.platform]
    if resting and resting[0] > now:
        return resting[0]
    at = quota.next_at(opened, now, is_urgent=messages.is_about_interview(card))
    if at == now:
        messages.note(person.platform, now)
    return at


def note_refusal(messages: FirstMessages, platform: str, why: str, now: datetime) -> datetime:
    """The platform has refused a first message. All of them pause until the time that is
    returned."""
    log.error(
        "%s takes no first messages any more (%s): they rest for a day. "
        "`askwell doctor` says what to do.",
        platform.title(),
        why,
    )
    rest = Rest(platform, now, now + REST, why)
    messages.rest(rest)
    return rest.until
