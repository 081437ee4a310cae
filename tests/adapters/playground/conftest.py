from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser

from adapters.playground import Playground
from adapters.playground.chat_server import ChatServer
from tests.adapters.playground.browser import Page, chromium
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
    async with playground.serving("127.0.0.1", 0, core, core) as address:
        yield address


@pytest_asyncio.fixture(loop_scope="session")
async def http(address: str) -> AsyncIterator[ClientSession]:
    async with ClientSession(address) as session:
        yield session


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    async with Page.opened(browser, address) as page:
        yield page
