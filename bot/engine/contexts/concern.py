"""What flows read about concerns: for members who report somebody, and for organizers."""

from collections.abc import Mapping

from bot.engine.contexts.member import Context
from bot.engine.contexts.programme import CommunityContext, OrganizingContext
from bot.interview.conduct.concerns import Concern
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.organizing.programme import Programme


@frozen
class ConcernsContext(OrganizingContext):
    """The same. `concerns` are those that I may read, open ones first, then the newest, at most
    200; `concerned` are the members in them by id; `suspended` are other members who are paused or
    removed."""

    concerns: tuple[Concern, ...]
    concerned: Mapping[int, Member]
    suspended: tuple[Member, ...]


@frozen
class NewConcernContext(Context):
    """For a member who reports somebody. `other` is whom the report is about, None if that is not
    known; `interview` is the one that it comes from; `meant` is as in OrganizingContext; `reported`
    are my reports, newest first, at most 20."""

    organizers: tuple[Member, ...]
    contact: Member | None
    other: Member | None
    interview: Interview | None
    meant: tuple[Member, ...]
    reported: tuple[Concern, ...]


@frozen
class InterviewConcernContext(NewConcernContext):
    """The same, for a report from an interview that I take part in. So the other is known."""


@frozen
class ConcernContext(Context):
    """One concern of my community, whatever my part in it. No other organizer's action is decided
    at the same time."""

    programme: Programme
    organizers: tuple[Member, ...]
    concern: Concern
    reporter: Member
    person: Member | None
    """Whom it is about. None if we do not know them."""
    keeper: Member | None
    """Who looks after it."""
    opposite: Concern | None
    """The newest report of the person about the reporter, None if there is none."""
    owners: tuple[Member, ...]
    """Those to whom it was handed."""
    meant: tuple[Member, ...]
    """Other members of the community whose name contains all of the words of the typed name, at
    most 10."""
    open_interviews: tuple[Interview, ...]
    """Those of the person."""


@frozen
class ConcernDueContext(CommunityContext):
    """For a timer of a concern. The fields are as in ConcernContext."""

    concern: Concern
    reporter: Member
    person: Member | None
    keeper: Member | None
    opposite: Concern | None
    owners: tuple[Member, ...]
