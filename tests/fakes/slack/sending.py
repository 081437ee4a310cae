"""What Slack sends to the app, over Socket Mode or HTTP, and how it waits for the
acknowledgement."""

import asyncio
from collections.abc import Callable
from typing import Literal, TypeVar

from aiohttp import ClientSession

from tests.fakes.slack.access import Access
from tests.fakes.slack.lines import Ack, Delivery, Http, Line, NotAcknowledged, SocketMode
from tests.fakes.slack.manifest import Manifest
from tests.fakes.slack.payloads import Payloads
from tests.fakes.slack.schema import Json
from tests.fakes.slack.state import World
from tests.fakes.slack.things import Message, Refusal, Token

T = TypeVar("T")
PATIENCE = 3.0


class Sender:
    payloads: Payloads
    session: ClientSession

    def __init__(self, world: World, manifest: Json | None) -> None:
        self.world = world
        self.access = Access()
        self.manifest = Manifest(manifest) if manifest else None
        self.commands_escape = not self.manifest or self.manifest.commands_escape
        self.address = ""
        self.sockets = SocketMode(lambda: self.address.replace("http", "ws", 1), self.changed)
        self.http: Http | None = None
        self.acks: list[Ack] = []
        self.patience = PATIENCE
        self._change = asyncio.Event()

    def token(self, team: str) -> Token:
        token = self.world.workspaces[team].token
        if not token:
            raise LookupError(f"The app is not installed in {team}")
        return token

    def selectable(self, team: str) -> Callable[[str], bool]:
        """Tells whether a user can be chosen in a menu of people."""
        return lambda user: (
            (team, user) in self.world.people and not self.world.people[team, user].deleted
        )

    def changed(self) -> None:
        self._change.set()

    async def until(self, wanted: Callable[[], T | None], timeout: float = 30) -> T:
        """Wait until `wanted` returns something true, which the app's actions must bring about.
        Returns it."""
        async with asyncio.timeout(timeout):
            while not (found := wanted()):
                self._change.clear()
                await self._change.wait()
            return found

    async def sends_to(self, url: str) -> Http:
        """From now on send over HTTP to this URL, after it has answered Slack's challenge."""
        line = Http(url, lambda: self.access.signing_secret, self.session)
        async with asyncio.timeout(self.patience):
            await line.verify()
        self.http = line
        return line

    async def connected(self, connections: int = 1) -> None:
        """Wait until this many connections are open."""
        await self.until(lambda: len(self.sockets.sockets) >= connections)

    async def refreshes_connections(self, reason: str = "refresh_requested") -> None:
        """Slack asks the app to open new connections, and then closes the old ones."""
        old = list(self.sockets.sockets)
        hellos = self.sockets.hellos
        await self.sockets.disconnect(reason)
        await self.until(lambda: self.sockets.hellos >= hellos + len(old))
        await self.sockets.close(old)
        await self.until(lambda: not set(map(id, old)) & set(map(id, self.sockets.sockets)))

    async def deliver(self, team: str, delivery: Delivery) -> Ack:
        if team and self.token(team).state != "live":
            raise LookupError(f"The app is no longer installed in {team}")
        return await self._deliver(delivery)

    async def deliver_again(self, ack: Ack, reason: str = "timeout") -> Ack:
        """Send the same again: an event as a retry, anything else as a duplicate."""
        delivery = ack.delivery
        if delivery.kind == "events_api":
            retry = delivery.retry + 1
            delivery = Delivery(
                "events_api", delivery.payload, delivery.answered, retry=retry, retry_reason=reason
            )
        return await self._deliver(delivery)

    async def event(self, team: str, event: Json, subscription: str) -> Ack:
        self.declared("event", subscription)
        if subscription == "message.im":
            self.granted(team, "im:history")
        payload = self.payloads.event(team, event)
        return await self.deliver(team, Delivery("events_api", payload, lambda _: None))

    async def echoes(self, message: Message, *, edited: bool = False) -> Ack:
        """Slack also sends the app its own messages, and changes to them."""
        told = self.payloads.said(message)
        if edited:
            where = {"channel": message.channel, "channel_type": "im"}
            inside = {"message": told, "previous_message": told, "hidden": True}
            changed = {"type": "message", "subtype": "message_changed", "ts": self.world.new_ts()}
            told = changed | inside | where
        return await self.event(self.world.channels[message.channel].team, told, "message.im")

    async def uninstall(self, team: str) -> None:
        """The token becomes invalid first. Slack sends the two events that follow in any order."""
        self.token(team).state = "account_inactive"
        await self._gone(team, {"type": "app_uninstalled"}, "app_uninstalled")
        await self.revoke(team, "account_inactive")

    async def revoke(
        self, team: str, state: Literal["token_revoked", "account_inactive"] = "token_revoked"
    ) -> Ack:
        self.token(team).state = state
        tokens = {"oauth": [], "bot": [self.world.workspaces[team].bot_user]}
        return await self._gone(
            team, {"type": "tokens_revoked", "tokens": tokens}, "tokens_revoked"
        )

    def declared(self, kind: str, name: str) -> None:
        """Raises LookupError for what the manifest does not ask for, because Slack would not send
        it."""
        if self.manifest and name not in self.manifest.declared(kind):
            raise LookupError(f"The manifest declares no {kind} {name}")

    def granted(self, team: str, scope: str) -> None:
        """Raises LookupError for what Slack would not send without this scope."""
        if scope not in self.token(team).scopes:
            raise LookupError(f"Without {scope} Slack does not send this")

    async def _gone(self, team: str, event: Json, subscription: str) -> Ack:
        self.declared("event", subscription)
        payload = self.payloads.event(team, event)
        return await self._deliver(Delivery("events_api", payload, lambda _: None))

    async def _deliver(self, delivery: Delivery) -> Ack:
        line: Line | None = self.http or (self.sockets if self.sockets.sockets else None)
        if line is None:
            raise NotAcknowledged("dispatch_failed: the app is not connected")
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            async with asyncio.timeout(self.patience):
                answer = await line.deliver(delivery)
        except TimeoutError:
            raise NotAcknowledged("operation_timeout") from None
        ack = Ack(delivery, loop.time() - begun, answer)
        self.acks.append(ack)
        try:
            delivery.answered(answer)
        except Refusal as refusal:
            raise NotAcknowledged(f"{refusal.error}: {refusal.answer}") from refusal
        finally:
            self.changed()
        return ack
