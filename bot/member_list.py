"""Members as their platforms know them: who may take part, and who has left."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from bot.cards.cards import Card
from bot.engine import belonging
from bot.engine.belonging import Barrier
from bot.engine.events import Caller, FromMember, Said, Standing
from bot.engine.router import Handler
from bot.engine.store.ports import Clock
from bot.engine.store.store import Store, UnitOfWork
from bot.interview.members import Member, Person
from bot.interview.model import Side
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS
from bot.language import intents
from bot.language.intents.worries import EVEN_BEFORE_OPENING
from bot.texts.me import belonging as texts

LOOK_UP_AFTER = timedelta(hours=20)
"""A host whom members see has been looked up within a day."""
LOOKED_UP_AT_ONCE = 20


class MemberList:
    """`wake` is called with the time (UTC) at which something new may be due."""

    def __init__(self, store: Store, clock: Clock, wake: Callable[[datetime], None]) -> None:
        self._store = store
        self._clock = clock
        self._wake = wake

    async def departed(self, person: Person) -> None:
        """Somebody has left their space. It may be called for anybody, and twice."""
        now = self._clock.now()
        await self._store.run(lambda unit: _depart(unit, person, now))
        self._wake(now)

    async def renewed(self, by: Caller) -> None:
        """The platform has told us who somebody is now. If they may no longer take part, they count
        as having left."""
        if not await self._store.read(lambda unit: unit.memberships.known(by.person)):
            return
        now = self._clock.now()
        await self._store.run(lambda unit: _renew(unit, by, now))
        self._wake(now)

    async def knows(self, person: Person) -> bool:
        """Whether they are a member. Not before they first do something, nor once everything about
        them is erased."""
        known = await self._store.read(lambda unit: unit.memberships.known(person))
        return known is not None

    async def has_any(self, person: Person) -> bool:
        """Whether anybody in their space has done something here before."""
        there = await self._store.read(lambda unit: unit.belonging.community_of(person))
        return there is not None

    async def reached(self, person: Person) -> None:
        """Note that somebody can be written to after all."""
        await self._store.run(lambda unit: unit.memberships.reached(person))

    async def spaces_of(self, platform: str, user: str, about: str = "") -> Sequence[str]:
        """For a platform that does not always say in which space somebody acts: the spaces in which
        they are a member, the most likely first. `about` is the id of an interview or a member."""
        return await self._store.read(
            lambda unit: unit.memberships.spaces_of(platform, user, about)
        )

    async def to_look_up(self, platform: str, spaces: Collection[str]) -> Sequence[Person]:
        """Hosts for whom nobody has checked for a while whether they are still there."""
        these, before = tuple(spaces), self._clock.now() - LOOK_UP_AFTER
        return await self._store.read(
            lambda unit: unit.belonging.to_look_up(platform, these, before, LOOKED_UP_AT_ONCE)
        )


def refusal(unit: UnitOfWork, event: FromMember, handler: Handler, now: datetime) -> Card | None:
    """The answer to somebody who may not take part, or not on this side, or not before the
    programme is open. None for everybody else. It makes nobody a member."""
    return _kept_out(unit, event.by, handler.side, now) or _too_early(unit, event, handler, now)


def _too_early(unit: UnitOfWork, event: FromMember, handler: Handler, now: datetime) -> Card | None:
    """Before the opening, hosts come first: those who have a door, or want to open one, can prepare
    it. Reports and blocks are answered at any time."""
    person = event.by.person
    if handler.even_before_opening or unit.belonging.may_begin(person, now):
        return None
    is_host = handler.side is not Side.SEEKER and unit.belonging.is_host(person)
    if is_host or handler.is_for_hosts:
        return None
    if isinstance(event, Said) and _cannot_wait(event.text):
        return None
    return texts.programme_not_open(_contact(unit, person))


def _cannot_wait(text: str) -> bool:
    return intents.says_one_of(EVEN_BEFORE_OPENING, text) or intents.may_want_to_die(text)


def _kept_out(unit: UnitOfWork, by: Caller, side: Side | None, now: datetime) -> Card | None:
    if by.standing is Standing.MEMBER and side is None:
        return None
    if not by.standing.is_known and not _is_here(unit, by.person):
        return _not_told(unit, by)
    programme = unit.belonging.programme_of(by.person)
    settings = programme.settings if programme else DEFAULT_SETTINGS
    if why := belonging.barrier(by, programme):
        contact = _contact(unit, by.person)
        if by.standing is not Standing.MEMBER:
            _depart(unit, by.person, now)
        return texts.may_not_take_part(why, contact)
    why = belonging.not_admitted(unit.belonging, by, settings, side) if side else None
    return texts.may_not_take_part(why, _contact(unit, by.person), settings) if why else None


def _not_told(unit: UnitOfWork, by: Caller) -> Card:
    """Only if waiting does not help do they need somebody to write to."""
    if by.standing is Standing.UNKNOWN:
        return texts.may_not_take_part(Barrier.UNKNOWN, None)
    return texts.may_not_take_part(Barrier.HIDDEN, _contact(unit, by.person))


def _is_here(unit: UnitOfWork, person: Person) -> bool:
    """Whether they were a member who may take part when their platform last told us."""
    known = unit.memberships.known(person)
    return known is not None and not known.left


def _contact(unit: UnitOfWork, person: Person) -> Member | None:
    there = unit.belonging.community_of(person)
    return there.contact if there else None


def _renew(unit: UnitOfWork, by: Caller, now: datetime) -> None:
    if belonging.barrier(by, unit.belonging.programme_of(by.person)):
        _depart(unit, by.person, now)
        return
    unit.belonging.renew(by, now)
    unit.belonging.looked_up(by.person, now)


def _depart(unit: UnitOfWork, person: Person, now: datetime) -> None:
    """They do not organize any more, also once they come back: perhaps they were sent away."""
    member = unit.belonging.locked(person)
    if member is not None and not member.left:
        unit.save(belonging.depart(member, unit.interviews.open_of([member.id]), now), now)
        unit.memberships.end_offices({member.id: now})
