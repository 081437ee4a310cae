"""A whole interview in Slack, over real sockets, as both people see it."""

from collections.abc import AsyncIterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event
from sqlalchemy import select

from bot.engine.store.store import UnitOfWork
from storage import tables
from storage.unit_of_work import SqlUnitOfWork
from tests.adapters.slack.over_http import AskwellOverHttp, local_slack
from tests.adapters.slack.workspace import PROFILE, AskwellInSlack, Member

PRIVATE = "Listening is a trained skill"
TYPED = (
    *("studied physics", "teaching to research", PRIVATE, "honest words", "I train my"),
    *("Maya", "Daniel", "meet.example", *PROFILE.values()),
)
"""Words typed by members, or about them."""


@pytest.fixture(params=["socket mode", "http"])
async def here(request: pytest.FixtureRequest) -> AsyncIterator[AskwellInSlack]:
    if request.param == "socket mode":
        async with AskwellInSlack.running() as through_socket_mode:
            yield through_socket_mode
        return
    async with local_slack() as both, AskwellOverHttp.serving(*both) as over_http:
        await over_http.installed_by(over_http.slack.user("U9", "Olga"))
        yield over_http


def event_of(member: Member, with_whom: str) -> Event:
    """The event in the only file that they got."""
    [file] = [file for each in member.messages for file in each.files]
    made = Calendar.from_ical(file.content or b"")
    assert isinstance(made, Calendar)
    assert (file.name, made.method) == (f"interview-with-{with_whom}.ics", "PUBLISH")
    [event] = made.events
    return event


async def kept_for_good(here: AskwellInSlack) -> list[str]:
    """The parts that cards and plans share, which are never deleted."""

    def wordings(unit: UnitOfWork) -> list[str]:
        assert isinstance(unit, SqlUnitOfWork)
        return list(unit.db.scalars(select(tables.wordings.c.words)))

    return await here.store.run(wordings)


async def opens_in_the_browser(member: Member, link: str) -> None:
    """It opens a page outside Slack, and needs no answer."""
    before = len(member.messages)
    await member.presses(link)
    assert len(member.messages) == before


async def test_from_the_search_to_the_thank_you_note(here: AskwellInSlack) -> None:
    daniel = here.member("U2", "Daniel", "Europe/Berlin")
    maya = here.member("U1", "Maya", "Africa/Nairobi")
    await daniel.hosts()
    assert daniel.sees("You are a host: people can find and ask you")

    await maya.types("find user research")
    assert maya.messages[-1].ephemeral
    assert maya.sees("UX researcher at a hospital")
    await maya.presses("Ask Daniel")
    assert maya.form
    slot = maya.options("slots")[0]
    await maya.submits(
        connection="We both studied physics.",
        wish="How you moved from teaching to research.",
        slots=[slot],
    )
    assert not maya.form
    assert maya.sees("This is what")
    assert not daniel.sees("would like to learn from you")
    await maya.presses("Send it")
    assert maya.sees("You asked Daniel")
    assert not any(map(maya.sees, ("This is what", "on its way"))), "one message is enough"

    assert daniel.sees("would like to learn from you")
    assert daniel.sees("how you moved from teaching to research.")
    request = next(each for each in daniel.messages if "would like to learn" in each.shown)
    assert request.text.startswith("Maya would like to learn from you")
    await daniel.user.clicks(request, request.buttons[0])
    await here.settled()
    assert daniel.sees("Booked")
    assert maya.sees("https://meet.example")
    hers, his = event_of(maya, "daniel"), event_of(daniel, "maya")
    assert (hers["SUMMARY"], his["SUMMARY"]) == (
        "Informational interview with Daniel",
        "Informational interview with Maya",
    )
    assert (hers.uid, hers.start) == (his.uid, his.start)
    assert isinstance(hers.start, datetime)
    start = hers.start.astimezone(ZoneInfo("Africa/Nairobi"))
    assert slot.startswith(f"{start:%a} {start.day} {start:%b, %H:%M}")
    await maya.presses("Add to calendar")
    await opens_in_the_browser(maya, "Google Calendar")
    updated = next(each for each in daniel.messages if each.ts == request.ts)
    assert request.buttons[0] not in updated.buttons, "no dead button is left"

    await here.to("2026-11-24 12:00")
    assert maya.sees("How did it go with")
    await maya.presses("Note what I learned")
    await maya.submits(takeaways=PRIVATE, thanks_for="your honest words")
    await here.to("2026-11-25 09:00")
    assert maya.sees("thank you for your honest words")
    await maya.presses("Write a thank-you note")
    await maya.submits(note="Dear Daniel, thank you. I train my listening.")
    await maya.presses("Send it")
    assert daniel.sees("A thank-you note from")
    assert daniel.sees("I train my listening.")
    assert not daniel.sees(PRIVATE)
    assert [
        each for each in await kept_for_good(here) if any(typed in each for typed in TYPED)
    ] == []
    assert here.slack.sockets.strays == []
    assert all(call.answer.get("ok") for call in here.slack.calls())
