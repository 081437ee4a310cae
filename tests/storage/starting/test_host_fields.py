"""The fields of hosts, and the search data that is stored with them."""

import pytest

from bot.engine.contexts.member import MemberContext
from bot.interview.hosting import OTHER_FIELD
from storage.connections.database import open_engine
from storage.starting import host_fields
from storage.store import SqlStore
from tests.storage.scene import caller, member, read_as
from tests.storage.search.test_search import names


async def test_a_host_who_chose_a_field_keeps_it(url: str, store: SqlStore) -> None:
    await member(store, "ana", field="Nursing", field_id=OTHER_FIELD)
    await member(store, "ben", field="Nursing", field_id="law")
    await member(store, "cem", field="Nursing")
    await member(store, "dee", field="Law")
    engine = open_engine(url)

    host_fields.fill_in_certain_fields(engine)

    engine.dispose()
    kept = [await field_id(store, name) for name in ("ana", "ben", "cem", "dee")]
    assert kept == [OTHER_FIELD, "law", "health", "law"]


async def field_id(store: SqlStore, name: str) -> str | None:
    profile = (await read_as(store, MemberContext, caller(name))).me.profile
    return profile.field_id if profile else None


@pytest.mark.parametrize("words", ["registrar", "oncology", "charite", "opera"])
async def test_a_host_is_found_by_role_and_organisation(store: SqlStore, words: str) -> None:
    await member(store, "ana", role="Oncology registrar", organisation="Charité", topics=("Opera",))
    await member(store, "ben", field="Law")

    assert await names(store, words) == ["Ana"]


async def test_people_of_a_field_are_found_by_all_its_names(store: SqlStore) -> None:
    await member(store, "ana", field="Ward work", field_id="health")
    await member(store, "ben", field="Nursing", field_id="health")
    await member(store, "cem", field="Law", field_id="law")
    await member(store, "dee", field="Ward work", field_id="health", open=False)
    await member(store, "eve", space="T2", field="Ward work", field_id="health")

    assert await names(store, "nursing") == ["Ben", "Ana"], "whose own words say so comes first"
    assert await names(store, "health", "care") == ["Ana", "Ben"]
    assert await names(store, "ward") == ["Ana"], "no name of a field"
