"""What can happen to Askwell."""

from dataclasses import field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.cards.buttons import Action
from bot.cards.forms import Values
from bot.cards.reader import ENGLISH, Reader
from bot.interview.frozen import frozen
from bot.interview.members import Person, zone_or_utc


class Standing(StrEnum):
    """How somebody belongs to a space. A guest is in some of its channels only. An outsider comes
    from another space, or is a bot. UNKNOWN: the platform did not answer when it was asked. HIDDEN:
    it refuses to answer, and will refuse again."""

    MEMBER = "member"
    GUEST = "guest"
    OUTSIDER = "outsider"
    UNKNOWN = "unknown"
    HIDDEN = "hidden"

    @property
    def is_known(self) -> bool:
        return self not in (Standing.UNKNOWN, Standing.HIDDEN)


@frozen
class Caller:
    """Who acts, as the platform describes them."""

    person: Person
    name: str
    zone: str | None = None
    """None if the platform does not know it."""
    locale: str | None = None
    """The language they act in ("en-GB"). It also gives a hint about the zone."""
    standing: Standing = Standing.MEMBER
    runs_space: bool = False
    """They may administer the space on the platform."""
    roles: frozenset[str] | None = None
    """The platform's ids of their roles or user groups in the space. None if it does not tell."""
    joined_at: datetime | None = None
    """When they joined the space (UTC). None if the platform does not tell."""
    lacks: tuple[str, ...] = ()
    """What Askwell may not do there, by the names of bot.texts.organizing.programme.permissions."""
    picture: str = ""
    """The address of their picture. Empty if the platform gives none."""

    @property
    def reader(self) -> Reader:
        """How they read, as far as the platform alone knows."""
        return Reader(zone_or_utc(self.zone), self.locale or ENGLISH)


@frozen
class Command:
    """A command by name."""

    id: str
    """At most 40 characters. It is the same if a platform delivers the same event twice."""
    by: Caller
    name: str
    text: str = ""
    user: str | None = None
    """The platform's id of a person named in it, if there is one."""
    about: str = ""
    """A member's id if a button stands for the command."""
    whom: Caller | None = None
    """Describes `user`. None if they cannot take part."""


@frozen
class Press:
    id: str
    by: Caller
    action: Action
    at: datetime | None = None
    """When it was pressed (UTC), by the platform's clock, to recognize a double click. None if no
    member pressed it, but a part of ours wants to know what it shows."""


@frozen
class Submit:
    """`lacks` is what Askwell has no permission for in the channel that was chosen in the form, by
    the names of bot.texts.organizing.programme.permissions. `untouched` names the fields that hold
    what the form was filled in with. Both as far as the platform tells."""

    id: str
    by: Caller
    action: Action
    values: Values
    lacks: tuple[str, ...] = ()
    untouched: frozenset[str] = frozenset()


@frozen
class Said:
    """A typed line. `user` is the platform's id of a person mentioned in it, if there is one, and
    `mention` the text that stands for them."""

    id: str
    by: Caller
    text: str
    user: str | None = None
    mention: str = ""


@frozen
class Due:
    """A timer of an interview is due. `late` is how much later than planned it fires."""

    interview: str
    name: str
    late: timedelta = field(default=timedelta(0), compare=False)


@frozen
class CommunityDue:
    """A timer of a whole community is due. `about` says what it is about there; it is empty for the
    programme itself."""

    community: int
    name: str
    about: str = ""


FromMember = Command | Press | Submit | Said
"""What a member did."""
