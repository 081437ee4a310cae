"""What questions are chosen for: one interview, or a topic."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from bot.content.questions.fields import field_for
from bot.content.questions.wording import first_name, phrases, singular, words
from bot.interview.hosting import HostProfile
from bot.interview.meeting.plan import History
from bot.interview.members import Situation


@dataclass(frozen=True)
class Occasion:
    """The same `seed` gives the same questions. `topic` is what somebody asked for by name.
    `without` are the ids of questions not to choose."""

    seed: str
    minutes: int = 25
    topic: str = ""
    wish: str = ""
    situation: Situation | None = None
    profile: HostProfile = field(default_factory=HostProfile)
    history: History = field(default_factory=History)
    without: Collection[str] = ()

    @cached_property
    def field(self) -> str:
        """The id of the only field whose questions may be asked. Empty for none."""
        return field_for(self.topic) if self.topic else self.profile.field_id

    @cached_property
    def says(self) -> tuple[str, ...]:
        """What the host says about themselves, piece by piece."""
        profile = self.profile
        gladly = profile.gladly.replace("\n", ". ").split(". ")
        pieces = (profile.headline, *profile.topics, *gladly)
        return tuple(piece for piece in pieces if piece.strip())

    @cached_property
    def said(self) -> dict[str, str]:
        """For each phrase, the first piece in which the host says it."""
        return {phrase: piece for piece in reversed(self.says) for phrase in phrases(piece)}

    @cached_property
    def named(self) -> dict[str, str]:
        """For each single word and its singular, the first piece that names a single thing, as
        "Books on teaching" does. Within a name a word may mean anything: "Bronze Age", "stage
        manager"."""
        named: dict[str, str] = {}
        for piece in reversed(self.says):
            if len(name := words(first_name(piece))) == 1:
                named |= {name[0]: piece, singular(name[0]): piece}
        return named
