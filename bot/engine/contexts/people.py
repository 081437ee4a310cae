"""What flows read about how people are doing: for organizers who look through hosts, seekers and
requests, and for hosts who do not answer and seekers who ask nobody."""

from collections.abc import Collection, Container, Mapping
from datetime import datetime

from bot.engine.contexts.programme import MemberDueContext, OrganizingContext
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Busy, Interview, Side
from bot.interview.people.standing import HostStanding, PeopleCounts, SeekerStanding


@frozen
class HostsContext(OrganizingContext):
    """`hosts` are sorted by field, then by name. `host_busy` are the busy times of each host's own
    calendars, by the host's id."""

    hosts: tuple[HostStanding, ...]
    host_busy: Mapping[int, Collection[Busy]]


@frozen
class SeekersContext(OrganizingContext):
    """`seekers` are the members who agreed to the rules, those who agreed last first."""

    seekers: tuple[SeekerStanding, ...]


@frozen
class RequestsContext(OrganizingContext):
    """`requests` are all that are open and those that ended in the last month, without words, those
    that have waited longest first. `sides` are their members by id. `nudged` are the open ones
    about which an organizer had the host nudged."""

    requests: tuple[Interview, ...]
    sides: Mapping[int, Member]
    nudged: Collection[str]


@frozen
class PeopleContext(OrganizingContext):
    """How many there are of each kind."""

    counts: PeopleCounts


@frozen
class RequestInHandContext(OrganizingContext):
    """One request of the community that an organizer looks after. Both of its sides are locked.
    `reporters` are as in InterviewContext."""

    interview: Interview
    seeker: Member
    host: Member
    nudged: Collection[str]
    reporters: Container[Side]


@frozen
class MissingMessagesContext(OrganizingContext):
    """Why a member hears nothing. `meant` is as in OrganizingContext, but includes members who have
    left."""

    hosting: HostStanding | None
    """How the member who is meant hosts. None if they do not, or if nobody or several are meant."""
    asleep: bool
    """Askwell was removed from their space."""
    last_sent_at: datetime | None
    """When the last card that reached them was posted (UTC). None if none ever did."""


@frozen
class IdleSeekerContext(MemberDueContext):
    """`has_asked`: they have sent a request at some time. `has_conversation`: they have received a
    message of ours."""

    has_asked: bool
    has_conversation: bool
