"""What flows read to introduce two members to each other. See bot.engine.contexts."""

from dataclasses import dataclass

from bot.engine.contexts import Context
from bot.engine.programme_contexts import CommunityContext, OrganizingContext
from bot.interview.introductions import Introduction
from bot.interview.members import Member
from bot.interview.pairs import Pair
from bot.interview.programme import Programme


@dataclass(frozen=True, slots=True)
class MatchContext(OrganizingContext):
    """`meant` as there, for the seeker; `hosts_meant`: members with a profile whose names hold all
    of the words of the other name, at most 10."""

    hosts_meant: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class IntroducingContext(OrganizingContext):
    """The `pair` that an organizer would introduce, both locked; None where somebody is not of the
    community. `are_apart`: one has blocked the other; `unwritten`: those whom no message of ours
    has reached yet; `is_asked`: they are being asked already."""

    pair: Pair | None
    are_apart: bool
    unwritten: tuple[Member, ...]
    is_asked: bool


@dataclass(frozen=True, slots=True)
class IntroductionContext(Context):
    """For one of two who are asked. `by`: the organizer; the others as in IntroducingContext."""

    introduction: Introduction
    pair: Pair
    are_apart: bool
    by: Member
    programme: Programme

    @property
    def other(self) -> Member:
        seeker, host = self.pair.seeker, self.pair.host
        return host if self.me.id == seeker.id else seeker


@dataclass(frozen=True, slots=True)
class IntroductionDueContext(CommunityContext):
    """For a timer of an introduction; the fields as in IntroductionContext."""

    introduction: Introduction
    seeker: Member
    host: Member
    by: Member
    are_apart: bool
