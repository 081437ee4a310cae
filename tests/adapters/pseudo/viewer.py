"""What a member does in a language that the test cannot read: buttons are given by their actions'
names."""

from collections.abc import Sequence
from typing import Protocol


class Viewer(Protocol):
    """A member who reads the pseudo-language. Each method returns after its effects have arrived
    everywhere. `seen` is every text that they were shown, including those that are gone by now."""

    @property
    def seen(self) -> set[str]: ...

    async def says(self, words: str) -> None:
        """Write directly to Askwell."""

    async def presses(self, action: str) -> None:
        """Press the newest button whose action has this name. Raises LookupError if there is
        none."""

    async def fills(self, **fields: str | Sequence[str]) -> None:
        """Fill in the open form, by field name, and submit it. Options are given by their
        labels."""

    def options(self, field: str) -> Sequence[str]:
        """The labels of the options of a field in the open form."""
