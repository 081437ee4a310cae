"""The people of one workspace: their names and zones, and the conversations with them."""

import logging
from dataclasses import dataclass

from adapters.shared.cache import Cache
from adapters.shared.failures import ApiFailure
from adapters.shared.payload import at
from adapters.slack.api import SlackApi
from adapters.slack.limits import Json
from bot.engine.sanitize import storable_text
from bot.language import time_zones
from bot.language.locale_tags import read_locale

log = logging.getLogger(__name__)

_PEOPLE = 20_000
_HOUR = 3_600.0
"""A new zone or language, or a deactivated account, is noticed after this time, in seconds."""


@dataclass(frozen=True, slots=True)
class Profile:
    """`zone` is one that we know, `locale` a tag such as "en-GB"; None where Slack names none."""

    name: str
    zone: str | None
    locale: str | None


class SlackPeople:
    def __init__(self, api: SlackApi) -> None:
        self._api = api
        self._profiles: Cache[str, Profile] = Cache(_PEOPLE, _HOUR)
        self._conversations: Cache[str, str] = Cache(_PEOPLE, _HOUR)

    async def profile(self, user: str) -> Profile | None:
        """None where Slack does not tell. The core then asks the member for the zone."""
        if known := self._profiles.get(user):
            return known
        try:
            told = await self._api.read("users.info", user=user, include_locale="true")
        except ApiFailure as failed:
            log.warning("A member's profile could not be read. %s", failed)
            return None
        profile = profile_of(told.get("user") or {})
        self._profiles.put(user, profile)
        return profile

    async def conversation(self, user: str) -> str:
        """The id of the direct conversation with them. Raises ApiFailure."""
        if known := self._conversations.get(user):
            return known
        opened = await self._api.write("conversations.open", users=user)
        channel = str(opened["channel"]["id"])
        self._conversations.put(user, channel)
        return channel

    def forget_conversation(self, user: str) -> None:
        self._conversations.forget(user)


def profile_of(user: Json) -> Profile:
    names = (
        at(user, "profile", "display_name"),
        at(user, "profile", "real_name"),
        at(user, "name"),
    )
    name = next((each for each in names if isinstance(each, str) and each.strip()), "")
    zone = at(user, "tz")
    known = time_zones.read_zone(zone) if isinstance(zone, str) else None
    return Profile(storable_text(name.strip()), known, read_locale(at(user, "locale")))
