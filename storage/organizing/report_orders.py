"""Reports that organizers asked for. They are stored until they are made."""

from sqlalchemy import Connection, delete, exists, select

from bot.engine.store.reports import WaitingReport
from bot.interview.numbers.orders import ReportOrder
from storage.people import groups, people, programmes
from storage.statements.dialect import upsert
from storage.statements.mapping import value_columns, values_of
from storage.tables import organizers, report_orders

_ALL = select(*value_columns(report_orders, ReportOrder)).order_by(
    report_orders.c.at, *report_orders.primary_key
)
WAITS = exists().where(report_orders.c.at.is_not(None))
_UPSERT = upsert(report_orders, ["member", "part"])


def save(db: Connection, order: ReportOrder) -> None:
    db.execute(_UPSERT.on(db), values_of(order))


def take(db: Connection, order: ReportOrder) -> bool:
    """As UnitOfWork.take_report."""
    c = report_orders.c
    same = (c.member == order.member) & (c.part == order.part) & (c.at == order.at)
    return db.execute(delete(report_orders).where(same)).rowcount == 1


def waiting(db: Connection) -> tuple[WaitingReport, ...]:
    """All orders, oldest first, each with whether its member still is an organizer."""
    found = [ReportOrder(*row) for row in db.execute(_ALL)]
    readers = people.by_ids(db, {each.member for each in found})
    organizing = set(db.scalars(select(organizers.c.member)))
    return tuple(
        WaitingReport(
            each,
            readers[each.member],
            programmes.of(db, each.community),
            None if each.group is None else groups.by_id(db, each.community, each.group),
            each.member in organizing,
        )
        for each in found
    )
