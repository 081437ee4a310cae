"""What can happen to Askwell."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.cards.buttons import Action
from bot.cards.forms import Values
from bot.cards.reader import ENGLISH, Reader
from bot.interview.members import Person, zone_or_utc


class Standing(StrEnum):
    """How somebody belongs to a space. A guest is in some of its channels only; an outsider is
    of another space, or a bot."""

    MEMBER = "member"
    GUEST = "guest"
    OUTSIDER = "outsider"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who acts, as the platform tells it. `zone` is None where the platform does not know;
    `locale` is the language of where they act ("en-GB"), which hints at a zone; `runs_space`:
    they may administer the space there. `roles` are the platform's ids of the roles or user
    groups that they have in the space, and `joined_at` (UTC) is when they came; None where it
    does not tell. `lacks`: what Askwell was not allowed there, as bot.texts.permissions names
    it. `picture` is the address of theirs there, empty where that does not tell one."""

    person: Person
    name: str
    zone: str | None = None
    locale: str | None = None
    standing: Standing = Standing.MEMBER
    runs_space: bool = False
    roles: frozenset[str] | None = None
    joined_at: datetime | None = None
    lacks: tuple[str, ...] = ()
    picture: str = ""

    @property
    def reader(self) -> Reader:
        """As far as only the platform knows them."""
        return Reader(zone_or_utc(self.zone), self.locale or ENGLISH)


@dataclass(frozen=True, slots=True)
class Command:
    """A command by name. `user` is the platform's id of a person named in it, if one was;
    `about` a member's id, where a button stands for the command. `whom`: who `user` is, as the
    platform tells it; None where it does not, or they could not take part.

    `id` is the same when a platform delivers the same thing twice, and at most 40 characters.
    """

    id: str
    by: Caller
    name: str
    text: str = ""
    user: str | None = None
    about: str = ""
    whom: Caller | None = None


@dataclass(frozen=True, slots=True)
class Press:
    id: str
    by: Caller
    action: Action


@dataclass(frozen=True, slots=True)
class Submit:
    """`lacks`: what Askwell may not do in the channel that was chosen in it, as far as the platform
    tells, as bot.texts.permissions names it."""

    id: str
    by: Caller
    action: Action
    values: Values
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A line that was typed. `user` is the platform's id of a person mentioned in it, if one was,
    and `mention` what stands for them in the text."""

    id: str
    by: Caller
    text: str
    user: str | None = None
    mention: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A timer of an interview fell due; it fires so much later than it was set for."""

    interview: str
    name: str
    late: timedelta = field(default=timedelta(0), compare=False)


@dataclass(frozen=True, slots=True)
class CommunityDue:
    """A timer of a whole community fell due; `about` is what it is about there, empty for the
    programme itself."""

    community: int
    name: str
    about: str = ""


FromMember = Command | Press | Submit | Said
Event = FromMember | Due | CommunityDue
