"""`python -m tests.line_chat` starts it, and `nc 127.0.0.1 7777` is a client."""

import asyncio

from askwell.assembly import Assembly, SystemClock
from storage.keys.keys import Keys
from storage.store import SqlStore
from tests.line_chat.connection import LineChat
from tests.tables import IN_MEMORY, migrate, open_engine


async def main() -> None:
    """The programme is open from the start, because there are no organizers here."""
    engine, clock = open_engine(IN_MEMORY), SystemClock()
    migrate(engine)
    store = SqlStore(engine, Keys.new())
    chat = LineChat("127.0.0.1", 7777, clock)
    assembly = Assembly.of(store, clock, [chat])
    async with chat.connected(assembly.app):
        await assembly.keep_up()


if __name__ == "__main__":
    asyncio.run(main())
