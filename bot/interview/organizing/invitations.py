"""An import of people to invite: whom each row means, who is not invited, and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from bot.interview.frozen import frozen


class Column(StrEnum):
    NAME = "name"
    FIRST = "first"
    LAST = "last"
    EMAIL = "email"
    USER = "user"
    FIELD = "field"
    TAG = "tag"
    NUMBER = "number"


class Reason(StrEnum):
    """Why nobody is invited for a row."""

    NOT_FOUND = "not_found"
    SEVERAL = "several"
    TWICE = "twice"
    EMPTY = "empty"
    FORMULA = "formula"
    BAD_ADDRESS = "bad_address"
    NO_ADDRESSES = "no_addresses"
    OUTSIDE = "outside"
    STOPPED = "stopped"
    ERASED = "erased"
    REMOVED = "removed"
    APART = "apart"
    INVITED = "invited"
    NO_CONVERSATION = "no_conversation"


@frozen
class ImportRow:
    """A row of the import, with what it says about the person. `user` is a platform's id or handle;
    `number` is the person's number in the import."""

    line: int
    name: str = ""
    email: str = ""
    user: str = ""
    field: str = ""
    tags: tuple[str, ...] = ()
    number: str = ""

    @property
    def shown(self) -> str:
        return self.name or self.email or self.user


NO_TABLE = "@"


@frozen
class PeopleTable:
    """How the typed text was understood: the `delimiter` (empty if each line is one person,
    NO_TABLE if a line may have several, as in an e-mail), what each header means (None for columns
    that are ignored), and the rows."""

    delimiter: str
    columns: tuple[tuple[str, Column | None], ...]
    rows: tuple[ImportRow, ...]


@frozen
class SpacePerson:
    """Somebody in a space, as its platform describes them. `email` is empty if the platform does
    not give it. `belongs`: they may take part at all."""

    user: str
    name: str
    handle: str = ""
    email: str = ""
    zone: str | None = None
    locale: str | None = None
    belongs: bool = True


@frozen
class KnownPerson:
    """What we already know about somebody."""

    is_host: bool = False
    stopped: bool = False
    erased: bool = False
    removed: bool = False
    apart: bool = False
    invited: bool = False
    has_conversation: bool = False


@frozen
class Invitee:
    sought: ImportRow
    person: SpacePerson


@frozen
class NotInvited:
    line: int
    shown: str
    why: Reason


@frozen
class Judged:
    """Who will be invited, who is a host already, and who is not invited."""

    invitees: tuple[Invitee, ...]
    already: tuple[Invitee, ...]
    refused: tuple[NotInvited, ...]

    @property
    def is_of_use(self) -> bool:
        """Whether anybody is invited, or is a host already and gets their tag and number."""
        return bool(self.invitees or self.already)


@frozen
class Invitation:
    """`by`, an organizer, invited a member to host, at that time (UTC)."""

    member: int
    community: int
    by: int
    at: datetime
    number: str = ""


class Directory:
    """Finds the people that rows mean among the people of a space. `folded` makes names alike that
    are the same name, written differently."""

    def __init__(self, people: Iterable[SpacePerson], folded: Callable[[str], str]) -> None:
        self._folded = folded
        self._by: dict[str, dict[str, list[SpacePerson]]] = defaultdict(lambda: defaultdict(list))
        self.has_addresses = False
        for each in people:
            self.has_addresses |= bool(each.email)
            self._by["user"][_plain(each.user)].append(each)
            self._by["user"][_plain(each.handle)].append(each)
            self._by["email"][_plain(each.email)].append(each)
            self._by["name"][_plain(each.name)].append(each)
            self._by["folded"][folded(_plain(each.name))].append(each)

    def find(self, sought: ImportRow) -> SpacePerson | Reason:
        """Look a person up by the most reliable thing that the row says: the id or handle, then the
        address, then the name as it is written, then the name written differently."""
        why = Reason.NOT_FOUND
        name = _plain(sought.name)
        for kind, value in (
            ("user", _plain(sought.user)),
            ("email", _plain(sought.email)),
            ("name", name),
            ("folded", self._folded(name)),
        ):
            found = {each.user: each for each in self._by[kind].get(value, ())}
            if value and len(found) == 1:
                return next(iter(found.values()))
            if value and found:
                why = Reason.SEVERAL
        only_address = sought.email and not (sought.user or sought.name)
        return Reason.NO_ADDRESSES if only_address and not self.has_addresses else why


def judge(
    rows: Sequence[ImportRow],
    directory: Directory,
    standings: Callable[[Sequence[SpacePerson]], Mapping[str, KnownPerson]],
    *,
    to_strangers: bool,
) -> Judged:
    """`standings` holds what is known about people, by their ids. `to_strangers`: Askwell may write
    to people with whom it has no conversation yet."""
    refused: list[NotInvited] = []
    found: dict[str, Invitee] = {}
    for row in rows:
        match _fault(row) or directory.find(row):
            case SpacePerson() as person if person.user not in found:
                found[person.user] = Invitee(row, person)
            case SpacePerson():
                refused.append(NotInvited(row.line, row.shown, Reason.TWICE))
            case Reason() as reason:
                refused.append(NotInvited(row.line, row.shown, reason))
    known = standings([each.person for each in found.values()])
    invitees: list[Invitee] = []
    already: list[Invitee] = []
    for each in found.values():
        standing = known.get(each.person.user, KnownPerson())
        if why := refusal(each.person, standing, to_strangers=to_strangers):
            refused.append(NotInvited(each.sought.line, each.sought.shown, why))
        else:
            (already if standing.is_host else invitees).append(each)
    return Judged(tuple(invitees), tuple(already), tuple(sorted(refused, key=lambda r: r.line)))


def refusal(person: SpacePerson, standing: KnownPerson, *, to_strangers: bool) -> Reason | None:
    """Why somebody is not invited. People who left, stopped or were removed are not written to
    again."""
    reasons = (
        (not person.belongs, Reason.OUTSIDE),
        (standing.erased, Reason.ERASED),
        (standing.removed, Reason.REMOVED),
        (standing.stopped, Reason.STOPPED),
        (standing.apart, Reason.APART),
        (standing.invited and not standing.is_host, Reason.INVITED),
        (
            not (to_strangers or standing.has_conversation or standing.is_host),
            Reason.NO_CONVERSATION,
        ),
    )
    return next((why for holds, why in reasons if holds), None)


def _fault(row: ImportRow) -> Reason | None:
    if not row.shown:
        return Reason.EMPTY
    if row.shown.startswith(("=", "+", "@SUM", "\t")):
        return Reason.FORMULA
    if row.email and not _is_address(row.email) and not (row.user or row.name):
        return Reason.BAD_ADDRESS
    return None


def _is_address(email: str) -> bool:
    local, at, domain = email.partition("@")
    return bool(local and at and "." in domain.strip(".")) and not set(email) & set(" ,;<>\"'")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().lstrip("@")
