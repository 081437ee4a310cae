"""What flows read about suggestions, and what the core needs from the store to make a round of them
in short steps."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.engine.contexts import Context
from bot.engine.decisions import Saved
from bot.engine.programme_contexts import CommunityContext, OrganizingContext
from bot.interview.frozen import frozen
from bot.interview.listing import Listing
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.programme import Programme
from bot.interview.suggesting import Holders
from bot.interview.suggestions import Suggestion, SuggestionRound, SuggestionWish, Unmatched


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


@frozen
class FoundWisher:
    """A wish that is due, and what is known about its member. See
    bot.interview.suggesting.Wisher."""

    wish: SuggestionWish
    interviews: tuple[Interview, ...]
    kept_from: frozenset[int]


@frozen
class UnsentSuggestion:
    """A suggestion that is to be posted, with its locked members, when both are busy, and the wish
    as it now is (None if it was given up). `host` is None if nobody was found, or if the two do not
    meet here any more."""

    suggestion: Suggestion
    member: Member
    wish: SuggestionWish | None
    host: Member | None
    interviews: tuple[Interview, ...]
    host_interviews: tuple[Interview, ...]


class Suggestions(Protocol):
    """The short steps of a round, in the order of the members' numbers."""

    def under_way(self) -> SuggestionRound | None:
        """The oldest round that is wanted or is going out."""

    def wishers(
        self, community: int, day: date, after: int, most: int, now: datetime
    ) -> Sequence[FoundWisher]:
        """Members after this number whose turn it is on that Tuesday, who are here, may take part
        and can be written to."""

    def hosts(self, community: int, after: int, most: int, now: datetime) -> Sequence[Listing]:
        """Open hosts after this number who are here, may take part and can be written to."""

    def promised(self, community: int, since: datetime) -> Mapping[int, int]:
        """By host, to how many members they were suggested since then who have neither asked nor
        refused."""

    def holders(self, community: int, words: Collection[str]) -> Holders: ...

    def keep(self, made: SuggestionRound, suggestions: Sequence[Suggestion]) -> bool:
        """Store a whole round that was wanted, without suggestions that name somebody who was
        erased meanwhile. Return False if another process has stored the round."""

    def unsent(self, of: SuggestionRound, most: int, now: datetime) -> Sequence[UnsentSuggestion]:
        """The next suggestions to post of a round that is going out. They are locked."""

    def save_sent(self, these: Sequence[Saved]) -> None:
        """Save changed suggestions and wishes, all at once."""

    def end(self, of: SuggestionRound) -> None:
        """Note that the round has gone out, unless something of it is still to be posted."""

    def forget(self, before: datetime) -> None:
        """Delete rounds that were made before then."""
