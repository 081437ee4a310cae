"""An interview that moved is moved in both calendars, and not entered a second time."""

from collections.abc import Sequence
from typing import Any

import pytest
from icalendar import Calendar, Event

from tests.adapters.contract import moves_a_booking
from tests.adapters.discord.driver import in_discord
from tests.adapters.members import InMessages
from tests.adapters.slack.driver import in_slack


def in_slack_messages(message: Any) -> Sequence[bytes | str]:
    return [each.content for each in message.files]


def in_discord_messages(message: Any) -> Sequence[bytes | str]:
    return [each["content"] for each in message.attachments]


@pytest.mark.parametrize(
    ("platform", "files_of"),
    [(in_slack, in_slack_messages), (in_discord, in_discord_messages)],
    ids=["slack", "discord"],
)
async def test_a_moved_interview_is_one_event_in_both_calendars(
    platform: Any, files_of: Any
) -> None:
    async with platform() as driver:
        await moves_a_booking(driver.maya, driver.daniel, driver.to)
        hers, his = (events(each, files_of) for each in (driver.maya, driver.daniel))
    assert len({each.uid for each in (*hers, *his)}) == 1
    for first, moved in (hers, his):
        assert int(str(first["SEQUENCE"])) < int(str(moved["SEQUENCE"]))
        assert first.start != moved.start
    assert [each.start for each in hers] == [each.start for each in his]


def events(member: InMessages, files_of: Any) -> list[Event]:
    files = [file for each in member._member.messages for file in files_of(each)]
    return [event for file in files for event in Calendar.from_ical(file).events]
