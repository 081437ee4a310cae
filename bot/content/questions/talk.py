"""What questions are chosen for."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from bot.interview.model import HostProfile, Situation
from bot.interview.plan import History


@dataclass(frozen=True)
class Talk:
    """What questions are chosen for. The same `seed` gives the same; `topic` is what somebody
    asked for by name; `without` are ids not to choose."""

    seed: str
    minutes: int = 25
    topic: str = ""
    wish: str = ""
    situation: Situation | None = None
    profile: HostProfile = field(default_factory=HostProfile)
    history: History = field(default_factory=History)
    without: Collection[str] = ()

    @cached_property
    def says(self) -> tuple[str, ...]:
        """What the host says of themselves, piece by piece."""
        profile = self.profile
        gladly = profile.gladly.replace("\n", ". ").split(". ")
        pieces = (profile.headline, *profile.topics, *gladly)
        return tuple(piece for piece in pieces if piece.strip())
