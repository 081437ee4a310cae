"""A notification says who, what and when, on every card that the reader did not ask for."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from bot.cards.action_names import ActionName
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Mention, Moment
from tests.bot.town import Town
from tests.bot.town_members import Member
from tests.bot.town_platform import Delivery

NOW = ("starting", "plan", "minutes_left", "late")
"""Cards about something that is happening now, or whose time the reader has just been told."""


def within(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, tuple):
        inside: Any = value
    else:
        inside = (
            [getattr(value, each.name) for each in fields(value)] if is_dataclass(value) else ()
        )
    for each in inside:
        yield from within(each)


def bare(town: Town) -> list[str]:
    """The keys of cards about an interview whose notification lacks the name, or a time that is
    still ahead."""
    ids = {each.id for each in town.interviews()}
    new = [each for each in town.post_office.delivered if each.new]
    told = [each for each in new if each.key.partition(":")[0] in ids]
    assert told
    return [each.key for each in told if lacks(each) and not is_own(each)]


def is_own(told: Delivery) -> bool:
    """Whether the card is about what its reader has just done."""
    return plain(told.card.title, ANYBODY).startswith("You ")


def lacks(told: Delivery) -> bool:
    """Whether the notification lacks something. If the interview can still be cancelled, its time
    is needed."""
    said = [type(each) for each in within(told.card.notification)]
    ahead = any(each.action.name == ActionName.CANCEL for each in told.card.all_buttons())
    is_now = told.key.split(":")[1] in NOW
    return Mention not in said or (ahead and not is_now and Moment not in said)


def test_from_the_request_to_staying_in_touch(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    town.to("2026-11-25 12:00")
    maya.presses("Write a thank-you note")
    maya.fills(note="Dear Daniel, thank you.")
    maya.presses("Send it")
    daniel.presses("Keep me posted")
    town.to("2027-06-01 12:00")
    assert bare(town) == []


def test_pushes_of_moved_and_ended_interviews(town: Town, daniel: Member, maya: Member) -> None:
    for end in ("Keep the old time", "Cancel it"):
        maya.books(daniel)
        maya.presses("Move it")
        maya.fills(slots=maya.options("slots")[:1])
        daniel.presses(end)
        town.after(days=2)
    assert bare(town) == []


def test_pushes_of_a_request_that_is_never_answered(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    town.after(days=10)
    assert bare(town) == []
