"""Finds the field of hosts who described theirs in their own words before fields could be
chosen."""

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


def fill_in_certain_fields(engine: Engine) -> None:
    """Note the field of hosts who have not chosen one, if what they wrote is clearly one of ours.

    This is done at each start, because packs of questions are added over time: words that matched
    no pack yesterday may match a new one today. All other hosts are asked.
    """
    with engine.begin() as db:
        known = {words: field_for(words) for words in db.scalars(_WRITTEN)}
        rows = [{"words": words, "known": field} for words, field in known.items() if field]
        if rows:
            db.execute(_NOTE, rows)
