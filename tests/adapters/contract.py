"""What every platform must let two people live through, whatever it looks like there."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

PRIVATE, THANKS_FOR = "he seemed bored", "your honest words about pay"


class Somebody(Protocol):
    """A member on some platform. What they do has arrived everywhere when it returns."""

    async def says(self, words: str) -> None:
        """Directly to Askwell."""

    async def presses(self, label: str) -> None:
        """The newest button with this label. Raises LookupError or StopIteration without one."""

    async def fills(self, **fields: str | Sequence[str]) -> None:
        """The open form, by field name, and sends it; options by their labels."""

    def options(self, field: str) -> Sequence[str]:
        """Of a field in the open form."""

    def holds(self, field: str) -> str:
        """What is in a text field of the open form."""

    def sees(self, words: str) -> bool: ...

    def can_press(self, label: str) -> bool: ...


async def live_through(
    maya: Somebody, daniel: Somebody, to: Callable[[str], Awaitable[None]]
) -> None:
    """From becoming a host to the answer to a thank-you note; it is Monday 23 November 2026,
    9:00 UTC."""
    await _settle_in(maya, "Nairobi")
    await _settle_in(daniel, "Berlin")
    await _becomes_host(daniel)
    await _asks(maya)
    await _books(maya, daniel)
    await to("2026-11-24 12:00")
    await _looks_back(maya, daniel)


async def goes_away(maya: Somebody, daniel: Somebody, to: Callable[[str], Awaitable[None]]) -> None:
    """What is typed is quoted as it was typed; and nobody waits for a host who goes away."""
    await _settle_in(maya, "Nairobi")
    await maya.says("ux Design for NHS?")
    assert maya.sees("ux Design for NHS?")
    await _settle_in(daniel, "Berlin")
    await _becomes_host(daniel)
    await _asks(maya)
    await daniel.says("host")
    await daniel.presses("Pause")
    await daniel.fills(until="2027-01-04")
    assert daniel.sees("Somebody waits for your answer")
    assert daniel.can_press("Other times")
    await daniel.presses("Let them go kindly")
    assert daniel.sees("I will tell them, kindly")
    await to("2026-11-23 10:00")
    assert maya.sees("is taking a break until")
    assert maya.can_press("Find somebody to ask")


async def _settle_in(member: Somebody, city: str) -> None:
    await member.says("settings")
    await member.presses("Change")
    await member.fills(zone=city)
    assert member.sees(f"/{city}")


async def _becomes_host(daniel: Somebody) -> None:
    await daniel.says("host")
    await daniel.presses("Become a host")
    await daniel.fills(
        headline="UX researcher at a hospital",
        field="UX research",
        topics="interviewing users",
        gladly="How *teaching* prepared me",
    )
    await daniel.presses("Set my hours")
    await daniel.fills(hours="Mon-Fri 9:00-18:00", place_detail="https://meet.example/a_b")
    assert daniel.sees("You are a host: people can find and ask you")


async def _asks(maya: Somebody) -> None:
    await maya.says("find user research")
    assert maya.sees("UX researcher at a hospital")
    await maya.presses("Ask Daniel")
    slots = maya.options("slots")
    assert slots[0] == "Tue 24 Nov, 12:00 (10:00 for Daniel)", "in her own zone, and in his"
    await maya.fills(connection="We both sing", wish="How it is", slots=slots[:1])
    await maya.presses("Send it")
    assert maya.sees("Your request is on its way to")


async def _books(maya: Somebody, daniel: Somebody) -> None:
    assert daniel.sees("would like to learn from you")
    assert daniel.can_press("Tue 24 Nov, 10:00"), "in his own zone"
    await daniel.presses("Tue 24 Nov, 10:00")
    assert not daniel.can_press("Tue 24 Nov, 10:00"), "no dead button is left"
    for each in (maya, daniel):
        assert each.sees("Booked")
        assert each.sees("https://meet.example/a_b")
    await daniel.presses("Change the link")
    await daniel.fills(detail="https://meet.example/c_d")
    for each in (maya, daniel):
        assert each.sees("https://meet.example/c_d")
    assert not maya.sees("https://meet.example/a_b"), "what holds no longer is on no card"


async def _looks_back(maya: Somebody, daniel: Somebody) -> None:
    assert maya.sees("How did it go with")
    await maya.presses("Note what I learned")
    await maya.fills(takeaways=PRIVATE, resources=PRIVATE, people=PRIVATE, thanks_for=THANKS_FOR)
    await _thanks(maya)
    assert not daniel.sees(PRIVATE)
    assert daniel.sees("A thank-you note from")
    assert daniel.sees("Dear Daniel, thank you.")
    await _answers(maya, daniel)


async def _thanks(maya: Somebody) -> None:
    await maya.presses("Other ways to thank")
    await maya.presses("Copy for e-mail")
    assert maya.holds("subject") == "Thank you for our talk"
    assert maya.holds("text").startswith("Dear Daniel,\n\nThank you")
    assert f"thank you for {THANKS_FOR}." in maya.holds("text"), "to be copied as it is"
    assert PRIVATE not in maya.holds("text"), "what was noted is for nobody else"
    await maya.presses("Shorter")
    assert maya.holds("note").startswith("Hi Daniel,")
    await maya.fills(note="Dear Daniel, thank you.")
    assert maya.sees("Nothing has gone out yet.")
    await maya.presses("Send it")


async def _answers(maya: Somebody, daniel: Somebody) -> None:
    await daniel.presses("Keep me posted")
    assert daniel.sees("You answered")
    assert not daniel.can_press("You’re welcome"), "one answer is plenty"
    assert maya.sees("would like to hear how it goes")
