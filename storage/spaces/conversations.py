"""The direct conversations with members, by the ids that their platforms gave them."""

from sqlalchemy import Connection, bindparam, delete, select

from bot.interview.members import Person
from storage.statements.dialect import Insert, Upsert
from storage.tables import conversations, members

_MEMBER = select(members.c.id).where(
    members.c.platform == bindparam("on"),
    members.c.space == bindparam("here"),
    members.c.user == bindparam("who"),
)
_IS_THEIRS = conversations.c.member == _MEMBER.scalar_subquery()
_OF = select(conversations.c.channel).where(_IS_THEIRS)
_FORGET = delete(conversations).where(_IS_THEIRS)


def _upsert(insert: Insert) -> Insert:
    # The lock waits for an erasure that is under way: after it, this finds nobody.
    theirs = _MEMBER.add_columns(bindparam("opened")).with_for_update(key_share=True)
    added = insert.from_select(["member", "channel"], theirs)
    return added.on_conflict_do_update(
        index_elements=["member"], set_={"channel": insert.excluded.channel}
    )


_SAVE = Upsert(conversations, _upsert)


def of(db: Connection, person: Person) -> str | None:
    found: str | None = db.scalar(_OF, _given(person))
    return found


def save(db: Connection, person: Person, channel: str) -> None:
    """Store the conversation if the person is a member. Otherwise, do nothing."""
    db.execute(_SAVE.on(db), _given(person) | {"opened": channel})


def forget(db: Connection, person: Person) -> None:
    db.execute(_FORGET, _given(person))


def _given(person: Person) -> dict[str, str]:
    return {"on": person.platform, "here": person.space, "who": person.user}
