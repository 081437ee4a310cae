"""One workspace in which the app is installed."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import timedelta
from functools import lru_cache

from aiohttp import ClientError, ClientSession

from adapters.shared.readers import Readers
from adapters.slack.api import SlackApi
from adapters.slack.limits import Json
from adapters.slack.receiving.receive import PLATFORM
from adapters.slack.rendering.render import card_blocks, notification
from adapters.slack.spaces.people import Profile, SlackPeople
from bot.cards.cards import Card
from bot.cards.reader import Reader
from bot.engine.errors import SendFailed
from bot.engine.events import Caller, Standing
from bot.interview.frozen import frozen
from bot.interview.members import Person
from bot.texts.organizing.programme.permissions import SLACK

PLAIN = {"unfurl_links": False, "unfurl_media": False}
"""No previews: no server is asked for what a member linked to, and nothing of it is shown before it
is opened."""


NOT_NOW = timedelta(minutes=1)
"""After which something is tried again that Slack does not take now."""


class UserGroups:
    """Who is in which user group of a workspace, as Slack last told."""

    def __init__(self) -> None:
        self._of: dict[str, frozenset[str]] | None = None

    def of(self, user: str) -> frozenset[str] | None:
        """The ids of the groups that somebody is in. None until Slack has told any."""
        return None if self._of is None else self._of.get(user, frozenset())

    def keep(self, told: Iterable[Json]) -> None:
        found: dict[str, set[str]] = {}
        for each in told:
            for user in each.get("users") or ():
                found.setdefault(user, set()).add(each["id"])
        self._of = {user: frozenset(groups) for user, groups in found.items()}


@frozen
class Workspace:
    team: str
    bot_user: str
    bot: str
    token: str = field(repr=False)
    api: SlackApi
    session: ClientSession
    people: SlackPeople
    user_groups: UserGroups = field(init=False, default_factory=UserGroups)
    readers: Readers = field(init=False, default_factory=Readers)

    async def with_profile(self, by: Caller, *, fresh: bool = False) -> Caller:
        """The caller as in their profile now. If Slack does not tell, nobody new may take part:
        they may be a guest, or from another workspace. See SlackPeople.profile for `fresh`."""
        profile = await self.people.profile(by.person.user, fresh=fresh)
        if isinstance(profile, Standing):
            return replace(by, standing=profile)
        return self.known_as(by, profile)

    async def who_is(self, user: str) -> Caller | None:
        """Somebody who does not act: only what is needed to write to them. None for guests, bots,
        and people who have left."""
        told, person = await self.people.profile(user), Person(PLATFORM, self.team, user)
        if isinstance(told, Standing):
            return Caller(person, user, standing=told)
        if told.deleted or told.standing is not Standing.MEMBER:
            return None
        return Caller(person, told.name or user, told.zone, told.locale)

    def known_as(self, by: Caller, profile: Profile) -> Caller:
        return Caller(
            by.person,
            profile.name or by.name,
            profile.zone,
            profile.locale,
            picture=profile.picture,
            standing=profile.standing,
            runs_space=profile.runs_space,
            roles=self.user_groups.of(by.person.user),
            lacks=self.lacks,
        )

    @property
    def lacks(self) -> tuple[str, ...]:
        """The scopes that this workspace has not granted."""
        granted = self.api.granted
        return () if granted is None else _lacking(granted)

    async def send_direct(self, user: str, message: Json, thread: str = "") -> None:
        """Send a direct message, in a thread if one is given. Raises ApiFailure."""
        channel = await self.people.conversation(user)
        under = {"thread_ts": thread} if thread else {}
        await self.api.write("chat.postMessage", channel=channel, **under, **message, **PLAIN)

    async def respond(self, url: str, message: Json, *, replaces: bool = False) -> bool:
        """Show a message where somebody acted, visible to them alone. `replaces`: it replaces the
        message that they acted on. Return whether Slack accepted it."""
        private = {"response_type": "ephemeral", "replace_original": replaces}
        return await self._answer(url, message | private | PLAIN)

    async def take_away(self, url: str) -> bool:
        """Delete the message that somebody acted on. Return whether Slack accepted it."""
        return await self._answer(url, {"delete_original": True})

    async def _answer(self, url: str, message: Json) -> bool:
        try:
            async with self.session.post(url, json=message) as answer:
                return answer.status == 200
        except (ClientError, TimeoutError):
            return False


@lru_cache
def _lacking(granted: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(SLACK.keys() - granted))


def card_message(card: Card, reader: Reader) -> Json:
    """A card as the text and blocks of a message."""
    return {"text": notification(card, reader), "blocks": card_blocks(card, reader)}


def connected(workspaces: Mapping[str, Workspace], space: str) -> Workspace:
    """The workspace with this id. Raises SendFailed if Askwell is not connected to it."""
    workspace = workspaces.get(space)
    if workspace is None:
        raise SendFailed("Askwell is not connected to this workspace", NOT_NOW)
    return workspace
