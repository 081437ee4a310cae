"""Cards that wait and say what is no longer so are taken back, on both databases."""

from datetime import timedelta

from sqlalchemy import select

from bot.engine.decisions import Decision, Post, TakenBack
from bot.interview.members import Member
from storage.store import SqlStore
from storage.tables import cards
from tests.storage.scene import NOON, card, decide, member, post, raw, show

MORNING = NOON + timedelta(hours=20)


async def kept(store: SqlStore, of: Member) -> list[str]:
    keys = select(cards.c.key).where(cards.c.member == of.id).order_by(cards.c.id)
    return await raw(store, lambda db: list(db.scalars(keys)))


def at_morning(to: Member, key: str) -> Post:
    return Post(to.id, key, card("News"), not_before=MORNING)


async def test_only_unseen_cards_of_that_member_with_such_keys_are_taken_back(
    store: SqlStore,
) -> None:
    ana, bea = await member(store, "ana"), await member(store, "bea")
    await post(store, ana, "left:seen")
    await show(store)
    waiting = [(ana, "left:1"), (ana, "left_5:1"), (ana, "left%"), (bea, "left:1")]
    await decide(store, ana, Decision(posts=tuple(at_morning(*each) for each in waiting)))
    await decide(store, ana, Decision(takes_back=(TakenBack(ana.id, "left:"),)))
    assert await kept(store, ana) == ["left:seen", "left_5:1", "left%"]
    assert await kept(store, bea) == ["left:1"]
    await decide(store, ana, Decision(takes_back=(TakenBack(ana.id, "left_"),)))
    assert await kept(store, ana) == ["left:seen", "left%"]


async def test_what_the_same_decision_posts_is_not_taken_back(store: SqlStore) -> None:
    ana = await member(store, "ana")
    for key in ("contact:1", "contact:2"):
        taken = TakenBack(ana.id, "contact:")
        await decide(store, ana, Decision(posts=(at_morning(ana, key),), takes_back=(taken,)))
    assert await kept(store, ana) == ["contact:2"]
