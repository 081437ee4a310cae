"""Hosts from before fields could be chosen, and the search data that is stored with theirs."""

import pytest
from sqlalchemy import text

from bot.engine.contexts.member import MemberContext
from bot.interview.hosting import OTHER_FIELD
from storage import host_fields
from storage.connections.database import open_engine
from storage.migrations import migrate
from storage.store import SqlStore
from storage.tables import hosts
from tests.storage.migrations.test_migrations import OLD_ROWS
from tests.storage.scene import caller, member, read_as
from tests.storage.search.test_search import names

HOST = (
    "INSERT INTO host (member, community, headline, field, topics, gladly, per_month, minutes,"
    " hours, zone, place, place_detail, open, time_off, country) VALUES ({member}, 1, 'Sings',"
    " '{field}', '[]', '', 2, 25, '{{\"stretches\": []}}', 'UTC', 'phone', '', true, '[]', '')"
)
HOSTS = (HOST.format(member=1, field="Nursing"), HOST.format(member=2, field="Engineering"))
"""In the form of version 0011."""


def test_migration_fills_in_the_field_of_hosts_where_it_is_certain(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate(engine, "0011")
    with engine.begin() as db:
        for each in (*OLD_ROWS, *HOSTS):
            db.execute(text(each.replace(":", r"\:")))
    migrate(engine)

    host_fields.fill_in_certain_fields(engine)

    with engine.connect() as db:
        found = db.execute(hosts.select().order_by(hosts.c.member)).all()
    engine.dispose()
    assert [each.field_id for each in found] == ["health", ""]
    assert [each.field for each in found] == ["Nursing", "Engineering"]
    assert [each.role + each.organisation + each.page for each in found] == ["", ""]


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
