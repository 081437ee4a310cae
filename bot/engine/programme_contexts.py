"""What flows read of the programme: those of organizers, of concerns, and of timers of a whole
community. See bot.engine.contexts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.engine.channel_posts import ChannelPost
from bot.engine.contexts import Context
from bot.interview.concerns import Concern
from bot.interview.glance import Glance, InNeed
from bot.interview.groups import Group
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.programme import Act, OpenDoors, Programme
from bot.interview.quotes import ProgrammeQuote


@dataclass(frozen=True, slots=True)
class CommunityContext:
    """For a timer of a whole community. `organizers`: those who are here, longest first; `contact`
    is the one of them whom members are told of, None where there is no organizer."""

    programme: Programme
    organizers: tuple[Member, ...]
    contact: Member | None


@dataclass(frozen=True, slots=True)
class MorningContext(CommunityContext):
    """For a timer that tells organizers what needs a hand. `doors` as in OrganizingContext."""

    in_need: InNeed
    doors: OpenDoors


@dataclass(frozen=True, slots=True)
class MemberDueContext(CommunityContext):
    """For a timer about one member of the community, who is locked. `is_booked`: a time is agreed
    for something of theirs."""

    member: Member
    is_booked: bool


@dataclass(frozen=True, slots=True)
class ReportDueContext(MemberDueContext):
    """The same; `wants_reports`: the member wants the report to come by itself."""

    wants_reports: bool


@dataclass(frozen=True, slots=True)
class ContactContext(Context):
    """`contact` as in CommunityContext."""

    contact: Member | None


@dataclass(frozen=True, slots=True)
class OrganizingContext(Context):
    """As in CommunityContext, and while this is decided nobody else organizes. `meant`: members of
    the community but me whose names hold all of the words, or who was mentioned, at most 10.
    `acts`: what organizers did, newest first, at most 200, without what concerns me; `actors` are
    who did it and whom it was about, by id. `open_concerns`: how many are open that I may read.
    `doors`: those that are open just now.
    `retention_ran_at` (UTC): when old words were last forgotten, None if never."""

    programme: Programme
    organizers: tuple[Member, ...]
    contact: Member | None
    meant: tuple[Member, ...]
    acts: tuple[Act, ...]
    actors: Mapping[int, Member]
    open_concerns: int
    doors: OpenDoors
    retention_ran_at: datetime | None

    @property
    def organizes(self) -> bool:
        return any(each.id == self.me.id for each in self.organizers)


@dataclass(frozen=True, slots=True)
class GlanceContext(OrganizingContext):
    """The same. `glance`: the month in the zone of whoever reads it."""

    glance: Glance


@dataclass(frozen=True, slots=True)
class InvitingContext(OrganizingContext):
    """The same. `channel_posts`: those that are planned, soonest first, and then the newest of the
    others, at most 8; nobody posts them meanwhile. `waiting_imports`: the ids of those that wait
    for a press."""

    channel_posts: tuple[ChannelPost, ...]
    waiting_imports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportingContext(OrganizingContext):
    """The same; `wants_reports`: I want the report to come by itself."""

    wants_reports: bool


@dataclass(frozen=True, slots=True)
class QuotesContext(OrganizingContext):
    """The same. `quotes`: those that may be read, newest first, at most 200; `quoted`: their
    seekers by id."""

    quotes: tuple[ProgrammeQuote, ...]
    quoted: Mapping[int, Member]


@dataclass(frozen=True, slots=True)
class GroupsContext(OrganizingContext):
    """The same. `groups`: those that the community has now, by kind and name."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ReportFormContext(GroupsContext):
    """The same. `fields`: those that at least five requests went to, most first, at most 25."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HostsToLookAtContext(OrganizingContext):
    """The same. `hosts_to_look_at`: who would be a host and waits for an organizer's look, the
    newest member last, at most 5."""

    hosts_to_look_at: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class ConcernsContext(OrganizingContext):
    """The same. `concerns`: those that I may read, open ones first, then the newest, at most 200;
    `concerned`: the members in them by id; `suspended`: members but me who are
    paused or removed."""

    concerns: tuple[Concern, ...]
    concerned: Mapping[int, Member]
    suspended: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class ReportContext(Context):
    """For who reports somebody. `other`: whom it is about, None where that is not known;
    `interview`: from which it comes; `meant` as in OrganizingContext; `reported`: what I reported,
    newest first, at most 20."""

    organizers: tuple[Member, ...]
    contact: Member | None
    other: Member | None
    interview: Interview | None
    meant: tuple[Member, ...]
    reported: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class InterviewReportContext(ReportContext):
    """The same, from an interview in which I take part: so the other is known."""


@dataclass(frozen=True, slots=True)
class ConcernContext(Context):
    """One concern of my community, whoever I am; while this is decided nobody else organizes.
    `person`: whom it is about, None where we do not know them; `keeper`: who looks after it;
    `owners`: to whom it was handed. `meant`: members of the community but me whose names hold all
    of the words of the typed name, at most 10. `open_interviews`: those of the person."""

    programme: Programme
    organizers: tuple[Member, ...]
    concern: Concern
    reporter: Member
    person: Member | None
    keeper: Member | None
    owners: tuple[Member, ...]
    meant: tuple[Member, ...]
    open_interviews: tuple[Interview, ...]


@dataclass(frozen=True, slots=True)
class ConcernDueContext(CommunityContext):
    """For a timer of a concern; the fields as in ConcernContext."""

    concern: Concern
    reporter: Member
    person: Member | None
    owners: tuple[Member, ...]
