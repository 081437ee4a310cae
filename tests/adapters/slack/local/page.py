"""The page of local-slack, in the words of a person who uses it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from aiohttp import ClientSession
from playwright.async_api import Browser, expect
from playwright.async_api import Page as BrowserPage

from tests.adapters.slack.local.server import PEOPLE
from tests.fakes.slack.schema import Json

PATIENCE = 20_000


class Page:
    """One page for everybody. The person who acts is chosen at its top."""

    def __init__(self, page: BrowserPage) -> None:
        self.page = page
        self.form = page.locator(".modal")
        self.errors: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @classmethod
    @asynccontextmanager
    async def opened(cls, browser: Browser, address: str) -> AsyncIterator[Self]:
        context = await browser.new_context(viewport={"width": 1280, "height": 900})
        try:
            page = cls(await context.new_page())
            await page.page.goto(address)
            yield page
            assert page.errors == []
        finally:
            await context.close()

    async def becomes(self, name: str) -> None:
        await self.page.locator(".actas select").select_option(label=name)

    async def goes_to(self, conversation: str) -> None:
        entry = self.page.locator(".sidebar-item").filter(has_text=conversation)
        await entry.last.click()

    async def types(self, line: str) -> None:
        await self.page.locator(".composer-input").fill(line)
        await self.page.locator(".composer-input").press("Enter")

    async def sees(self, text: str) -> None:
        await expect(self.page.locator(".main").get_by_text(text).last).to_be_visible(
            timeout=PATIENCE
        )

    async def presses(self, label: str) -> None:
        await self.page.locator(".main .bk-button").filter(has_text=label).last.click()

    async def fills(self, label: str, text: str) -> None:
        block = self.form.locator(".bk-input").filter(has_text=label)
        await block.locator(".bk-plain-input").fill(text)

    async def chooses(self, label: str) -> None:
        await self.form.get_by_label(label).check()

    async def selects(self, label: str, option: str) -> None:
        block = self.form.locator(".bk-input").filter(has_text=label)
        await block.locator(".bk-select").select_option(label=option)

    async def sends(self) -> None:
        await self.form.locator(".primary").click()
        await expect(self.form).to_have_count(0, timeout=PATIENCE)


async def send_form(address: str, name: str, **values: str) -> None:
    """Submit a form as the page does, including an element that the page does not have: the first
    of the offered times."""
    user = next(each for each, (known, _) in PEOPLE.items() if known == name)
    async with ClientSession() as session, session.ws_connect(f"{address}ui") as ui:
        view = (await ui.receive_json())["state"]["modalStack"][-1]
        blocks = {
            each["block_id"]: each["element"] for each in view["blocks"] if "block_id" in each
        }
        slots = {"type": "checkboxes", "selected_options": blocks["slots"]["options"][:1]}
        typed = {block: _state("plain_text_input", value=text) for block, text in values.items()}
        chosen = {"slots": {"value": slots}}
        await ui.send_json({"t": "view_submit", "user": user, "values": typed | chosen})


def _state(kind: str, **more: object) -> Json:
    return {"value": {"type": kind, **more}}
