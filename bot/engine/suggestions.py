"""What flows read of suggestions, and what the core needs of the store to make a round of them, in
short steps."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.engine.contexts import Context
from bot.engine.decisions import Saved
from bot.engine.programme_contexts import CommunityContext, OrganizingContext
from bot.interview.listing import Listing
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.programme import Programme
from bot.interview.suggesting import Holders
from bot.interview.suggestions import Suggestion, SuggestionRound, SuggestionWish, Unmatched


@dataclass(frozen=True, slots=True)
class SuggestionContext(Context):
    """`suggestion_wish`: mine, None if I have none. `suggested`: what was suggested to me last, or
    the last time that the host was whom a button is about, None if nothing was; `suggested_host`:
    who, unless we do not meet here any more."""

    programme: Programme
    suggestion_wish: SuggestionWish | None
    suggested: Suggestion | None
    suggested_host: Member | None


@dataclass(frozen=True, slots=True)
class RoundsDueContext(CommunityContext):
    """For a timer that looks after the rounds. `wishes`: how many members wish suggestions and have
    not paused; `last_round`: None before the first, and locked."""

    wishes: int
    last_round: SuggestionRound | None


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """What came of a round in numbers: members who got somebody, who got nobody by the reason, and
    how many different hosts were suggested."""

    matched: int = 0
    unmatched: Mapping[Unmatched, int] | None = None
    hosts_used: int = 0


@dataclass(frozen=True, slots=True)
class RoundsContext(OrganizingContext):
    """For organizers; the fields as in RoundsDueContext. `outcome` is that of the last round;
    `pairs`: those that it suggests, by the names of the members, at most 200; `paired`: the members
    and hosts in them by id."""

    wishes: int
    last_round: SuggestionRound | None
    outcome: RoundOutcome
    pairs: tuple[Suggestion, ...]
    paired: Mapping[int, Member]


@dataclass(frozen=True, slots=True)
class FoundWisher:
    """A wish that is due, and what is known of its member. See bot.interview.suggesting.Wisher."""

    wish: SuggestionWish
    interviews: tuple[Interview, ...]
    kept_from: frozenset[int]


@dataclass(frozen=True, slots=True)
class UnsentSuggestion:
    """One that is to be posted, with its locked members, what both are busy with, and the wish as
    it now is (None where there is none any more). `host` is None where nobody was found, or they
    do not meet here any more."""

    suggestion: Suggestion
    member: Member
    wish: SuggestionWish | None
    host: Member | None
    interviews: tuple[Interview, ...]
    host_interviews: tuple[Interview, ...]


class Suggestions(Protocol):
    """Steps of a round, each short, in the order of the members' numbers."""

    def under_way(self) -> SuggestionRound | None:
        """The oldest round that is wanted, or is going out."""

    def wishers(
        self, community: int, day: date, after: int, most: int, now: datetime
    ) -> Sequence[FoundWisher]:
        """Whose turn it is on that Tuesday, after this number, of those who are here, may take part
        and can be written to."""

    def hosts(self, community: int, after: int, most: int, now: datetime) -> Sequence[Listing]:
        """Open hosts after this number who are here, may take part and can be written to."""

    def promised(self, community: int, since: datetime) -> Mapping[int, int]:
        """By host, how many were suggested them since then who neither asked nor refused."""

    def holders(self, community: int, words: Collection[str]) -> Holders: ...

    def keep(self, made: SuggestionRound, suggestions: Sequence[Suggestion]) -> bool:
        """Keep a round that was wanted, all of it; False where somebody else has."""

    def unsent(self, of: SuggestionRound, most: int, now: datetime) -> Sequence[UnsentSuggestion]:
        """The next to be posted of a round that is going out; it is locked."""

    def save_sent(self, these: Sequence[Saved]) -> None:
        """Suggestions and wishes as they now are, all at once."""

    def end(self, of: SuggestionRound) -> None:
        """It has gone out, unless something of it is yet to be posted."""

    def forget(self, before: datetime) -> None:
        """Rounds that were made before then."""
