"""What a member does in Slack, and what they then see, over real sockets."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import NoReturn

import pytest

from askwell.serving.serving import TALKATIVE, set_up_log
from bot.cards.rich_text import say
from bot.engine.errors import StoreAway
from bot.engine.events import Command, Said
from tests.adapters.slack.workspace import HOURS, HURRIED, PROFILE, AskwellInSlack, Member
from tests.tables import nobody_has_agreed

NOWHERE = "Factory"
"""The name of a zone that is none: a clock that nobody has set."""
ASK = {"connection": "We both studied physics.", "wish": "How you moved to research."}


@pytest.fixture
async def hurried() -> AsyncIterator[AskwellInSlack]:
    """The core's answers are too late whenever a test slows it down."""
    async with AskwellInSlack.running(HURRIED) as here:
        yield here


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return here.member("U1", "Maya", "Africa/Nairobi")


@pytest.fixture
def daniel(here: AskwellInSlack) -> Member:
    return here.member("U2", "Daniel", "Europe/Berlin")


# Commands


async def test_a_command_is_answered_privately_with_its_acknowledgement(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    here.slack.channel("C1", "general", maya.user, daniel.user, app=False)
    await maya.types("help", channel="C1")
    [answer] = maya.user.sees_in("C1")
    assert answer.ephemeral
    assert "What I can do for you" in answer.shown
    assert daniel.user.sees_in("C1") == []
    assert here.calls("chat.postMessage") == []


async def test_the_zone_is_the_profiles(here: AskwellInSlack, maya: Member) -> None:
    await maya.types("settings")
    assert maya.sees("Africa/Nairobi")
    await maya.types("settings")
    assert len(here.calls("users.info")) == 1, "it is read once"


async def test_dates_are_read_as_the_members_locale_writes_them(
    here: AskwellInSlack, daniel: Member
) -> None:
    here.slack.world.people["T1", "U2"].locale = "en-GB"
    await daniel.hosts()
    await daniel.types("host")
    await daniel.presses("Days off")
    await daniel.submits(away="away on 3/12")
    assert daniel.sees("3 December 2026")


async def test_a_profile_without_a_zone_gets_none(here: AskwellInSlack, maya: Member) -> None:
    maya.user.person.tz = NOWHERE
    await maya.types("settings")
    assert not maya.sees("Africa/Nairobi")
    assert not maya.sees("UTC")
    await maya.user.changes(tz="Africa/Nairobi")
    await maya.types("settings")
    assert maya.sees("Africa/Nairobi")


async def test_times_are_never_shown_in_a_zone_that_was_guessed(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    maya.user.person.tz = NOWHERE
    await maya.types("ask ", daniel)
    assert not maya.form
    assert "time zone" in maya.last
    await maya.user.changes(tz="Africa/Nairobi")
    await maya.types("ask ", daniel)
    assert maya.form


async def test_the_zone_a_member_set_is_the_one_they_read(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await maya.types("ask ", daniel)
    in_nairobi = maya.options("slots")
    await maya.types("settings")
    await maya.presses("Change")
    await maya.submits(zone="Tokyo", quiet_from="20:00", quiet_until="9:00")
    assert maya.sees("Asia/Tokyo")
    await maya.types("ask ", daniel)
    in_tokyo = maya.options("slots")
    assert in_tokyo
    assert not set(in_tokyo) & set(in_nairobi)


async def test_words_that_mean_nothing_are_answered(here: AskwellInSlack, maya: Member) -> None:
    await maya.types("sing")
    assert maya.sees("sing")
    await maya.types("find ", "a" * 3_001)
    assert maya.sees("3,006 characters long")


async def test_a_person_is_asked_by_command(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await maya.types("ask ", daniel)
    assert maya.form
    await maya.types("ask ", maya)
    assert maya.last.startswith("That is you"), "a refusal needs no form"


async def test_a_slow_command_says_one_moment_first(hurried: AskwellInSlack) -> None:
    maya = hurried.member("U1", "Maya", "Africa/Nairobi")
    go_on = hurried.slow()
    ack = await maya.user.command("/askwell", "settings")
    assert ack.payload == {"text": "One moment…"}
    go_on.set()
    await hurried.settled()
    assert [each.ephemeral for each in maya.messages] == [True, True]
    assert "Quiet hours" in maya.last


async def test_a_response_url_that_fails_is_no_lost_answer(hurried: AskwellInSlack) -> None:
    maya = hurried.member("U1", "Maya", "Africa/Nairobi")
    go_on = hurried.slow()
    await maya.user.command("/askwell", "settings")
    hurried.slack.world.response_urls.clear()
    go_on.set()
    await hurried.settled()
    assert "Quiet hours" in maya.last
    assert not maya.messages[-1].ephemeral


async def test_a_further_page_leaves_the_first_in_place(maya: Member) -> None:
    """It is a private answer. Other answers replace it, as in the direct conversation."""
    await maya.types("help before")
    await maya.presses("Show more")
    assert [each.ephemeral for each in maya.messages] == [True, True]
    first, second = (each.shown for each in maya.messages)
    assert "I am nervous" in first
    assert "I am running late" in second
    await maya.presses("I am running late")
    assert len(maya.messages) == 2, "which a page of a list does not stay for"


# Forms


async def test_a_slow_form_opens_as_a_moments_wait(
    hurried: AskwellInSlack,
) -> None:
    maya = hurried.member("U1", "Maya", "Africa/Nairobi")
    go_on = hurried.slow()
    await maya.user.command("/askwell", "ask ", hurried.slack.user("U2", "Daniel"))
    modal = await hurried.until(lambda: maya.user.modal)
    assert modal.shown == "One moment, please…"
    go_on.set()
    await hurried.settled()
    assert maya.user.modal
    assert maya.user.modal.shown.startswith("Daniel is not taking requests")
    assert maya.user.modal.buttons == []
    assert maya.messages[-1].buttons, "what can be pressed is a message, which lasts"


async def test_a_slow_form_comes_into_the_modal_that_waits(hurried: AskwellInSlack) -> None:
    daniel = hurried.member("U2", "Daniel", "Europe/Berlin")
    await daniel.types("host")
    button = daniel.with_button("Become a host")
    go_on = hurried.slow()
    await daniel.user.clicks(button, "Become a host")
    modal = await hurried.until(lambda: daniel.user.modal)
    await hurried.until(lambda: daniel.user.modal and "One moment" in daniel.user.modal.shown)
    go_on.set()
    await hurried.settled()
    assert daniel.user.modal
    assert daniel.user.modal.id == modal.id
    assert "headline" in [each["block_id"] for each in daniel.user.modal.blocks]


async def test_a_double_click_on_a_slow_form_opens_one_modal(hurried: AskwellInSlack) -> None:
    daniel = hurried.member("U2", "Daniel", "Europe/Berlin")
    await daniel.types("host")
    button = daniel.with_button("Become a host")
    go_on, seen = hurried.slow(), len(daniel.messages)
    for _ in range(2):
        await daniel.user.clicks(button, "Become a host")
    await hurried.until(lambda: daniel.user.modal)
    go_on.set()
    await hurried.settled()
    assert len(hurried.calls("views.open")) == 1
    assert daniel.user.modal
    assert "headline" in [each["block_id"] for each in daniel.user.modal.blocks]
    assert len(daniel.messages) == seen


async def test_a_modal_that_was_closed_while_it_waited_loses_no_answer(
    hurried: AskwellInSlack,
) -> None:
    daniel = hurried.member("U2", "Daniel", "Europe/Berlin")
    await daniel.types("host")
    button = daniel.with_button("Become a host")
    go_on = hurried.slow()
    await daniel.user.clicks(button, "Become a host")
    await hurried.until(lambda: daniel.user.modal)
    await daniel.user.closes()
    go_on.set()
    await hurried.settled()
    assert "Open the form" in daniel.messages[-1].buttons


async def test_a_form_that_was_sent_to_a_slow_core_waits_and_loses_nothing(
    hurried: AskwellInSlack,
) -> None:
    daniel = hurried.member("U2", "Daniel", "Europe/Berlin")
    await daniel.types("host")
    await daniel.presses("Become a host")
    go_on = hurried.slow()
    await daniel.user.submits(**PROFILE | {"headline": " "})
    assert daniel.user.modal
    assert daniel.modal == "One moment, please…"
    go_on.set()
    await hurried.settled()
    why = "Please say who you are, in a line."
    assert daniel.modal.startswith(why)
    assert daniel.element("topics", "initial_value") == PROFILE["topics"]
    hurried.slow()
    await daniel.user.submits()
    assert hurried.store.held
    hurried.store.held.set()
    await hurried.settled()
    assert daniel.modal.count(why) == 1
    await daniel.submits(headline="UX researcher")
    assert "Your weekly hours" in daniel.modal or daniel.sees("Set my hours"), "if it is slow again"


async def test_an_error_stands_next_to_its_field(here: AskwellInSlack, daniel: Member) -> None:
    await daniel.types("host")
    await daniel.presses("Become a host")
    await daniel.submits(**PROFILE)
    assert not daniel.sees("Set my hours"), "the second step follows in the same form"
    await daniel.submits(**HOURS | {"hours": "now and then"})
    assert daniel.user.modal
    assert list(daniel.user.modal.errors) == ["hours"]
    await daniel.submits(**HOURS)
    assert not daniel.form
    assert daniel.sees("You are a host")


async def test_a_form_that_cannot_be_read_says_so(here: AskwellInSlack, daniel: Member) -> None:
    await daniel.types("host")
    await daniel.presses("Become a host")
    form = daniel.user.modal
    assert form
    form.content["callback_id"] = "of another app"
    await daniel.user.submits(form, **PROFILE)
    assert daniel.user.modal
    assert "cannot be read" in daniel.user.modal.shown


async def test_a_form_that_slack_would_not_open_is_offered_by_a_button(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    here.slack.fail("views.open", "expired_trigger_id")
    await maya.types("ask ", daniel)
    assert not maya.form
    await maya.presses("Open the form")
    assert maya.form


async def test_a_database_that_is_away_closes_no_form(here: AskwellInSlack, daniel: Member) -> None:
    await daniel.types("host")
    await daniel.presses("Become a host")
    here.store.broken = True
    await daniel.submits(**PROFILE)
    assert daniel.user.modal
    assert "try again" in next(iter(daniel.user.modal.errors.values()))
    await daniel.user.command("/askwell", "settings")
    assert "Nothing was changed" in daniel.last
    here.store.broken = False
    await daniel.submits(**PROFILE)
    assert daniel.form == "When and where"


# Shortcuts, messages, the home tab


async def test_the_shortcut_asks_whom_and_then_everything_else(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await maya.user.global_shortcut("ask_somebody")
    await here.settled()
    await maya.submits(whom=maya.user)
    assert maya.user.modal
    assert maya.user.modal.shown.startswith("That is you")
    await maya.user.closes()
    await maya.user.global_shortcut("ask_somebody")
    await here.settled()
    await maya.submits(whom=daniel.user)
    await maya.requests(**ASK, slots=maya.options("slots")[:1])
    assert daniel.sees("would like to learn from you")


async def test_a_shortcut_that_opens_nothing_says_what_to_do(
    here: AskwellInSlack, maya: Member
) -> None:
    here.slack.fail("views.open", "expired_trigger_id")
    await maya.user.global_shortcut("ask_somebody")
    await here.settled()
    assert "/askwell ask" in maya.last


async def test_the_author_of_a_message_is_asked(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    here.slack.channel("C1", "general", maya.user, daniel.user, app=False)
    message = daniel.user.writes("C1", "I do research.")
    await maya.user.message_shortcut("ask_author", message)
    await here.settled()
    await maya.requests(**ASK, slots=maya.options("slots")[:1])
    assert daniel.sees("would like to learn from you")
    await daniel.user.message_shortcut("ask_author", message)
    await here.settled()
    assert daniel.user.sees_in("C1")[-1].ephemeral
    assert "That is you" in daniel.user.sees_in("C1")[-1].shown


async def test_a_shortcut_on_a_bots_message_is_answered_kindly(
    here: AskwellInSlack, maya: Member
) -> None:
    await maya.says("help")
    await maya.user.message_shortcut("ask_author", maya.messages[-1])
    await here.settled()
    assert "No person wrote this message" in maya.last


async def test_plain_words_are_a_command(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await maya.says("find research")
    assert not maya.messages[-1].ephemeral
    assert maya.sees("UX researcher at a hospital")
    await maya.says("ask ", daniel)
    assert not maya.form, "a message cannot open one"
    await maya.presses("Open the form")
    assert maya.form
    said = len(maya.messages)
    await here.slack.echoes(maya.messages[-1])
    await here.slack.echoes(maya.messages[-1], edited=True)
    await here.settled()
    assert len(maya.messages) == said, "it does not talk to itself"


async def test_the_home_tab_shows_what_is_next_and_follows(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.user.opens_home()
    await here.settled()
    home = daniel.user.home
    assert home
    assert "Become a host" in home.buttons
    await daniel.user.clicks(home, "Become a host")
    await here.settled()
    await daniel.submits(**PROFILE)
    assert daniel.user.home
    assert "Become a host" not in daniel.user.home.buttons
    await maya.user.opens_home(tab="messages")
    await here.settled()
    assert maya.user.home is None


# What must hold


async def test_everything_is_acknowledged_while_the_database_hangs(
    hurried: AskwellInSlack,
) -> None:
    maya = hurried.member("U1", "Maya", "Africa/Nairobi")
    await maya.types("find research")
    await maya.says("help")
    button = next(each for each in reversed(maya.messages) if each.buttons)
    go_on = hurried.slow()
    await maya.user.command("/askwell", "settings")
    await maya.user.command("/askwell", "thanks")
    await maya.user.clicks(button, button.buttons[0])
    await maya.user.says("settings")
    await maya.user.opens_home()
    await maya.user.global_shortcut("ask_somebody")
    go_on.set()
    await hurried.settled()
    assert maya.user.home


async def test_an_event_delivered_twice_happens_once(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await maya.says("help")
    seen = len(maya.messages)
    for kind in ("events_api", "interactive", "slash_commands"):
        ack = next(each for each in reversed(here.slack.acks) if each.delivery.kind == kind)
        await here.slack.deliver_again(ack)
        await here.settled()
    assert len(maya.messages) == seen
    await maya.types("ask ", daniel)
    await maya.submits(**ASK, slots=maya.options("slots")[:1])
    sent = here.slack.acks[-1]
    assert not maya.form
    seen = len(maya.messages)
    await here.slack.deliver_again(sent)
    await here.settled()
    assert len(maya.messages) == seen
    await maya.presses("Send it")
    await here.slack.deliver_again(here.slack.acks[-1])
    await here.settled()
    requests = [each for each in daniel.messages if "would like to learn" in each.shown]
    assert len(requests) == 1


async def test_what_somebody_wrote_does_not_stay_in_memory(
    here: AskwellInSlack, maya: Member
) -> None:
    await maya.says("find keepers of zebras")
    await maya.types("find keepers of zebras")
    await here.settled()
    gc.collect()
    events = (each for each in gc.get_objects() if isinstance(each, Command | Said))
    assert [each for each in events if "zebras" in each.text] == []


async def test_a_double_click_books_once(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await maya.types("ask ", daniel)
    await maya.requests(**ASK, slots=maya.options("slots")[:1])
    request = next(each for each in daniel.messages if "would like to learn" in each.shown)
    for _ in range(2):
        await daniel.user.clicks(request, request.buttons[0])
    await here.settled()
    assert len([each for each in maya.messages if "Booked" in each.shown]) == 1


async def test_a_double_click_shows_the_rules_once(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await nobody_has_agreed(here.store)
    await maya.says("find user research")
    found = maya.messages[-1]
    for _ in range(2):
        await maya.user.clicks(found, "Ask Daniel")
    await here.settled()
    assert len(rules_shown_to(maya)) == 1
    here.clock.move_to(here.clock.now() + timedelta(seconds=5))
    await maya.user.clicks(found, "Ask Daniel")
    await here.settled()
    assert len(rules_shown_to(maya)) == 2


def rules_shown_to(member: Member) -> list[str]:
    return [each.shown for each in member.messages if "Before you begin" in each.shown]


async def test_a_double_click_on_a_form_shows_one_preview(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await maya.types("ask ", daniel)
    form, answers = maya.user.modal, ASK | {"slots": maya.options("slots")[:1]}
    before, held = len(maya.messages), here.slow()
    sent = [asyncio.create_task(maya.user.submits(form, **answers)) for _ in range(2)]
    await asyncio.sleep(0)
    held.set()
    await asyncio.gather(*sent)
    await here.settled()
    assert not maya.form
    assert len(maya.messages) == before + 1


async def test_a_double_click_on_a_form_shows_what_is_wrong(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await maya.types("ask ", daniel)
    form, held = maya.user.modal, here.slow()
    sent = [asyncio.create_task(maya.user.submits(form, **ASK)) for _ in range(2)]
    await asyncio.sleep(0)
    held.set()
    acks = await asyncio.gather(*sent)
    assert [(each.payload or {})["response_action"] for each in acks] == ["errors", "errors"]
    await maya.submits(**ASK, slots=maya.options("slots")[:1])
    assert not maya.form


async def test_who_chose_no_time_is_told_to_pick_one_where_nobody_can_type(
    maya: Member, daniel: Member
) -> None:
    await daniel.hosts()
    await maya.types("ask ", daniel)
    await maya.submits(**ASK)
    assert maya.user.modal
    assert maya.user.modal.errors == {
        "own_times": "Choose at least one time above, or pick a day and a time here."
    }


async def test_an_answer_waits_as_long_as_slack_wants(here: AskwellInSlack, maya: Member) -> None:
    here.slack.limit("chat.postMessage", retry_after=0)
    await maya.says("help")
    assert "What I can do for you" in maya.last


async def test_a_button_of_an_earlier_version_is_answered_kindly(
    here: AskwellInSlack, maya: Member
) -> None:
    await maya.says("find research")
    old = maya.messages[-1]
    old.blocks[-1]["elements"][0]["action_id"] = "from_long_ago"
    await maya.user.clicks(old, "from_long_ago")
    await here.settled()
    assert "none of mine" in maya.last


async def test_nothing_that_members_write_pings_or_links(
    here: AskwellInSlack, maya: Member, daniel: Member
) -> None:
    words = "<!channel> <@U2> <https://evil.example|good> & *bold*"
    await daniel.hosts()
    await maya.types("ask ", daniel)
    await maya.requests(**ASK | {"wish": words}, slots=maya.options("slots")[:1])
    request = next(each for each in daniel.messages if "would like to learn" in each.shown)
    assert words in request.shown
    assert "<" not in request.text


async def test_an_uninstalled_app_says_so_in_its_log(
    here: AskwellInSlack, maya: Member, caplog: pytest.LogCaptureFixture
) -> None:
    await here.slack.uninstall("T1")
    await here.settled()
    assert "install the app again" in caplog.text


async def test_even_the_debug_log_contains_no_words_and_no_tokens(
    here: AskwellInSlack, maya: Member, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for library in TALKATIVE:
        caplog.set_level(logging.NOTSET, library)  # so that it is as before when the test ends
    set_up_log("DEBUG")
    await maya.types("find ", "a secret wish")
    await maya.says("a secret wish")
    await maya.types("settings")
    await maya.presses("Change")
    assert "a secret wish" not in caplog.text
    assert here.slack.bot_token not in caplog.text
    assert here.slack.app_token not in caplog.text


async def test_a_form_that_waits_for_the_answer_to_a_worry_opens_again_as_it_was(
    maya: Member, daniel: Member
) -> None:
    """What was chosen, too. The answer with the crisis line stays."""
    await daniel.hosts()
    await maya.types("ask", daniel)
    slot = maya.options("slots")[1]
    await maya.submits(**ASK | {"wish": "I want to die"}, slots=[slot])
    assert not maya.form
    assert "You matter" in maya.last
    assert "primary" not in str(maya.messages[-1].blocks), "the crisis line stands out"
    await maya.presses("Open the form again")
    assert maya.holds("wish") == "I want to die"
    [chosen] = maya.element("slots", "initial_options")
    assert chosen["text"]["text"] == slot
    await maya.submits()
    assert "This is what" in maya.last
    await maya.presses("Send it")
    assert daniel.sees(ASK["connection"])
    assert maya.sees("You matter")


async def test_what_is_kept_of_a_form_that_waits_is_what_was_written(maya: Member) -> None:
    """Not what the form was filled in with. It opens again with all of it."""
    await maya.types("settings")
    await maya.presses("Change")
    assert maya.element("quiet_from", "initial_time") == "20:00"
    await maya.submits(zone="I want to die")
    assert maya.last.startswith("You matter")
    assert "I want to die" in maya.last
    assert "20:00" not in maya.last
    await maya.presses("Open the form again")
    assert maya.element("quiet_from", "initial_time") == "20:00"


async def waits_with_settings(maya: Member) -> None:
    await maya.types("settings")
    await maya.presses("Change")
    await maya.submits(zone="I want to die")


async def test_a_form_that_waited_longer_than_an_hour_is_said_to_be_gone(
    here: AskwellInSlack, maya: Member
) -> None:
    await waits_with_settings(maya)
    await here.to("2026-11-23 10:01")
    await maya.presses("Open the form again")
    assert "I no longer have that form" in maya.modal
    assert maya.sees("I want to die")


async def test_a_form_that_waits_is_gone_with_its_member(
    here: AskwellInSlack, maya: Member
) -> None:
    await waits_with_settings(maya)
    waiting = maya.with_button("Open the form again")
    await maya.types("privacy")
    await maya.presses("Erase me")
    await maya.presses("Erase everything, for good")
    await maya.user.clicks(waiting, "Open the form again")
    await here.settled()
    assert "I no longer have that form" in maya.modal


async def test_a_form_that_its_button_has_no_room_for_opens_again_in_the_same_process(
    maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.answering.waiting_forms.BUTTON_VALUE", 100)
    await waits_with_settings(maya)
    await maya.presses("Open the form again")
    assert maya.holds("zone") == "I want to die"


async def test_a_form_that_waits_while_the_database_is_away_is_not_met_with_silence(
    here: AskwellInSlack, maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    await waits_with_settings(maya)

    async def away(_work: object) -> NoReturn:
        raise StoreAway(say("The disk is full."))

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(here.store, "read", away)
        await maya.presses("Open the form again")
    assert "The form did not open" in maya.last
    await maya.presses("Open the form again")
    assert maya.holds("zone") == "I want to die"


async def test_a_form_that_waits_and_does_not_open_can_be_opened_again(
    here: AskwellInSlack, maya: Member
) -> None:
    await waits_with_settings(maya)
    here.slack.fail("views.open", "expired_trigger_id")
    await maya.presses("Open the form again")
    assert not maya.modal
    assert "The form did not open" in maya.last
    assert "press [Open the form again] once more" in maya.last
    await maya.presses("Open the form again")
    assert maya.holds("zone") == "I want to die"
