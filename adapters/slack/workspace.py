"""One workspace in which the app is installed."""

from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from aiohttp import ClientError, ClientSession

from adapters.slack.calls import Calls
from adapters.slack.limits import Json
from adapters.slack.people import People
from adapters.slack.render import card_blocks, notification
from bot.cards.cards import Card
from bot.engine.events import Caller

PLAIN = {"unfurl_links": False, "unfurl_media": False}


@dataclass(frozen=True, slots=True)
class Workspace:
    team: str
    bot_user: str
    bot: str
    token: str
    calls: Calls
    session: ClientSession
    people: People = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", People(self.calls))

    async def known(self, by: Caller) -> Caller:
        """Who acts, with name, zone and locale as their profile has them now."""
        profile = await self.people.profile(by.person.user)
        if profile is None:
            return by
        name = profile.name or by.name
        return replace(by, name=name, zone=profile.zone, locale=profile.locale)

    async def tell(self, user: str, message: Json) -> None:
        """A direct message, which lasts. Raises CallFailed."""
        channel = await self.people.conversation(user)
        await self.calls.write("chat.postMessage", channel=channel, **message, **PLAIN)

    async def respond(self, url: str, message: Json) -> bool:
        """To the place where somebody acted, for their eyes only; whether Slack took it."""
        private = {"response_type": "ephemeral", "replace_original": False}
        try:
            async with self.session.post(url, json=message | private) as answer:
                return answer.status == 200
        except (ClientError, TimeoutError):
            return False

    async def answer(self, by: Caller, message: Json, url: str = "") -> None:
        """Privately: by the response URL, or where there is none that works, directly.
        Raises CallFailed."""
        if not url or not await self.respond(url, message):
            await self.tell(by.person.user, message)


def shown(card: Card, zone: ZoneInfo) -> Json:
    """A card as a message's text and blocks."""
    return {"text": notification(card, zone), "blocks": card_blocks(card, zone)}


def zone_of(by: Caller) -> ZoneInfo:
    return ZoneInfo(by.zone or "UTC")
