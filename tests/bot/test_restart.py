"""The process is killed between any two steps, with a database in a file: nothing is lost, and
nothing comes twice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards.cards import Card
from bot.interview.model import Stage
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member
from tests.bot.town_platform import Delivery
from tests.storage.scene import claim, hand_over

Seen = tuple[list[str], list[str]]
Step = Callable[[Town, Member, Member], object]

STORY: list[Step] = [
    lambda town, maya, daniel: maya.asks(daniel, own_times="2026-11-26 19:00"),
    lambda town, maya, daniel: daniel.presses("Other times"),
    lambda town, maya, daniel: daniel.proposes("2026-11-27 12:00"),
    lambda town, maya, daniel: maya.picks(),
    lambda town, maya, daniel: town.to("2026-11-26 12:00"),
    lambda town, maya, daniel: town.to("2026-11-27 11:00"),
    lambda town, maya, daniel: maya.types("Portfolio matters more than grades"),
    lambda town, maya, daniel: town.to("2026-11-27 12:00"),
    lambda town, maya, daniel: maya.presses("Note what I learned"),
    lambda town, maya, daniel: maya.fills(takeaways="Listening"),
    lambda town, maya, daniel: town.to("2026-11-30 08:00"),
    lambda town, maya, daniel: maya.presses("Write a thank-you note"),
    lambda town, maya, daniel: maya.fills(note="Thank you!"),
    lambda town, maya, daniel: maya.presses("Send it"),
    lambda town, maya, daniel: town.to("2026-12-29 12:00"),
]


def live(url: str, killed_before: int | None = None) -> Seen:
    """Play the story, and return what each of them saw. The kill comes when the step before it was
    committed, and before anything was delivered."""
    with a_town(url) as town:
        daniel, maya = town.host("Daniel"), town.member("Maya", "Africa/Nairobi")
        for number, step in enumerate(STORY):
            if number + 1 == killed_before:
                town.awake = False
            step(town, maya, daniel)
            if number + 1 == killed_before:
                town.restart()
                town.awake = True
                town.drain()
        [talk] = town.interviews()
        assert talk.stage is Stage.THANKED
        return messages(maya), messages(daniel)


def messages(member: Member) -> list[str]:
    """Every new direct message, with its words."""
    return [member.reads(each.card) for each in member.received() if each.new]


@pytest.fixture(scope="module")
def undisturbed() -> Seen:
    return live("sqlite://")


@pytest.mark.parametrize("step", range(1, len(STORY) + 1))
def test_a_process_killed_after_any_step_continues_after_a_restart(
    tmp_path: Path, undisturbed: Seen, step: int
) -> None:
    assert live(f"sqlite:///{tmp_path}/town.db", killed_before=step) == undisturbed


def keys(delivered: list[Delivery]) -> list[str]:
    return [each.key for each in delivered if each.new]


async def deliver(town: Town, most: int) -> None:
    """Claim what is due and show `most` of the cards. Then the process is gone."""
    claimed = await claim(town.store, town.clock.now(), platforms=["terminal"])
    assert len(claimed) == 2
    for card in await hand_over(town.store, *claimed[:most]):
        await town.post_office.show(card)


@pytest.mark.parametrize("shown", [0, 1, 2])
def test_killed_while_cards_are_on_their_way_they_arrive_once_it_is_up(
    tmp_path: Path, shown: int
) -> None:
    with a_town(f"sqlite:///{tmp_path}/town.db") as town:
        daniel, maya = town.host("Daniel"), town.member("Maya", "Africa/Nairobi")
        town.awake = False
        maya.asks(daniel)
        town.runner.run(deliver(town, shown))
        town.restart()
        town.awake = True
        town.drain()
        assert daniel.sees("Maya would like to learn from you")
        assert maya.sees("You asked Daniel")
        for member in (daniel, maya):
            assert len(set(keys(member.received()))) == 1, "what came twice has the same key"
        daniel.picks()
        assert "Booked" in maya.last()


def test_timers_missed_while_the_process_was_down_fire_at_the_start(tmp_path: Path) -> None:
    with a_town(f"sqlite:///{tmp_path}/town.db") as town:
        daniel, maya = town.host("Daniel"), town.member("Maya", "Africa/Nairobi")
        maya.books(daniel, own_times="2026-11-25 12:00")
        town.close()
        town.clock.move_to(town.clock.now().replace(day=27))
        town.start()
        town.drain()
        assert [each.stage for each in town.interviews()] == [Stage.HELD]
        assert maya.notified()[-1] == "How did it go with Daniel?"
        assert town.next_due() is not None


def test_a_submission_that_the_platform_repeats_after_a_restart_makes_one_request(
    tmp_path: Path,
) -> None:
    with a_town(f"sqlite:///{tmp_path}/town.db") as town:
        daniel, maya = town.host("Daniel"), town.member("Maya", "Africa/Nairobi")
        first = maya.asks(daniel)
        town.restart()
        town.after(seconds=30)
        again = maya.sends_again()
        assert isinstance(first, Card)
        assert again == replace(first, only_elsewhere=False), "it is told, whoever asks twice"
        assert len(town.interviews()) == 1
