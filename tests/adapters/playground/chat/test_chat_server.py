"""What the platform keeps: it is still there in the next process, and repeats are invisible."""

import subprocess
import sys
from datetime import timedelta

from adapters.playground.chat.chat_server import ChatServer, Resident
from adapters.playground.chat.database import Database
from adapters.playground.render import card_json
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.rich_text import say
from tests.adapters.playground.fake import NOW

NORMAL = 1
"""https://www.sqlite.org/pragma.html#pragma_synchronous"""
MAYA = Resident("maya", "Maya Kamau", "Africa/Nairobi", "seeker", "Curious")
ASKED = Card(say("Asked"), (), (Button(say("Withdraw"), Action("withdraw")),))


async def test_stored_data_is_there_after_a_restart(path: str, platform: ChatServer) -> None:
    await platform.join([MAYA])
    await platform.post("maya", "bot", "k", card_json(ASKED), NOW)
    await platform.remember("maya", "e1", {"kind": "nothing"})
    await platform.save_offset(timedelta(days=2, hours=3))
    again = ChatServer(path)
    assert await again.residents() == [MAYA]
    assert await again.conversation("maya") == await platform.conversation("maya")
    assert await again.answer("maya", "e1") == {"kind": "nothing"}
    assert again.offset() == timedelta(days=2, hours=3)
    again.close()


async def test_joining_again_changes_no_member(platform: ChatServer) -> None:
    await platform.join([MAYA])
    await platform.move("maya", "Asia/Tokyo")
    await platform.join([MAYA])
    [maya] = await platform.residents()
    assert maya.zone == "Asia/Tokyo"


async def test_the_same_key_replaces_the_message_in_its_place(platform: ChatServer) -> None:
    await platform.join([MAYA])
    first = await platform.post("maya", "bot", "k", card_json(ASKED), NOW)
    await platform.post("maya", "bot", "other", card_json(Card(say("Other"))), NOW)
    later = NOW + timedelta(hours=1)
    assert await platform.post("maya", "bot", "k", card_json(Card(say("Booked"))), later) == first
    booked, _ = await platform.conversation("maya")
    assert (booked.payload["title"]["text"], booked.at, booked.edited) == ("Booked", NOW, True)


async def test_a_message_that_only_lost_its_buttons_is_not_called_edited(
    platform: ChatServer,
) -> None:
    await platform.join([MAYA])
    for card in (ASKED, ASKED, ASKED.without_buttons()):
        await platform.post("maya", "bot", "k", card_json(card), NOW)
    [message] = await platform.conversation("maya")
    assert not message.edited
    assert message.payload["buttons"] == []


async def test_watchers_hear_of_new_cards_but_not_of_repeats(platform: ChatServer) -> None:
    heard: list[tuple[str, bool]] = []
    platform.watch(lambda user, new: heard.append((user, new)))
    await platform.join([MAYA])
    for card in (ASKED, ASKED, Card(say("Booked"))):
        await platform.post("maya", "bot", "k", card_json(card), NOW)
    assert heard == [("maya", True), ("maya", False)]


KILLED = """
import asyncio, os, signal, sys
from datetime import UTC, datetime
from adapters.playground.chat.chat_server import ChatServer, Resident

async def write():
    platform = ChatServer(sys.argv[1])
    await platform.join([Resident("maya", "Maya", "UTC", "seeker", "")])
    for number in range(20):
        await platform.post("maya", "me", str(number), {"number": number}, datetime.now(UTC))
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(write())
"""


async def test_a_sudden_end_loses_nothing(path: str) -> None:
    subprocess.run([sys.executable, "-c", KILLED, path], check=False)
    platform = ChatServer(path)
    kept = [message.payload["number"] for message in await platform.conversation("maya")]
    platform.close()
    assert kept == list(range(20))


async def test_nobody_waits_until_the_disk_has_written_each_step(path: str) -> None:
    database = Database(path)
    [setting] = await database.read(lambda db: db.execute("PRAGMA synchronous").fetchone())
    database.close()
    assert setting == NORMAL
