"""Deletes old words, a few rows at a time. The rows of delivered cards stay without their words,
with the member and the message's id, so that the message can still be edited."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    null,
    select,
    text,
    tuple_,
    update,
)

from bot.engine.store.retention import CardsForgotten, InterviewWords, SettledCard, SpaceRetention
from storage.calendars import busy_times
from storage.cards.forgotten_cards import FORGOTTEN, HAS_CONTENT
from storage.cards.outbox import HAS_REACHED_MEMBER
from storage.interviews.words import WITHOUT_WORDS
from storage.organizing import facts
from storage.search import word_indexes
from storage.spaces.spaces import number_of
from storage.statements import locks
from storage.statements.dialect import is_sqlite, upsert
from storage.statements.prepared import Prepared, PreparedWithLists
from storage.tables import (
    cards,
    forgettings,
    interviews,
    members,
    organizers,
    plans,
    programmes,
    reflections,
    retention_runs,
    spaces,
)
from storage.tables.column_types import Instant, Seconds

_MOVE_ON_SQLITE = text("UPDATE interview SET rowid = rowid WHERE id IN :these").bindparams(
    bindparam("these", expanding=True)
)
"""SQLite frees the space of a row that became shorter only when it moves the row. This makes it do
so, even though the row stays the same."""
_SETTLED = (
    select(cards.c.taken_at, cards.c.id)
    .where(
        cards.c.space == number_of(bindparam("of_platform"), bindparam("of_space")),
        *(cards.c.due_at.is_(None), cards.c.taken_at.is_not(None)),
        tuple_(cards.c.taken_at, cards.c.id)
        > tuple_(bindparam("at", type_=Seconds), bindparam("after", type_=Integer)),
        cards.c.taken_at < bindparam("before"),
    )
    .order_by(cards.c.taken_at, cards.c.id)
    .limit(bindparam("most"))
)
_FLEETING = (
    select(cards.c.id)
    .where(cards.c.due_at.is_(None), cards.c.fleeting, cards.c.taken_at < bindparam("before"))
    .order_by(cards.c.taken_at)
    .limit(bindparam("most"))
)
_FIRST_ORGANIZER = (
    select(organizers.c.member)
    .where(organizers.c.community == programmes.c.community)
    .order_by(organizers.c.since, organizers.c.member)
    .limit(1)
    .scalar_subquery()
)
_SPACES = (
    select(
        *(spaces.c.platform, spaces.c.id, spaces.c.community, members.c.zone),
        programmes.c.words_kept_months,
    )
    .join(programmes, programmes.c.community == spaces.c.community, isouter=True)
    .join(
        members,
        members.c.id == func.coalesce(programmes.c.contact, _FIRST_ORGANIZER),
        isouter=True,
    )
    .order_by(spaces.c.platform, spaces.c.id)
)
_NEVER = datetime.min.replace(tzinfo=UTC)
_KEPT = (
    select(
        *(
            interviews.c.id,
            interviews.c.stage,
            interviews.c.changed_at,
            interviews.c.last_contact_at,
        ),
        *(programmes.c.words_kept_months, forgettings.c.at),
    )
    .join(programmes, programmes.c.community == interviews.c.community)
    .outerjoin(forgettings, forgettings.c.interview == interviews.c.id)
    .where(
        interviews.c.community == bindparam("in_community"),
        tuple_(interviews.c.changed_at, interviews.c.id)
        > tuple_(bindparam("at", type_=Instant), bindparam("after")),
        interviews.c.changed_at <= bindparam("before"),
        interviews.c.wish != literal_column("''"),  # written as in the index
    )
    .order_by(interviews.c.changed_at, interviews.c.id)
    .limit(bindparam("most"))
)
_HAS_OLD_VENUE = interviews.c.venue.is_not(None) & (
    interviews.c.start < bindparam("before", type_=Instant)
)
_WITH_OLD_VENUE = (
    select(interviews.c.id)
    .where(interviews.c.community == bindparam("in_community"), _HAS_OLD_VENUE)
    .limit(bindparam("most"))
)
_FORGET_VENUES = (
    update(interviews)
    .where(interviews.c.id.in_(bindparam("these", expanding=True)), _HAS_OLD_VENUE)
    .values(venue=null())
)
"""The condition is checked again, because an interview may have got another time and place before
it was locked."""
_FALLEN_ASLEEP = PreparedWithLists(
    update(spaces)
    .where(spaces.c.asleep, spaces.c.asleep_since.is_(None))
    .values(asleep_since=bindparam("now"))
)
_ABANDONED = PreparedWithLists(
    select(spaces.c.platform, spaces.c.id).where(
        *(spaces.c.asleep, spaces.c.asleep_since <= bindparam("since")),
        spaces.c.platform.in_(bindparam("platforms", expanding=True)),
    )
)
_STILL_KEPT = Prepared(
    select(members.c.id)
    .where(members.c.platform == bindparam("of_platform"), members.c.space == bindparam("of_space"))
    .where(members.c.erased_at.is_(None))
    .limit(bindparam("most"))
)
_RAN_AT = Prepared(select(retention_runs.c.ran_at))
_NOTE_RUN = upsert(retention_runs, ["one"])
_EXPECT = upsert(forgettings, ["interview"])


class SqlRetention:
    """Implements bot.engine.store.store.Retention."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def spaces(self) -> list[SpaceRetention]:
        return [SpaceRetention(*row) for row in self._db.execute(_SPACES)]

    def settled(
        self, space: SpaceRetention, before: datetime, after: SettledCard | None, most: int
    ) -> list[SettledCard]:
        last = after or SettledCard(_NEVER, 0)
        asked = {"of_platform": space.platform, "of_space": space.id, "before": before}
        asked |= {"at": last.at, "after": last.id, "most": most}
        return [SettledCard(*row) for row in self._db.execute(_SETTLED, asked)]

    def forget_cards(
        self, some: Sequence[SettledCard], which: CardsForgotten, before: datetime
    ) -> None:
        old = cards.c.id.in_([each.id for each in some]) & cards.c.due_at.is_(None)
        self._forget(old & _is_over(which, before))

    def forget_fleeting(self, before: datetime, most: int) -> bool:
        these = list(self._db.scalars(_FLEETING, {"before": before, "most": most}))
        if these:
            self._forget(cards.c.id.in_(these) & cards.c.due_at.is_(None))
        return bool(these)

    def interviews(
        self, community: int, before: datetime, after: InterviewWords | None, most: int
    ) -> list[InterviewWords]:
        at, last = (after.changed_at, after.id) if after else (_NEVER, "")
        asked = {"in_community": community, "before": before, "at": at, "after": last}
        asked["most"] = most
        return [InterviewWords(*row) for row in self._db.execute(_KEPT, asked)]

    def forget_venues(self, community: int, before: datetime, most: int) -> bool:
        asked = {"in_community": community, "before": before, "most": most}
        if these := self._db.scalars(_WITH_OLD_VENUE, asked).all():
            self._lock(these)
            self._db.execute(_FORGET_VENUES, {"these": these, "before": before})
        return bool(these)

    def forget_words(self, these: Collection[str]) -> None:
        if not these:
            return
        self._lock(these)
        of = update(interviews).where(interviews.c.id.in_(these))
        self._db.execute(of.values(WITHOUT_WORDS))
        if is_sqlite(self._db):
            self._db.execute(_MOVE_ON_SQLITE, {"these": list(these)})
        self._db.execute(delete(plans).where(plans.c.interview.in_(these)))
        self._db.execute(delete(forgettings).where(forgettings.c.interview.in_(these)))
        kept = update(reflections).where(reflections.c.interview.in_(these))
        self._db.execute(kept.values(next_question=""))
        self._forget(cards.c.about.in_(these) & cards.c.due_at.is_(None))

    def expect(self, ends: Mapping[str, datetime]) -> None:
        if ends:
            self._lock(ends.keys())
            rows = [{"interview": each, "at": at} for each, at in ends.items()]
            self._db.execute(_EXPECT.on(self._db), rows)

    def abandoned(
        self, platforms: Collection[str], since: datetime, now: datetime, most: int
    ) -> Sequence[int]:
        _FALLEN_ASLEEP.rows(self._db, now=now)
        there = list(platforms)
        for platform, space in _ABANDONED.rows(self._db, platforms=there, since=since):
            here = {"of_platform": platform, "of_space": space, "most": most}
            if found := _STILL_KEPT.rows(self._db, **here):
                return [member for (member,) in found]
        return ()

    def forget_searchers(self, now: datetime) -> None:
        facts.forget_searchers(self._db, now)

    def forget_reading_starts(self, now: datetime) -> None:
        busy_times.forget_starts(self._db, now)

    def begin_to_tidy_words(self) -> None:
        word_indexes.begin_to_merge(self._db)

    def tidy_words(self) -> bool:
        return word_indexes.merge_next(self._db)

    def note_run(self, now: datetime) -> None:
        self._db.execute(_NOTE_RUN.on(self._db), {"one": 1, "ran_at": now})

    def _forget(self, which: ColumnElement[bool]) -> None:
        """Delete the cards that never reached their member, and the content of the others. After
        that, no search for old cards finds them again."""
        self._db.execute(delete(cards).where(which, ~HAS_REACHED_MEMBER))
        self._db.execute(update(cards).where(which, HAS_CONTENT).values(FORGOTTEN))

    def _lock(self, these: Collection[str]) -> None:
        sides = select(interviews.c.seeker, interviews.c.host).where(interviews.c.id.in_(these))
        locks.lock(self._db, (side for row in self._db.execute(sides) for side in row))


def ran_at(db: Connection) -> datetime | None:
    """When everything old was last deleted (UTC). None if never."""
    found = _RAN_AT.first(db)
    return found[0] if found else None


def _is_over(which: CardsForgotten, before: datetime) -> ColumnElement[bool]:
    rested = interviews.c.stage.in_(which.resting) & (interviews.c.changed_at < before)
    over = interviews.c.stage.in_(which.ended) | rested
    return cards.c.about.is_(None) | exists().where(interviews.c.id == cards.c.about, over)
