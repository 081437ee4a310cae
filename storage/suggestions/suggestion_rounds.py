"""Rounds of suggestions: how they are made, and what organizers see of them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.engine.contexts.suggestion import RoundOutcome
from bot.engine.decisions import Saved
from bot.engine.store.suggestions import FoundWisher, UnsentSuggestion
from bot.interview.finding.listing import Listing
from bot.interview.suggestions.suggesting import Holders
from bot.interview.suggestions.suggestions import (
    AGAIN_AFTER,
    RoundState,
    Suggestion,
    SuggestionRound,
    SuggestionWish,
    Unmatched,
)
from storage.interviews.occupying import occupying
from storage.pairs import concerns
from storage.people import people
from storage.people.not_erased import not_erased
from storage.search import search
from storage.search.candidates import ASKED_AT, asked_at
from storage.spaces.scope import blocked_pairs
from storage.statements import locks
from storage.statements.dialect import locking, upsert
from storage.statements.mapping import member_of, value_columns, values_of
from storage.statements.prepared import Prepared, is_one_of
from storage.suggestions.suggestions import (
    ALL_SUGGESTIONS,
    ALL_WISHES,
    SAVE_SUGGESTION,
    SAVE_WISH,
    wishes_of,
)
from storage.tables import hosts, members, suggestion_rounds, suggestion_wishes, suggestions
from storage.tables import interviews as interview_rows

PAIRS_SHOWN = 200

_ROUNDS = select(*value_columns(suggestion_rounds, SuggestionRound))
_SAVE_ROUND = upsert(suggestion_rounds, ["community", "day"])
_THIS = (suggestion_rounds.c.community == bindparam("of")) & (
    suggestion_rounds.c.day == bindparam("on")
)
_CAN_MEET = people.TAKES_PART & ~members.c.unreachable
_DUE = (
    ALL_WISHES.join(members, members.c.id == suggestion_wishes.c.member)
    .where(
        suggestion_wishes.c.community == bindparam("of"),
        suggestion_wishes.c.member > bindparam("after"),
        suggestion_wishes.c.next_on <= bindparam("on"),
        *(~suggestion_wishes.c.paused, _CAN_MEET, members.c.nudges),
    )
    .order_by(suggestion_wishes.c.member)
    .limit(bindparam("most"))
)


def save_round(db: Connection, changed: SuggestionRound) -> None:
    values = values_of(changed)
    db.execute(_SAVE_ROUND.on(db), values)


def locked_round(db: Connection, community: int) -> SuggestionRound | None:
    """The last round of the community, locked."""
    query = _ROUNDS.where(suggestion_rounds.c.community == community).order_by(
        suggestion_rounds.c.day.desc()
    )
    row = db.execute(locking(db, query.limit(1))).one_or_none()
    return SuggestionRound(*row) if row else None


def outcome_of(db: Connection, of: SuggestionRound) -> RoundOutcome:
    counted = select(suggestions.c.host, suggestions.c.unmatched, func.count()).where(_is_of(of))
    by_host: Counter[int] = Counter()
    by_reason: Counter[Unmatched] = Counter()
    for host, why, number in db.execute(
        counted.group_by(suggestions.c.host, suggestions.c.unmatched)
    ):
        if host is None:
            by_reason[why] += number
        else:
            by_host[host] += number
    return RoundOutcome(by_host.total(), by_reason, len(by_host))


def pairs_of(db: Connection, of: SuggestionRound) -> tuple[Suggestion, ...]:
    query = ALL_SUGGESTIONS.join(members, members.c.id == suggestions.c.member).where(
        _is_of(of), suggestions.c.host.is_not(None)
    )
    ordered = query.order_by(members.c.name, members.c.id).limit(PAIRS_SHOWN)
    return tuple(Suggestion(*row) for row in db.execute(ordered))


_GOES_ON = is_one_of(suggestion_rounds.c.state, (RoundState.WANTED, RoundState.GOING))
IS_UNDER_WAY = exists().where(_GOES_ON)
_UNDER_WAY = Prepared(
    _ROUNDS.where(_GOES_ON)
    .order_by(suggestion_rounds.c.day, suggestion_rounds.c.community)
    .limit(1)
)


class SqlSuggestions:
    """Implements bot.engine.store.suggestions.Suggestions."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def under_way(self) -> SuggestionRound | None:
        row = _UNDER_WAY.first(self._db)
        return SuggestionRound(*row) if row else None

    def wishers(
        self, community: int, day: date, after: int, most: int, now: datetime
    ) -> list[FoundWisher]:
        asked = {"of": community, "on": day, "after": after, "most": most}
        due = [SuggestionWish(*row) for row in self._db.execute(_DUE, asked)]
        ids = [each.member for each in due]
        calendars = occupying(self._db, ids, now)
        apart = self._apart(ids)
        suggested = self._suggested(ids, now - AGAIN_AFTER)
        return [
            FoundWisher(
                each, calendars[each.member], frozenset(apart[each.member] | suggested[each.member])
            )
            for each in due
        ]

    def _apart(self, these: Collection[int]) -> dict[int, set[int]]:
        """For each of these members, those who must not be suggested to them: between the two is a
        block or a report."""
        found = blocked_pairs(self._db, these)
        for one, other in concerns.reported_pairs(self._db, these):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found

    def hosts(self, community: int, after: int, most: int, now: datetime) -> list[Listing]:
        query = (
            people.MEMBERS.add_columns(ASKED_AT)
            .where(hosts.c.community == community, hosts.c.open, hosts.c.member > after, _CAN_MEET)
            .order_by(hosts.c.member)
            .limit(most)
        )
        found = [(member_of(row[:-1]), asked_at(row[-1])) for row in self._db.execute(query)]
        calendars = occupying(self._db, [host.id for host, _ in found], now)
        return [Listing(host, 0, calendars[host.id], last) for host, last in found]

    def promised(self, community: int, since: datetime) -> dict[int, int]:
        has_asked = exists().where(
            interview_rows.c.seeker == suggestions.c.member,
            interview_rows.c.host == suggestions.c.host,
            interview_rows.c.asked_at >= suggestions.c.at,
        )
        query = select(suggestions.c.host, func.count()).where(
            suggestions.c.community == community,
            suggestions.c.sent_at >= since,
            *(suggestions.c.host.is_not(None), suggestions.c.refused_at.is_(None), ~has_asked),
        )
        return {row[0]: row[1] for row in self._db.execute(query.group_by(suggestions.c.host))}

    def holders(self, community: int, words: Collection[str]) -> Holders:
        return search.hosts_mentioning(self._db, community, words)

    def save(self, made: SuggestionRound, these: Sequence[Suggestion]) -> bool:
        was = (suggestion_rounds.c.state == RoundState.WANTED) & _THIS
        values = {name: getattr(made, name) for name in ("state", "made_at", "hosts", "full")}
        changed = self._db.execute(
            update(suggestion_rounds).where(was).values(values),
            {"of": made.community, "on": made.day},
        )
        if not changed.rowcount:
            return False
        here = not_erased(self._db, _sides_of(these))
        rows = [values_of(each) for each in these if _sides_of([each]) <= here]
        if rows:
            self._db.execute(insert(suggestions), rows)
        return True

    def unsent(self, of: SuggestionRound, most: int, now: datetime) -> list[UnsentSuggestion]:
        """The suggestions are read again after the members are locked, because another process may
        have posted some in the meantime."""
        next_ones = ALL_SUGGESTIONS.where(_is_of(of), suggestions.c.sent_at.is_(None))
        ordered = next_ones.order_by(suggestions.c.member)
        sides = _sides(self._db.execute(ordered.limit(most)))
        locks.lock(self._db, sides)
        if not self._is_going(of):
            return []
        these = ordered.where(suggestions.c.member.in_(sides)).limit(most)
        some = [Suggestion(*row) for row in self._db.execute(these)]
        by_id, wishes = people.by_ids(self._db, sides), wishes_of(self._db, sides)
        apart = self._apart(sides)
        calendars = occupying(self._db, sides, now)
        return [
            UnsentSuggestion(
                *(each, by_id[each.member], wishes.get(each.member)),
                None if each.host in apart[each.member] else by_id.get(each.host or 0),
                calendars[each.member],
                calendars.get(each.host or 0, ()),
            )
            for each in some
        ]

    def save_sent(self, these: Sequence[Saved]) -> None:
        changed = [values_of(each) for each in these if isinstance(each, Suggestion)]
        wishes = [values_of(each, "stopped") for each in these if isinstance(each, SuggestionWish)]
        for statement, rows in ((SAVE_SUGGESTION, changed), (SAVE_WISH, wishes)):
            if rows:
                self._db.execute(statement.on(self._db), rows)

    def end(self, of: SuggestionRound) -> None:
        is_left = exists().where(_is_of(of), suggestions.c.sent_at.is_(None))
        ended = update(suggestion_rounds).where(
            _THIS, suggestion_rounds.c.state == RoundState.GOING, ~is_left
        )
        this = {"of": of.community, "on": of.day}
        self._db.execute(ended.values(state=RoundState.GONE), this)

    def forget(self, before: datetime) -> None:
        old = select(suggestion_rounds.c.community, suggestion_rounds.c.day).where(
            suggestion_rounds.c.made_at < before
        )
        for community, day in self._db.execute(old).all():
            of = (suggestions.c.community == community) & (suggestions.c.day == day)
            self._db.execute(delete(suggestions).where(of))
            self._db.execute(delete(suggestion_rounds).where(_THIS), {"of": community, "on": day})

    def _is_going(self, of: SuggestionRound) -> bool:
        query = _ROUNDS.where(_THIS).with_for_update()
        row = self._db.execute(query, {"of": of.community, "on": of.day}).one_or_none()
        return row is not None and SuggestionRound(*row).state is RoundState.GOING

    def _suggested(self, these: Sequence[int], since: datetime) -> Mapping[int, set[int]]:
        query = select(suggestions.c.member, suggestions.c.host).where(
            suggestions.c.member.in_(these),
            suggestions.c.host.is_not(None),
            or_(suggestions.c.sent_at > since, suggestions.c.refused_at > since),
        )
        return _sets(self._db.execute(query))


def _is_of(of: SuggestionRound) -> ColumnElement[bool]:
    return (suggestions.c.community == of.community) & (suggestions.c.day == of.day)


def _sides(rows: Iterable[Sequence[Any]]) -> set[int]:
    return _sides_of(Suggestion(*row) for row in rows)


def _sides_of(some: Iterable[Suggestion]) -> set[int]:
    return {side for each in some for side in (each.member, each.host) if side is not None}


def _sets(pairs: Iterable[Sequence[Any]]) -> Mapping[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return found
