"""When the process was last alive, and when the process or a platform was away for long."""

from dataclasses import astuple
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from bot.interview.frozen import frozen
from bot.language.form_values import write_starts
from storage.statements.dialect import upsert
from storage.tables import alive, cards, outages, spaces, timers
from storage.timers.community_timers import SqlCommunityTimers

_MARK = upsert(alive, ["one"])


@frozen
class Outage:
    """`who` is a platform's id, or Askwell itself. `late` is how many cards were due when the
    outage ended; for an outage of Askwell itself, timers are included. Times are aware."""

    who: str
    since: datetime
    until: datetime
    late: int


def note_alive(db: Connection, now: datetime) -> datetime | None:
    """Note that the process is alive, and return when that was last noted (UTC). None if never."""
    before: datetime | None = db.scalar(select(alive.c.at))
    db.execute(_MARK.on(db), {"one": 1, "at": now})
    return before


def count_due(db: Connection, now: datetime, platform: str | None) -> int:
    """How many cards of a platform are due. Without a platform, all due cards and timers."""
    waiting = select(func.count()).select_from(cards).where(cards.c.due_at <= now)
    if platform is not None:
        there = select(spaces.c.number).where(spaces.c.platform == platform)
        return db.scalar(waiting.where(cards.c.space.in_(there))) or 0
    is_due = timers.c.asleep_in.is_(None) & (timers.c.at <= now)
    fires = select(func.count()).select_from(timers).where(is_due)
    return (db.scalar(waiting) or 0) + (db.scalar(fires) or 0)


def save(db: Connection, outage: Outage, platform: str | None) -> None:
    """Store the outage, and set a timer that tells the organizers: those with an awake space on the
    platform, or all if `platform` is None. They are not told again of an outage that another
    process has stored already."""
    names = ("who", "since", "until", "late")
    is_news = not _is_kept(db, outage)
    db.execute(insert(outages).values(dict(zip(names, astuple(outage), strict=True))))
    if is_news:
        _tell(db, outage, platform)


def _is_kept(db: Connection, outage: Outage) -> bool:
    """Whether an outage of the same `who` that overlaps with this one is stored."""
    same = (outages.c.who == outage.who) & (outages.c.until > outage.since)
    return db.scalar(select(func.count()).where(same, outages.c.since < outage.until)) != 0


def _tell(db: Connection, outage: Outage, platform: str | None) -> None:
    awake = select(spaces.c.community).distinct().where(~spaces.c.asleep)
    told = awake if platform is None else awake.where(spaces.c.platform == platform)
    about = f"{outage.who} {write_starts([outage.since, outage.until])}"
    name = CommunityTimerName.OUTAGE
    SqlCommunityTimers(db).set(
        [CommunityTimer(each, name, outage.until, about) for each in db.scalars(told)]
    )


def ended_since(db: Connection, since: datetime) -> list[Outage]:
    """The outages that ended since then, oldest first."""
    columns = (outages.c.who, outages.c.since, outages.c.until, outages.c.late)
    found = select(*columns).where(outages.c.until >= since)
    found = found.order_by(outages.c.until, outages.c.id)
    return [Outage(*row) for row in db.execute(found)]
