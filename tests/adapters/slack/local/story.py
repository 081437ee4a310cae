"""An interview in local-slack, from becoming a host to the thank-you note."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from playwright.async_api import expect

from adapters.shared.clock import travel
from adapters.slack.connection import Slack
from adapters.slack.settings import SlackSettings
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly, SystemClock
from storage.store import SqlStore
from tests.adapters.playground.browser import chromium, needs_browser
from tests.adapters.slack.local.page import Page, send_form
from tests.adapters.slack.local.server import APP_TOKEN, BOT_TOKEN, FOLDER, local_slack
from tests.adapters.slack.workspace import MONDAY

To = Callable[[str], Awaitable[None]]


@asynccontextmanager
async def askwell(address: str) -> AsyncIterator[To]:
    """Askwell, wired as the entry point does it, but with a clock that stands still. Gives a
    function that moves the clock."""
    clock, store = StillClock(MONDAY), SqlStore.open("sqlite://")
    slack = Slack(SlackSettings(BOT_TOKEN, APP_TOKEN, f"{address}api/"), SystemClock(), store)
    assembly = Assembly(store, clock, {"slack": slack.messenger})

    async def to(when: str) -> None:
        await travel(
            clock,
            datetime.fromisoformat(f"{when}Z"),
            assembly.courier.next_due,
            assembly.courier.drain,
        )

    async def deliver() -> None:
        while True:
            await assembly.woken.wait()
            assembly.woken.clear()
            await assembly.courier.drain()

    try:
        async with slack.connected(assembly.app), asyncio.TaskGroup() as tasks:
            courier = tasks.create_task(deliver())
            yield to
            courier.cancel()
    finally:
        await store.close()


@needs_browser
async def test_an_interview(tmp_path: Path) -> None:
    async with (
        local_slack(tmp_path) as address,
        askwell(address) as to,
        chromium() as browser,
        Page.opened(browser, address) as page,
    ):
        await page.becomes("Daniel")
        await page.types("/askwell host")
        await page.presses("Become a host")
        await page.fills("Who are you", "UX researcher at a hospital")
        await page.fills("Your field", "UX research")
        await page.fills("Topics", "interviewing users")
        await page.fills("What do you like", "How teaching prepared me")
        await page.sends()
        await page.goes_to("Daniel")
        await page.presses("Set my hours")
        await page.presses("I agree")
        await page.fills("Your weekly hours", "Mon-Fri 9:00-18:00")
        await page.selects("How many talks", "4")
        await page.chooses("25")
        await page.chooses("Video call")
        await page.fills("Number, link", "https://meet.example")
        await page.sends()
        await page.sees("You are a host")

        await page.becomes("Maya")
        await page.goes_to("general")
        await page.types("/askwell find user research")
        await page.presses("Ask Daniel")
        await page.presses("I agree")
        await expect(page.form).to_be_visible()
        await send_form(address, "Maya", connection="We both studied physics.", wish="The move.")
        await page.goes_to("Maya")
        await page.presses("Send it")
        await page.sees("You asked Daniel")

        await page.becomes("Daniel")
        await page.goes_to("Daniel")
        await page.sees("Maya would like to learn from you")
        await page.presses("Tue")
        await page.sees("Booked")
        await page.goes_to("Maya")
        await page.sees("Booked")

        await to("2026-11-25 12:00")
        await page.becomes("Maya")
        await page.sees("How did it go with")
        await page.presses("Note what I learned")
        await page.fills("What did you take away?", "Listening is a trained skill")
        await page.sends()
        await page.presses("Write a thank-you note")
        await page.fills("Your words", "Thank you. I train my listening.")
        await page.sends()
        await page.presses("Send it")
        await page.goes_to("Daniel")
        await page.sees("A thank-you note from")
        await page.page.screenshot(path=FOLDER / "thanked.png")
