"""What flows read about suggestions."""

from collections.abc import Mapping

from bot.engine.contexts.member import Context
from bot.engine.contexts.programme import CommunityContext, OrganizingContext
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.organizing.programme import Programme
from bot.interview.suggestions.suggestions import (
    Suggestion,
    SuggestionRound,
    SuggestionWish,
    Unmatched,
)


@frozen
class SuggestionContext(Context):
    """`suggestion_wish` is mine, None if I have none. `suggested` is the last suggestion for me, or
    the last one of the host that a button is about; None if there is none. `suggested_host` is that
    host, unless we do not meet here any more."""

    programme: Programme
    suggestion_wish: SuggestionWish | None
    suggested: Suggestion | None
    suggested_host: Member | None


@frozen
class NewWishContext(SuggestionContext):
    """`last_round` is None before the first one of the community, and is locked."""

    last_round: SuggestionRound | None


@frozen
class RoundsDueContext(CommunityContext):
    """For a timer that looks after the rounds. `wishes` is how many members want suggestions and
    have not paused. `last_round` is None before the first one, and is locked."""

    wishes: int
    last_round: SuggestionRound | None


@frozen
class RoundOutcome:
    """The result of a round in numbers: how many members got somebody, how many got nobody, by the
    reason, and how many different hosts were suggested."""

    matched: int = 0
    unmatched: Mapping[Unmatched, int] | None = None
    hosts_used: int = 0


@frozen
class RoundsContext(OrganizingContext):
    """For organizers. The fields are as in RoundsDueContext. `outcome` is that of the last round.
    `pairs` are the pairs that it suggests, sorted by the members' names, at most 200; `paired` are
    their members and hosts by id."""

    wishes: int
    last_round: SuggestionRound | None
    outcome: RoundOutcome
    pairs: tuple[Suggestion, ...]
    paired: Mapping[int, Member]
