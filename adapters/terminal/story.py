"""One whole interview, from the search to staying in touch, played on a clock of its own."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from adapters.terminal.player import Player
from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.engine.events import Caller
from bot.interview.members import Person
from bot.texts.organizing.programme.opening import SURE

STARTS = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

MAYA = Caller(Person("terminal", "story", "maya"), "Maya", "Africa/Nairobi")
DANIEL = Caller(Person("terminal", "story", "daniel"), "Daniel", "Europe/Berlin")
INGRID = Caller(Person("terminal", "story", "ingrid"), "Ingrid", "Europe/Oslo", runs_space=True)

MoveTo = Callable[[datetime], Awaitable[None]]


async def open_it(ingrid: Player) -> None:
    """Ingrid becomes an organizer, and opens the programme before the story begins."""
    await ingrid.types("organize")
    await ingrid.sends(Action(ActionName.OPEN_PROGRAMME, arg=SURE))


async def play(maya: Player, daniel: Player, move_to: MoveTo) -> None:
    """Maya graduated in Nairobi and is curious; Daniel is a designer in Berlin and glad to tell.

    Raises LookupError if somebody does not see what they should act on.
    """
    await _daniel_opens_his_door(daniel)
    await _maya_asks(maya)
    await move_to(STARTS + timedelta(hours=3))
    await daniel.presses("Thu 26 Nov, 17:00")
    await move_to(STARTS + timedelta(days=3, hours=8))
    await _maya_looks_back(maya)
    await move_to(STARTS + timedelta(days=3, hours=9))
    await daniel.presses("Keep me posted")
    await move_to(STARTS + timedelta(days=42))
    await _maya_tells_what_came_of_it(maya)
    await move_to(STARTS + timedelta(days=42, hours=1))


async def _daniel_opens_his_door(daniel: Player) -> None:
    await daniel.types("host")
    await daniel.presses("Become a host")
    await daniel.fills(
        headline="UX researcher at a hospital group, taught physics before",
        field="UX research",
        topics="interviewing users, changing careers, design in health care",
        gladly="How teaching prepared me for research, and what I would do again",
    )
    await daniel.presses("Set my hours")
    await daniel.presses("I agree")
    await daniel.fills(hours="Tue, Thu 17:00-19:00", place_detail="https://meet.example/daniel")


async def _maya_asks(maya: Player) -> None:
    await maya.types("start")
    await maya.types("find user research")
    await maya.presses("Ask Daniel")
    await maya.presses("I agree")
    await maya.fills(
        connection="We both studied physics in Nairobi, nine years apart.",
        wish="How you found out that research with people suits you better than teaching.",
        slots=("Tue 1 Dec, 19:00", "Thu 26 Nov, 19:00"),
    )
    await maya.presses("Send it")


async def _maya_looks_back(maya: Player) -> None:
    await maya.presses("Note what I learned")
    await maya.fills(
        takeaways="listening is a skill that is trained, and that a portfolio can be three "
        "honest case studies",
        resources="the newsletter of a hospital design team",
        people="Priya, who hires researchers without a design degree",
        thanks_for="telling me how the first year without a degree really was",
    )
    await maya.presses("Write a thank-you note")
    await maya.fills()
    await maya.presses("Send it")


async def _maya_tells_what_came_of_it(maya: Player) -> None:
    await maya.presses("Write an update")
    await maya.fills(
        update="Dear Daniel, I wrote the first of three case studies, and Priya read it with me. "
        "Thank you for the idea! Maya"
    )
    await maya.presses("Send it")
