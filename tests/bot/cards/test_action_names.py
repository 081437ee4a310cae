"""Messages that were sent contain the names of actions, and the database those of timers."""

from enum import StrEnum

import pytest

from bot.cards.action_names import ActionName
from bot.engine.timer_names import CommunityTimerName, TimerName

RENAMED = {
    "ADD_TO_CALENDAR": "add_event",
    "BROADCAST": "word",
    "BROADCASTS": "words_to_all",
    "BROADCAST_ENDS": "word_ends",
    "BROADCAST_FORM": "word_form",
    "BROADCAST_GOES": "word_goes",
    "BROADCAST_POST": "word_post",
    "BROADCAST_POST_FORM": "word_post_form",
    "BROADCAST_SEND": "word_send",
    "BROADCAST_SHOW": "word_show",
    "BROADCAST_SHOWN": "word_shown",
    "BROADCAST_STOP": "word_stop",
    "BROADCAST_SWITCH": "word_switch",
    "HOSTS_TO_APPROVE": "hosts_to_look_at",
    "HOST_TO_APPROVE": "host_to_look_at",
    "REMIND_AGAIN": "touch_again",
}
"""Those that have another name in the code than they were stored with. If you rename one in the
code, add it here."""


@pytest.mark.parametrize("names", [ActionName, CommunityTimerName, TimerName])
def test_a_new_name_in_the_code_leaves_the_stored_name_alone(names: type[StrEnum]) -> None:
    stored = {each.name: each.value for each in names}
    assert stored == {name: RENAMED.get(name, name.lower()) for name in stored}
