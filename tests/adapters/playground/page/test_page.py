"""The page in a real browser."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, Route, expect

from adapters.playground import Playground
from tests.adapters.playground.browser import Page, needs_browser
from tests.adapters.playground.fake import NOTHING_MORE, FakeCore, FrozenClock

SILENT = "The playground is not answering. I keep trying; what you typed stays here."
pytestmark = [needs_browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_seeker_and_a_host_stand_side_by_side(page: Page) -> None:
    await page.left.sees("Maya Kamau")
    await page.left.sees("12:00 EAT")
    await page.right.sees("Daniel Okafor")
    await page.right.sees("10:00 CET")
    await expect(page.left.line).to_be_focused()


async def test_an_empty_conversation_offers_a_beginning(page: Page) -> None:
    await page.left.presses("start")
    await page.left.sees("Hello Maya Kamau")
    await page.left.sees("<b>no & yes</b>, https://a.example/x.")
    link = page.left.pane.get_by_role("link", name="https://a.example/x", exact=True)
    await expect(link).to_have_attribute("href", "https://a.example/x")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(page.left.pane.locator(".entry .avatar")).to_have_text("DO")
    await page.left.sees("Tuesday 24 November 2026, 19:00 EAT")
    await expect(page.left.pane.get_by_role("button", name="Tue 24 Nov, 19:00")).to_be_visible()


async def test_a_request_reaches_the_other_side_at_once(page: Page, core: FakeCore) -> None:
    await page.left.says("ask @daniel")
    await page.left.fills("How are you connected?", "This community")
    await page.left.fills("What would you like to learn?", "How it really is")
    await page.left.chooses("Tue 24 Nov, 19:00")
    await page.left.presses("Send the request")
    await page.left.sees("Your request is on its way")
    await page.right.sees("Somebody would like to learn from you")
    await expect(page.left.form).to_have_count(0)
    await expect(page.left.line).to_be_focused()


async def test_errors_stand_at_their_fields_and_no_input_is_lost(page: Page) -> None:
    await page.left.says("ask @daniel")
    await page.left.fills("What would you like to learn?", "How to get a job")
    await page.left.presses("Send the request")
    await page.left.sees("Please fill this in.")
    connection = page.left.form.get_by_label("How are you connected?")
    await expect(connection).to_be_focused()
    await expect(connection).to_have_attribute("aria-invalid", "true")
    await connection.fill("This community")
    await expect(connection).not_to_have_attribute("aria-invalid", "true")
    await expect(page.left.form.get_by_text("Please fill this in.")).to_have_count(0)
    await page.left.presses("Send the request")
    await page.left.sees("Never ask for a job.")
    await expect(connection).to_have_value("This community")
    await expect(connection).not_to_have_attribute("aria-invalid", "true")


async def test_a_screen_reader_reads_optional_as_a_word_of_its_own(page: Page) -> None:
    await page.left.says("ask @daniel")
    await expect(page.left.form.get_by_label("Or other times")).to_have_accessible_name(
        "Or other times optional"
    )


async def test_each_meaning_of_ambiguous_times_gets_a_button(page: Page) -> None:
    await page.left.says("ask @daniel")
    await page.left.fills("How are you connected?", "This community")
    await page.left.fills("What would you like to learn?", "How it really is")
    await page.left.fills("Or other times", "Fri at 7")
    await page.left.presses("Send the request")
    await page.left.sees("can mean several things")
    await page.left.presses("Fri 19:00")
    await expect(page.left.form.get_by_label("Or other times")).to_have_value("Fri 19:00")
    wish = page.left.form.get_by_label("What would you like to learn?")
    await expect(wish).to_have_value("How it really is")
    await page.left.presses("Send the request")
    await page.left.sees("Your request is on its way")


async def test_an_emoji_counts_as_one_character_as_it_does_when_the_form_is_sent(
    page: Page,
) -> None:
    await page.left.says("ask @daniel")
    await page.left.fills("How are you connected?", "😀" * 62)
    await page.left.sees("2 too many")
    await page.left.fills("How are you connected?", "a" * 3_460)
    await page.left.sees("3,400 too many")


async def test_escape_closes_a_form_and_a_reload_keeps_it(page: Page) -> None:
    await page.left.says("ask @daniel")
    await page.left.fills("What would you like to learn?", "How it really is")
    await page.left.chooses("Tue 24 Nov, 20:00")
    await page.page.keyboard.press("Escape")
    await expect(page.left.form).to_have_count(0)
    await page.reloads()
    await page.left.presses("Continue")
    wish = page.left.form.get_by_label("What would you like to learn?")
    await expect(wish).to_have_value("How it really is")
    await expect(page.left.form.get_by_label("Tue 24 Nov, 20:00")).to_be_checked()
    await page.reloads()
    await expect(wish).to_have_value("How it really is")


async def test_a_form_that_waits_for_the_answer_to_a_worry_can_be_gone_on_with(page: Page) -> None:
    await page.left.says("ask @daniel")
    await page.left.fills("How are you connected?", "This community")
    await page.left.fills("What would you like to learn?", "I want to die")
    await page.left.chooses("Tue 24 Nov, 20:00")
    await page.left.presses("Send the request")
    await page.left.sees("You matter")
    await expect(page.left.form).to_have_count(0)
    await page.left.presses("Continue")
    wish = page.left.form.get_by_label("What would you like to learn?")
    await expect(wish).to_have_value("I want to die")
    await expect(page.left.form.get_by_label("Tue 24 Nov, 20:00")).to_be_checked()


async def test_escape_keeps_a_file_that_was_chosen(page: Page, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name\nLena\n")
    await page.left.says("invite")
    await page.left.form.get_by_label("Or a CSV file").set_input_files(people)
    await page.page.keyboard.press("Escape")
    await expect(page.left.form).to_have_count(0)
    await page.left.presses("Continue")
    chosen = page.left.form.get_by_label("Or a CSV file")
    assert await chosen.evaluate("input => input.files[0]?.name") == "people.csv"


async def test_no_more_can_be_chosen_than_fits(page: Page) -> None:
    await page.left.says("ask @daniel")
    await page.left.chooses("Tue 24 Nov, 19:00")
    await page.left.chooses("Tue 24 Nov, 20:00")
    await expect(page.left.form.get_by_label("Tue 24 Nov, 21:00")).to_be_disabled()


async def test_a_draft_belongs_to_its_member_and_survives_a_reload(page: Page) -> None:
    await page.left.line.fill("find somebody who")
    await page.left.presses("Maya Kamau")
    await page.left.presses("Grace Holloway")
    await expect(page.left.line).to_have_value("")
    await page.reloads()
    await page.left.sees("Grace Holloway")
    await page.left.presses("Grace Holloway")
    await page.left.presses("Maya Kamau")
    await expect(page.left.line).to_have_value("find somebody who")


async def test_choosing_the_person_on_the_other_side_swaps_the_sides(page: Page) -> None:
    await page.left.presses("Maya Kamau")
    await page.left.presses("Daniel Okafor")
    await expect(page.left.pane).to_have_attribute("aria-label", "Daniel Okafor and Askwell")
    await expect(page.right.pane).to_have_attribute("aria-label", "Maya Kamau and Askwell")


async def test_the_keyboard_completes_sends_and_recalls(page: Page, core: FakeCore) -> None:
    line, keyboard = page.left.line, page.page.keyboard
    await line.press_sequentially("as")
    await keyboard.press("Tab")
    await expect(line).to_have_value("ask ")
    await line.press_sequentially("@dan")
    await keyboard.press("Enter")
    await expect(line).to_have_value("ask @daniel ")
    await keyboard.press("Enter")
    await expect(page.left.form).to_be_visible()
    await keyboard.press("Escape")
    await expect(line).to_be_focused()
    await keyboard.press("ArrowUp")
    await expect(line).to_have_value("ask @daniel")
    await keyboard.press("ArrowDown")
    await expect(line).to_have_value("")


async def test_a_draft_is_not_written_over_by_an_earlier_line(page: Page) -> None:
    await page.left.says("start")
    await page.left.sees("Hello Maya Kamau")
    await page.left.line.fill("something long")
    await page.left.line.press("ArrowUp")
    await expect(page.left.line).to_have_value("something long")


async def test_a_fault_is_reported_and_the_text_stays(page: Page) -> None:
    await page.left.says("boom")
    await page.left.sees("Nothing was changed; please try again soon.")
    await expect(page.left.line).to_have_value("boom")


async def test_a_text_that_is_too_long_stays(page: Page) -> None:
    await page.left.says("x" * 3001)
    await page.left.sees("That is 3,001 characters long; 3,000 is the most.")
    await expect(page.left.line).to_have_value("x" * 3001)


async def test_the_clock_brings_news_to_both_sides(page: Page, core: FakeCore) -> None:
    core.plan(20, "maya", "How did it go?")
    core.plan(44, "daniel", "A word of thanks")
    await page.moves("Next event")
    await page.is_told("20 hours later: news for Maya Kamau.")
    await page.left.sees("How did it go?")
    await page.left.sees("Tuesday 24 November 2026")
    await expect(page.page.locator("#now")).to_have_text("Tue 24 Nov, 05:00 UTC")
    await page.left.sees("08:00 EAT")
    await page.moves("+1 day")
    await page.is_told("1 day later: news for Daniel Okafor.")
    await page.right.sees("A word of thanks")
    await page.moves("Next event")
    await page.is_told(NOTHING_MORE)


async def test_next_event_is_the_next_that_one_of_the_two_sees(page: Page, core: FakeCore) -> None:
    core.plan(5, "priya", "Hers")
    core.plan(20, "maya", "How did it go?")
    await page.moves("Next event")
    await page.left.sees("How did it go?")
    core.plan_report(days=41, user="ingrid")
    await page.moves("Next event")
    await page.is_told(NOTHING_MORE)
    await expect(page.page.locator("#now")).to_have_text("Tue 24 Nov, 05:00 UTC")


async def test_another_tab_sees_it_too(page: Page, address: str) -> None:
    other = Page(await page.page.context.new_page())
    await other.goes_to(address)
    await page.left.says("start")
    await other.left.sees("Hello Maya Kamau")


async def test_news_for_somebody_who_is_not_shown_is_marked(page: Page, core: FakeCore) -> None:
    core.plan(1, "priya", "Somebody asks")
    await page.moves("+1 hour")
    await page.left.presses("Maya Kamau")
    priya = page.left.pane.get_by_role("button", name="Priya Raman")
    await expect(priya.get_by_title("New messages")).to_be_visible()
    await priya.click()
    await page.left.sees("Somebody asks")
    await page.left.presses("Priya Raman")
    await expect(priya.last.get_by_title("New messages")).to_have_count(0)


async def test_news_amid_a_press_do_not_take_it_away(page: Page, core: FakeCore) -> None:
    core.plan(1, "priya", "Somebody asks")
    who = page.left.pane.get_by_role("button", name="Maya Kamau")
    await who.hover()
    await page.page.mouse.down()
    await page.page.evaluate(
        """fetch("/api/clock", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ id: "move-1", move: "hour" }),
        })"""
    )
    await expect(who.get_by_title("Somebody else has new messages")).to_have_count(1)
    await page.page.mouse.up()
    await expect(page.left.pane.get_by_role("button", name="Priya Raman")).to_be_visible()


async def test_a_reader_further_up_sees_what_they_write_and_its_answer(page: Page) -> None:
    await page.page.set_viewport_size({"width": 1280, "height": 420})
    for _ in range(2):
        await page.left.says("start")
        await expect(page.left.line).to_have_value("")
    await page.left.scrolls_up()
    await page.left.says("something else")
    await expect(page.left.pane.locator(".message.bot").nth(2)).to_be_in_viewport()
    await expect(page.left.pane.locator(".more")).to_be_hidden()


async def test_an_answer_that_was_overtaken_takes_nothing_away(page: Page) -> None:
    begun, released = asyncio.Event(), asyncio.Event()

    async def hold(route: Route) -> None:
        early = await route.fetch()
        begun.set()
        await released.wait()
        await route.fulfill(response=early)

    await page.page.route("**/api/conversations/maya", hold, times=1)
    await page.left.says("first")
    await begun.wait()
    await page.left.says("start")
    await page.left.sees("Hello Maya Kamau")
    async with page.page.expect_response("**/api/conversations/maya"):
        released.set()
    await page.right.says("start")
    await page.right.sees("What would you like to do?")
    await page.left.sees("Hello Maya Kamau")


async def test_a_narrow_screen_shows_one_side_and_a_switch(page: Page) -> None:
    await page.page.set_viewport_size({"width": 390, "height": 760})
    await expect(page.left.pane).to_be_visible()
    await expect(page.right.pane).to_be_hidden()
    await page.moves("Daniel")
    await expect(page.right.pane).to_be_visible()
    await expect(page.left.pane).to_be_hidden()
    width = await page.page.evaluate("() => document.documentElement.scrollWidth")
    assert width == 390


async def test_a_line_that_did_not_arrive_goes_by_itself_and_once(
    page: Page, core: FakeCore
) -> None:
    await page.hurries()
    await page.page.context.set_offline(True)
    await page.left.says("start")
    await page.left.sees(SILENT)
    await expect(page.left.line).to_have_value("start")
    await page.page.context.set_offline(False)
    await page.left.sees("Hello Maya Kamau")
    await expect(page.left.pane.get_by_text(SILENT)).to_have_count(0)
    await expect(page.left.line).to_have_value("")
    assert len(core.events) == 1


async def test_a_line_that_was_changed_meanwhile_waits_for_its_writer(
    page: Page, core: FakeCore
) -> None:
    await page.hurries()
    await page.page.context.set_offline(True)
    await page.left.says("start")
    await page.left.sees(SILENT)
    await page.left.line.fill("start over")
    await page.page.context.set_offline(False)
    await page.right.says("start")
    await page.right.sees("What would you like to do?")
    await expect(page.left.line).to_have_value("start over")
    assert [each.by.person.user for each in core.events] == ["daniel"]


async def test_a_form_that_did_not_arrive_goes_by_itself(page: Page) -> None:
    await page.left.says("ask @daniel")
    await page.left.fills("How are you connected?", "This community")
    await page.left.fills("What would you like to learn?", "How it really is")
    await page.left.chooses("Tue 24 Nov, 19:00")
    await page.hurries()
    await page.page.context.set_offline(True)
    await page.left.presses("Send the request")
    await page.left.sees(SILENT)
    await page.page.context.set_offline(False)
    await page.left.sees("Your request is on its way")
    await expect(page.left.form).to_have_count(0)


async def test_the_clock_that_could_not_be_moved_moves_by_itself(page: Page) -> None:
    await page.hurries()
    await page.page.context.set_offline(True)
    await page.page.get_by_role("button", name="+1 hour").click()
    await expect(page.page.get_by_text(SILENT)).to_be_visible()
    await page.page.context.set_offline(False)
    await expect(page.page.get_by_text(SILENT)).to_have_count(0)
    await page.left.sees("13:00 EAT")


async def test_a_page_says_that_its_server_has_stopped_silently(
    browser: Browser, address: str
) -> None:
    """The time of the page passes here without a heartbeat of the server."""
    async with Page.opened(browser, address) as page:
        await page.page.clock.install()
        await page.goes_to(address)
        lost = page.page.get_by_text("Connection lost.")
        await expect(lost).to_be_hidden()
        await page.page.clock.fast_forward("00:15")
        await expect(lost).to_be_visible()
        await page.left.says("find")
        await expect(lost).to_be_hidden()


async def test_a_page_outlives_its_server(browser: Browser, path: str) -> None:
    first, again = (Playground(path, FrozenClock()) for _ in range(2))
    core = FakeCore(first)
    async with AsyncExitStack() as page_stays:
        async with first.serving(("127.0.0.1", 0), core, core) as address:
            page = await page_stays.enter_async_context(Page.opened(browser, address))
            await page.left.says("ask @daniel")
            await page.left.fills("What would you like to learn?", "How it really is")
        first.close()
        lost = page.page.get_by_text("Connection lost.")
        await expect(lost).to_be_visible()
        core, port = FakeCore(again), int(address.rpartition(":")[2])
        async with again.serving(("127.0.0.1", port), core, core):
            await expect(lost).to_be_hidden()
            await page.left.fills("How are you connected?", "This community")
            await page.left.presses("Send the request")
            await page.left.sees("Your request is on its way")
            await page.right.sees("Somebody would like to learn from you")
    again.close()
