"""First messages, counted over all spaces of a platform, and when none are sent for a while."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, insert, select, text

from bot.engine.store.first_messages import Rest
from bot.interview.members import Person
from storage.cards.outbox import HAS_REACHED_MEMBER
from storage.statements.dialect import is_sqlite, upsert
from storage.statements.mapping import value_columns, values_of
from storage.tables import cards, first_message_rests, first_messages, members

_COUNTING = 0x41534B02
"""The PostgreSQL advisory lock of a transaction that counts first messages."""
_REACHED = select(
    exists()
    .where(members.c.platform == bindparam("platform"), members.c.user == bindparam("user"))
    .where(cards.c.member == members.c.id, HAS_REACHED_MEMBER)
)
_ABOUT = select(cards.c.about).where(cards.c.id == bindparam("card"))
_REST = upsert(first_message_rests, ["platform"])


class SqlFirstMessages:
    """Implements bot.engine.store.first_messages.FirstMessages."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def has_conversation(self, person: Person) -> bool:
        these = {"platform": person.platform, "user": person.user}
        return bool(self._db.scalar(_REACHED, these))

    def is_about_interview(self, card: int) -> bool:
        return self._db.scalar(_ABOUT, {"card": card}) is not None

    def opened(self, platform: str, since: datetime) -> list[datetime]:
        if not is_sqlite(self._db):
            self._db.execute(text(f"SELECT pg_advisory_xact_lock({_COUNTING})"))
        of = first_messages.c.platform == platform
        self._db.execute(delete(first_messages).where(of, first_messages.c.at <= since))
        sent = select(first_messages.c.at).where(of).order_by(first_messages.c.at)
        return list(self._db.scalars(sent))

    def note(self, platform: str, at: datetime) -> None:
        self._db.execute(insert(first_messages).values(platform=platform, at=at))

    def rests(self) -> list[Rest]:
        found = select(*value_columns(first_message_rests, Rest)).order_by(
            first_message_rests.c.platform
        )
        return [Rest(*row) for row in self._db.execute(found)]

    def rest(self, rest: Rest) -> None:
        values = values_of(rest)
        self._db.execute(_REST.on(self._db), values)
