"""The playground's page in a real browser, in the words of a person who uses it."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

import pytest
from playwright.async_api import Browser, Error, Locator, ViewportSize, async_playwright, expect
from playwright.async_api import Page as BrowserPage

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here")
LEFT, RIGHT = 0, 1
SIZE: ViewportSize = {"width": 1280, "height": 800}
PATIENCE = 30_000
"""In milliseconds. Long enough for a busy machine."""
expect.set_options(timeout=PATIENCE)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def new_tab(browser: Browser) -> AsyncIterator[BrowserPage]:
    """In it nothing fades in: that only takes time, which is much without a graphics card."""
    context = await browser.new_context(locale="en-GB", viewport=SIZE, reduced_motion="reduce")
    try:
        yield await context.new_page()
    finally:
        await context.close()


async def clean(tab: BrowserPage) -> None:
    """Undo everything that a test may have done to its tab, so that the next one can use it. A new
    tab costs a second of a processor, because the browser starts a process for it."""
    for other in tab.context.pages[1:]:
        await other.close()
    await tab.unroute_all()
    await tab.context.set_offline(False)
    await tab.set_viewport_size(SIZE)
    await tab.evaluate("localStorage.clear()")
    await tab.goto("about:blank")


class Side:
    """One of the two panes."""

    def __init__(self, pane: Locator) -> None:
        self.pane = pane
        self.line = pane.locator(".composer textarea")
        self.form = pane.get_by_role("dialog")

    async def says(self, text: str) -> None:
        await self.line.fill(text)
        await self.line.press("Escape")
        await self.line.press("Enter")

    async def scrolls_up(self) -> None:
        """Scroll to the top, and wait until the page has noticed, which happens when the next frame
        is drawn."""
        await self.pane.locator(".log").evaluate(
            """log => new Promise(drawn => {
                 log.scrollTo(0, 0);
                 requestAnimationFrame(() => requestAnimationFrame(drawn));
               })"""
        )

    async def presses(self, label: str) -> None:
        await self.pane.get_by_role("button", name=label).last.click()

    async def presses_rare(self, label: str) -> None:
        """Press a button in the newest menu of what is seldom pressed that has it."""
        await self.pane.locator(".seldom").filter(has_text=label).locator("summary").last.click()
        await self.presses(label)

    async def fills(self, label: str, text: str) -> None:
        await self.form.get_by_label(label).fill(text)

    async def chooses(self, label: str) -> None:
        await self.form.get_by_label(label).check()

    async def sees(self, text: str) -> None:
        await expect(self.pane.get_by_text(text).last).to_be_visible()


class Page:
    def __init__(self, page: BrowserPage) -> None:
        self.page = page
        self.errors: list[str] = []
        self.left, self.right = (Side(page.locator(".pane").nth(side)) for side in (LEFT, RIGHT))
        page.set_default_timeout(PATIENCE)

    @classmethod
    @asynccontextmanager
    async def opened(cls, browser: Browser, address: str) -> AsyncIterator[Self]:
        """The page in a tab of its own."""
        async with new_tab(browser) as tab, cls.shown_in(tab, address) as page:
            yield page

    @classmethod
    @asynccontextmanager
    async def shown_in(cls, tab: BrowserPage, address: str) -> AsyncIterator[Self]:
        """Fails at the end if a script on the page has failed."""
        page = cls(tab)
        tab.on("pageerror", page.fails)
        try:
            await page.goes_to(address)
            yield page
            assert page.errors == []
        finally:
            tab.remove_listener("pageerror", page.fails)

    def fails(self, error: Error) -> None:
        self.errors.append(str(error))

    async def goes_to(self, address: str) -> None:
        await self.page.goto(address)
        await expect(self.page.locator(".panes.ready")).to_be_visible()

    async def reloads(self) -> None:
        await self.goes_to(self.page.url)

    async def hurries(self) -> None:
        """From now on, until it is loaded again, the page waits a tenth as long for anything."""
        await self.page.evaluate(
            "() => { const wait = setTimeout; setTimeout = (act, ms) => wait(act, ms / 10); }"
        )

    async def moves(self, label: str) -> None:
        await self.page.get_by_role("button", name=label).click()

    async def goes_to_next_event(self) -> None:
        """Go to the next event, and wait until both sides show what it brought."""
        async with self.page.expect_response("**/api/clock"):
            await self.moves("Next event")
        await self.reloads()

    async def is_told(self, sentence: str) -> None:
        await expect(self.page.locator("#happened")).to_have_text(sentence)
