"""The people of one workspace: their names and time zones, and the direct conversations with
them."""

import logging
from typing import Protocol

from adapters.shared.cache import Cache
from adapters.shared.failures import ApiFailure
from adapters.shared.payload import at
from adapters.slack.api import SlackApi, SlackRefusal
from adapters.slack.limits import Json
from adapters.slack.receiving.receive import PLATFORM
from bot.cards.links import read_picture
from bot.engine.events import Standing
from bot.engine.receiving.sanitize import storable_text
from bot.interview.frozen import frozen
from bot.interview.members import Person
from bot.language.locale_tags import read_locale
from bot.language.zones import time_zones

log = logging.getLogger(__name__)

_PEOPLE = 20_000
_HOUR = 3_600.0
"""In seconds: after this time a new time zone or language, or a deactivated account, is noticed."""

_RIGHTS = ("is_owner", "is_admin", "is_primary_owner")
_OUTSIDE = ("is_stranger", "is_bot")
_GUEST = ("is_restricted", "is_ultra_restricted")


@frozen
class Profile:
    """`zone` is one that we know, `locale` a tag such as "en-GB"; each is None if Slack gives
    none."""

    name: str
    zone: str | None
    locale: str | None
    picture: str = ""
    standing: Standing = Standing.MEMBER
    runs_space: bool = False
    deleted: bool = False


class ConversationTable(Protocol):
    """The direct conversations with members that the database knows. Slack lets an app open only a
    limited number in a minute."""

    async def conversation_of(self, person: Person) -> str | None: ...

    async def keep_conversation(self, person: Person, channel: str) -> None:
        """Only stored for members."""

    async def forget_conversation(self, person: Person) -> None: ...


class SlackPeople:
    """The people of the workspace `team`."""

    def __init__(self, api: SlackApi, team: str, database: ConversationTable) -> None:
        self._api = api
        self._team = team
        self._database = database
        self._profiles: Cache[str, Profile] = Cache(_PEOPLE, _HOUR)
        self._conversations: Cache[str, str] = Cache(_PEOPLE, _HOUR)

    async def profile(self, user: str, *, fresh: bool = False) -> Profile | Standing:
        """The profile. If Slack does not tell, UNKNOWN or HIDDEN. `fresh`: not from the cache, for
        decisions that depend on somebody's rights."""
        if not fresh and (known := self._profiles.get(user)):
            return known
        try:
            return await self.read(user)
        except ApiFailure as failed:
            log.warning("A member's profile could not be read. %s", failed)
            is_refused = isinstance(failed, SlackRefusal)
            return Standing.HIDDEN if is_refused else Standing.UNKNOWN

    async def read(self, user: str) -> Profile:
        """The profile as it is now. Raises ApiFailure."""
        told = await self._api.read("users.info", user=user, include_locale="true")
        profile = profile_of(told.get("user") or {}, self._team)
        self._profiles.put(user, profile)
        return profile

    def forget(self, user: str) -> None:
        """The profile has changed."""
        self._profiles.forget(user)

    async def conversation(self, user: str) -> str:
        """The id of the direct conversation with them. Raises ApiFailure."""
        known = self._conversations.get(user)
        channel = known or await self._database.conversation_of(self._person(user))
        channel = channel or await self._open(user)
        self._conversations.put(user, channel)
        return channel

    async def forget_conversation(self, user: str) -> None:
        """The conversation no longer exists."""
        self._conversations.forget(user)
        await self._database.forget_conversation(self._person(user))

    async def _open(self, user: str) -> str:
        opened = await self._api.write("conversations.open", users=user)
        channel = str(opened["channel"]["id"])
        await self._database.keep_conversation(self._person(user), channel)
        return channel

    def _person(self, user: str) -> Person:
        return Person(PLATFORM, self._team, user)


def profile_of(user: Json, team: str) -> Profile:
    """Somebody's profile in the workspace `team`."""
    names = (
        at(user, "profile", "display_name"),
        at(user, "profile", "real_name"),
        at(user, "name"),
    )
    name = next((each for each in names if isinstance(each, str) and each.strip()), "")
    zone = at(user, "tz")
    return Profile(
        name=storable_text(name.strip()),
        zone=time_zones.read_zone(zone) if isinstance(zone, str) else None,
        locale=read_locale(at(user, "locale")),
        picture=read_picture(at(user, "profile", "image_192")),
        standing=_standing(user, team),
        runs_space=any(at(user, right) is True for right in _RIGHTS),
        deleted=at(user, "deleted") is True,
    )


def _standing(user: Json, team: str) -> Standing:
    """In an organization with several workspaces, somebody may have their home in another one and
    belong to this one, too."""
    belongs_to = {at(user, "team_id"), *(at(user, "enterprise_user", "teams") or ())}
    is_of_another = at(user, "team_id") is not None and team not in belongs_to
    if is_of_another or any(at(user, mark) is True for mark in _OUTSIDE):
        return Standing.OUTSIDER
    if any(at(user, mark) is True for mark in _GUEST):
        return Standing.GUEST
    return Standing.MEMBER
