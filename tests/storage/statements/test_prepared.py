"""Reading without SQLAlchemy's own code gives the same results as with it."""

import gc
from collections.abc import Sequence
from functools import partial
from typing import Any
from weakref import ReferenceType, ref

import pytest
from sqlalchemy import (
    Connection,
    Select,
    Table,
    bindparam,
    column,
    insert,
    select,
    table,
    text,
    tuple_,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.types import TypeEngine

from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.interview.model import Stage
from storage.people import people
from storage.people.people import MEMBERS
from storage.statements.mapping import INTERVIEW_COLUMNS
from storage.statements.prepared import Prepared, PreparedByIds, PreparedChange, PreparedWithLists
from storage.store import SqlStore
from storage.tables import interviews, members, metadata, timers
from storage.tables.column_types import OneOf
from tests.storage.scene import NOON, interview, member, raw


@pytest.mark.parametrize("many", [1, 20])
@pytest.mark.parametrize(
    ("query", "of"),
    [
        (MEMBERS, members),
        (select(*INTERVIEW_COLUMNS), interviews),
    ],
)
async def test_rows_are_the_same(store: SqlStore, query: object, of: Table, many: int) -> None:
    ana = await member(store, "ana", field="Nursing", topics=("Night shifts",))
    for number in range(many):
        await interview(store, await member(store, f"maya{number}"), ana, f"i{number}")
    asked = query.where(of.c.community == bindparam("this"))  # type: ignore[attr-defined]

    def both(db: Connection) -> tuple[list[list[object]], list[list[object]]]:
        read = [list(row) for row in Prepared(asked).rows(db, this=ana.community)]
        return read, [list(row) for row in db.execute(asked, {"this": ana.community})]

    prepared, executed = await raw(store, both)
    assert len(prepared) >= many
    assert sorted(prepared, key=str) == sorted(executed, key=str)


async def test_values_of_every_type_of_column_are_read_alike(store: SqlStore) -> None:
    kinds = {type(each.type).__name__: each.type for of in metadata.sorted_tables for each in of.c}
    told = {name: _example(kind) for name, kind in kinds.items()}
    asked = select(*(bindparam(name, type_=kind).label(name) for name, kind in kinds.items()))

    def both(db: Connection) -> tuple[list[object], list[object]]:
        [read] = Prepared(asked).rows(db, **told)
        return list(read), list(db.execute(asked, told).one())

    prepared, executed = await raw(store, both)
    assert prepared == executed == list(told.values())


_EXAMPLES: dict[str, object] = {
    "Integer": 2**31 - 1,
    "BigInteger": 2**40,
    "Double": 0.1,
    "Boolean": True,
    "Text": "Zoë",
    "AutoString": "Zoë",
    "Date": NOON.date(),
    "Time": NOON.time(),
    "Instant": NOON,
    "Seconds": NOON,
    "Json": None,
    "CardJson": Card(say("An example")),
}


def _example(kind: TypeEngine[Any]) -> object:
    return next(iter(kind.kind)) if isinstance(kind, OneOf) else _EXAMPLES[type(kind).__name__]


async def test_a_query_made_on_demand_is_freed_once_it_is_compiled(store: SqlStore) -> None:
    made = list[ReferenceType[object]]()

    def make() -> Select[tuple[int]]:
        query = select(members.c.id).where(members.c.id == bindparam("this"))
        made.append(ref(query))
        return query

    ana, prepared = await member(store, "ana"), Prepared(make)
    for _ in "ab":
        rows = await raw(store, lambda db: prepared.rows(db, this=ana.id))
        assert [list(row) for row in rows] == [[ana.id]]
    gc.collect()
    assert [each() for each in made] == [None]


async def test_any_number_of_ids_is_read(store: SqlStore) -> None:
    made = {(await member(store, f"m{number}")).id for number in range(3)}

    for some in (set(), {min(made)}, made, made | {max(made) + 1}):
        found = await raw(store, partial(people.by_ids, ids=some))
        assert found.keys() == some & made
        assert all(each.id == key for key, each in found.items())


async def test_ids_may_contain_any_letters(store: SqlStore) -> None:
    awkward = ('"', "'", "\\", "\n", "{a,b}", "NULL", "null", "", " ", "Zoë 🎈")
    by_name = PreparedByIds(select(column("name")).select_from(members), members.c.name)
    for number, name in enumerate(awkward):
        ana = await member(store, f"m{number}")
        await raw(store, lambda db, ana=ana, name=name: _rename(db, ana.id, name))  # type: ignore[misc]

    for some in ({*awkward}, {*awkward[:3]}, {'""', "\\n", "a"}):
        rows = await raw(store, partial(by_name.rows, ids=some))
        assert sorted(name for [name] in rows) == sorted(some & {*awkward})


def _rename(db: Connection, member: int, name: str) -> None:
    db.execute(update(members).where(members.c.id == member).values(name=name))


async def test_postgresql_does_not_plan_each_reading_of_few_ids_anew(
    store: SqlStore, backend: str
) -> None:
    if backend != "postgresql":
        pytest.skip("SQLite plans a statement once")
    ana = await member(store, "ana")
    plans = text("SELECT custom_plans FROM pg_prepared_statements")

    def read(db: Connection) -> Sequence[int]:
        _forget_prepared(db)
        for _ in range(20):
            people.by_ids(db, [ana.id])
        return db.scalars(plans).all()

    assert 0 < max(await raw(store, read)) <= 5, "then PostgreSQL keeps a plan for any ids"


def _forget_prepared(db: Connection) -> None:
    """Another test may have prepared statements on the same connection."""
    db.exec_driver_sql("DEALLOCATE ALL")


def _prepared_for(db: Connection, column: str) -> Sequence[str]:
    """The statements that PostgreSQL has prepared and that read this column first."""
    texts = db.scalars(text("SELECT statement FROM pg_prepared_statements"))
    return [each for each in texts if each.startswith(f"SELECT {column} ")]


async def test_postgresql_prepares_a_statement_at_once(store: SqlStore, backend: str) -> None:
    if backend != "postgresql":
        pytest.skip("sqlite3 prepares every statement")
    known = Prepared(select(members.c.quiet_from).where(members.c.id == bindparam("this")))

    def read(db: Connection) -> Sequence[str]:
        _forget_prepared(db)
        known.rows(db, this=1)
        return _prepared_for(db, "member.quiet_from")

    assert len(await raw(store, read)) == 1


async def test_postgresql_prepares_a_statement_once_for_numbers_of_any_size(
    store: SqlStore, backend: str
) -> None:
    if backend != "postgresql":
        pytest.skip("SQLite has one type for numbers")
    known = Prepared(select(members.c.quiet_from).where(members.c.id == bindparam("this")))

    def read(db: Connection) -> Sequence[str]:
        _forget_prepared(db)
        for number in (1, 2**15, 2**31 - 1):
            known.rows(db, this=number)
        return _prepared_for(db, "member.quiet_from")

    assert len(await raw(store, read)) == 1


async def test_postgresql_keeps_what_an_interview_needs_prepared(
    store: SqlStore, backend: str
) -> None:
    if backend != "postgresql":
        pytest.skip("sqlite3 keeps what it prepared by itself")
    many = [Prepared(select(members.c.quiet_from).where(members.c.id == n)) for n in range(150)]

    def read(db: Connection) -> Sequence[str]:
        _forget_prepared(db)
        for each in many:
            each.rows(db)
        return _prepared_for(db, "member.quiet_from")

    assert len(await raw(store, read)) == len(many)


@pytest.mark.parametrize(
    "name", ["Ana", "O'Neill", "100 %", "50 %s", "%(id_1)s", "a\\b", "'; --", "{Zoë}"]
)
async def test_constants_are_compared_as_they_are_written(store: SqlStore, name: str) -> None:
    ana = await member(store, "ana")
    rename = PreparedChange(update(members).where(members.c.id == ana.id).values(name=name))
    called = Prepared(
        select(members.c.id).where(members.c.name == name, members.c.nudges.is_(True))
    )

    await raw(store, lambda db: rename.run(db, [{}]))

    assert [list(row) for row in await raw(store, called.rows)] == [[ana.id]]
    read = await raw(store, partial(people.by_ids, ids={ana.id}))
    assert read[ana.id].name == name


async def test_a_plan_that_postgresql_keeps_can_use_indexes_of_one_stage(
    store: SqlStore, backend: str
) -> None:
    if backend != "postgresql":
        pytest.skip("SQLite plans a statement for its constants")
    of_stage = interviews.c.stage == Stage.ASKED
    asked = Prepared(select(interviews.c.id).where(of_stage))
    listed = PreparedWithLists(
        select(interviews.c.id).where(
            interviews.c.host.in_(bindparam("hosts", expanding=True)), of_stage
        )
    )

    def read(db: Connection) -> Sequence[str]:
        _forget_prepared(db)
        asked.rows(db)
        listed.rows(db, hosts=[1, 2])
        return _prepared_for(db, "interview.id")

    prepared = await raw(store, read)
    assert len(prepared) == 2
    assert all("stage = 'asked'" in each for each in prepared)


@pytest.mark.parametrize("many", [0, 1, 3, 8])
async def test_lists_of_any_length_can_be_parameters(store: SqlStore, many: int) -> None:
    made = [await member(store, f"m{number}") for number in range(max(2, many))]
    asked = (
        select(members.c.id, members.c.agreed_at)
        .where(
            members.c.id.in_(bindparam("ids", expanding=True)),
            tuple_(members.c.platform, members.c.user).not_in(bindparam("pairs", expanding=True)),
            members.c.community == bindparam("this"),
            members.c.name.in_([each.name for each in made]),
        )
        .order_by(members.c.id)
    )
    first = made[0].person
    told = {
        "ids": [each.id for each in made[:many]],
        "pairs": [(first.platform, first.user)] * (many // 2),
        "this": made[0].community,
    }

    def both(db: Connection) -> tuple[list[list[object]], list[list[object]]]:
        read = [list(row) for row in PreparedWithLists(asked).rows(db, **told)]
        return read, [list(row) for row in db.execute(asked, told)]

    prepared, executed = await raw(store, both)
    assert len(prepared) == many - (many > 1)
    assert prepared == executed


async def test_the_error_of_a_statement_has_no_values(store: SqlStore) -> None:
    nowhere = Prepared(
        select(column("x"))
        .select_from(table("nowhere", column("x")))
        .where(column("x") == bindparam("secret"))
    )
    with pytest.raises(DBAPIError) as failed:
        await raw(store, lambda db: nowhere.rows(db, secret="between us"))
    assert "between us" not in str(failed.value)


async def test_many_rows_are_changed_at_once(store: SqlStore) -> None:
    made = [await member(store, name) for name in ("ana", "maya", "noa")]
    rename = PreparedChange(
        update(members)
        .where(members.c.id == bindparam("this"))
        .values(name=bindparam("told"), arrived_at=bindparam("at", type_=members.c.arrived_at.type))
    )
    values = [{"this": each.id, "told": each.name.upper(), "at": NOON} for each in made[:2]]

    await raw(store, lambda db: rename.run(db, []))
    await raw(store, lambda db: rename.run(db, values))

    now = await raw(store, partial(people.by_ids, ids={each.id for each in made}))
    assert [now[each.id].name for each in made] == ["ANA", "MAYA", "Noa"]
    assert [now[each.id].arrived_at for each in made[:2]] == [NOON, NOON]


async def test_a_change_counts_the_rows_that_it_changed(store: SqlStore) -> None:
    made = [(await member(store, name)).id for name in ("ana", "maya", "noa")]
    rename = PreparedChange(
        update(members).where(members.c.id == bindparam("this")).values(name="Somebody")
    )

    async def changed(*ids: int) -> int:
        return await raw(store, lambda db: rename.run(db, [{"this": each} for each in ids]))

    assert await changed() == 0
    assert await changed(0) == 0
    assert await changed(made[0]) == 1
    assert await changed(*made, 0) == 3


async def test_a_refusal_of_the_database_raises_the_right_error(store: SqlStore) -> None:
    post = PreparedChange(insert(timers))
    of_nobody = {"interview": "none", "name": "expire", "at": NOON, "pressing": False}
    with pytest.raises(IntegrityError):
        await raw(store, lambda db: post.run(db, [of_nobody]))


async def test_a_change_has_the_rows_that_it_returns(store: SqlStore) -> None:
    made = [(await member(store, name)).id for name in ("ana", "maya", "noa")]
    these = members.c.id.in_(bindparam("these", expanding=True))
    rename = update(members).where(these).values(name=bindparam("told"))
    returning = PreparedWithLists(rename.returning(members.c.id))

    rows = await raw(store, lambda db: returning.rows(db, these=made[:2], told="Nobody"))
    assert sorted(this for [this] in rows) == made[:2]
    silent = PreparedWithLists(rename)
    assert not await raw(store, lambda db: silent.rows(db, these=made[:2], told="Nobody"))
