"""Suggestions of hosts to members, and the wishes of members who want suggestions."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, exists, func, select

from bot.interview.suggestions.suggestions import Suggestion, SuggestionWish
from storage.statements.dialect import upsert
from storage.statements.mapping import value_columns, values_of
from storage.statements.prepared import Prepared
from storage.tables import suggestion_wishes, suggestions

ALL_WISHES = select(*value_columns(suggestion_wishes, SuggestionWish, "stopped"))
ALL_SUGGESTIONS = select(*value_columns(suggestions, Suggestion))
SAVE_WISH = upsert(suggestion_wishes, ["member"])
SAVE_SUGGESTION = upsert(suggestions, ["member", "day"])
_WAS_SUGGESTED = exists().where(
    suggestions.c.member == bindparam("this"), suggestions.c.host == bindparam("suggested")
)
_WORDS_FOR = Prepared(
    select(suggestion_wishes.c.words).where(
        suggestion_wishes.c.member == bindparam("this"), _WAS_SUGGESTED
    )
)


def wish_of(db: Connection, member: int) -> SuggestionWish | None:
    row = db.execute(ALL_WISHES.where(suggestion_wishes.c.member == member)).one_or_none()
    return SuggestionWish(*row) if row else None


def wishes_of(db: Connection, these: Collection[int]) -> dict[int, SuggestionWish]:
    rows = db.execute(ALL_WISHES.where(suggestion_wishes.c.member.in_(these)))
    return {each.member: each for each in (SuggestionWish(*row) for row in rows)}


def save_wish(db: Connection, wish: SuggestionWish) -> None:
    if wish.stopped:
        db.execute(delete(suggestion_wishes).where(suggestion_wishes.c.member == wish.member))
        return
    db.execute(SAVE_WISH.on(db), values_of(wish, "stopped"))


def save(db: Connection, suggestion: Suggestion) -> None:
    db.execute(SAVE_SUGGESTION.on(db), values_of(suggestion))


def last_of(db: Connection, member: int, host: int | None = None) -> Suggestion | None:
    """The last suggestion that the member got. With a `host`, the last suggestion of this host."""
    query = ALL_SUGGESTIONS.where(
        suggestions.c.member == member, suggestions.c.sent_at.is_not(None)
    )
    of_host = query if host is None else query.where(suggestions.c.host == host)
    row = db.execute(of_host.order_by(suggestions.c.day.desc()).limit(1)).one_or_none()
    return Suggestion(*row) if row else None


def words_for(db: Connection, member: int, host: int) -> str:
    """What the member would like to learn, if this host was suggested to them. Otherwise empty."""
    found = _WORDS_FOR.first(db, this=member, suggested=host)
    return found[0] if found else ""


def count_wishes(db: Connection, community: int) -> int:
    """How many members want suggestions and have not paused them."""
    query = select(func.count()).where(
        suggestion_wishes.c.community == community, ~suggestion_wishes.c.paused
    )
    return db.execute(query).scalar_one()
