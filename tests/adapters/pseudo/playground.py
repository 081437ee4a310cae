"""Two residents of the playground, who use its HTTP interface as its page does."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiohttp import ClientSession

from adapters.playground import Playground
from adapters.playground.chat.chat_server import ChatServer, Resident
from askwell.assembly import Assembly
from bot.cards.buttons import Action
from storage.store import SqlStore
from tests.adapters.playground.fake import FrozenClock
from tests.adapters.pseudo.story import NAMES, Story

Node = Any
NEW = {f"{user}-here": name for user, name in NAMES.items()}
"""Residents in addition to those of the demo community."""


class PlaygroundViewer:
    def __init__(self, http: ClientSession, user: str, language: str) -> None:
        self.seen: set[str] = set()
        self._http = http
        self._user = user
        self._headers = {"Accept-Language": language}
        self._sent = 0
        self._form: Node = None

    async def says(self, words: str) -> None:
        await self._does(kind="say", text=words)

    async def presses(self, action: str) -> None:
        shown = await self._look()
        buttons = (each for each in reversed(shown) if "action" in each and "style" in each)
        pressed = next(e for e in buttons if Action.decode(e["action"]).name == action)
        self._form = await self._does(kind="press", action=pressed["action"])

    async def fills(self, **fields: str | Sequence[str]) -> None:
        asked = {each["name"]: each for each in self._form["fields"]}
        values = {name: each["initial"] for name, each in asked.items()}
        answer = await self._does(kind="submit", form=self._form["id"], values=values | fields)
        assert answer["kind"] != "invalid", answer

    def options(self, field: str) -> Sequence[str]:
        """The options by their values, as the page sends them."""
        [asked] = [each for each in self._form["fields"] if each["name"] == field]
        return [each["value"] for each in asked["options"]]

    async def _look(self) -> list[Node]:
        """All messages of the bot in the conversation, in order."""
        async with self._http.get(
            f"/api/conversations/{self._user}", headers=self._headers
        ) as response:
            messages = [each for each in await response.json() if each["author"] == "bot"]
        for each in messages:
            self.seen |= set(_texts(each["body"]))
        return [node for each in messages for node in _nodes(each["body"])]

    async def _does(self, **what: Any) -> Node:
        self._sent += 1
        event = {"id": f"event-{self._sent}", "user": self._user, **what}
        async with self._http.post("/api/events", json=event, headers=self._headers) as response:
            answer = await response.json()
            assert response.status == 200, answer
        self.seen |= set(_texts(answer))
        await self._look()
        return answer


def _nodes(node: Node) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(each)


_OURS = {"kind", "name", "url", "action", "value", "style", "at", "initial", "files", "id"}
"""What the page does not show or what members typed, and files, which are not part of the
conversation."""


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for name, each in node.items():
            if name not in _OURS:
                yield from _texts(each)
    elif isinstance(node, list):
        for each in node:
            yield from _texts(each)


@asynccontextmanager
async def in_playground(language: str) -> AsyncIterator[Story]:
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "playground.db")
        playground, store = Playground(path, FrozenClock()), SqlStore.open(f"sqlite:///{path}")
        server = ChatServer(path)
        assembly = Assembly(store, playground.clock, {"playground": playground.messenger})
        await server.join(Resident(user, name, "UTC", "host", "") for user, name in NEW.items())
        try:
            async with (
                playground.serving(("127.0.0.1", 0), assembly.app, assembly.courier) as address,
                ClientSession(address) as http,
            ):
                maya, daniel = (PlaygroundViewer(http, user, language) for user in NEW)

                async def to(when: str) -> None:
                    at = datetime.fromisoformat(f"{when}Z")
                    while playground.clock.now() < at:
                        event = {"id": f"{playground.clock.now():%m%d%H%M}", "move": "day"}
                        async with http.post("/api/clock", json=event) as moved:
                            assert moved.status == 200, await moved.text()

                yield Story(maya, daniel, to)
        finally:
            await store.close()
            server.close()
            playground.close()
