"""Finds a card again among the messages that were sent, by the metadata they carry."""

import hashlib
import json
from dataclasses import dataclass, field

from adapters.slack.calls import Calls
from adapters.slack.limits import Json
from adapters.unreadable import at

METADATA = "askwell_card"
_NEWEST = 100
"""So many messages back; what was in doubt is tried again within the hour."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of ours. If it was found: what its metadata tells of the card, and the names of
    the `files` that were sent after it."""

    channel: str
    ts: str
    payload: Json = field(default_factory=dict)
    files: frozenset[str] = frozenset()

    @property
    def message(self) -> str:
        return f"{self.channel}:{self.ts}"


def fingerprint(content: Json) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


async def found(calls: Calls, channel: str, key: str) -> Sent | None:
    """The newest message that shows this card. Raises CallFailed."""
    told = await calls.read(
        "conversations.history", channel=channel, limit=_NEWEST, include_all_metadata=True
    )
    files: set[str] = set()
    for message in told.get("messages") or []:
        metadata = at(message, "metadata")
        if at(metadata, "event_type") == METADATA and at(metadata, "event_payload", "key") == key:
            return Sent(channel, message["ts"], metadata["event_payload"], frozenset(files))
        files |= {str(at(each, "name")) for each in at(message, "files") or []}
    return None
