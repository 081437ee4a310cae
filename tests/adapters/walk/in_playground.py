"""The walk in the playground: screenshots of its page, in a window as narrow as two phones."""

from base64 import b64encode

from playwright.async_api import Browser, Locator, ViewportSize, expect

from tests.adapters.playground.browser import Page, Side
from tests.adapters.playground.test_whole_interview import askwell
from tests.adapters.walk.scenes import CONNECTION, NOTE, TAKEAWAY, THANKS_FOR, WISH, Moment

WINDOW = ViewportSize(width=880, height=3_000)


async def walked_in_playground(browser: Browser, database: str) -> dict[Moment, str]:
    """Each scene as an HTML image."""
    async with askwell(database) as address:
        opened = await browser.new_page(
            locale="en-GB", viewport=WINDOW, device_scale_factor=2, reduced_motion="reduce"
        )
        page = Page(opened)
        await page.goes_to(address)
        photos: dict[Moment, str] = {}
        await _asks(page.left, photos)
        await _is_booked(page, photos)
        await _meets(page, photos)
        await _thanks(page, photos)
        return photos


async def _asks(maya: Side, photos: dict[Moment, str]) -> None:
    await maya.says("find data")
    photos[Moment.FOUND] = await _photo(_card(maya, "Ask Daniel Okafor"))
    await maya.presses("Ask Daniel Okafor")
    await maya.presses("I agree")
    await maya.form.wait_for()
    await maya.fills("How are you connected?", CONNECTION)
    await maya.fills("What would you like to learn?", WISH)
    await maya.form.locator(".pills .line label:visible").first.click()
    photos[Moment.ASKS] = await _photo(maya.form)
    await maya.presses("See how it looks")
    photos[Moment.CHECKS] = await _photo(_card(maya, "This is what"))
    await maya.presses("Send it")


async def _is_booked(page: Page, photos: dict[Moment, str]) -> None:
    daniel = page.right
    await daniel.sees("would like to learn from you")
    photos[Moment.ASKED] = await _photo(_card(daniel, "would like to learn from you"))
    await daniel.pane.locator(".card").last.get_by_role("button").first.click()
    photos[Moment.BOOKED] = await _photo(_card(page.left, "Booked: you and"))
    photos[Moment.PLAN] = await _photo(_card(page.left, "Questions for"))


async def _meets(page: Page, photos: dict[Moment, str]) -> None:
    maya = page.left
    photos[Moment.DAY_BEFORE] = await _photo(await _comes(page, page.left, "Get ready"))
    photos[Moment.HOW_WAS_IT] = await _photo(await _comes(page, page.left, "How did it go"))
    await maya.presses("Note what I learned")
    await maya.fills("What did you take away?", TAKEAWAY)
    await maya.fills("What can you thank them for?", THANKS_FOR)
    photos[Moment.LEARNED] = await _photo(maya.form)
    await maya.form.locator("button[type=submit]").click()


async def _thanks(page: Page, photos: dict[Moment, str]) -> None:
    maya = page.left
    await maya.presses("Write a thank-you note")
    await maya.form.get_by_role("textbox").first.fill(NOTE)
    await maya.form.locator("button[type=submit]").click()
    photos[Moment.THANKS] = await _photo(_card(maya, "A thank-you note from"))
    await maya.presses("Send it")
    photos[Moment.THANKED] = await _photo(await _comes(page, page.right, "A thank-you note from"))
    photos[Moment.IN_TOUCH] = await _photo(await _comes(page, page.left, "Stay in touch with"))


def _card(side: Side, words: str) -> Locator:
    return side.pane.locator(".card").filter(has_text=words).last


async def _comes(page: Page, side: Side, words: str) -> Locator:
    """The card, after waiting until it is shown."""
    card = _card(side, words)
    for _ in range(12):
        await expect(side.pane.locator(".card").last).to_be_visible()
        if await card.count():
            return card
        await page.goes_to_next_event()
    raise LookupError(words)


async def _photo(what: Locator) -> str:
    await expect(what).to_be_visible()
    await what.page.mouse.move(0, 0)
    png = await what.screenshot(animations="disabled")
    return f'<img alt="" src="data:image/png;base64,{b64encode(png).decode()}">'
