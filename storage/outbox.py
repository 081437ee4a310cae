"""Cards that couriers claim, deliver and settle. A member's go out in the order of posting."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    exists,
    func,
    null,
    select,
    tuple_,
    update,
)

from bot.decision import Timer
from bot.model import Side, Stage
from bot.ports import GaveUp, Lapsed, Outcome, Outgoing, Shown, SpaceKey, TryAgain
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


def claim(
    db: Connection, now: datetime, most: int, lease: timedelta, skip: Collection[SpaceKey]
) -> list[Outgoing]:
    """Cards that are due, in the order of posting; nobody else gets them until the lease ends."""
    if not is_sqlite(db):
        # What holds a card up must not be claimed by another process at the same moment.
        db.execute(select(func.pg_advisory_xact_lock(_CLAIMING)))
    rows = db.execute(_due(now, most, skip)).all()
    db.execute(
        update(cards)
        .where(cards.c.id.in_([row.id for row in rows]))
        .values(taken=True, taken_at=now, due_at=now + lease)
    )
    return _outgoing(db, rows)


def _due(now: datetime, most: int, skip: Collection[SpaceKey]) -> Select[Any]:
    held_up = exists().where(_OTHER_IS_EARLIER, _other.c.taken, _other.c.due_at > now)
    return (
        select(
            *(cards.c.id, cards.c.member, cards.c.key, cards.c.card),
            *(cards.c.version, cards.c.attempts, cards.c.message, cards.c.taken, cards.c.until),
        )
        .join(members, members.c.id == cards.c.member)
        .where(
            cards.c.due_at <= now,
            tuple_(cards.c.platform, cards.c.space).not_in(skip),
            ~spaces.sleeps(cards),
            ~held_up,
        )
        .order_by(cards.c.posted_at, cards.c.id)
        .limit(most)
        .with_for_update(of=[cards, members], skip_locked=True, key_share=True)
    )


def _outgoing(db: Connection, rows: Sequence[Row[Any]]) -> list[Outgoing]:
    to = people.by_ids(db, [row.member for row in rows])
    return [
        Outgoing(
            *(row.id, to[row.member], row.key, row.card, row.version),
            *(row.attempts, row.message, row.taken, row.until),
        )
        for row in rows
    ]


_THIS = cards.c.id == bindparam("this")
_ON_SHOWN = (
    update(cards)
    .where(_THIS)
    .values(
        taken=False,
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
    .values(taken=False, attempts=cards.c.attempts + 1, due_at=bindparam("at"))
)
_ON_NOT_SENT = update(cards).where(_THIS).values(taken=False, due_at=None)


def settle(db: Connection, outcomes: Sequence[Outcome]) -> None:
    people.lock(db, (each.outgoing.to.id for each in outcomes))
    shown, again, gave_up, not_sent = [], [], [], []
    for each in outcomes:
        card = each.outgoing
        match each:
            case Shown(_, message):
                version = card.version
                shown.append({"this": card.id, "in_message": message, "in_version": version})
            case TryAgain(_, at):
                again.append({"this": card.id, "at": at})
            case GaveUp():
                gave_up.append(each)
                not_sent.append({"this": card.id})
            case Lapsed():
                not_sent.append({"this": card.id})
    if shown:
        db.execute(_ON_SHOWN, shown)
    if again:
        db.execute(_ON_TRY_AGAIN, again)
    if not_sent:
        db.execute(_ON_NOT_SENT, not_sent)
    if gave_up:
        _tell_interviews(db, gave_up)


def _tell_interviews(db: Connection, gave_up: Sequence[GaveUp]) -> None:
    """Wake the flow that answers to a side that cannot be reached."""
    at = {each.outgoing.id: each.at for each in gave_up}
    about = (
        select(cards.c.id, cards.c.member, interviews.c.id.label("interview"), interviews.c.seeker)
        .join(interviews, interviews.c.id == cards.c.about)
        .where(cards.c.id.in_(at))
        .order_by(cards.c.id)
    )
    woken = []
    for row in db.execute(about):
        side = Side.SEEKER if row.member == row.seeker else Side.HOST
        woken.append(Timer(row.interview, f"unreachable_{side}", at[row.id]))
    timers.set_all(db, woken)


def next_due(db: Connection) -> datetime | None:
    """A card that waits for an earlier one of its member is due when that one is."""
    held_up = exists().where(_OTHER_IS_EARLIER, _other.c.due_at.is_not(None), _other.c.taken)
    query = select(cards.c.due_at).where(
        cards.c.due_at.is_not(None), ~held_up, ~spaces.sleeps(cards)
    )
    found: datetime | None = db.scalar(query.order_by(cards.c.due_at).limit(1))
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
