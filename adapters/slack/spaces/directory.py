"""Who runs a workspace (its owners and admins), who is in it, and its user groups."""

from collections.abc import AsyncIterator, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import ClientError

from adapters.shared.downloads import whole
from adapters.shared.failures import ApiFailure
from adapters.shared.payload import at
from adapters.slack.api import SlackRefusal, with_pauses
from adapters.slack.limits import Json
from adapters.slack.receiving.receive import PLATFORM
from adapters.slack.spaces.people import profile_of
from adapters.slack.spaces.workspace import NOT_NOW, Workspace, connected
from bot.cards.rich_text import say
from bot.engine.errors import FileClosed, SendFailed
from bot.engine.events import Caller, Standing
from bot.engine.receiving.sanitize import storable_text
from bot.engine.store.ports import SpaceGroup
from bot.interview.members import Person
from bot.interview.organizing.groups import GroupKind
from bot.interview.organizing.invitations import SpacePerson

_PAGE = 200
_PAGES = 50
"""The most pages that are read. Slack's tier 2 allows 20 calls a minute, and such a large workspace
has an organizer."""


FILES = "https://files.slack.com"
"""Slack's file server. The token is sent nowhere else."""
_NOT_ALLOWED = say(
    "Slack does not let me read files. Paste the list, or give me the scope files:read and install "
    "me again."
)
_NO_GROUPS = {"missing_scope", "plan_upgrade_required", "no_permission", "not_allowed_token_type"}
"""Errors of a workspace that has not granted the scope, or that has no user groups."""


class SlackDirectory:
    def __init__(self, workspaces: Mapping[str, Workspace]) -> None:
        self._workspaces = workspaces
        self.files = FILES

    async def people_of(self, space: str) -> Sequence[SpacePerson]:
        """People with their e-mail addresses, if Askwell may read those. Raises SendFailed."""
        workspace = connected(self._workspaces, space)
        try:
            users = [each async for each in _users(workspace)]
        except ApiFailure as failed:
            raise SendFailed(str(failed), NOT_NOW) from failed
        found = (_person(each, workspace.team) for each in users)
        return [each for each in found if each]

    async def read_file(self, space: str, where: str) -> bytes:
        """Raises FileClosed and SendFailed."""
        workspace = connected(self._workspaces, space)
        if urlsplit(where)[:2] != urlsplit(self.files)[:2]:
            raise FileClosed(_NOT_ALLOWED)
        authorized = {"Authorization": f"Bearer {workspace.token}"}
        try:
            async with workspace.session.get(where, headers=authorized) as answer:
                is_page = answer.content_type == "text/html"  # Slack asks to log in
                if answer.status != HTTPStatus.OK or is_page:
                    raise FileClosed(_NOT_ALLOWED)
                return await whole(answer.content)
        except (ClientError, TimeoutError) as broken:
            raise SendFailed(type(broken).__name__, NOT_NOW) from broken

    async def owners_of(self, space: str) -> Sequence[Caller]:
        """Raises SendFailed."""
        workspace = connected(self._workspaces, space)
        try:
            return [each async for each in _owners(workspace)]
        except ApiFailure as failed:
            raise SendFailed(str(failed), NOT_NOW) from failed

    async def groups_of(self, space: str) -> Sequence[SpaceGroup]:
        """Raises SendFailed."""
        workspace = connected(self._workspaces, space)
        try:
            told = await _user_groups(workspace)
        except SlackRefusal as refused:
            if refused.error in _NO_GROUPS:
                return ()
            raise SendFailed(str(refused), NOT_NOW) from refused
        except ApiFailure as failed:
            raise SendFailed(str(failed), NOT_NOW) from failed
        workspace.user_groups.keep(told)
        return [_group(each) for each in told]


async def _owners(workspace: Workspace) -> AsyncIterator[Caller]:
    async for user in _users(workspace):
        if caller := _owner(user, workspace.team):
            yield caller


async def _users(workspace: Workspace) -> AsyncIterator[Json]:
    cursor = ""
    for _ in range(_PAGES):
        page = partial(workspace.api.read, "users.list", limit=_PAGE, cursor=cursor)
        told = await with_pauses(page)
        for user in told.get("members") or ():
            yield user
        cursor = (told.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _person(user: Json, team: str) -> SpacePerson | None:
    profile, known = profile_of(user, team), user.get("id")
    if not isinstance(known, str) or profile.deleted:
        return None
    return SpacePerson(
        known,
        profile.name,
        handle=str(user.get("name") or ""),
        email=str(at(user, "profile", "email") or ""),
        zone=profile.zone,
        locale=profile.locale,
        belongs=profile.standing is Standing.MEMBER,
    )


def _owner(user: Json, team: str) -> Caller | None:
    profile = profile_of(user, team)
    known = user.get("id")
    here = not user.get("deleted") and profile.standing is Standing.MEMBER
    if not profile.runs_space or not here or not isinstance(known, str):
        return None
    person = Person(PLATFORM, team, known)
    return Caller(person, profile.name, profile.zone, profile.locale, runs_space=True)


async def _user_groups(workspace: Workspace) -> Sequence[Json]:
    """The groups that are in use. Raises ApiFailure."""
    told = await workspace.api.read("usergroups.list", include_users="true")
    return [each for each in told.get("usergroups") or () if isinstance(each.get("id"), str)]


def _group(told: Json) -> SpaceGroup:
    users = frozenset(each for each in told.get("users") or () if isinstance(each, str))
    name = storable_text(str(told.get("name") or told.get("handle") or told["id"]))
    return SpaceGroup(GroupKind.USER_GROUP, told["id"], name, users)
