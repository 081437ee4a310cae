"""axe finds no problem in the page, in any state that it can have, light and dark."""

from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser

from tests.adapters.playground.browser import Page, needs_browser
from tests.adapters.playground.test_whole_interview import askwell, begins_to_ask, goes_on_to_ask

LOOKS: dict[Literal["light", "dark"], int] = {"dark": 320, "light": 1280}
"""Color schemes, with the width of the window in pixels."""

pytestmark = [needs_browser, pytest.mark.asyncio(loop_scope="session")]


class Listening:
    def __init__(self, page: Page) -> None:
        self._page = page.page
        self.found: list[tuple[str, str, str, str]] = []

    async def at(self, state: str) -> None:
        for scheme, width in LOOKS.items():
            await self._page.emulate_media(color_scheme=scheme)
            await self._page.set_viewport_size({"width": width, "height": 700})
            broken = (await Axe().run(self._page)).response["violations"]
            self.found += [
                (state, scheme, each["id"], node["html"])
                for each in broken
                for node in each["nodes"]
            ]


async def test_the_page_has_no_accessibility_faults(path: str, browser: Browser) -> None:
    async with askwell(path) as address, Page.opened(browser, address) as page:
        listening = Listening(page)
        await lived_through(page, listening)
        assert listening.found == []


async def lived_through(page: Page, listening: Listening) -> None:
    maya, keyboard = page.left, page.page.keyboard
    await listening.at("empty")
    await maya.pane.locator(".who").click()
    await listening.at("people")
    await keyboard.press("Escape")
    await maya.line.press_sequentially("s")
    await listening.at("suggestions")
    await begins_to_ask(maya)
    await listening.at("form")
    await maya.form.locator("footer button").click()
    await maya.form.locator(".error").first.wait_for()
    await listening.at("form with errors")
    await maya.form.locator("textarea").first.fill("How a week really looks")
    await keyboard.press("Escape")
    await listening.at("form put aside")
    await maya.presses("Discard")
    await listening.at("asked before words are lost")
    await maya.presses("Keep it")
    await maya.presses("Continue")
    await goes_on_to_ask(maya)
    await maya.pane.get_by_text("You asked").first.wait_for()
    await listening.at("conversation")
