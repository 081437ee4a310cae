"""A whole interview with the real core, from both sides in a real browser."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from icalendar import Calendar, Event
from playwright.async_api import Page as BrowserPage
from playwright.async_api import expect

from adapters.playground import Playground
from askwell.assembly import Assembly
from storage.store import SqlStore
from tests.adapters.playground.browser import Page, Side, needs_browser
from tests.adapters.playground.fake import FrozenClock


@asynccontextmanager
async def askwell(path: str) -> AsyncIterator[str]:
    playground = Playground(path, FrozenClock())
    store = SqlStore.open(f"sqlite:///{path}")
    assembly = Assembly(store, playground.clock, {"playground": playground.messenger})
    try:
        async with playground.serving(("127.0.0.1", 0), assembly.app, assembly.courier) as address:
            yield address
    finally:
        await store.close()
        playground.close()


async def leads_to_google(side: Side) -> None:
    link = side.pane.get_by_role("link", name="Google Calendar")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_attribute("href", re.compile("^https://calendar.google.com/"))


async def downloaded(page: Page, side: Side, name: str) -> Event:
    async with page.page.expect_download() as coming:
        await side.pane.get_by_role("link", name=name).click()
    download = await coming.value
    assert download.suggested_filename == name
    made = Calendar.from_ical(Path(await download.path()).read_bytes())
    assert isinstance(made, Calendar)
    assert made.method == "PUBLISH"
    return made.events[0]


async def begins_to_ask(maya: Side) -> None:
    """Maya agrees to the rules, and the form to ask Daniel opens."""
    await maya.says("find data")
    await maya.presses("Ask Daniel Okafor")
    await maya.presses("I agree")
    await maya.form.wait_for()


async def goes_on_to_ask(maya: Side) -> None:
    """She asks for the first free time."""
    await maya.fills("How are you connected?", "Same department, ten years apart")
    await maya.fills("What would you like to learn?", "How a week really looks")
    overflowing = "all => all.filter(each => each.scrollWidth > each.clientWidth).length"
    assert await maya.form.locator(".pills span").evaluate_all(overflowing) == 0
    times = maya.form.locator(".pills .line label:visible")
    assert 0 < await times.count() <= 6, "a few first"
    few = await times.count()
    await maya.form.get_by_role("button", name="More times").click()
    assert await times.count() > few
    await times.first.click()
    await maya.presses("See how it looks")
    await maya.presses("Send it")


@needs_browser
@pytest.mark.asyncio(loop_scope="session")
async def test_from_asking_to_a_thank_you_note(path: str, tab: BrowserPage) -> None:
    async with askwell(path) as address, Page.shown_in(tab, address) as page:
        maya, daniel = page.left, page.right
        await daniel.sees("You are a host: people can find and ask you")
        await begins_to_ask(maya)
        await goes_on_to_ask(maya)
        await daniel.sees("Maya Kamau would like to learn from you")
        await maya.sees("You asked Daniel Okafor")
        await expect(maya.pane.get_by_text("This is what Daniel Okafor will see")).to_have_count(0)
        await daniel.pane.locator(".card").last.get_by_role("button").first.click()
        await daniel.sees("Booked: you and Maya Kamau")
        await maya.sees("You lead the talk. Your questions are in the plan.")
        await maya.presses("Add to calendar")
        await leads_to_google(maya)
        hers = await downloaded(page, maya, "interview-with-daniel-okafor.ics")
        his = await downloaded(page, daniel, "interview-with-maya-kamau.ics")
        assert (hers["SUMMARY"], his["SUMMARY"]) == (
            "Informational interview with Daniel Okafor",
            "Informational interview with Maya Kamau",
        )
        assert (hers.uid, hers.start) == (his.uid, his.start)
        asked_how_it_went = maya.pane.get_by_text("How did it go with Daniel Okafor?")
        for _ in range(6):
            if await asked_how_it_went.count():
                break
            await page.goes_to_next_event()
            await maya.sees("Questions for your talk with Daniel Okafor")
        await maya.presses("Write a thank-you note")
        await maya.form.get_by_role("textbox").first.fill("Thank you, that helped.")
        await maya.form.locator("button[type=submit]").click()
        await maya.sees("A thank-you note from Maya Kamau")
        await maya.presses("Send it")
        await daniel.sees("Thank you, that helped.")
        await daniel.presses("Keep me posted")
        await maya.sees("Daniel Okafor would like to hear how it goes")
        await daniel.sees("You answered Maya Kamau")


@needs_browser
@pytest.mark.asyncio(loop_scope="session")
async def test_two_blocked_members_do_not_meet_again(path: str, tab: BrowserPage) -> None:
    async with askwell(path) as address, Page.shown_in(tab, address) as page:
        maya, daniel = page.left, page.right
        await begins_to_ask(maya)
        await goes_on_to_ask(maya)
        await daniel.presses_rare("Block them")
        await daniel.sees("will not find, ask or see each other here any more")
        await daniel.presses("Yes, block them")
        await maya.sees("Daniel Okafor cannot make it just now")
        await maya.says("ask Daniel Okafor")
        await maya.sees("I do not know a host called “Daniel Okafor”")
