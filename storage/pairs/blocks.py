"""Blocks. Lock both members before saving one."""

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    bindparam,
    delete,
    or_,
    select,
    tuple_,
    update,
)

from bot.interview.conduct.blocks import Block
from bot.interview.finding.introductions import INTRODUCTION
from bot.interview.members import Member
from bot.interview.model import Stage
from bot.interview.suggestions.suggestions import key
from storage.cards.card_keys import digest_of
from storage.cards.outbox import HAS_REACHED_MEMBER
from storage.cards.posts import UNTOUCHED
from storage.interviews import absences
from storage.people import people
from storage.statements.dialect import insert_into
from storage.tables import blocks, cards, interviews, introductions, suggestions, timers

_BY: BindParameter[int] = bindparam("of")
_OTHER: BindParameter[int] = bindparam("with")
_DELETE = delete(blocks).where(blocks.c.by == _BY, blocks.c.other == _OTHER)
_ENDED = (Stage.DECLINED, Stage.WITHDRAWN, Stage.EXPIRED, Stage.CANCELLED)
"""Cards about such an interview say that it has ended. They are delivered in spite of a block, so
that nobody comes to the interview."""


def _are_both(one: ColumnElement[int], other: ColumnElement[int]) -> ColumnElement[bool]:
    return or_((one == _BY) & (other == _OTHER), (one == _OTHER) & (other == _BY))


_BETWEEN = select(interviews.c.id).where(
    interviews.c.stage.not_in(_ENDED), _are_both(interviews.c.seeker, interviews.c.host)
)
_ALL_BETWEEN = select(interviews.c.id).where(_are_both(interviews.c.seeker, interviews.c.host))
_WAKE = update(timers).where(timers.c.interview.in_(_ALL_BETWEEN)).values(asleep_in=None)
_WITHDRAW = delete(cards).where(
    cards.c.about.in_(_BETWEEN),
    ~HAS_REACHED_MEMBER,
    ~cards.c.taken,
)
_SUGGESTED = select(suggestions.c.member, suggestions.c.day).where(
    _are_both(suggestions.c.member, suggestions.c.host)
)
_INTRODUCED = select(introductions).where(_are_both(introductions.c.seeker, introductions.c.host))
_OF = select(blocks.c.other).where(blocks.c.by == _BY).order_by(blocks.c.at.desc(), blocks.c.other)


def save(db: Connection, block: Block) -> None:
    """Save a block, or lift it if its `at` is None. A new block withdraws the cards about the two
    that nobody has seen yet, except those that say that an interview has ended."""
    these = {"of": block.by, "with": block.other}
    if block.at is None:
        db.execute(_DELETE, these)
        db.execute(_WAKE, these)
        return
    values = {"by": block.by, "other": block.other, "at": block.at}
    db.execute(insert_into(db, blocks).values(values).on_conflict_do_nothing())
    db.execute(_WITHDRAW, these)
    withdraw_named(db, block.by, block.other)
    absences.give_up(db, block.by, block.other)


def withdraw_named(db: Connection, one: int, other: int) -> None:
    """Withdraw the unseen cards that name one of the two to the other and are not about an
    interview."""
    these = {"of": one, "with": other}
    theirs = [(row.member, digest_of(key(row.day))) for row in db.execute(_SUGGESTED, these)]
    for row in db.execute(_INTRODUCED, these):
        asked = digest_of(f"{INTRODUCTION}{row.id}")
        theirs += [(row.seeker, asked), (row.host, asked)]
    if theirs:
        which = tuple_(cards.c.member, cards.c.digest).in_(theirs)
        db.execute(delete(cards).where(which, UNTOUCHED))


def blocked_by(db: Connection, member: int) -> tuple[Member, ...]:
    """The members whom this member blocked, the newest block first."""
    ids = list(db.scalars(_OF, {"of": member}))
    found = people.by_ids(db, ids)
    return tuple(found[each] for each in ids)
