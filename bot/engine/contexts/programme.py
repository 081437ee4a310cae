"""What flows read about the programme: for organizers, and for timers of a whole
community."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.engine.channel_posts import ChannelPost
from bot.engine.contexts.member import Context
from bot.engine.imports import PeopleImport
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.organizing.glance import Glance, InNeed
from bot.interview.organizing.groups import Group
from bot.interview.organizing.programme import Act, OpenDoors, Programme
from bot.interview.organizing.quotes import ProgrammeQuote


@frozen
class CommunityContext:
    """For a timer of a whole community. `organizers` are those who are here, those who have
    organized longest first. `contact` is the organizer whom members are told about, None if there
    is no organizer."""

    programme: Programme
    organizers: tuple[Member, ...]
    contact: Member | None


@frozen
class ClosedChannelContext(CommunityContext):
    """For a timer about a channel in which Askwell cannot write. `told_at`: when organizers were
    last told so, by id (UTC)."""

    told_at: Mapping[int, datetime]

    @staticmethod
    def keys(channel: str) -> str:
        """How the keys of the cards begin that tell them."""
        return f"channel_closed:{channel}:"


@frozen
class MorningContext(CommunityContext):
    """For a timer that tells organizers what needs their attention. `open_concerns` is how many
    each organizer may read, by id. `doors` is as in OrganizingContext."""

    in_need: InNeed
    open_concerns: Mapping[int, int]
    doors: OpenDoors


@frozen
class MemberDueContext(CommunityContext):
    """For a timer about one member of the community, who is locked. `is_booked`: one of their
    interviews has an agreed time."""

    member: Member
    is_booked: bool


@frozen
class ReportDueContext(MemberDueContext):
    """The same. `wants_reports`: the member wants the report to be sent regularly."""

    wants_reports: bool


@frozen
class ContactContext(Context):
    """`contact` is as in CommunityContext."""

    contact: Member | None


@frozen
class HelpContext(ContactContext):
    """The same. `has_booked` reads whether an interview of mine as a seeker is booked. Most help
    does not depend on it."""

    has_booked: Callable[[], bool]


@frozen
class OrganizingContext(Context):
    """The fields of CommunityContext, and what organizers see besides. No other organizer's action
    is decided at the same time."""

    programme: Programme
    organizers: tuple[Member, ...]
    contact: Member | None
    meant: tuple[Member, ...]
    """Other members of the community whose name contains all of the words, or who were mentioned,
    at most 10."""
    acts: tuple[Act, ...]
    """What organizers did, newest first, at most 200, without what concerns me."""
    actors: Mapping[int, Member]
    """By id, the members who did that and those it was about."""
    open_concerns: int
    """How many open ones I may read."""
    doors: OpenDoors
    """Those open now."""
    retention_ran_at: datetime | None
    """When old words were last deleted (UTC). None if never."""

    @property
    def only_meant(self) -> Member | None:
        """The member who is meant, if it can only be one."""
        return self.meant[0] if len(self.meant) == 1 else None

    @property
    def organizes(self) -> bool:
        return any(each.id == self.me.id for each in self.organizers)


@frozen
class GlanceContext(OrganizingContext):
    """The same. `glance` is about the month in the reader's time zone."""

    glance: Glance


@frozen
class InvitingContext(OrganizingContext):
    """The same. `channel_posts` are those that are planned, the next one first, and then the newest
    of the others, at most 8; meanwhile no process posts them."""

    channel_posts: tuple[ChannelPost, ...]


@frozen
class WaitingImportsContext(InvitingContext):
    """The same. `waiting_imports` are those that wait until an organizer presses a button, oldest
    first. They are decrypted, so only those read them who need them."""

    waiting_imports: tuple[PeopleImport, ...]

    @property
    def my_lists(self) -> tuple[PeopleImport, ...]:
        """Those of them that are mine and of use."""
        mine = (each for each in self.waiting_imports if each.by == self.me.id)
        return tuple(each for each in mine if each.is_of_use)


@frozen
class ReportingContext(OrganizingContext):
    """The same. `wants_reports`: I want the report to be sent regularly."""

    wants_reports: bool


@frozen
class QuotesContext(OrganizingContext):
    """The same. `quotes` are those that organizers may read, newest first, at most 200; `quoted`
    are their seekers by id."""

    quotes: tuple[ProgrammeQuote, ...]
    quoted: Mapping[int, Member]


@frozen
class GroupsContext(OrganizingContext):
    """The same. `groups` are those that the community has now, by kind and name."""

    groups: tuple[Group, ...]


@frozen
class ReportFormContext(GroupsContext):
    """The same. `fields` are those that at least five requests went to, the most frequent first, at
    most 25."""

    fields: tuple[str, ...]


@frozen
class HostsToApproveContext(OrganizingContext):
    """The same. `waiting_hosts` are members who want to host and wait for an organizer's review,
    the newest member last, at most 5."""

    waiting_hosts: tuple[Member, ...]
