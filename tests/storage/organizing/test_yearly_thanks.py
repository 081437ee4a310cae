"""What hosts did in a year, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.engine.events import CommunityDue
from bot.interview.model import Stage
from bot.interview.organizing.yearly_thanks import HostYear
from storage.contexts import yearly_thanks
from storage.contexts.yearly_thanks import HostThanksParts, ThanksParts
from storage.store import SqlStore
from tests.storage.scene import NOON, interview, member, raw

DAY = timedelta(days=1)


async def test_hosts_are_found_with_what_they_gave(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
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

    def hosts(db: Connection, after: str) -> tuple[tuple[int, ...], bool]:
        parts = ThanksParts(db, CommunityDue(lena.community, "thanks", after), NOON)
        return parts.hosts, parts.is_last

    assert await raw(store, lambda db: hosts(db, "")) == ((lena.id, tom.id), True)
    assert await raw(store, lambda db: hosts(db, str(lena.id))) == ((tom.id,), True)
    monkeypatch.setattr(yearly_thanks, "AT_ONCE", 1)
    assert await raw(store, lambda db: hosts(db, "")) == ((lena.id,), False)
    of_host = [CommunityDue(each.community, "thanks", str(each.id)) for each in (lena, tom, idle)]
    years = await raw(store, lambda db: [HostThanksParts(db, due, NOON).year for due in of_host])
    assert years == [HostYear(2, 50, 1), HostYear(1, 25, 1), None]
