"""One request of the app's: what it asks for, with what, and what it was answered."""

from dataclasses import dataclass, field
from typing import Any

from tests.fakes.discord.refusals import Json, Refusal
from tests.fakes.discord.state import World


@dataclass
class Call:
    world: World
    route: str
    """The method and the path, its parameters in braces."""
    path: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    files: list[Json] = field(default_factory=list)
    """The attachments that came with it, as Discord shows them afterwards."""
    status: int = 0
    """What Discord said; 0 while it has said nothing."""
    answer: Any = None

    def id(self, name: str, unknown: int = 50035) -> int:
        """A snowflake of the path; what is none is `unknown`."""
        try:
            return int(self.path[name])
        except ValueError:
            raise Refusal(unknown) from None

    @property
    def object(self) -> Json:
        """The body, which must be an object."""
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            raise Refusal(50109)
        return self.body
