"""Cards that couriers claim, deliver and settle. Each member's cards go out in the order of
posting; see also storage.cards.holding_back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Boolean,
    Connection,
    bindparam,
    case,
    func,
    null,
    select,
    update,
)

from bot.engine.store.outbox import QueuedCard
from bot.engine.store.ports import (
    Announced,
    ClaimedPart,
    GaveUp,
    Lapsed,
    Outcome,
    PutBack,
    Shown,
    SpaceKey,
    TryAgain,
)
from bot.interview.model import Interview
from storage.cards import holding_back
from storage.cards.forgotten_cards import FORGOTTEN, HAS_CONTENT
from storage.cards.queued_cards import ANNOUNCEMENT_PREFIX, claim_alone, queued, queued_for
from storage.cards.waiting_cards import (
    COLUMNS,
    NOW,
    SPACE_TAKES_CARDS,
    WaitingCard,
    first_of_space,
    locking_cards,
    waits,
)
from storage.statements import locks
from storage.statements.dialect import indexed_by
from storage.statements.mapping import INTERVIEW_COLUMNS, interview_of
from storage.statements.prepared import Prepared, PreparedChange, PreparedWithLists
from storage.tables import cards, interviews, spaces
from storage.tables.column_types import Instant

HAS_REACHED_MEMBER = cards.c.message.is_not(None) & ~cards.c.message.startswith(ANNOUNCEMENT_PREFIX)
"""Whether the card itself has reached its member, even if its message was deleted since. An
announcement does not count."""

_FIRST = first_of_space(in_bulk=False)
NEXT_DUE = select(func.min(_FIRST)).select_from(spaces).where(*SPACE_TAKES_CARDS)
_WITH_DUE = select(spaces.c.number).where(*SPACE_TAKES_CARDS, _FIRST <= NOW)
_READY = PreparedWithLists(_WITH_DUE.order_by(_FIRST, spaces.c.number))
"""Those that have waited longest come first, because one claim may not serve all of them."""
_IS_DUE = (*waits(in_bulk=False), cards.c.due_at <= NOW)
_READERS = (
    select(cards.c.member)
    .where(cards.c.space == bindparam("space"), *_IS_DUE)
    .order_by(cards.c.due_at)
    .limit(bindparam("most"))
)
_DUE = Prepared(
    locking_cards(
        indexed_by(select(*COLUMNS), cards, "card_pending_of_member")
        .where(cards.c.member.in_(_READERS), *_IS_DUE)
        .order_by(cards.c.posted_at, cards.c.id)
        .limit(bindparam("cards"))
    )
)
"""The due cards of at most `most` readers, in the order of posting, so that no card overtakes an
earlier one."""
_CARDS_OF_A_READER = 5
"""How many cards are claimed for each reader at a time, on average. A reader's further cards wait
for a later claim."""
_REST_OF_MESSAGES = PreparedWithLists(
    locking_cards(
        select(*COLUMNS)
        .where(
            cards.c.member.in_(bindparam("of", expanding=True)),
            cards.c.id.not_in(bindparam("but", expanding=True)),
            *(cards.c.grouped, cards.c.message.is_(None), *_IS_DUE),
        )
        .order_by(cards.c.posted_at, cards.c.id)
    )
)
"""Cards that belong in one message with cards found before."""
_READERS_AT_LEAST = 20
"""At least this many readers of a space are served in one claim, however many spaces there are."""

_THIS = cards.c.id == bindparam("this")


def _releasing(**changes: Any) -> PreparedChange:
    """A change after which no courier owns the card any more."""
    changed = update(cards).where(_THIS).values(taken=False, taken_by=None, **changes)
    return PreparedChange(changed)


_DOUBTED: BindParameter[bool] = bindparam("doubted")
_ANEW = bindparam("anew", type_=Boolean)
_SHOWN: dict[str, Any] = {
    "in_doubt": False,
    "holds": False,
    "attempts": 0,
    "message": bindparam("in_message"),
    # If a newer version was posted in the meantime, it is due already.
    "due_at": case((cards.c.version > bindparam("in_version"), cards.c.posted_at), else_=null()),
}
_ON_SHOWN = _releasing(**_SHOWN)
_ON_SHOWN_FOR_GOOD = _releasing(**FORGOTTEN, **_SHOWN)
_ON_TRY_AGAIN = _releasing(
    in_doubt=_DOUBTED,
    attempts=case((_ANEW, 0), else_=cards.c.attempts) + bindparam("counted"),
    due_at=bindparam("at", type_=Instant),
    holds=bindparam("held"),
)
_WAIT = PreparedChange(
    update(cards).where(_THIS).values(due_at=bindparam("wakes", type_=Instant), holds=False)
)
_ON_GIVEN_UP = _releasing(in_doubt=_DOUBTED, due_at=None, holds=False)
_ON: dict[type[Outcome], PreparedChange] = {
    Shown: _ON_SHOWN,
    Announced: _ON_SHOWN,
    TryAgain: _ON_TRY_AGAIN,
    PutBack: _releasing(in_doubt=_DOUBTED),
    GaveUp: _ON_GIVEN_UP,
    Lapsed: _ON_GIVEN_UP,
}
"""The change for each kind of outcome."""

_SHOWN_IN = Prepared(
    select(*COLUMNS).where(
        *(cards.c.member == bindparam("to"), cards.c.message == bindparam("shown_in")),
        *(cards.c.grouped, HAS_CONTENT),
    )
)
_TAKE = PreparedWithLists(
    update(cards)
    .where(cards.c.id.in_(bindparam("these", expanding=True)))
    .values(taken=True, taken_at=bindparam("now"), taken_by=bindparam("courier"))
)
_STILL_ITS = (
    cards.c.id.in_(bindparam("these", expanding=True))
    & cards.c.taken
    & (cards.c.taken_by == bindparam("courier"))
)
_STILL_HAS = PreparedWithLists(
    select(cards.c.id, cards.c.version, cards.c.about).where(_STILL_ITS).with_for_update()
)
_HAND_OVER = PreparedWithLists(
    update(cards).where(_STILL_ITS).values(in_doubt=True).returning(cards.c.id)
)
DELIVERY = (_READY, _DUE, _TAKE, _HAND_OVER, _STILL_HAS, _ON_SHOWN, _ON_SHOWN_FOR_GOOD)
"""What every card needs on its way."""
_ABOUT = (
    select(cards.c.id, *INTERVIEW_COLUMNS)
    .join(interviews, interviews.c.id == cards.c.about)
    .where(cards.c.id.in_(bindparam("these", expanding=True)))
    .order_by(cards.c.id)
)


class _Owned(NamedTuple):
    """A card that the courier still owns, as it is now."""

    version: int
    about: str | None


class SqlOutbox:
    """Implements bot.engine.store.outbox.Outbox."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def due(
        self, now: datetime, most: int, platforms: Collection[str], skip: Collection[SpaceKey]
    ) -> list[QueuedCard]:
        ready = _READY.rows(self._db, now=now, platforms=list(platforms), skip=list(skip))
        if not ready:
            return []
        claim_alone(self._db)
        each_at_most = max(_READERS_AT_LEAST, most // len(ready))
        found: list[WaitingCard] = []
        for [space] in ready:
            if (left := most - len(found)) > 0:
                found += self._due_in(space, now, min(each_at_most, left))
        return queued(self._db, found)

    def _due_in(self, space: int, now: datetime, readers: int) -> list[WaitingCard]:
        """Due cards of a space, for at most this many readers. If there are more cards than can be
        claimed at a time, a message is still not split."""
        most = readers * _CARDS_OF_A_READER
        rows = _DUE.rows(self._db, now=now, space=space, most=readers, cards=most)
        found = [WaitingCard(*row) for row in rows]
        cut = {each.member for each in found if each.grouped and not each.message}
        if len(found) < most or not cut:
            return found
        but = [each.id for each in found]
        rest = _REST_OF_MESSAGES.rows(self._db, now=now, of=list(cut), but=but)
        return found + [WaitingCard(*row) for row in rest]

    def shown_with(self, card: QueuedCard) -> list[QueuedCard]:
        rows = _SHOWN_IN.rows(self._db, to=card.to.id, shown_in=_stored(card))
        return queued_for({card.to.id: card.to}, self._db, [WaitingCard(*row) for row in rows])

    def take(self, cards: Iterable[int], now: datetime, courier: str) -> None:
        _TAKE.rows(self._db, these=list(cards), now=now, courier=courier)

    def hand_over(self, cards: Collection[int], courier: str) -> Sequence[int]:
        rows = _HAND_OVER.rows(self._db, these=list(cards), courier=courier)
        return [this for [this] in rows]

    def settle(self, outcomes: Sequence[Outcome], courier: str) -> list[Outcome]:
        locks.lock(self._db, (each.outgoing.to.id for each in outcomes))
        parts = [(each, part) for each in outcomes for part in each.outgoing.parts]
        ours = self._still_has([part.id for _, part in parts], courier)
        settled = [(each, part) for each, part in parts if part.id in ours]
        rows: dict[PreparedChange, list[dict[str, Any]]] = defaultdict(list)
        for each, part in settled:
            rows[_change(each, part, ours[part.id])].append(_values(each, part))
        for change, those in rows.items():
            change.run(self._db, those)
        holding_back.put_off_later(self._db, _that_hold(settled))
        return [each for each in outcomes if any(part.id in ours for part in each.outgoing.parts)]

    def _still_has(self, these: Collection[int], courier: str) -> dict[int, _Owned]:
        """Which of these cards (by id) the courier still owns. They are locked until the
        transaction ends."""
        rows = _STILL_HAS.rows(self._db, these=list(these), courier=courier)
        return {this: _Owned(*row) for this, *row in rows}

    def wait(self, until: Mapping[int, datetime]) -> None:
        _WAIT.run(self._db, [{"this": card, "wakes": at} for card, at in until.items()])

    def make_due(self, member: int, now: datetime) -> None:
        holding_back.MAKE_DUE.run(self._db, [{"of": member, "at": now}])

    def about(self, cards: Collection[int]) -> list[tuple[int, Interview]]:
        rows = self._db.execute(_ABOUT, {"these": list(cards)})
        return [(row[0], interview_of(row[1:])) for row in rows]


def _stored(card: QueuedCard) -> str | None:
    return f"{ANNOUNCEMENT_PREFIX}{card.message}" if card.announced else card.message


def _change(outcome: Outcome, part: ClaimedPart, row: _Owned) -> PreparedChange:
    """A message that stays as it is needs its content no longer, unless a newer version waits. An
    erasure finds cards about no interview only by their content."""
    is_final = isinstance(outcome, Shown) and outcome.outgoing.is_final
    if is_final and row.about is not None and row.version == part.version:
        return _ON_SHOWN_FOR_GOOD
    return _ON[type(outcome)]


def _values(outcome: Outcome, part: ClaimedPart) -> dict[str, Any]:
    this: dict[str, Any] = {"this": part.id}
    match outcome:
        case Shown(_, message):
            return this | {"in_message": message, "in_version": part.version}
        case Announced(_, message):
            return this | {"in_message": ANNOUNCEMENT_PREFIX + message, "in_version": part.version}
        case TryAgain(outgoing, at, counts, in_doubt, holds):
            doubted = outgoing.in_doubt or in_doubt
            tries = {"anew": outcome.is_new_doubt, "counted": int(counts)}
            return this | tries | {"at": at, "doubted": doubted, "held": holds}
        case PutBack(outgoing) | GaveUp(outgoing) | Lapsed(outgoing):
            return this | {"doubted": outgoing.in_doubt}


def _that_hold(settled: Iterable[tuple[Outcome, ClaimedPart]]) -> Iterator[tuple[TryAgain, int]]:
    for outcome, part in settled:
        if isinstance(outcome, TryAgain) and outcome.holds:
            yield outcome, part.id


def has_reached(db: Connection, member: int) -> bool:
    """Whether a card has reached the member. A message that only announces a card does not
    count."""
    return last_reached(db, member) is not None


def last_reached(db: Connection, member: int) -> datetime | None:
    """When the last card that has reached the member was posted (UTC). None if there is none."""
    reached = select(func.max(cards.c.posted_at)).where(
        cards.c.member == member, HAS_REACHED_MEMBER
    )
    posted_at: datetime | None = db.scalar(reached)
    return posted_at
