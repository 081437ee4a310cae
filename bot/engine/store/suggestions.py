"""What the core needs from the store to make a round of suggestions in short steps."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.engine.decisions import Saved
from bot.interview.finding.listing import Listing
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.suggestions.suggesting import Holders
from bot.interview.suggestions.suggestions import Suggestion, SuggestionRound, SuggestionWish


@frozen
class FoundWisher:
    """A wish that is due, and what is known about its member. See
    bot.interview.suggestions.suggesting.Wisher."""

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

    def save(self, made: SuggestionRound, suggestions: Sequence[Suggestion]) -> bool:
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
