"""What an operator is told while first messages pause."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.rich_text import Moment, Text, Words, say
from bot.engine.store.first_messages import Rest
from storage.store import SqlStore


async def resting_now(store: SqlStore, now: datetime) -> Sequence[Rest]:
    return [each for each in await store.first_message_rests() if each.until > now]


def rests(rest: Rest) -> Text:
    return say(
        "{platform} has refused first messages since {since} ({why}), so they rest until {until}. "
        "If your app is quarantined, appeal in Discord's developer portal. People with whom "
        "Askwell has written before are served as always.",
        platform=Words(rest.platform.title()),
        since=Moment(rest.since),
        until=Moment(rest.until),
        why=Words(rest.why, 80),
    )
