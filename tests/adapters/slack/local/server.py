"""The local-slack package from npm, started and stopped."""

import asyncio
import json
import socket
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakes.slack.schema import Json

PEOPLE = {"U01MAYA": ("Maya", "Africa/Nairobi"), "U02DANIEL": ("Daniel", "Europe/Berlin")}
BOT_TOKEN, APP_TOKEN = "xoxb-local", "xapp-local"
HOST = "127.0.0.1"
FOLDER = Path(".local-slack")
PROGRAM = FOLDER / "node_modules/local-slack-linux-x64/bin/local-slack"
SECONDS = 30


@asynccontextmanager
async def local_slack(folder: Path) -> AsyncIterator[str]:
    """Start it, and give its address. Raises FileNotFoundError if `make local-slack` has not
    fetched it."""
    config = folder / "config.json"
    config.write_text(json.dumps(_config()))
    port = _free_port()
    process = await asyncio.create_subprocess_exec(
        *(PROGRAM, "--config", config, "--files-dir", folder / "files"),
        *("--port", str(port), "--base-host", HOST),
        stdout=PIPE,
    )
    try:
        async with asyncio.timeout(SECONDS):
            await _started(process)
        yield f"http://{HOST}:{port}/"
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def _started(process: asyncio.subprocess.Process) -> None:
    assert process.stdout
    async for line in process.stdout:
        if b"Web API" in line:
            return
    raise AssertionError("local-slack did not start")


def _config() -> Json:
    users = [
        {"id": each, "name": name.lower(), "real_name": name, "tz": zone}
        for each, (name, zone) in PEOPLE.items()
    ]
    bot = "U0BOT"
    return {
        "workspace": {"name": "Alumni", "domain": "alumni", "teamId": "T01ALUMNI"},
        "app": {
            "appId": "A01ASKWELL",
            "botUserId": bot,
            "botName": "askwell",
            "botToken": BOT_TOKEN,
            "appToken": APP_TOKEN,
            "mode": "socket",
        },
        "users": users,
        "channels": [{"id": "C01GENERAL", "name": "general", "members": [*PEOPLE, bot]}],
    }


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port
