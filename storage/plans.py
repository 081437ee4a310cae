"""Plans: read by seeker, saved one by one. Whoever saves one holds its seeker's row."""

from dataclasses import fields, replace

from sqlalchemy import Connection, bindparam, select

from bot.interview.plan import Plan, without_hosts_words
from storage.dialect import INSERTS, Insert
from storage.tables import plans

_NAMES = [each.name for each in fields(Plan)]
_OF_SEEKER = (
    select(*(plans.c[name] for name in _NAMES))
    .where(plans.c.seeker == bindparam("seeker"))
    .order_by(plans.c.interview)
)

_OF_HOST = select(*(plans.c[name] for name in _NAMES)).where(plans.c.host == bindparam("host"))


def _upsert(insert: Insert) -> Insert:
    changed = {name: insert.excluded[name] for name in ("questions", "reserve", "dropped")}
    return insert.on_conflict_do_update(index_elements=[plans.c.interview], set_=changed)


_UPSERT = {dialect: _upsert(insert(plans)) for dialect, insert in INSERTS.items()}


def of_seeker(db: Connection, seeker: int) -> tuple[Plan, ...]:
    rows = db.execute(_OF_SEEKER, {"seeker": seeker})
    return tuple(Plan(*row) for row in rows)


def forget_host(db: Connection, host: int) -> None:
    """A seeker's questions stay as they are, without a host's words beside them."""
    for row in db.execute(_OF_HOST, {"host": host}).all():
        plan = Plan(*row)
        questions = without_hosts_words(plan.questions)
        save(db, replace(plan, questions=questions, reserve=without_hosts_words(plan.reserve)))


def save(db: Connection, plan: Plan) -> None:
    values = {name: getattr(plan, name) for name in _NAMES}
    db.execute(_UPSERT[db.dialect.name], values)
