"""The page's own words, in the language of the visitor."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession
from playwright.async_api import Page as BrowserPage

from adapters.playground.page import view
from adapters.playground.residents.people import RESIDENTS
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from tests.adapters.playground.browser import Page, needs_browser
from tests.adapters.playground.fake import NOTHING_MORE, FakeCore
from tests.adapters.playground.test_whole_interview import askwell
from tests.languages import speaking
from tools.texts.pseudo import CLOSING, OPENING

session_loop = pytest.mark.asyncio(loop_scope="session")

STRINGS = """() => {
  const told = [...document.querySelectorAll("body *, title")].filter(
    (each) => each.localName !== "noscript" && !each.closest("[hidden], .card"),
  );
  const ofText = (node) => node.nodeType === Node.TEXT_NODE;
  return told.flatMap((each) => [
    ...[...each.childNodes].filter(ofText).map((node) => node.data),
    ...["title", "aria-label", "placeholder", "alt"].map((name) => each.getAttribute(name) ?? ""),
  ]);
}"""
"""Everything that can be read or heard, except in cards, which quote members."""
OVERFLOWING = """() => [...document.querySelectorAll("body *")]
  .filter((each) => each.offsetParent && !each.closest(".visually-hidden, .names, .offers"))
  .filter((each) => {
    const { left, right } = each.getBoundingClientRect();
    const spills = each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0;
    return left < 0 || right > innerWidth || spills;
  })
  .map((each) => each.outerHTML)"""
"""Names and offers end in an ellipsis if there is not enough room."""
NOT_TOLD = re.compile(
    "|".join(
        [
            *sorted((re.escape(each.about) for each in RESIDENTS), key=len, reverse=True),
            *(rf"\b{word}\b" for each in RESIDENTS for word in each.name.split()),
            *(each.zone.rpartition("/")[2].replace("_", " ") for each in RESIDENTS),
            r"\bAskwell\b|\b[A-Z]{2,4}\b",
            r"\bfind data\b|\b(start|find|help|settings)\b|\bThu \d+ Nov \d+:\d+",
        ]
    )
)
"""Names, descriptions, zones, and what is typed."""


class Look:
    """What a visitor sees, moment by moment."""

    def __init__(self, page: Page) -> None:
        self._page = page.page
        self.english: set[str] = set()
        self.overflowing: list[str] = []

    async def at_it(self) -> None:
        strings = await self._page.evaluate(STRINGS)
        self.english |= {each for each in strings if re.search("[A-Za-z]", NOT_TOLD.sub("", each))}
        self.overflowing += await self._page.evaluate(OVERFLOWING)


async def looked_at(page: Page, look: Look) -> None:
    """Look at everything that the page itself can say."""
    left, keyboard = page.left, page.page.keyboard
    await look.at_it()
    await left.pane.locator(".who").click()
    await look.at_it()
    await keyboard.press("Escape")
    await left.line.press_sequentially("s")
    await left.pane.get_by_role("option").first.wait_for()
    await look.at_it()
    await left.says("find data")
    await left.pane.locator(".card .buttons button").first.click()
    rules = left.pane.locator(".card", has=left.pane.page.locator("ol"))
    await rules.get_by_role("button").last.click()
    await left.form.locator("textarea").first.fill("x" * 700)
    await left.form.locator("footer button").click()
    await left.form.locator(".error").first.wait_for()
    await look.at_it()
    await keyboard.press("Escape")
    await left.says("x" * 3001)
    await left.pane.get_by_role("alert").wait_for()
    await look.at_it()
    await page.page.locator(".moves button").last.click()
    await page.page.get_by_text("ļåţéŕ").wait_for()
    await look.at_it()
    await page.page.context.set_offline(True)
    await left.line.press("Enter")
    await left.pane.get_by_text("þļåýĝŕöûñð").wait_for()
    await look.at_it()


@needs_browser
@session_loop
@pytest.mark.parametrize("width", [1280, 320])
async def test_nothing_of_the_page_stays_english_or_lacks_room(
    path: str, tab: BrowserPage, pseudo_language: str, width: int
) -> None:
    async with (
        askwell(path) as address,
        Page.shown_in(tab, f"{address}?language={pseudo_language}") as page,
    ):
        await page.page.set_viewport_size({"width": width, "height": 640})
        look = Look(page)
        await looked_at(page, look)
        assert look.english == set()
        assert look.overflowing == []
        assert await page.page.locator("html").get_attribute("lang") == pseudo_language


@needs_browser
@session_loop
async def test_an_english_page_says_its_language(page: Page) -> None:
    assert await page.page.locator("html").get_attribute("lang") == "en-GB"
    assert await page.page.locator("html").get_attribute("dir") == "ltr"


@needs_browser
@session_loop
async def test_a_page_is_written_from_right_to_left_where_its_language_is(
    page: Page, address: str, tmp_path: Path
) -> None:
    with speaking(tmp_path, "he", {}):
        await page.goes_to(f"{address}?language=he")
        for part in ("html", ".log >> nth=0"):
            written = page.page.locator(part)
            assert await written.get_attribute("lang") == "he"
            assert await written.get_attribute("dir") == "rtl"
        who = page.page.locator(".who").first
        sign, name = await who.evaluate(
            "who => [...who.children].slice(0, 2).map(each => each.getBoundingClientRect().left)"
        )
        assert sign > name, "the sign of a person stands to the right of their name"


@session_loop
async def test_the_page_is_given_its_words_in_the_language_of_the_browser(
    http: ClientSession, pseudo_language: str
) -> None:
    for asked, language in ((pseudo_language, pseudo_language), ("fr", "en")):
        async with http.get("/api/texts", headers={"Accept-Language": asked}) as response:
            given = await response.json()
        assert given["language"] == language
        assert given["texts"].get("Next event", "").startswith(OPENING) == (language != "en")


@session_loop
async def test_refusals_are_in_the_language_of_the_browser(
    http: ClientSession, pseudo_language: str
) -> None:
    headers = {"Accept-Language": pseudo_language}
    for path, body in (("events", {}), ("events", {"text": "x" * 300_000}), ("nothing", {})):
        async with http.post(f"/api/{path}", json=body, headers=headers) as response:
            why = (await response.json())["why"]
        assert (why[0], why[-1]) == (OPENING, CLOSING)


@session_loop
async def test_news_after_moving_the_clock_is_in_each_readers_language(
    http: ClientSession, pseudo_language: str, core: FakeCore
) -> None:
    core.plan(1, "maya", "How did it go?")
    told = []
    for language in (pseudo_language, "en-GB"):
        headers = {"Accept-Language": language}
        move = {"id": "once", "move": "next", "shown": ["maya", "daniel"]}
        async with http.post("/api/clock", json=move, headers=headers) as response:
            told.append((await response.json())["said"])
    assert told[0].startswith(OPENING)
    assert told[1] == "1 hour later: news for Maya Kamau."


@pytest.mark.parametrize(
    ("minutes", "names", "nothing_more", "told"),
    [
        (0, [], True, NOTHING_MORE),
        (1, [], False, "1 minute later: nothing new."),
        (119, ["A"], False, "119 minutes later: news for A."),
        (60, ["A", "B"], False, "1 hour later: news for A and B."),
        (2 * 60, ["A", "B", "C"], False, "2 hours later: news for A, B, and C."),
        (47 * 60, list("ABCD"), False, "47 hours later: news for A, B, C, and 1 other."),
        (48 * 60, list("ABCDE"), False, "2 days later: news for A, B, C, and 2 others."),
        (
            24 * 60,
            [],
            True,
            f"1 day later: nothing new. {NOTHING_MORE}",
        ),
    ],
)
def test_a_move_of_the_clock_is_told_in_a_line(
    minutes: int, names: list[str], nothing_more: bool, told: str
) -> None:
    line = view.moved(timedelta(minutes=minutes), names, nothing_more)
    assert plain(line, ANYBODY) == told
