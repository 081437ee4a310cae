"""What the drivers of Slack and Discord share."""

from collections.abc import Sequence

from tests.adapters.discord import guild as discord
from tests.adapters.slack import workspace as slack


class InMessages:
    """A member in Slack or in Discord."""

    def __init__(self, member: slack.Member | discord.Member) -> None:
        self._member = member

    async def says(self, words: str) -> None:
        await self._member.says(words)

    async def presses(self, label: str) -> None:
        await self._member.presses(label)

    async def fills(self, **fields: str | Sequence[str]) -> None:
        chosen = {n: each if isinstance(each, str) else list(each) for n, each in fields.items()}
        await self._member.submits(**chosen)

    def options(self, field: str) -> Sequence[str]:
        return self._member.options(field)

    def holds(self, field: str) -> str:
        return self._member.holds(field)

    def sees(self, words: str) -> bool:
        return self._member.sees(words)

    def can_press(self, label: str) -> bool:
        return any(label in each.buttons for each in self._member.messages)
