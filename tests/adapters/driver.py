"""What the contract suite needs of a platform: each has a driver of its own."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from adapters.shared.platform import Platform
from bot.interview.members import Person


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


Travel = Callable[[str], Awaitable[None]]
Stage = tuple[Somebody, Somebody, Travel]
"""Maya, Daniel, and what moves the clock to an instant in UTC, such as "2026-11-24 12:00"."""


class PlatformDriver(Protocol):
    """A platform on which Maya and Daniel are members of one space. What is asked of it has
    arrived everywhere when it returns."""

    @property
    def maya(self) -> Somebody: ...

    @property
    def daniel(self) -> Somebody: ...

    @property
    def platform(self) -> Platform: ...

    @property
    def person(self) -> Person:
        """Maya's."""

    async def to(self, when: str) -> None:
        """Moves the clock to an instant in UTC, such as "2026-11-24 12:00"."""

    async def shown(self) -> list[str]:
        """Maya's messages as she reads them, the oldest first."""

    async def presses_unknown(self) -> None:
        """Maya presses a button that Askwell never made."""

    async def asks_twice(self) -> None:
        """Maya asks for her settings, and the platform delivers it twice."""

    async def closes(self) -> None:
        """Maya takes no messages any more."""

    async def deletes(self) -> None:
        """All messages are gone."""

    async def loses_the_next(self) -> None:
        """The next message arrives, but Askwell does not hear that it did."""


class AnnouncingDriver(PlatformDriver, Protocol):
    """A platform that tells of a card in a channel, where a member cannot be written to."""

    async def chooses_the_channel(self) -> None:
        """An organizer says that people are told in the channel."""

    async def opens_the_announcement(self) -> None:
        """Maya presses what the channel shows her."""
