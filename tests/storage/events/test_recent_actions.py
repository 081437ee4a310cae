"""What members changed lately, by which a repeat of it is recognized."""

from datetime import datetime, timedelta

from bot.engine.receiving.repeats import DOUBLE_CLICK, KNOWN_FOR, RecentAction
from bot.interview.members import Member
from storage.store import SqlStore
from tests.storage.scene import NOON, member

SOON, LATER = NOON + timedelta(seconds=0.3), NOON + timedelta(seconds=0.6)


def press(button: str, at: datetime) -> RecentAction:
    return RecentAction(button, at, DOUBLE_CLICK)


async def is_noted(store: SqlStore, me: Member, action: RecentAction) -> bool:
    """If it is a repeat, what it repeats is found, too."""
    first = await store.read(lambda unit: unit.recent_actions.first(me.person, action))
    noted = await store.run(lambda unit: unit.recent_actions.note(me.id, action))
    assert noted is (first is None)
    return noted


async def test_a_double_click_is_noted_once(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    assert await is_noted(store, maya, press("on", NOON))
    assert await is_noted(store, daniel, press("off", SOON)), "which is not between hers"
    assert not await is_noted(store, maya, press("on", LATER))
    assert await is_noted(store, maya, press("on", NOON + 2 * DOUBLE_CLICK))


async def test_on_off_on_is_no_double_click(store: SqlStore) -> None:
    maya = await member(store, "maya")
    assert await is_noted(store, maya, press("on", NOON))
    assert await is_noted(store, maya, press("off", SOON))
    assert await is_noted(store, maya, press("on", LATER))
    assert not await is_noted(store, maya, press("on", LATER)), "delivered to two processes"
    assert not await is_noted(store, maya, press("off", SOON)), "this, too"


async def test_a_form_sent_again_is_a_repeat_whatever_came_between(store: SqlStore) -> None:
    maya = await member(store, "maya")
    assert await is_noted(store, maya, RecentAction("form", NOON, KNOWN_FOR))
    assert await is_noted(store, maya, press("on", SOON))
    assert not await is_noted(store, maya, RecentAction("form", LATER, KNOWN_FOR))
