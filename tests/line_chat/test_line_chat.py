"""What only the line chat promises; the rest is in the contract suite."""

import asyncio
import socket
from datetime import timedelta

import pytest

from adapters.shared.errors import CannotConnect
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import say
from bot.engine.errors import SendFailed
from tests.adapters.contract import outgoing
from tests.line_chat.connection import LineChat
from tests.line_chat.driver import in_line_chat

PATIENCE = 30


async def test_a_call_without_a_name_explains_its_use() -> None:
    async with in_line_chat() as driver, asyncio.timeout(PATIENCE):
        chat = driver.platform
        reader, writer = await asyncio.open_connection(chat.host, chat.port)
        writer.write(b"GET / HTTP/1.1\n")
        assert (await reader.read()).startswith(b"| Please begin with your name")
        writer.close()
        await writer.wait_closed()


async def test_cards_for_an_unreachable_platform_come_later() -> None:
    async with in_line_chat() as driver, asyncio.timeout(PATIENCE):
        card = outgoing(driver, Card(say("Hello")))
        await driver.maya.hangs_up()
        while driver.person.user in driver.platform.messenger.writers:
            await asyncio.sleep(0)
        with pytest.raises(SendFailed) as failed:
            await driver.platform.messenger.show(card)
        assert failed.value.retry_after == timedelta(minutes=1)
        await driver.maya.connects()
        await driver.platform.messenger.show(card)
        assert await driver.shown() == ["Hello"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/press nobodys", "That button is none of mine."),
        ("/submit a:b", "That button is none of mine."),
        ("/submit settings_form::0: {", "A form is sent as JSON"),
        ("/submit settings_form::0: []", "A form is sent as JSON"),
    ],
)
async def test_a_senseless_line_is_answered_with_a_sentence(line: str, told: str) -> None:
    async with in_line_chat() as driver:
        await driver.maya.says(line)
        assert driver.maya.sees(told)


async def test_a_port_that_is_taken_is_said_in_a_sentence() -> None:
    async with in_line_chat() as driver:
        chat = driver.platform
        told = f"Port {chat.port} of 127.0.0.1 is not free: choose another port."
        [fault] = await chat.doctor((), "en")
        assert plain(fault, ANYBODY) == told
        again = LineChat(chat.host, chat.port, driver.clock)
        with pytest.raises(CannotConnect, match=told):
            async with again.connected(driver.app):
                pass


async def test_the_doctor_finds_nothing_where_it_can_listen() -> None:
    async with in_line_chat() as driver:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        assert await LineChat("127.0.0.1", port, driver.clock).doctor((), "en") == []
