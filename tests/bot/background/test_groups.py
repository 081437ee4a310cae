"""The groups of a space, read and stored while everything else continues."""

from datetime import UTC, datetime, timedelta

from adapters.terminal.clock import StillClock
from bot.background.group_list import AGAIN_AFTER, READ_EVERY, GroupList
from bot.engine.errors import SendFailed
from bot.engine.store.ports import SpaceGroup
from bot.interview.organizing.groups import tag_ref
from tests.bot.town import Town
from tests.bot.town_members import Member
from tests.bot.town_platform import Landlords

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Away(Landlords):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    async def groups_of(self, space: str) -> list[SpaceGroup]:
        self.asked.append(space)
        if space == "town":
            raise SendFailed("It is away", timedelta(minutes=1))
        return []


def test_a_space_that_does_not_answer_is_asked_again_and_holds_up_no_other(
    town: Town, maya: Member
) -> None:
    maya.types("start")
    town.member("Vera", space="village").types("start")
    away, clock = Away(), StillClock(NOON)
    groups = GroupList(town.store, clock, {"terminal": away})

    async def read() -> list[str]:
        away.asked.clear()
        await groups.read_due()
        await groups.settled()
        return list(away.asked)

    assert town.runner.run(read()) == ["town", "village"]
    assert town.runner.run(read()) == []
    clock.move_to(NOON + AGAIN_AFTER)
    assert town.runner.run(read()) == ["town"]
    clock.move_to(NOON + READ_EVERY)
    assert town.runner.run(read()) == ["town", "village"]


def test_a_tag_is_the_same_however_it_is_written() -> None:
    assert tag_ref(" Class  of 2024") == tag_ref("class of 2024")
