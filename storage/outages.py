"""When the process was last alive, and when it, or a platform, was away for long."""

from dataclasses import astuple, dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from storage.dialect import upserts
from storage.tables import alive, cards, outages, timers

_MARK = upserts(alive, ["one"])


@dataclass(frozen=True, slots=True)
class Outage:
    """`who` is a platform's id, or Askwell itself; `late` is how many cards, and timers if it was
    Askwell itself, were due when it ended. Instants are aware."""

    who: str
    since: datetime
    until: datetime
    late: int


def mark(db: Connection, now: datetime) -> datetime | None:
    """Returns the mark before."""
    before: datetime | None = db.scalar(select(alive.c.at))
    db.execute(_MARK[db.dialect.name], {"one": 1, "at": now})
    return before


def count_due(db: Connection, now: datetime, platform: str | None) -> int:
    """Cards of a platform; of all, and timers, where none is named."""
    waiting = select(func.count()).select_from(cards).where(cards.c.due_at <= now)
    if platform is not None:
        return db.scalar(waiting.where(cards.c.platform == platform)) or 0
    fires = select(func.count()).select_from(timers).where(timers.c.at <= now)
    return (db.scalar(waiting) or 0) + (db.scalar(fires) or 0)


def keep(db: Connection, outage: Outage) -> None:
    names = ("who", "since", "until", "late")
    db.execute(insert(outages).values(dict(zip(names, astuple(outage), strict=True))))


def kept(db: Connection, since: datetime) -> list[Outage]:
    """Those that ended since then, oldest first."""
    columns = (outages.c.who, outages.c.since, outages.c.until, outages.c.late)
    found = select(*columns).where(outages.c.until >= since).order_by(outages.c.until)
    return [Outage(*row) for row in db.execute(found)]
