"""`python -m tests.line_chat` starts it, and `nc 127.0.0.1 7777` is a client."""

import asyncio

from askwell.assembly import Assembly, SystemClock
from storage.store import SqlStore
from tests.line_chat.connection import LineChat


async def main() -> None:
    clock, store = SystemClock(), SqlStore.open("sqlite://")
    chat = LineChat("127.0.0.1", 7777, clock)
    assembly = Assembly(store, clock, {chat.name: chat.messenger})
    async with chat.connected(assembly.app):
        await assembly.keep_up()


if __name__ == "__main__":
    asyncio.run(main())
