"""What members do in Discord, malformed in every place: it is answered or dropped, and never causes
an error."""

import asyncio
import logging
import secrets
from dataclasses import replace
from typing import Any

import pytest

from tests.adapters.discord.guild import AskwellInDiscord, Member
from tests.adapters.odd import odd
from tests.fakes.discord import DiscordServer

ODD = (None, 7, {"odd": "odd"})
KINDS = ["command", "person", "menu", "button", "typing", "form", "message"]
IDS = [
    *("", "odd", ":", "again|", "again|odd", "again|host:a:b", "meant|", "meant|1|", "meant|1|x|:"),
    *("m|", "m|1", "m|1|2|", "m|1|2|x", "m|1|2|x|:"),
    *("meant|1|hours|host:a:b", "knock|1|2", f"knock|1|{10**30}", "missed"),
]


@pytest.fixture
async def told(discord: DiscordServer, maya: Member, daniel: Member) -> dict[str, Any]:
    """What Discord sends for each kind of thing that members do."""
    told = {}
    await maya.hosts("Europe/London")
    told["form"] = newest(discord)
    await maya.types("help")
    told["command"] = newest(discord)
    await daniel.types("ask", person=maya.user)
    told["person"] = newest(discord)
    await daniel.user.uses("Ask for an interview", on=maya.user)
    told["menu"] = newest(discord)
    await maya.types("host")
    await maya.presses("Set my hours")
    told["button"] = newest(discord)
    await maya.user.types_in("askwell ask", "name", "dan")
    told["typing"] = newest(discord)
    await maya.says("help")
    told["message"] = newest(discord, "MESSAGE_CREATE")
    return told


def newest(discord: DiscordServer, name: str = "INTERACTION_CREATE") -> Any:
    """The newest event that was not caused by Askwell's own messages, which Discord sends too."""
    [session] = discord.gateway.live()
    return next(
        each["d"]
        for each in reversed(session.told)
        if each["t"] == name and not each["d"].get("author", {}).get("bot")
    )


def anew(discord: DiscordServer, told: Any, payload: Any) -> Any:
    """The payload with a new id, and with a new token for the answer."""
    if not isinstance(payload, dict):
        return payload
    fresh, token = discord.world.new_id(), secrets.token_hex(8)
    if known := discord.world.interactions.get(told.get("token")):
        discord.world.interactions[token] = replace(
            known, id=fresh, token=token, answered=asyncio.Future(), callback=0, original=None
        )
    unlike = {"id": str(fresh), "token": token}
    as_told = [name for name in unlike if name in told and payload.get(name) == told[name]]
    return payload | {name: unlike[name] for name in as_told}


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR]


@pytest.mark.parametrize("kind", KINDS)
async def test_any_odd_payload_does_no_harm(
    discord: DiscordServer,
    maya: Member,
    told: dict[str, Any],
    kind: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    name = "MESSAGE_CREATE" if kind == "message" else "INTERACTION_CREATE"
    for payload in odd(told[kind], ODD):
        discord.tells(name, anew(discord, told[kind], payload))
    await maya.types("help")
    assert errors(caplog) == []
    assert (discord.gateway.readies, discord.gateway.resumes) == (1, 0)


async def test_a_button_with_any_id_does_no_harm(
    here: AskwellInDiscord,
    discord: DiscordServer,
    maya: Member,
    told: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    button = told["button"]
    for each in (*IDS, f"knock|{10**30}|{maya.user.id}"):
        data = button["data"] | {"custom_id": each}
        pressed = anew(discord, button, button | {"data": data})
        discord.tells("INTERACTION_CREATE", pressed)
        await discord.world.interactions[pressed["token"]].answered
    await here.settled()
    assert errors(caplog) == []


async def test_an_interaction_of_nobody_is_dropped_with_one_log_line(
    discord: DiscordServer, maya: Member, caplog: pytest.LogCaptureFixture
) -> None:
    await maya.types("help")
    told = newest(discord)
    caplog.set_level(logging.DEBUG, "adapters")
    caplog.clear()
    member = {name: told["member"][name] for name in told["member"] if name != "user"}
    for payload in (
        {name: told[name] for name in told if name != "member"},
        told | {"member": member},
        told | {"token": 7},
    ):
        discord.tells("INTERACTION_CREATE", anew(discord, told, payload))
    await maya.user.command("askwell help")
    dropped = [each for each in caplog.records if each.name.startswith("adapters")]
    assert [each.levelno for each in dropped] == [logging.DEBUG] * 3
    assert {each.getMessage() for each in dropped} == {
        "Discord told of INTERACTION_CREATE in no known way (KeyError).",
        "What cannot be read was dropped: Discord did not say who did this.",
        "What cannot be read was dropped: Discord gave no token to answer by.",
    }
