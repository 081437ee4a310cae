"""Parts of the contexts of suggestions: see storage.context_parts."""

from collections.abc import Mapping

from sqlalchemy import Connection

from bot.engine.suggestions import RoundOutcome
from bot.interview.members import Member
from bot.interview.suggestions import Suggestion, SuggestionRound, SuggestionWish
from storage import people, suggestion_rounds, suggestions
from storage.context_parts import CommunityParts, MemberParts
from storage.once import once
from storage.organizing_parts import OrganizingParts
from storage.scope import are_blocked


class SuggestionParts(MemberParts):
    """For a member who gets suggestions, or may want some."""

    @once
    def suggestion_wish(self) -> SuggestionWish | None:
        return suggestions.wish_of(self._db, self.me.id)

    @once
    def suggested(self) -> Suggestion | None:
        return suggestions.last_of(self._db, self.me.id, self._request.member)

    @once
    def suggested_host(self) -> Member | None:
        host = self.suggested.host if self.suggested else None
        if host is None or are_blocked(self._db, self.me.id, host):
            return None
        return people.one(self._db, host)


class RoundsDueParts(CommunityParts):
    """For a timer of a community's suggestion rounds."""

    def __init__(self, db: Connection, community: int) -> None:
        super().__init__(db, community)
        self._of = community

    @once
    def wishes(self) -> int:
        return suggestions.count_wishes(self._db, self._of)

    @once
    def last_round(self) -> SuggestionRound | None:
        return suggestion_rounds.locked_round(self._db, self._of)


class RoundsParts(OrganizingParts):
    """For an organizer who looks at the suggestion rounds."""

    @once
    def wishes(self) -> int:
        return suggestions.count_wishes(self._db, self.programme.community)

    @once
    def last_round(self) -> SuggestionRound | None:
        return suggestion_rounds.locked_round(self._db, self.programme.community)

    @once
    def outcome(self) -> RoundOutcome:
        last = self.last_round
        return suggestion_rounds.outcome_of(self._db, last) if last else RoundOutcome()

    @once
    def pairs(self) -> tuple[Suggestion, ...]:
        return suggestion_rounds.pairs_of(self._db, self.last_round) if self.last_round else ()

    @once
    def paired(self) -> Mapping[int, Member]:
        sides = {side for each in self.pairs for side in (each.member, each.host)}
        return people.by_ids(self._db, {each for each in sides if each is not None})
