"""What is stored about groups; see bot.interview.organizing.groups."""

from collections.abc import Collection, Sequence
from typing import Protocol

from bot.engine.store.ports import SpaceGroup, SpaceKey


class Groups(Protocol):
    def spaces(self, platforms: Collection[str]) -> Sequence[SpaceKey]:
        """The spaces of these platforms that are awake."""

    def told(self, space: SpaceKey, groups: Sequence[SpaceGroup]) -> None:
        """Store that the space has exactly these groups, with these members as far as its platform
        gives them."""
