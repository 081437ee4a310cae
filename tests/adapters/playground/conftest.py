from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser
from playwright.async_api import Page as BrowserPage

from adapters.playground import Playground
from adapters.playground.chat.chat_server import ChatServer
from tests.adapters.playground.browser import Page, chromium, clean, new_tab
from tests.adapters.playground.fake import FakeCore, FrozenClock


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "playground.db")


@pytest.fixture
def platform(path: str) -> Iterator[ChatServer]:
    platform = ChatServer(path)
    yield platform
    platform.close()


@pytest.fixture
def playground(path: str) -> Iterator[Playground]:
    playground = Playground(path, FrozenClock())
    yield playground
    playground.close()


@pytest.fixture
def core(playground: Playground) -> FakeCore:
    return FakeCore(playground)


# All tests share one browser, so everything async here runs in the event loop of the session.


@pytest_asyncio.fixture(loop_scope="session")
async def address(playground: Playground, core: FakeCore) -> AsyncIterator[str]:
    async with playground.serving(("127.0.0.1", 0), core, core) as address:
        yield address


@pytest_asyncio.fixture(loop_scope="session")
async def http(address: str) -> AsyncIterator[ClientSession]:
    async with ClientSession(address) as session:
        yield session


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def only_tab(browser: Browser) -> AsyncIterator[BrowserPage]:
    async with new_tab(browser) as tab:
        yield tab


@pytest_asyncio.fixture(loop_scope="session")
async def tab(only_tab: BrowserPage) -> AsyncIterator[BrowserPage]:
    yield only_tab
    await clean(only_tab)


@pytest_asyncio.fixture(loop_scope="session")
async def page(tab: BrowserPage, address: str) -> AsyncIterator[Page]:
    async with Page.shown_in(tab, address) as page:
        yield page
