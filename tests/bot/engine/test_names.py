"""Every timer that can be set and every button that can be shown has a flow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.cards.action_names import ActionName
from bot.engine.contexts.member import MemberContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Due, Press, Submit
from bot.engine.router import Router
from bot.flows import every_flow

TIMERS_OF_VERSION_0_1 = """
    day_before expire host_away hour_before how_did_it_go keep_in_touch left_host left_seeker
    minutes_before nudge_host nudge_seeker over starting tell_host_expired tell_host_left
    tell_seeker_away tell_seeker_expired tell_seeker_left tell_seeker_unreachable thanks_first
    thanks_second unreachable_host unreachable_seeker
""".split()
ACTIONS_OF_VERSION_0_1 = """
    absent after arrange ask before busy busy_form busy_off calendar calendar_new calendar_off
    cancel change contacts copy_note copy_update debrief decline find help host host_back
    host_hours host_open host_pause host_profile host_stop interviews journal journal_file
    keep_posted later let_go meant minutes_before missed more more_contacts more_interviews
    more_journal more_reading name_me night night_form not_absent note nudges offer
    other_questions others own page pick pin plan questions reading reflect request reserve send
    send_note send_update settings settings_form share start stop swap take_back thank_ways
    thanked thanks time_off times touch_again unpin update venue welcome withdraw worked wrote
""".split()
"""Buttons with these names are on old messages, so flows must still answer them."""

NAMED_FIRST = {"Action", "router.press", "router.submit", "router.timer"}


def test_commands_stand_in_the_order_of_the_alphabet_wherever_their_files_are() -> None:
    """Members see them in this order on the card of `help`, and among the commands that a platform
    offers."""
    names = [spec.name for spec in every_flow().specs]
    assert names == sorted(names)


def test_timers_that_were_stored_and_buttons_that_were_sent_are_answered() -> None:
    timers = {name for kind, name in every_flow().handlers if kind is Due}
    acted = {name for kind, name in every_flow().handlers if kind in (Command, Press, Submit)}
    assert timers >= {*TIMERS_OF_VERSION_0_1}
    assert acted >= {*ACTIONS_OF_VERSION_0_1}


def test_a_name_that_no_flow_answers_to_stops_the_start() -> None:
    router = Router()
    for name in ActionName:
        if name is not ActionName.PICK:
            router.press(name, reads=MemberContext)(lambda _state, _event, _now: Decision())
    with pytest.raises(
        ValueError, match=r"No flow answers to nudge_host, .*, keep_in_touch, .*, pick"
    ):
        router.check()


def test_a_button_that_a_command_answers_has_no_other_answer() -> None:
    """It would never be asked, and nobody would notice."""
    router = Router()
    router.include(every_flow())
    router.press(ActionName.HELP, reads=MemberContext)(lambda _state, _event, _now: Decision())
    with pytest.raises(ValueError, match="Leave out the other answer to help,"):
        router.check()


def literals() -> Iterator[str]:
    """The places at which a name is written as a string, when the declared name could be used."""
    for path in Path(*bot.__path__).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func, [ast.Constant(), *_]) if ast.unparse(func) in NAMED_FIRST:
                    yield f"{path}:{node.lineno}"


def test_no_name_is_written_a_second_time() -> None:
    assert list(literals()) == []
