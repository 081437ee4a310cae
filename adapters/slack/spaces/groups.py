"""The user groups of a workspace and their members."""

from collections.abc import Mapping, Sequence

from adapters.shared.failures import ApiFailure
from adapters.slack.api import SlackRefusal
from adapters.slack.limits import Json
from adapters.slack.spaces.workspace import NOT_NOW, Workspace, connected
from bot.engine.errors import SendFailed
from bot.engine.receiving.sanitize import storable_text
from bot.engine.store.ports import SpaceGroup
from bot.interview.organizing.groups import GroupKind

_NOT_FOR_US = {"missing_scope", "plan_upgrade_required", "no_permission", "not_allowed_token_type"}
"""Errors of a workspace that has not granted the scope, or that has no user groups."""


class SlackGroups:
    def __init__(self, workspaces: Mapping[str, Workspace]) -> None:
        self._workspaces = workspaces

    async def groups_of(self, space: str) -> Sequence[SpaceGroup]:
        """Raises SendFailed."""
        workspace = connected(self._workspaces, space)
        try:
            told = await _user_groups(workspace)
        except SlackRefusal as refused:
            if refused.error in _NOT_FOR_US:
                return ()
            raise SendFailed(str(refused), NOT_NOW) from refused
        except ApiFailure as failed:
            raise SendFailed(str(failed), NOT_NOW) from failed
        workspace.user_groups.keep(told)
        return [_group(each) for each in told]


async def _user_groups(workspace: Workspace) -> Sequence[Json]:
    """The groups that are in use. Raises ApiFailure."""
    told = await workspace.api.read("usergroups.list", include_users="true")
    return [each for each in told.get("usergroups") or () if isinstance(each.get("id"), str)]


def _group(told: Json) -> SpaceGroup:
    users = frozenset(each for each in told.get("users") or () if isinstance(each, str))
    name = storable_text(str(told.get("name") or told.get("handle") or told["id"]))
    return SpaceGroup(GroupKind.USER_GROUP, told["id"], name, users)
