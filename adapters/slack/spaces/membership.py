"""Who is in a workspace, and as whom: what Slack tells us, or says when asked."""

from typing import Any

from adapters.shared.payload import Unreadable, at
from adapters.slack.limits import Json
from adapters.slack.receiving.receive import PLATFORM
from adapters.slack.spaces.people import Profile, profile_of
from adapters.slack.spaces.workspace import Workspace
from bot.cards.rich_text import say
from bot.engine.events import Caller
from bot.interview.members import Person
from bot.member_list import MemberList


class SlackMembership:
    """The members of one workspace."""

    def __init__(self, members: MemberList, workspace: Workspace) -> None:
        self._members = members
        self._workspace = workspace

    async def changed(self, body: Any) -> None:
        """Slack reports each change of a profile, also of people who have never used Askwell.
        Raises Unreadable."""
        user: Json = at(body, "event", "user") or {}
        if not isinstance(user, dict) or not isinstance(user.get("id"), str):
            raise Unreadable(say("Slack did not say who has changed."))
        self._workspace.people.forget(user["id"])
        person = Person(PLATFORM, self._workspace.team, user["id"])
        await self._note(person, profile_of(user, self._workspace.team))

    async def look_up(self, person: Person) -> None:
        """Raises ApiFailure."""
        profile = await self._workspace.people.read(person.user)
        await self._note(person, profile)

    async def _note(self, person: Person, profile: Profile) -> None:
        if profile.deleted:
            await self._members.departed(person)
        else:
            await self._members.renewed(
                self._workspace.known_as(Caller(person, person.user), profile)
            )
