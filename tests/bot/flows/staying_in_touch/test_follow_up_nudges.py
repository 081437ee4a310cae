"""Whatever the order of contacts, "later" and time: nobody is nudged too often, or too soon."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.buttons import Action
from bot.interview.model import HELD_STAGES, Stage
from tests.bot.town import Town, a_town
from tests.examples import one_in

AN_HOUR = timedelta(hours=1)
"""A nudge may come this much earlier, together with something else."""

STEPS = st.one_of(
    st.integers(1, 130),
    st.sampled_from(["later", "wrote", "stop", "touch_again", "update", "note", "talk"]),
)


class Pair:
    """A seeker and a host who talked, and their contacts."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.daniel = town.member("Daniel")
        self.maya = town.member("Maya", "Africa/Nairobi")
        self.contacts: set[datetime] = set()
        self.talk()

    def does(self, step: int | str, which: int) -> None:
        talks = [each for each in self.town.interviews() if each.stage in HELD_STAGES]
        current = talks[which % len(talks)]
        match step:
            case int():
                self.town.after(days=step)
            case "talk":
                self.talk()
            case "update" | "note":
                action = Action(step, current.id, current.revision)
                self.maya.submits(action, **{step: f"News of {self.town.clock.now()}"})
            case _:
                arg = "keep_in_touch" if step == "later" else ""
                self.maya.sends(Action(step, current.id, current.revision, arg))
        self._look()

    def talk(self) -> None:
        start = self.town.clock.now() + timedelta(days=3)
        self.maya.asks(self.daniel, own_times=f"{start:%Y-%m-%d} 15:00")
        self.daniel.types("interviews")  # at night and at the weekend, the card is yet to come
        self.daniel.picks()
        self.town.after(days=4)
        last = self.town.interviews()[-1]
        if last.stage is Stage.HELD:
            self.maya.submits(Action("debrief", last.id, last.revision), takeaways="Listening")
        self._look()

    def nudges(self) -> list[datetime]:
        new = [each for each in self.maya.received() if each.new]
        return [each.at for each in new if "keep_in_touch" in each.key]

    def _look(self) -> None:
        for each in self.town.interviews():
            talked = each.changed_at if each.stage in HELD_STAGES else None
            self.contacts |= {at for at in (talked, each.last_contact_at) if at}


@pytest.fixture(scope="module")
def village() -> Iterator[Town]:
    with a_town() as town:
        town.host("Daniel", hours="Mon-Sun 7:00-22:00", per_month="10")
        yield town


@one_in(4)
@given(steps=st.lists(st.tuples(STEPS, st.integers(0, 3)), max_size=25))
def test_nudges_are_three_a_year_at_most_and_two_weeks_after_any_contact(
    village: Town, steps: list[tuple[int | str, int]]
) -> None:
    with a_town(like=village) as town:
        pair = Pair(town)
        for step in steps:
            pair.does(*step)
        town.after(days=400)
        nudges = pair.nudges()
        for first, fourth in zip(nudges, nudges[3:], strict=False):
            assert fourth - first > timedelta(days=365)
        for at in nudges:
            before = [each for each in pair.contacts if each <= at]
            assert at - max(before) >= timedelta(days=14) - AN_HOUR


@one_in(8)
@given(steps=st.lists(st.tuples(STEPS, st.integers(0, 3)), max_size=12))
def test_a_seeker_who_wants_more_nudges_gets_them(
    village: Town, steps: list[tuple[int | str, int]]
) -> None:
    with a_town(like=village) as town:
        pair = Pair(town)
        for step in steps:
            pair.does(*step)
        town.after(days=30)  # what is open ends
        talks = [each for each in town.interviews() if each.stage in HELD_STAGES]
        pair.maya.sends(Action("touch_again", talks[-1].id, talks[-1].revision))
        before = len(pair.nudges())
        town.after(days=400)
        assert len(pair.nudges()) > before
