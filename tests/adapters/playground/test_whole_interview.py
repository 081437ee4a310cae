"""A whole interview with the real core, lived through as both sides in a real browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser

from adapters.playground import Playground
from askwell import Assembly
from storage.store import SqlStore
from tests.adapters.playground.browser import Page, needs_browser
from tests.adapters.playground.fake import FrozenClock


@asynccontextmanager
async def askwell(path: str) -> AsyncIterator[str]:
    playground = Playground(path, FrozenClock())
    store = SqlStore.open(f"sqlite:///{path}")
    assembly = Assembly(store, playground.clock, {"playground": playground.messenger})
    try:
        async with playground.serving(
            "127.0.0.1", 0, assembly.app, assembly.courier, store
        ) as address:
            yield address
    finally:
        await store.close()
        playground.close()


@needs_browser
@pytest.mark.asyncio(loop_scope="session")
async def test_from_asking_to_a_thank_you_note(path: str, browser: Browser) -> None:
    async with askwell(path) as address, Page.opened(browser, address) as page:
        maya, daniel = page.left, page.right
        await daniel.sees("You are a host: people can find and ask you")
        await maya.says("find data")
        await maya.presses("Ask Daniel Okafor")
        await maya.fills("How are you connected?", "Same department, ten years apart")
        await maya.fills("What would you like to learn?", "How a week really looks")
        await maya.form.locator(".pills label").first.click()
        await maya.presses("See how it looks")
        await maya.presses("Send it")
        await daniel.sees("Maya Kamau would like to learn from you")
        await daniel.pane.locator(".card").last.get_by_role("button").first.click()
        await daniel.sees("Booked: you and Maya Kamau")
        await maya.sees("The plan for your talk. You lead it.")
        asked_how_it_went = maya.pane.get_by_text("How did it go with Daniel Okafor?")
        for _ in range(6):
            if await asked_how_it_went.count():
                break
            await page.goes_to_next_event()
            await maya.sees("The plan for your talk. You lead it.")
        await maya.presses("Write a thank-you note")
        await maya.form.get_by_role("textbox").first.fill("Thank you, that helped.")
        await maya.form.locator("button[type=submit]").click()
        await daniel.sees("Thank you, that helped.")
        await maya.says("journal")
        await maya.presses("Note what I learned")
        await maya.fills("What did you take away?", "Weeks are mostly letters")
        await maya.fills("What did they recommend?", "podcast: Night Shift")
        await maya.presses("Keep it")
        await maya.presses("Add these to the reading list")
        await maya.presses("Share these")
        await daniel.sees("What you recommended to Maya Kamau is on the reading list")
        await maya.says("journal")
        await maya.presses("Keep it as a file")
        async with page.page.expect_download() as download:
            await maya.pane.get_by_role("link", name="journal.md").click()
        file = await download.value
        assert file.suggested_filename == "journal.md"
        assert "> Weeks are mostly letters" in (await file.path()).read_text("utf-8")
