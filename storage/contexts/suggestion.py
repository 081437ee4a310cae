"""The parts of contexts about suggestions."""

from collections.abc import Mapping

from bot.engine.contexts.suggestion import RoundOutcome
from bot.interview.members import Member
from bot.interview.suggestions.suggestions import Suggestion, SuggestionRound, SuggestionWish
from storage.contexts.member import DueParts, MemberParts
from storage.contexts.programme import OrganizingParts
from storage.lazy import lazy
from storage.people import people
from storage.spaces.scope import are_blocked
from storage.suggestions import suggestion_rounds, suggestions


class SuggestionParts(MemberParts):
    """For a member who gets suggestions, or may want some."""

    @lazy
    def suggestion_wish(self) -> SuggestionWish | None:
        return suggestions.wish_of(self._db, self.me.id)

    @lazy
    def suggested(self) -> Suggestion | None:
        return suggestions.last_of(self._db, self.me.id, self._request.member)

    @lazy
    def suggested_host(self) -> Member | None:
        host = self.suggested.host if self.suggested else None
        if host is None or are_blocked(self._db, self.me.id, host):
            return None
        return people.one(self._db, host)


class NewWishParts(SuggestionParts):
    """For a member who now wants suggestions."""

    @lazy
    def last_round(self) -> SuggestionRound | None:
        return suggestion_rounds.locked_round(self._db, self.me.community)


class RoundsDueParts(DueParts):
    """For a timer of a community's suggestion rounds."""

    @lazy
    def wishes(self) -> int:
        return suggestions.count_wishes(self._db, self._community)

    @lazy
    def last_round(self) -> SuggestionRound | None:
        return suggestion_rounds.locked_round(self._db, self._community)


class RoundsParts(OrganizingParts):
    """For an organizer who looks at the suggestion rounds."""

    @lazy
    def wishes(self) -> int:
        return suggestions.count_wishes(self._db, self.programme.community)

    @lazy
    def last_round(self) -> SuggestionRound | None:
        return suggestion_rounds.locked_round(self._db, self.programme.community)

    @lazy
    def outcome(self) -> RoundOutcome:
        last = self.last_round
        return suggestion_rounds.outcome_of(self._db, last) if last else RoundOutcome()

    @lazy
    def pairs(self) -> tuple[Suggestion, ...]:
        return suggestion_rounds.pairs_of(self._db, self.last_round) if self.last_round else ()

    @lazy
    def paired(self) -> Mapping[int, Member]:
        sides = {side for each in self.pairs for side in (each.member, each.host)}
        return people.by_ids(self._db, {each for each in sides if each is not None})
