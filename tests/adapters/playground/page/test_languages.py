"""The page shows everything in the language of the browser, or in one that the visitor has
chosen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from playwright.async_api import Page as BrowserPage

from adapters.playground.chat.chat_server import ChatServer
from bot.interview.members import ClockFormat
from tests.adapters.playground.browser import Page, needs_browser
from tests.adapters.playground.chat.test_chat_server import MAYA
from tests.adapters.playground.test_whole_interview import askwell
from tests.languages import GERMAN, speaking

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture(autouse=True)
def german(tmp_path: Path) -> Iterator[None]:
    with speaking(tmp_path / "locale", "de", GERMAN):
        yield


class Visitor:
    """A visitor who plays Maya, in a browser whose language can be changed."""

    def __init__(self, http: ClientSession) -> None:
        self._http = http
        self._sent = 0

    async def does(self, language: str, **what: Any) -> Any:
        self._sent += 1
        event = {"id": f"event-{self._sent}", "user": "maya", **what}
        headers = {"Accept-Language": language}
        async with self._http.post("/api/events", json=event, headers=headers) as answer:
            return await answer.json()

    async def titles(self, language: str) -> list[str]:
        headers = {"Accept-Language": language}
        async with self._http.get("/api/conversations/maya", headers=headers) as answer:
            bodies = [each["body"] for each in await answer.json()]
        return ["".join(map(str, each["title"])) for each in bodies if "title" in each]


async def test_all_is_shown_as_the_browser_asks(path: str) -> None:
    async with askwell(path) as address, ClientSession(address) as http:
        maya = Visitor(http)
        await maya.does("de-AT", kind="say", text="settings")
        assert await maya.titles("de-AT") == ["Deine Einstellungen"]
        assert await maya.titles("en-GB") == ["Your settings"]
        form = await maya.does("de", kind="press", action="settings_form::0:")
        assert form["title"] == "Deine Einstellungen"


async def test_a_language_set_by_hand_is_used_in_every_browser(path: str) -> None:
    async with askwell(path) as address, ClientSession(address) as http:
        maya = Visitor(http)
        await maya.does("en-GB", kind="say", text="settings")
        form = await maya.does("en-GB", kind="press", action="language_form::0:")
        values = {"language": ["de"], "clock": ["12"]}
        await maya.does("en-GB", kind="submit", form=form["id"], values=values)
        assert await maya.titles("en-GB") == ["Deine Einstellungen", "Gespeichert"]


async def test_how_somebody_reads_is_kept_and_told_to_the_page_once(platform: ChatServer) -> None:
    await platform.join([MAYA])
    heard: list[str] = []
    platform.watch(lambda user, new: heard.append(user))
    for _ in range(2):
        await platform.adapt("maya", "de", ClockFormat.HOURS_12)
    assert heard == ["maya"]
    maya = await platform.resident("maya")
    assert maya
    assert (maya.reader("fr").language, maya.reader("fr").clock) == ("de", ClockFormat.HOURS_12)
    await platform.adapt("maya", None, None)
    maya = await platform.resident("maya")
    assert maya
    assert (maya.reader("fr").language, maya.reader(None).language) == ("fr", "en")


@needs_browser
async def test_a_language_in_the_address_stands_for_the_browsers(
    path: str, tab: BrowserPage
) -> None:
    async with askwell(path) as address, Page.shown_in(tab, f"{address}?language=de") as page:
        await page.left.says("settings")
        await page.left.sees("Deine Einstellungen")
    async with askwell(path) as address, Page.shown_in(tab, address) as page:
        await page.left.sees("Your settings")
