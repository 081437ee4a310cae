"""Members' private feeds. Only a hash of the token in a feed's URL is stored, so nobody who reads
the database can open a feed. The token has 256 random bits, so a plain hash is safe against
guessing."""

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import Connection, bindparam, delete, select

from bot.engine.contexts.member import FeedContext
from bot.interview.scheduling.calendars import Feed
from storage.interviews import interviews
from storage.people import people
from storage.spaces import spaces
from storage.statements.dialect import upsert
from storage.statements.prepared import Prepared, PreparedChange
from storage.tables import feed_tokens, members

_BYTES = 32

_OWNER = Prepared(
    select(members.c.id)
    .join(feed_tokens, feed_tokens.c.member == members.c.id)
    .where(feed_tokens.c.hash == bindparam("hash"), spaces.is_served(members))
)
_MADE_AT = Prepared(
    select(feed_tokens.c.made_at).where(feed_tokens.c.member == bindparam("of_member"))
)
_SAVE = PreparedChange(upsert(feed_tokens, ["member"]).on)


def fresh() -> str:
    """A token that nobody can guess: 43 letters, digits, hyphens and underscores."""
    return token_urlsafe(_BYTES)


def made_at(db: Connection, member: int) -> datetime | None:
    found = _MADE_AT.first(db, of_member=member)
    return found[0] if found else None


def save(db: Connection, feed: Feed, now: datetime) -> None:
    """Store the member's only token. A token from before does not open the feed any more."""
    if feed.token is None:
        db.execute(delete(feed_tokens).where(feed_tokens.c.member == feed.member))
        return
    _SAVE.run(db, [{"member": feed.member, "hash": _hash(feed.token), "made_at": now}])


def of(db: Connection, token: str) -> FeedContext | None:
    """What the feed shows that this token opens; it is about its owner only. None if no feed has
    this token, if the owner's space sleeps, or if they have left it."""
    found = _OWNER.first(db, hash=_hash(token))
    if found is None:
        return None
    (owner,) = found
    mine = interviews.newest(db, owner)
    others = people.sides_of(db, mine, without=(owner,))
    return FeedContext(people.one(db, owner), mine, others)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
