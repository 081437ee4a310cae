"""Who runs a workspace: its owners and admins."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import timedelta

from adapters.shared.failures import ApiFailure
from adapters.slack.limits import Json
from adapters.slack.people import profile_of
from adapters.slack.receive import PLATFORM
from adapters.slack.workspace import Workspace
from bot.engine.errors import SendFailed
from bot.engine.events import Caller, Standing
from bot.interview.model import Person

_PAGE = 200
_PAGES = 50
"""Tier 2 of Slack's limits allows 20 calls a minute; so large a workspace has an organizer."""
_MINUTE = timedelta(minutes=1)


class SlackOwners:
    def __init__(self, workspaces: Mapping[str, Workspace]) -> None:
        self._workspaces = workspaces

    async def owners_of(self, space: str) -> Sequence[Caller]:
        """Raises SendFailed."""
        workspace = self._workspaces.get(space)
        if workspace is None:
            raise SendFailed("Askwell is not connected to this workspace", _MINUTE)
        try:
            return [each async for each in _owners(workspace)]
        except ApiFailure as failed:
            raise SendFailed(str(failed), _MINUTE) from failed


async def _owners(workspace: Workspace) -> AsyncIterator[Caller]:
    cursor = ""
    for _ in range(_PAGES):
        told = await workspace.api.read("users.list", limit=_PAGE, cursor=cursor)
        for user in told.get("members") or ():
            if caller := _owner(user, workspace.team):
                yield caller
        cursor = (told.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _owner(user: Json, team: str) -> Caller | None:
    profile = profile_of(user, team)
    known = user.get("id")
    here = not user.get("deleted") and profile.standing is Standing.MEMBER
    if not profile.runs_space or not here or not isinstance(known, str):
        return None
    person = Person(PLATFORM, team, known)
    return Caller(person, profile.name, profile.zone, profile.locale, runs_space=True)
