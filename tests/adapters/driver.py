"""What the contract suite needs from a platform. Each platform has a driver of its own."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from adapters.shared.platform import Platform
from bot.interview.members import Person


class Somebody(Protocol):
    """A member on some platform. Each method returns after its effects have arrived everywhere."""

    async def says(self, words: str) -> None:
        """Write directly to Askwell."""

    async def presses(self, label: str) -> None:
        """Press the newest button with this label. Raises LookupError or StopIteration if there is
        none."""

    async def fills(self, **fields: str | Sequence[str]) -> None:
        """Fill in the open form, by field name, and submit it. Options are given by their
        labels."""

    def options(self, field: str) -> Sequence[str]:
        """The labels of the options of a field in the open form."""

    def holds(self, field: str) -> str:
        """The content of a text field in the open form."""

    def sees(self, words: str) -> bool: ...

    def can_press(self, label: str) -> bool: ...


Travel = Callable[[str], Awaitable[None]]
Stage = tuple[Somebody, Somebody, Travel]
"""Maya, Daniel, and a function that moves the clock to a time in UTC, such as "2026-11-24
12:00"."""


class PlatformDriver(Protocol):
    """A platform on which Maya and Daniel are members of one space. Each method returns after its
    effects have arrived everywhere."""

    @property
    def maya(self) -> Somebody: ...

    @property
    def daniel(self) -> Somebody: ...

    @property
    def platform(self) -> Platform: ...

    @property
    def person(self) -> Person:
        """Maya's identity."""

    async def to(self, when: str) -> None:
        """Move the clock to a time in UTC, such as "2026-11-24 12:00"."""

    async def shown(self) -> list[str]:
        """Maya's messages as she reads them, the oldest first."""

    async def presses_unknown(self) -> None:
        """Maya presses a button that Askwell never made."""

    async def asks_twice(self) -> None:
        """Maya asks for her settings, and the platform delivers her request twice."""

    async def closes(self) -> None:
        """Maya stops accepting messages."""

    async def deletes(self) -> None:
        """All messages are deleted."""

    async def loses_the_next(self) -> None:
        """The next message arrives, but Askwell does not hear that it did."""


class AnnouncingDriver(PlatformDriver, Protocol):
    """A platform that announces a card in a channel if the member cannot get direct messages."""

    async def chooses_the_channel(self) -> None:
        """An organizer chooses the channel for announcements."""

    async def opens_the_announcement(self) -> None:
        """Maya presses the button of the announcement."""
