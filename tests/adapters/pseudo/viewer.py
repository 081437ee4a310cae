"""What somebody does in a language that the test cannot read: buttons by their actions' names."""

from collections.abc import Sequence
from typing import Protocol


class Viewer(Protocol):
    """A member who reads the pseudo-language. What they do has arrived everywhere when it
    returns. `seen` is every text that they were shown, also those that are gone by now."""

    @property
    def seen(self) -> set[str]: ...

    async def says(self, words: str) -> None:
        """Directly to Askwell."""

    async def presses(self, action: str) -> None:
        """The newest button whose action has this name. Raises LookupError without one."""

    async def fills(self, **fields: str | Sequence[str]) -> None:
        """The open form, by field name, and sends it; options by their labels."""

    def options(self, field: str) -> Sequence[str]:
        """Of a field in the open form."""
