"""One request from the app, and the answer to it."""

from dataclasses import dataclass, field
from typing import Any

from tests.fakes.discord.refusals import Json, Refusal
from tests.fakes.discord.state import World


@dataclass
class Call:
    world: World
    route: str
    """The method and the path, with the names of its parameters in braces."""
    path: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    files: list[Json] = field(default_factory=list)
    """The attachments that came with the request, in the form in which Discord shows them."""
    status: int = 0
    """The HTTP status that Discord answered with; 0 as long as there is no answer."""
    answer: Any = None

    def id(self, name: str, unknown: int = 50035) -> int:
        """A snowflake in the path. `unknown`: the error code if it is not a snowflake."""
        try:
            return int(self.path[name])
        except ValueError:
            raise Refusal(unknown) from None

    @property
    def object(self) -> Json:
        """The body; empty if there is none. Raises Refusal if it is not an object."""
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            raise Refusal(50109)
        return self.body
