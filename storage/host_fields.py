"""Which field the hosts work in who wrote theirs before fields were chosen."""

from sqlalchemy import Engine, bindparam, or_, select, update

from bot.content.questions.fields import field_for
from bot.interview.hosting import ASKED_FIELD
from storage.tables import hosts

_OPEN = or_(*(hosts.c.field_id == each for each in ("", ASKED_FIELD))) & (hosts.c.field != "")
_WRITTEN = select(hosts.c.field).where(_OPEN).distinct()
_NOTE = (
    update(hosts)
    .where(_OPEN, hosts.c.field == bindparam("words"))
    .values(field_id=bindparam("known"))
)


def note_known_ones(engine: Engine) -> None:
    """Of those who have chosen none, where what they wrote is surely one of the fields there are.

    It is done at each start, with the packs of questions there are then, since they grow: words
    that meant none of them yesterday may have a pack of their own today. All others are asked.
    """
    with engine.begin() as db:
        known = {words: field_for(words) for words in db.scalars(_WRITTEN)}
        rows = [{"words": words, "known": field} for words, field in known.items() if field]
        if rows:
            db.execute(_NOTE, rows)
