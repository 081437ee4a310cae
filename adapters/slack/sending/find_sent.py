"""Finds a card among the messages that were sent, by the metadata that they carry."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import field

from adapters.shared.payload import at
from adapters.slack.api import SlackApi
from adapters.slack.limits import Json
from bot.engine.store.ports import ClaimedPart
from bot.interview.frozen import frozen

METADATA = "askwell_card"
_NEWEST = 100
"""How many messages are searched. A card in doubt is tried again within the hour."""


@frozen
class SlackMessage:
    """A message of ours. If it was found by a search, it also has the metadata about the cards, and
    the names of the `files` that were sent after it."""

    channel: str
    ts: str
    payload: Json = field(default_factory=dict)
    files: frozenset[str] = frozenset()

    @property
    def message(self) -> str:
        return f"{self.channel}:{self.ts}"


def fingerprint(content: Json) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def card_metadata(parts: Sequence[ClaimedPart], content: Json) -> Json:
    """The metadata of a message that shows these cards, with one key in each line."""
    payload = {"key": "\n".join(each.key for each in parts), "content": fingerprint(content)}
    return {"event_type": METADATA, "event_payload": payload}


async def find_sent(api: SlackApi, channel: str, metadata: Json) -> SlackMessage | None:
    """The newest message whose metadata names one of these cards. None if there is none. Raises
    ApiFailure."""
    keys = _keys(metadata)
    told = await api.read(
        "conversations.history", channel=channel, limit=_NEWEST, include_all_metadata=True
    )
    files: set[str] = set()
    for message in told.get("messages") or []:
        if keys & _keys(shown := at(message, "metadata")):
            return SlackMessage(channel, message["ts"], shown["event_payload"], frozenset(files))
        files |= {str(at(each, "name")) for each in at(message, "files") or []}
    return None


def _keys(metadata: object) -> set[str]:
    """The keys of the cards. Empty if it is not our metadata."""
    if at(metadata, "event_type") != METADATA:
        return set()
    return {*str(at(metadata, "event_payload", "key")).split("\n")}
