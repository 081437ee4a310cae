"""What members filled in and could not send yet, so that a form can be opened again as it was.

It is in memory only, and gone at the next start.
"""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.engine.store.ports import Clock
from bot.engine.store.store import Store, UnitOfWork
from bot.interview.frozen import frozen
from bot.interview.members import Person, returned_after

_MOST = 2_000

_Key = tuple[str, str, str]


@frozen
class _UnsentForm:
    """`form` is what the platform needs to open it. Both instants are UTC."""

    person: Person
    form: Mapping[str, Any]
    kept_at: datetime
    until: datetime


class UnsentForms:
    """At most 2,000; the oldest are forgotten first. A form is found by who filled it in, in
    whichever space: on Discord, a direct message belongs to no server."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._kept: OrderedDict[_Key, _UnsentForm] = OrderedDict()

    def keep(self, person: Person, name: str, form: Mapping[str, Any], keep_for: timedelta) -> None:
        """`name` says which form of this person it is."""
        now, key = self._clock.now(), _key(person, name)
        self._kept.pop(key, None)
        self._kept[key] = _UnsentForm(person, form, now, now + keep_for)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def of(self, person: Person, name: str) -> Mapping[str, Any] | None:
        kept = self._kept.get(_key(person, name))
        return kept.form if kept and self._clock.now() < kept.until else None

    async def may_open(self, person: Person, kept_at: datetime, keep_for: timedelta) -> bool:
        """Whether a form of theirs that was kept elsewhere at that time (UTC) may still be
        opened."""
        if kept_at + keep_for <= self._clock.now():
            return False
        return not await self._store.read(lambda unit: _is_erased(unit, person, kept_at))

    def forget(self, person: Person) -> None:
        """They have erased everything about them."""
        whose = _key(person, "")[:2]
        for key in [each for each in self._kept if each[:2] == whose]:
            del self._kept[key]

    async def forget_old(self) -> None:
        """Forget forms that are too old, and those of members whom another process has erased."""
        now = self._clock.now()
        before = list(self._kept.items())
        gone = [key for key, kept in before if kept.until <= now]
        rest = [kept for _, kept in before if now < kept.until]
        erased = await self._store.read(
            lambda unit: {
                each.person for each in rest if _is_erased(unit, each.person, each.kept_at)
            }
        )
        for key in gone:
            self._kept.pop(key, None)
        for person in erased:
            self.forget(person)


def _is_erased(unit: UnitOfWork, person: Person, kept_at: datetime) -> bool:
    """Also if they have come back since."""
    known = unit.memberships.known(person)
    return known is None or returned_after(known, kept_at)


def _key(person: Person, name: str) -> _Key:
    return person.platform, person.user, name
