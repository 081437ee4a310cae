"""What hosts gave in a year, on both databases."""

from datetime import timedelta

from sqlalchemy import Connection

from bot.engine.events import CommunityDue
from bot.interview.model import Stage
from storage.store import SqlStore
from storage.yearly_thanks import ThanksParts
from tests.storage.scene import NOON, interview, member, raw

DAY = timedelta(days=1)


async def test_hosts_are_found_with_what_they_gave(store: SqlStore) -> None:
    maya, idle = await member(store, "maya"), await member(store, "idle", field="Law")
    lena, tom = [await member(store, user, field="Nursing") for user in ("lena", "tom")]
    for number, (host, stage, start) in enumerate(
        [
            (lena, Stage.HELD, NOON - DAY),
            (lena, Stage.THANKED, NOON - 300 * DAY),
            (lena, Stage.HELD, NOON - 366 * DAY),
            (tom, Stage.THANKED, NOON - 2 * DAY),
            (idle, Stage.MISSED, NOON - DAY),
            (idle, Stage.BOOKED, NOON + DAY),
        ]
    ):
        await interview(store, maya, host, f"i{number}", stage=stage, start=start)

    def years(db: Connection, after: str) -> list[tuple[str, int, int, int]]:
        parts = ThanksParts(db, CommunityDue(lena.community, "thanks", after), NOON)
        return [
            (each.host.person.user, each.interviews, each.minutes, each.notes)
            for each in parts.years
        ]

    all_of_them = await raw(store, lambda db: years(db, ""))
    assert all_of_them == [("lena", 2, 50, 1), ("tom", 1, 25, 1)]
    assert await raw(store, lambda db: years(db, str(lena.id))) == [("tom", 1, 25, 1)]
