"""What is kept of groups. Storage provides it; see bot.interview.groups."""

from collections.abc import Collection, Sequence
from typing import Protocol

from bot.engine.ports import SpaceGroup, SpaceKey


class Groups(Protocol):
    def spaces(self, platforms: Collection[str]) -> Sequence[SpaceKey]:
        """Those of these platforms that are awake."""

    def told(self, space: SpaceKey, groups: Sequence[SpaceGroup]) -> None:
        """The space has exactly these groups, with these members, as far as it tells them."""
