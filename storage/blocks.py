"""Blocks. Whoever saves one holds both members' rows."""

from sqlalchemy import BindParameter, Connection, bindparam, delete, or_, select

from bot.interview.blocks import Block
from bot.interview.model import Member, Stage
from storage import absences, people
from storage.dialect import insert_into
from storage.outbox import ANNOUNCED
from storage.tables import blocks, cards, interviews

_BY: BindParameter[int] = bindparam("of")
_OTHER: BindParameter[int] = bindparam("with")
_LIFT = delete(blocks).where(blocks.c.by == _BY, blocks.c.other == _OTHER)
_ENDED = (Stage.DECLINED, Stage.WITHDRAWN, Stage.EXPIRED, Stage.CANCELLED)
"""Of these, what waits to be seen says that it has ended: whoever is blocked must not turn up."""
_BETWEEN = select(interviews.c.id).where(
    interviews.c.stage.not_in(_ENDED),
    or_(
        (interviews.c.seeker == _BY) & (interviews.c.host == _OTHER),
        (interviews.c.seeker == _OTHER) & (interviews.c.host == _BY),
    ),
)
_WITHDRAW = delete(cards).where(
    cards.c.about.in_(_BETWEEN),
    cards.c.message.is_(None) | cards.c.message.startswith(ANNOUNCED),
    ~cards.c.taken,
)
_OF = select(blocks.c.other).where(blocks.c.by == _BY).order_by(blocks.c.at.desc(), blocks.c.other)


def save(db: Connection, block: Block) -> None:
    """With a new one, the cards about the two that nobody has seen yet are withdrawn, but those
    that tell of an end."""
    these = {"of": block.by, "with": block.other}
    if block.at is None:
        db.execute(_LIFT, these)
        return
    values = {"by": block.by, "other": block.other, "at": block.at}
    db.execute(insert_into(db, blocks).values(values).on_conflict_do_nothing())
    db.execute(_WITHDRAW, these)
    absences.give_up(db, block.by, block.other)


def blocked_by(db: Connection, member: int) -> tuple[Member, ...]:
    """Whom they blocked, the last one first."""
    ids = list(db.scalars(_OF, {"of": member}))
    found = people.by_ids(db, ids)
    return tuple(found[each] for each in ids)
