"""Posts in channels: those that are planned, and those that are sent or were not."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, select

from bot.engine.channel_posts import ChannelPost, DuePost, PostState
from storage.people import people
from storage.statements.dialect import reads_are_stable, upsert
from storage.statements.mapping import value_columns, values_of
from storage.statements.prepared import Prepared
from storage.tables import channel_posts, spaces

NEWEST = 8

_ALL = select(*value_columns(channel_posts, ChannelPost))
_UPSERT = upsert(channel_posts, ["id"])
_IS_PLANNED = channel_posts.c.state == PostState.PLANNED
_IS_AWAKE = exists().where(
    spaces.c.platform == channel_posts.c.platform,
    spaces.c.id == channel_posts.c.space,
    ~spaces.c.asleep,
)
_OF_COMMUNITY = channel_posts.c.community == bindparam("this")
_PLANNED = (
    _ALL.where(_OF_COMMUNITY, _IS_PLANNED)
    .order_by(channel_posts.c.at, channel_posts.c.id)
    .limit(NEWEST)
)
_OTHERS = (
    _ALL.where(_OF_COMMUNITY, ~_IS_PLANNED)
    .order_by(channel_posts.c.at.desc(), channel_posts.c.id)
    .limit(NEWEST)
)
_SHOWN = (Prepared(_PLANNED), Prepared(_OTHERS))
_LOCKED = (Prepared(_PLANNED.with_for_update()), Prepared(_OTHERS.with_for_update()))
_DUE = (
    _ALL.where(
        channel_posts.c.due_at <= bindparam("now"),
        channel_posts.c.platform.in_(bindparam("platforms", expanding=True)),
        _IS_AWAKE,
    )
    .order_by(channel_posts.c.due_at, channel_posts.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
NEXT = (
    select(channel_posts.c.due_at)
    .where(channel_posts.c.due_at.is_not(None), _IS_AWAKE)
    .order_by(channel_posts.c.due_at)
    .limit(1)
)


def newest(db: Connection, community: int) -> tuple[ChannelPost, ...]:
    """The posts that are planned, soonest first, and then the newest of the others; NEWEST posts in
    all. They are locked."""
    these = _SHOWN if reads_are_stable(db) else _LOCKED
    rows = [row for each in these for row in each.rows(db, this=community)]
    return tuple(ChannelPost(*row) for row in rows[:NEWEST])


def save(db: Connection, post: ChannelPost) -> None:
    db.execute(_UPSERT.on(db), values_of(post))


class SqlChannelPosts:
    """Implements bot.engine.channel_posts.ChannelPosts."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def due(self, now: datetime, platforms: tuple[str, ...]) -> DuePost | None:
        row = self._db.execute(_DUE, {"now": now, "platforms": platforms}).one_or_none()
        if row is None:
            return None
        post = ChannelPost(*row)
        return DuePost(post, people.one(self._db, post.by))

    def forget(self, before: datetime) -> None:
        self._db.execute(delete(channel_posts).where(channel_posts.c.at < before))
