"""When a courier's cards become free, measured only with the database's clock."""

from datetime import timedelta

from sqlalchemy import Connection, update

from bot.engine.delivering import delivery
from bot.engine.store.couriers import BEAT, DEAD_AFTER, Heart
from storage.store import SqlStore
from storage.tables import couriers
from tests.storage.scene import COURIER, NOON, claim, keys, member, post, raw


async def beat(store: SqlStore, courier: str) -> bool:
    """Returns whether it has buried another."""
    heart = Heart(courier, alone=False)
    return await store.run(lambda unit: heart.beat(unit.couriers))


async def passes(store: SqlStore, seconds: float) -> None:
    """Pretend that this much time has passed at the database since the last tick."""

    def work(db: Connection) -> None:
        db.execute(update(couriers).values(began=couriers.c.began - seconds))

    await raw(store, work)


async def test_the_cards_of_a_dead_one_are_free_though_others_crash_in_a_loop(
    store: SqlStore,
) -> None:
    """Each of the others lives for one beat only."""
    await post(store, await member(store, "maya"), "a")
    await claim(store)
    buried = []
    for number in range(DEAD_AFTER):
        await passes(store, BEAT)
        buried.append(await beat(store, f"number {number}"))
    assert buried == [False, False, False, True]
    assert keys(await claim(store)) == ["a"]


async def test_frequent_beats_of_one_courier_do_not_age_others(store: SqlStore) -> None:
    await beat(store, "other")
    assert not any([await beat(store, "one") for _ in range(3 * DEAD_AFTER)])


async def test_the_clocks_of_two_processes_may_be_a_day_apart(
    store: SqlStore, second_store: SqlStore
) -> None:
    """Neither frees a card of the other because of what it takes for the present time."""
    tomorrow = NOON + timedelta(days=1)
    await post(store, await member(store, "maya"), "a")
    assert keys(await claim(store)) == ["a"]
    await post(store, await member(store, "daniel"), "b")
    ahead = await second_store.run(
        lambda unit: delivery.claim(unit, tomorrow, 9, ["slack"], (), courier="ahead")
    )
    assert keys(ahead) == ["b"]
    for _ in range(3 * DEAD_AFTER):
        await passes(store, BEAT)
        assert not await beat(store, COURIER)
        assert not await beat(second_store, "ahead")
    assert await claim(store, tomorrow) == []
