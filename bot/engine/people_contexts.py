"""What flows read of how people stand: for organizers who look through hosts, seekers and requests,
and where somebody keeps silent or asks nobody. See bot.engine.contexts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.engine.interview_contexts import InterviewContext
from bot.engine.programme_contexts import MemberDueContext, OrganizingContext
from bot.interview.members import Member
from bot.interview.model import Busy, Interview
from bot.interview.people import HostStanding, PeopleCounts, SeekerStanding


@dataclass(frozen=True, slots=True)
class HostsContext(OrganizingContext):
    """`hosts` by field, then by name; `host_busy`: what the own calendars of each hold, by id."""

    hosts: tuple[HostStanding, ...]
    host_busy: Mapping[int, Collection[Busy]]


@dataclass(frozen=True, slots=True)
class SeekersContext(OrganizingContext):
    """`seekers`: members who agreed to the rules; whoever agreed last comes first."""

    seekers: tuple[SeekerStanding, ...]


@dataclass(frozen=True, slots=True)
class RequestsContext(OrganizingContext):
    """`requests`, without words: all that are open and those that ended in the last month; what
    has waited longest first. `sides`: their members by id; `nudged`: those open ones about
    which an organizer had the host nudged."""

    requests: tuple[Interview, ...]
    sides: Mapping[int, Member]
    nudged: Collection[str]


@dataclass(frozen=True, slots=True)
class PeopleContext(OrganizingContext):
    """How many there are of each."""

    counts: PeopleCounts


@dataclass(frozen=True, slots=True)
class RequestInHandContext(OrganizingContext):
    """One request of the community, that an organizer sees to; both of its sides are locked."""

    interview: Interview
    seeker: Member
    host: Member
    nudged: Collection[str]


@dataclass(frozen=True, slots=True)
class HearsNothingContext(OrganizingContext):
    """`meant` as there, but also those who have left. `hosting`: how the one who is meant hosts,
    None where they do not, or nobody or several are meant; `asleep`: Askwell was removed from
    their space; `last_sent_at`: when what reached them last was posted (UTC), None if nothing
    did."""

    hosting: HostStanding | None
    asleep: bool
    last_sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class IdleSeekerContext(MemberDueContext):
    """`has_asked`: they ever sent a request; `has_conversation`: a message of ours has reached
    them."""

    has_asked: bool
    has_conversation: bool


@dataclass(frozen=True, slots=True)
class SilenceContext(InterviewContext):
    """One interview, with what its host is busy with, as in RequestContext."""

    host_interviews: tuple[Interview, ...]
