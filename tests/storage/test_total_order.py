"""What members see does not depend on the plan that a database makes."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from sqlalchemy import create_engine, exists, func, select, union_all
from sqlalchemy.sql.selectable import SelectBase

import storage
from storage.people import people
from storage.statements.prepared import Prepared, PreparedByIds, PreparedWithLists
from storage.tables import acts, hosts, interviews, members, organizers
from tests.rows_in_order import returns_in_any_order
from tests.storage.test_index_order import queries
from tests.storage.total_order import is_in_one_order
from tests.storage.unordered import UNORDERED, may_be_unordered

OF_ONE = members.c.community == 1
ASKED = (
    select(interviews.c.seeker, func.count().label("sent")).group_by(interviews.c.seeker).subquery()
)
IN_ONE_ORDER: dict[str, SelectBase] = {
    "sorted by its key": select(members.c.name).order_by(members.c.name, members.c.id.desc()),
    "sorted by all that it shows": select(members.c.name).order_by(members.c.name),
    "one row": select(members.c.name).where(members.c.id == 7),
    "a number": select(func.count()).select_from(members),
    "whether": select(exists().where(OF_ONE)),
    "one row of each": people.MEMBERS.order_by(members.c.id),
    "sorted by its groups": select(members.c.zone, func.count())
    .group_by(members.c.zone)
    .order_by(members.c.zone),
    "one row for each": people.MEMBERS.add_columns(ASKED.c.sent)
    .outerjoin(ASKED, ASKED.c.seeker == members.c.id)
    .order_by(members.c.name, members.c.id),
    "a few in order": select(members.c.id)
    .where(members.c.id.in_(select(acts.c.by).order_by(acts.c.at, acts.c.id).limit(3)))
    .order_by(members.c.id),
    "sorted as a whole": union_all(select(members.c.id), select(hosts.c.member)).order_by("id"),
}
IN_ANY_ORDER: dict[str, SelectBase] = {
    "not sorted": select(members.c.id),
    "not sorted to the end": select(members.c.id).order_by(members.c.name),
    "the first of equal ones": select(members.c.id).order_by(members.c.name).limit(1),
    "the first few of them": select(members.c.id)
    .where(members.c.id.in_(select(acts.c.by).order_by(acts.c.at).limit(3)))
    .order_by(members.c.id),
    "several rows of each": select(members.c.id, interviews.c.id)
    .join(interviews, interviews.c.seeker == members.c.id)
    .order_by(members.c.id),
    "not sorted groups": select(members.c.zone, func.count()).group_by(members.c.zone),
    "the first for each": select(
        select(organizers.c.member)
        .where(organizers.c.community == members.c.community)
        .order_by(organizers.c.since)
        .limit(1)
        .scalar_subquery()
    ).where(members.c.id == 7),
    "not sorted as a whole": union_all(select(members.c.id), select(hosts.c.member)),
}


@pytest.mark.parametrize("what", IN_ONE_ORDER)
def test_rows_have_one_order(what: str) -> None:
    assert is_in_one_order(IN_ONE_ORDER[what])


@pytest.mark.parametrize("what", IN_ANY_ORDER)
def test_rows_may_have_any_order(what: str) -> None:
    assert not is_in_one_order(IN_ANY_ORDER[what])


def test_kept_statements_return_rows_in_one_order() -> None:
    kept = dict(statements())
    assert len(kept) > 100
    unordered = {name for name, each in kept.items() if returns_in_any_order(each)}
    assert not [each for each in unordered if not may_be_unordered(each)], "see unordered.py"
    assert not [each for each in UNORDERED & kept.keys() if each not in unordered]


def test_a_statement_that_is_built_as_it_runs_is_looked_at() -> None:
    here = {"__name__": "storage.somewhere", "select": select, "members": members}
    exec("def read(db): return db.execute(select(members.c.id).limit(0))", here)  # noqa: S102
    with create_engine("sqlite://").connect() as db, pytest.raises(AssertionError, match="read"):
        here["read"](db)  # type: ignore[operator]


def statements() -> Iterator[tuple[str, object]]:
    """By name, each statement that a module of `storage` keeps ready and that returns rows."""
    for found in walk_packages(storage.__path__, "storage."):
        if found.name.startswith("storage.migrations."):
            continue
        for name, each in vars(import_module(found.name)).items():
            if isinstance(each, Prepared | PreparedByIds | PreparedWithLists):
                for query in queries(each):
                    yield f"{found.name}.{name}", query
