"""One interview in Slack or Discord, from the search to the reason to write again."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from tests.adapters.discord import guild as discord
from tests.adapters.slack import workspace as slack
from tests.adapters.walk.scenes import (
    CONNECTION,
    NOTE,
    TAKEAWAY,
    THANKS_FOR,
    WISH,
    Moment,
    Seen,
)

Who = TypeVar("Who", slack.Member, discord.Member)


class Place(Protocol[Who]):
    """A platform with two members, on which Daniel is a host already."""

    maya: Who
    daniel: Who

    async def searches(self) -> None: ...

    async def to(self, when: str) -> None: ...

    def card(self, member: Who, words: str) -> Seen:
        """The newest of their cards with these words."""
        ...

    def form(self, member: Who, **filled: Any) -> Seen:
        """The open form, after they have filled it in."""
        ...


async def walk(place: Place[Who], saw: Callable[[Moment, Seen], None]) -> None:
    """Call `saw` with each scene."""
    maya, daniel = place.maya, place.daniel
    await place.searches()
    saw(Moment.FOUND, place.card(maya, "UX researcher at a hospital"))
    await maya.presses("Ask Daniel")
    [slot, *_] = [each for each in maya.options("slots") if each.startswith("Thu")]
    request = {"connection": CONNECTION, "wish": WISH, "slots": [slot]}
    saw(Moment.ASKS, place.form(maya, **request))
    await maya.submits(**request)
    saw(Moment.CHECKS, place.card(maya, "This is what"))
    await maya.presses("Send it")
    saw(Moment.ASKED, place.card(daniel, "would like to learn from you"))
    await daniel.presses(next(each for each in daniel.messages[-1].buttons if "Thu" in each))
    saw(Moment.BOOKED, place.card(maya, "Booked"))
    saw(Moment.PLAN, place.card(maya, "Questions for"))
    await place.to("2026-11-25 18:00")
    saw(Moment.DAY_BEFORE, place.card(maya, "Get ready"))
    await place.to("2026-11-26 13:00")
    saw(Moment.HOW_WAS_IT, place.card(maya, "How did it go"))
    await maya.presses("Note what I learned")
    learned = {"takeaways": TAKEAWAY, "thanks_for": THANKS_FOR}
    saw(Moment.LEARNED, place.form(maya, **learned))
    await maya.submits(**learned)
    await maya.presses("Write a thank-you note")
    await maya.submits(note=NOTE)
    saw(Moment.THANKS, place.card(maya, "This is what"))
    await maya.presses("Send it")
    saw(Moment.THANKED, place.card(daniel, "A thank-you note"))
    await place.to("2027-01-05 12:00")
    saw(Moment.IN_TOUCH, place.card(maya, "Stay in touch"))
