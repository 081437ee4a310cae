"""What flows read to introduce two members to each other."""

from bot.engine.contexts.member import Context
from bot.engine.contexts.programme import CommunityContext, OrganizingContext
from bot.interview.finding.introductions import Introduction
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.organizing.programme import Programme
from bot.interview.pairs import Pair


@frozen
class MatchContext(OrganizingContext):
    """`meant` is as in OrganizingContext, for the seeker. `hosts_meant` are members with a profile
    whose name contains all of the words of the other name, at most 10."""

    hosts_meant: tuple[Member, ...]


@frozen
class IntroducingContext(OrganizingContext):
    """Two people whom an organizer wants to introduce."""

    pair: Pair | None
    """The two, both locked. None if one of them does not belong to the community."""
    are_blocked: bool
    """One has blocked the other."""
    unwritten: tuple[Member, ...]
    """Those of the two who have never received a message of ours."""
    is_asked: bool
    """They are being asked already."""


@frozen
class IntroductionContext(Context):
    """For one of the two who are asked. `by` is the organizer; the other fields are as in
    IntroducingContext."""

    introduction: Introduction
    pair: Pair
    are_blocked: bool
    by: Member
    programme: Programme

    @property
    def other(self) -> Member:
        seeker, host = self.pair.seeker, self.pair.host
        return host if self.me.id == seeker.id else seeker


@frozen
class IntroductionDueContext(CommunityContext):
    """For a timer of an introduction. The fields are as in IntroductionContext."""

    introduction: Introduction
    seeker: Member
    host: Member
    by: Member
    are_blocked: bool
