"""Draws the picture of the playground for the README: `make picture`."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import expect

import adapters.playground
from tests.adapters.playground.browser import Page, chromium
from tests.adapters.playground.test_whole_interview import askwell, begins_to_ask, goes_on_to_ask

PICTURE = Path(adapters.playground.__file__).with_name("picture.png")


async def draw(path: str) -> None:
    """Draw an interview that was just booked, on both sides."""
    async with (
        chromium() as browser,
        askwell(path) as address,
        Page.opened(browser, address) as page,
    ):
        await page.page.set_viewport_size({"width": 1320, "height": 860})
        await page.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        await begins_to_ask(page.left)
        await goes_on_to_ask(page.left)
        await page.right.sees("Maya Kamau would like to learn from you")
        await page.right.pane.locator(".card").last.get_by_role("button").first.click()
        for side in (page.left, page.right):
            await side.sees("Booked: you and ")
        await expect(page.right.line).to_be_focused()
        await page.page.mouse.move(0, 0)
        await page.page.screenshot(path=PICTURE)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        asyncio.run(draw(str(Path(folder) / "playground.db")))
