"""The privacy policy and the terms, with the details that an operator fills in."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from aiohttp import ClientSession

from adapters.web import policies
from adapters.web.operator import OperatorSettings
from adapters.web.server import serving
from bot.interview.organizing.programme import Programme
from tests.languages import speaking

NOBODY = "has not written here yet who they are"


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def read(http: ClientSession, path: str, operator: OperatorSettings) -> str:
    async with (
        serving(policies.routes(operator), "127.0.0.1", 0) as address,
        http.get(address + path) as answer,
    ):
        assert answer.status == 200
        assert answer.content_type == "text/html"
        return unescape(await answer.text())


@pytest.mark.parametrize("path", ["/privacy", "/terms"])
async def test_a_page_says_who_runs_askwell(http: ClientSession, path: str) -> None:
    page = await read(
        http, path, OperatorSettings("Lakeside & Co", "12 Lake Road", "me@lake.example")
    )

    assert "<p>Lakeside & Co\n12 Lake Road\nme@lake.example</p>" in page
    assert NOBODY not in page


@pytest.mark.parametrize("path", ["/privacy", "/terms"])
async def test_where_nobody_filled_it_in_it_says_whom_to_ask(
    http: ClientSession, path: str
) -> None:
    page = await read(http, path, OperatorSettings())

    assert NOBODY in page
    assert "“help” names somebody of your community" in page


async def test_the_operators_words_are_not_html(http: ClientSession) -> None:
    async with (
        serving(policies.routes(OperatorSettings("<script>")), "127.0.0.1", 0) as address,
        http.get(f"{address}/terms") as answer,
    ):
        assert "&lt;script&gt;" in await answer.text()


async def test_the_policy_says_how_long_words_are_kept(http: ClientSession) -> None:
    usual = Programme(1, datetime(2026, 11, 23, tzinfo=UTC)).words_kept_months

    assert f"{usual} months after" in await read(http, "/privacy", OperatorSettings())


async def test_it_is_in_the_language_of_the_browser(http: ClientSession, tmp_path: Path) -> None:
    http.headers["Accept-Language"] = "de"
    with speaking(tmp_path, "de", {"Terms of Askwell": "Bedingungen von Askwell"}):
        assert "<h1>Bedingungen von Askwell</h1>" in await read(http, "/terms", OperatorSettings())
