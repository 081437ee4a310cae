"""Cards that couriers claim, deliver and settle. A member's go out in the order of posting."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    bindparam,
    case,
    delete,
    exists,
    func,
    null,
    or_,
    select,
    tuple_,
    update,
)

from bot.engine.decisions import Timer
from bot.engine.grouping import as_one
from bot.engine.ports import (
    CALLED,
    GaveUp,
    Lapsed,
    Outcome,
    Outgoing,
    Part,
    Shown,
    SpaceKey,
    TryAgain,
)
from bot.interview.model import Member, Side, Stage
from storage import interviews as interviews_of
from storage import people, spaces, timers
from storage.dialect import is_sqlite
from storage.tables import cards, interviews, members

_CLAIMING = 0x41534B01
"""The PostgreSQL advisory lock of whoever claims."""

_ENDED = (Stage.DECLINED, Stage.WITHDRAWN, Stage.EXPIRED, Stage.CANCELLED, Stage.MISSED)
_OVER = (Stage.HELD, Stage.THANKED)

_other = cards.alias("other")
_OTHER_IS_EARLIER = (_other.c.member == cards.c.member) & (
    tuple_(_other.c.posted_at, _other.c.id) < tuple_(cards.c.posted_at, cards.c.id)
)


_COLUMNS = (
    *(cards.c.id, cards.c.member, cards.c.key, cards.c.card, cards.c.grouped),
    *(cards.c.version, cards.c.attempts, cards.c.message, cards.c.until),
    # Whoever has taken it said nothing of what came of it.
    or_(cards.c.taken, cards.c.in_doubt).label("in_doubt"),
)
_PLATFORMS = cards.c.platform.in_(bindparam("platforms", expanding=True))
_SKIPPED = tuple_(cards.c.platform, cards.c.space).in_(bindparam("skip", expanding=True))
_HELD_UP = exists().where(_OTHER_IS_EARLIER, _other.c.taken, _other.c.due_at > bindparam("now"))
_DUE = (
    select(*_COLUMNS)
    .join(members, members.c.id == cards.c.member)
    .where(
        cards.c.due_at <= bindparam("now"),
        _PLATFORMS,
        ~_SKIPPED,
        ~spaces.sleeps(cards),
        ~_HELD_UP,
    )
    .order_by(cards.c.posted_at, cards.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=[cards, members], skip_locked=True, key_share=True)
)
_WAITS = exists().where(_OTHER_IS_EARLIER, _other.c.due_at.is_not(None), _other.c.taken)
_NEXT_DUE = (
    select(cards.c.due_at)
    .where(cards.c.due_at.is_not(None), ~_WAITS, ~spaces.sleeps(cards))
    .order_by(cards.c.due_at)
    .limit(1)
)
_NEXT_DUE_OF_SOME = _NEXT_DUE.where(_PLATFORMS)


def claim(
    db: Connection,
    now: datetime,
    most: int,
    lease: timedelta,
    platforms: Collection[str],
    *,
    skip: Collection[SpaceKey],
) -> list[Outgoing]:
    """Cards that are due, in the order of posting; nobody else gets them until the lease ends."""
    if not is_sqlite(db):
        # What holds a card up must not be claimed by another process at the same moment.
        db.execute(select(func.pg_advisory_xact_lock(_CLAIMING)))
    messages = list(_messages(db, _due(db, now, most, platforms, skip), now))
    db.execute(
        update(cards)
        .where(cards.c.id.in_([row.id for rows in messages for row in rows]))
        .values(taken=True, taken_at=now, due_at=now + lease)
    )
    return _outgoing(db, messages)


def _messages(db: Connection, rows: Sequence[Row[Any]], now: datetime) -> Iterator[list[Row[Any]]]:
    """The cards by the messages that show them, or will. What is of no use any more stays by
    itself, so that it takes no other with it; and what may have arrived without the others, so
    that none of them is taken for arrived too."""
    together: dict[tuple[int, str | bool], list[Row[Any]]] = {}
    for row in rows:
        if _is_shared(row, now):
            together.setdefault(_message(row), []).append(row)
    for row in rows:
        if not _is_shared(row, now):
            yield [row]
        elif same := together.pop(_message(row), None):
            shown = _all_shown(db, same) if row.message else same
            yield from _fitting(sorted(shown, key=lambda each: each.id))


def _message(row: Row[Any]) -> tuple[int, str | bool]:
    return row.member, row.message or row.in_doubt


def _is_shared(row: Row[Any], now: datetime) -> bool:
    return row.grouped and (row.message is not None or row.until is None or now < row.until)


def _all_shown(db: Connection, rows: list[Row[Any]]) -> list[Row[Any]]:
    """With what their message shows besides, and is not due."""
    of_message = select(*_COLUMNS).where(
        cards.c.member == rows[0].member, cards.c.message == rows[0].message, cards.c.grouped
    )
    return list(db.execute(of_message))


def _fitting(rows: list[Row[Any]]) -> Iterator[list[Row[Any]]]:
    """All in one message, or each in its own where that would be too much."""
    if as_one([row.card for row in rows]):
        yield rows
    else:
        yield from ([row] for row in rows)


def _due(
    db: Connection, now: datetime, most: int, platforms: Collection[str], skip: Collection[SpaceKey]
) -> Sequence[Row[Any]]:
    given = {"now": now, "most": most, "platforms": list(platforms), "skip": list(skip)}
    return db.execute(_DUE, given).all()


def _outgoing(db: Connection, messages: Sequence[list[Row[Any]]]) -> list[Outgoing]:
    to = people.by_ids(db, [rows[0].member for rows in messages])
    return [_as_one(rows, to[rows[0].member]) for rows in messages]


def _as_one(rows: list[Row[Any]], to: Member) -> Outgoing:
    first, card = rows[0], as_one([row.card for row in rows])
    if card is None:
        raise ValueError("These cards do not fit into one message")
    ends = [row.until for row in rows]
    return Outgoing(
        *(first.id, to, first.key, card),
        sum(row.version for row in rows),
        max(row.attempts for row in rows),
        first.message,
        any(row.in_doubt for row in rows),
        None if None in ends else max(ends),
        tuple(Part(row.id, row.key, row.version) for row in rows),
    )


_THIS = cards.c.id == bindparam("this")
_ON_SHOWN = (
    update(cards)
    .where(_THIS)
    .values(
        taken=False,
        in_doubt=False,
        attempts=0,
        message=bindparam("in_message"),
        shown_version=bindparam("in_version"),
        # A newer version was posted meanwhile: it is due already.
        due_at=case((cards.c.version > bindparam("in_version"), cards.c.posted_at), else_=null()),
    )
)
_ON_TRY_AGAIN = (
    update(cards)
    .where(_THIS)
    .values(
        taken=False,
        in_doubt=bindparam("doubted"),
        attempts=cards.c.attempts + bindparam("counted"),
        due_at=bindparam("at"),
    )
)
_ON_REACHABLE = (
    update(members)
    .where(members.c.id == bindparam("this"))
    .values(unreachable=bindparam("is_now"), left=bindparam("gone"))
)
_ON_NOT_SENT = (
    update(cards).where(_THIS).values(taken=False, in_doubt=bindparam("doubted"), due_at=None)
)


_ON = {Shown: _ON_SHOWN, TryAgain: _ON_TRY_AGAIN, GaveUp: _ON_NOT_SENT, Lapsed: _ON_NOT_SENT}


def settle(db: Connection, outcomes: Sequence[Outcome]) -> None:
    people.lock(db, (each.outgoing.to.id for each in outcomes))
    settled = [(each, part) for each in outcomes for part in each.outgoing.parts]
    for kind, statement in _ON.items():
        if values := [_values(*each) for each in settled if isinstance(each[0], kind)]:
            db.execute(statement, values)
    _note_reachable(db, outcomes)
    if gave_up := {part.id: each for each, part in settled if isinstance(each, GaveUp)}:
        _tell_interviews(db, gave_up)


def _values(outcome: Outcome, part: Part) -> dict[str, Any]:
    this: dict[str, Any] = {"this": part.id}
    match outcome:
        case Shown(_, message):
            return this | {"in_message": message, "in_version": part.version}
        case TryAgain(outgoing, at, counts, in_doubt):
            doubted = outgoing.in_doubt or in_doubt
            return this | {"at": at, "counted": int(counts), "doubted": doubted}
        case GaveUp(outgoing) | Lapsed(outgoing):
            return this | {"doubted": outgoing.in_doubt}


def _note_reachable(db: Connection, outcomes: Sequence[Outcome]) -> None:
    """Of each member, whether the last of these cards got to them, and if not, whether they have
    left."""
    known = {
        each.outgoing.to: (not reached, isinstance(each, GaveUp) and each.gone)
        for each in outcomes
        if (reached := _reached(each)) is not None
    }
    changed = [
        {"this": to.id, "is_now": unreachable, "gone": gone}
        for to, (unreachable, gone) in known.items()
        if unreachable or (to.unreachable, to.left) != (unreachable, gone)
    ]
    if changed:
        db.execute(_ON_REACHABLE, changed)


def _reached(outcome: Outcome) -> bool | None:
    """Whether cards get to the member; None where this one told nothing of that."""
    match outcome:
        case Shown(outgoing, message) if message.startswith(CALLED):
            return False if outgoing.message is None else None
        case Shown():
            return True
        case GaveUp():
            return False
    return None


def _tell_interviews(db: Connection, gave_up: Mapping[int, GaveUp]) -> None:
    """Wake the flow that answers to a side that cannot be reached, or that has left; by card."""
    left = {each.outgoing.to.id: each.at for each in gave_up.values() if each.gone}
    about = (
        select(cards.c.id, cards.c.member, interviews.c.id.label("interview"), interviews.c.seeker)
        .join(interviews, interviews.c.id == cards.c.about)
        .where(cards.c.id.in_(gave_up))
        .order_by(cards.c.id)
    )
    woken = []
    for row in db.execute(about):
        side = Side.SEEKER if row.member == row.seeker else Side.HOST
        what = "left" if row.member in left else "unreachable"
        woken.append(Timer(row.interview, f"{what}_{side}", gave_up[row.id].at))
    for interview in interviews_of.open_of(db, left):
        side = Side.SEEKER if interview.seeker in left else Side.HOST
        woken.append(Timer(interview.id, f"left_{side}", left[interview.member_on(side)]))
    timers.set_all(db, woken)


def next_due(db: Connection, platforms: Collection[str] | None) -> datetime | None:
    """Of these platforms, or of all. A card that waits for an earlier one of its member is due
    when that one is."""
    found: datetime | None
    if platforms is None:
        found = db.scalar(_NEXT_DUE)
    else:
        found = db.scalar(_NEXT_DUE_OF_SOME, {"platforms": list(platforms)})
    return found


def prune(db: Connection, before: datetime) -> None:
    ended = select(interviews.c.id).where(
        interviews.c.stage.in_(_ENDED)
        | (interviews.c.stage.in_(_OVER) & (interviews.c.changed_at < before))
    )
    db.execute(
        delete(cards).where(
            cards.c.due_at.is_(None),
            cards.c.taken_at < before,
            cards.c.about.is_(None) | cards.c.about.in_(ended),
        )
    )
