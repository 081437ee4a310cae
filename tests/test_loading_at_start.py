"""What the start of the program leaves to a thread, and what happens to it."""

import gc
from collections.abc import Iterator

import pytest

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from askwell.serving import beginning
from bot.content.content_files import ContentError
from bot.content.questions import the_bank
from storage.cards import card_rows
from storage.store import SqlStore
from tests.storage.scene import NOON


class Kept(Assembly):
    """Ends at once."""

    async def keep_up(self) -> None:
        self.collects_after = gc.get_threshold()[0] if gc.isenabled() else None


@pytest.fixture
def collecting_nothing() -> Iterator[None]:
    """Without garbage collection, as the entry point begins."""
    usual = gc.get_threshold()
    gc.disable()
    yield
    gc.set_threshold(*usual)
    gc.enable()


async def test_a_mistake_in_the_content_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken() -> None:
        raise ContentError("general.toml, line 3: a mistake")

    monkeypatch.setattr(beginning, "the_bank", mistaken)
    store = SqlStore.open("sqlite://")
    with pytest.raises(ContentError, match="line 3"):
        await beginning.keep_up(Assembly(store, StillClock(NOON), {}))
    await store.close()


@pytest.mark.usefixtures("collecting_nothing")
async def test_timers_fire_only_after_loading_and_garbage_collection() -> None:
    store = SqlStore.open("sqlite://")
    assembly = Kept(store, StillClock(NOON), {})

    await beginning.keep_up(assembly)

    await store.close()
    assert assembly.collects_after == beginning.GARBAGE_AFTER
    assert the_bank()


async def test_the_serializer_of_cards_is_built_outside_of_transactions() -> None:
    made = (card_rows._serializer, card_rows._validator, card_rows._questions)
    for each in made:
        each.cache_clear()
    await beginning.get_ready()
    assert [each.cache_info().currsize for each in made] == [1, 1, 1]
