"""Plans that do not depend on luck. SQLite does not know how many rows it would read through an
index. If several could be used, it may take the one that was created last, and databases of
different ages have created theirs in different orders."""

import sqlite3
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import zip_longest
from pkgutil import walk_packages
from typing import Any

import pytest
from sqlalchemy import Delete, Engine, Select, Update
from sqlalchemy.types import TupleType

import storage
from storage.connections.database import open_engine
from storage.interviews import interviews
from storage.migrations import migrate
from storage.search import full_text, full_text_sqlite
from storage.statements.prepared import Prepared, PreparedByIds, PreparedChange, PreparedWithLists

Plan = Sequence[str]
INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
ONLY_POSTGRESQL = {"storage.search.full_text_postgresql", "storage.connections.sole_use"}
EITHER_WILL_DO = {
    frozenset({"interview_of_seeker", "interview_of_host"}),
    frozenset({"ix_introduction_seeker", "ix_introduction_host"}),
    frozenset({"host_open", "host_field"}),
    frozenset({"interview_fact_of_community", "interview_fact_over"}),
}
"""With either index, the same rows are read, or those of one member and not those of the other."""


@pytest.fixture
def engine() -> Iterator[Engine]:
    opened = open_engine("sqlite://")
    migrate(opened)
    yield opened
    opened.dispose()


def test_no_plan_depends_on_the_order_in_which_indexes_were_created(engine: Engine) -> None:
    known = dict(statements(engine))
    assert len(known) > 200
    with engine.connect() as db:
        driver: sqlite3.Connection = db.connection.driver_connection  # type: ignore[assignment]
        indexes = sorted(driver.execute(INDEXES).fetchall())
        create(driver, indexes)
        forwards = {text: plan(driver, text) for text in known}
        create(driver, indexes[::-1])
        backwards = {text: plan(driver, text) for text in known}

    assert sum(map(len, forwards.values())) > len(known)
    lucky = {
        name: (one, other)
        for text, name in known.items()
        if differs(one := forwards[text], other := backwards[text])
    }
    assert not lucky, "name the index: see storage.statements.dialect.indexed_by"


def test_current_interviews_are_found_without_reading_those_of_long_ago(engine: Engine) -> None:
    of_home = (interviews._CURRENT, interviews._HOSTED, interviews._OWED, interviews._NEXT_BOOKED)
    with engine.connect() as db:
        driver: sqlite3.Connection = db.connection.driver_connection  # type: ignore[assignment]
        for each in of_home:
            [query] = queries(each)
            steps = plan(driver, text_of(query, engine))
            used = {index_of(step) for step in steps if "SEARCH interview " in step}
            assert used <= {"interview_current_of_seeker", "interview_current_of_host"}, steps


def test_hosts_on_a_break_are_left_out_without_reading_profiles(engine: Engine) -> None:
    with engine.connect() as db:
        driver: sqlite3.Connection = db.connection.driver_connection  # type: ignore[assignment]
        of_word, of_field = full_text.hosts_with(db, 1, "law"), full_text.hosts_of_field(db, 1, "7")
        kinds = (of_word.query, of_field.query)  # type: ignore[union-attr]
        [query] = queries(full_text_sqlite._united(kinds, full_text_sqlite._a_few_there))
        steps = [each for each in plan(driver, text_of(query, engine)) if " host" in each]
        assert any("host_on_break" in each for each in steps)
        assert all("COVERING INDEX" in each or "VIRTUAL TABLE" in each for each in steps), steps


def statements(engine: Engine) -> Iterator[tuple[str, str]]:
    """The text and the name of each statement that a module of `storage` keeps ready."""
    for found in walk_packages(storage.__path__, "storage."):
        if found.name in ONLY_POSTGRESQL or found.name.startswith("storage.migrations."):
            continue
        for name, each in vars(import_module(found.name)).items():
            for query in queries(each):
                yield text_of(query, engine), f"{found.name}.{name}"


def queries(kept: object) -> Iterator[Any]:
    match kept:
        case PreparedByIds():
            yield from queries(kept._on_sqlite)
        case Prepared() | PreparedWithLists():
            yield kept._query() if callable(kept._query) else kept._query
        case PreparedChange() if not callable(kept._change):
            yield kept._change
        case Select() | Update() | Delete():
            yield kept


def text_of(query: Any, engine: Engine) -> str:
    compiled = query.compile(dialect=engine.dialect)
    given = {name: any_value(each) for name, each in compiled.binds.items()}
    return str(compiled.construct_expanded_state(given).statement)


def any_value(bound: Any) -> Any:
    if not bound.expanding:
        return None
    return [(None,) * len(bound.type.types) if isinstance(bound.type, TupleType) else None]


def create(driver: sqlite3.Connection, indexes: Sequence[tuple[str, str]]) -> None:
    """Create all indexes again, in this order."""
    for name, _ in indexes:
        driver.execute(f"DROP INDEX {name}")
    for _, sql in indexes:
        driver.execute(sql)


def plan(driver: sqlite3.Connection, text: str) -> Plan:
    values = [None] * text.count("?")
    return [step[3] for step in driver.execute(f"EXPLAIN QUERY PLAN {text}", values)]


def differs(one: Plan, other: Plan) -> bool:
    return any(
        frozenset(map(index_of, steps)) not in EITHER_WILL_DO
        for steps in zip_longest(one, other, fillvalue="")
        if len(set(steps)) > 1
    )


def index_of(step: str) -> str:
    """Such as "timer_awake" in "SEARCH timer USING INDEX timer_awake (at<?)"."""
    return step.partition(" INDEX ")[2].partition(" ")[0]
