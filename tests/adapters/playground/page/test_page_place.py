"""The position of the page after something happened: what is new is visible, and the focus is where
the visitor continues."""

from collections.abc import Mapping

import pytest
from playwright.async_api import Locator, ViewportSize, expect

from tests.adapters.playground.browser import Page, Side, needs_browser
from tests.adapters.playground.fake import FakeCore

pytestmark = [needs_browser, pytest.mark.asyncio(loop_scope="session")]

LOW: ViewportSize = {"width": 1280, "height": 420}
SMALL: Mapping[str, tuple[int, int]] = {
    "a telephone": (320, 640),
    "a screen at 200 %": (640, 400),
    "a wide low window": (1280, 400),
    "a screen at 400 %": (320, 256),
}


def start_of(card: Locator) -> Locator:
    return card.get_by_role("heading").first


async def is_long(side: Side) -> None:
    """Say so much that the side has to scroll."""
    for number in range(1, 4):
        await side.says("start")
        await expect(side.pane.get_by_text("What would you like to do?")).to_have_count(number)


async def test_a_line_and_its_long_answer_are_in_view_together(page: Page) -> None:
    await page.page.set_viewport_size(LOW)
    await is_long(page.left)
    await expect(page.left.pane.locator(".mine .line").last).to_be_in_viewport()
    await expect(start_of(page.left.pane.locator(".card").last)).to_be_in_viewport()


async def test_a_reader_at_the_end_sees_a_new_card(page: Page, core: FakeCore) -> None:
    await page.page.set_viewport_size(LOW)
    await is_long(page.left)
    core.plan(1, "maya", "How did it go?")
    await page.moves("+1 hour")
    await expect(page.left.pane.get_by_text("How did it go?")).to_be_in_viewport()
    await expect(page.left.pane.locator(".more")).to_be_hidden()


async def test_a_reader_who_scrolled_up_stays_there(page: Page, core: FakeCore) -> None:
    await page.page.set_viewport_size(LOW)
    await is_long(page.left)
    await page.left.scrolls_up()
    core.plan(1, "maya", "How did it go?")
    await page.moves("+1 hour")
    await expect(page.left.pane.locator(".more")).to_be_visible()
    assert await page.left.pane.locator(".log").evaluate("log => log.scrollTop") == 0
    await page.left.presses("New messages")
    await expect(page.left.pane.get_by_text("How did it go?")).to_be_in_viewport()
    await expect(page.left.pane.locator(".more")).to_be_hidden()


async def test_a_side_that_comes_on_the_screen_shows_its_newest(page: Page, core: FakeCore) -> None:
    await page.page.set_viewport_size(LOW)
    await is_long(page.right)
    await page.page.set_viewport_size({"width": 390, "height": 420})
    core.plan(1, "daniel", "Somebody asks")
    await page.moves("+1 hour")
    await page.moves("Daniel")
    await expect(page.right.pane.get_by_text("Somebody asks")).to_be_in_viewport()


async def test_the_focus_is_in_the_form_again_after_a_reload(page: Page) -> None:
    await page.right.says("ask @daniel")
    await expect(page.right.form.get_by_label("How are you connected?")).to_be_focused()
    await page.reloads()
    await expect(page.right.form.get_by_label("How are you connected?")).to_be_focused()
    await page.page.keyboard.press("Escape")
    await expect(page.right.form).to_have_count(0)
    await expect(page.right.line).to_be_focused()


async def test_an_error_is_in_view_below_a_field_that_has_the_focus(page: Page) -> None:
    await page.page.set_viewport_size({"width": 1280, "height": 640})
    await page.left.says("ask @daniel")
    await page.left.fills("How are you connected?", "This community")
    await page.left.fills("What would you like to learn?", "How it really is")
    times = page.left.form.get_by_label("Or other times")
    await times.fill("Fri at 7")
    await times.evaluate("""each => {
        const view = each.closest(".fields");
        const end = (shown) => shown.getBoundingClientRect().bottom;
        view.scrollBy(0, end(each) - end(view));
    }""")
    await page.left.form.locator("button[type=submit]").click()
    await expect(page.left.form.get_by_role("button", name="Fri 19:00")).to_be_in_viewport(ratio=1)


async def test_escape_closes_a_form_wherever_in_it_was_clicked(page: Page) -> None:
    await page.left.says("ask @daniel")
    await page.left.form.get_by_role("heading").click()
    await page.page.keyboard.press("Escape")
    await expect(page.left.form).to_have_count(0)


async def test_an_untouched_form_leaves_nothing_behind(page: Page) -> None:
    await page.left.says("ask @daniel")
    await expect(page.left.form).to_be_visible()
    await page.page.keyboard.press("Escape")
    await expect(page.left.pane.locator(".resume")).to_be_hidden()


async def test_words_are_thrown_away_only_after_asking(page: Page) -> None:
    await page.left.says("ask @daniel")
    await page.left.fills("What would you like to learn?", "How it really is")
    await page.page.keyboard.press("Escape")
    await page.left.presses("Discard")
    await page.left.sees("Discard what you wrote in “Ask for an interview”?")
    await page.left.presses("Keep it")
    await page.left.presses("Continue")
    wish = page.left.form.get_by_label("What would you like to learn?")
    await expect(wish).to_have_value("How it really is")
    await page.page.keyboard.press("Escape")
    await page.left.presses("Discard")
    await page.left.presses("Yes, discard it")
    await expect(page.left.pane.locator(".resume")).to_be_hidden()
    await page.left.says("ask @daniel")
    await expect(wish).to_have_value("")


@pytest.mark.parametrize("screen", SMALL)
async def test_everything_can_be_reached_on_a_small_screen(
    page: Page, core: FakeCore, screen: str
) -> None:
    width, height = SMALL[screen]
    await page.page.set_viewport_size({"width": width, "height": height})
    await page.left.pane.locator(".who").click()
    await reachable(page, page.left.pane.locator(".person").last)
    await page.page.keyboard.press("Escape")
    await page.left.says("ask @daniel")
    await page.left.presses("Send the request")
    await page.left.sees("Please fill this in.")
    for part in (".close", ".pills label >> nth=-1", "[type=date]", "footer button"):
        await reachable(page, page.left.form.locator(part))
    await page.page.keyboard.press("Escape")
    for control in (page.left.line, page.page.get_by_role("button", name="+1 day")):
        await reachable(page, control)


async def reachable(page: Page, control: Locator) -> None:
    """Check that the control can be reached by scrolling down only, and that a press on its middle
    hits it."""
    await control.click(trial=True)
    assert await page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
