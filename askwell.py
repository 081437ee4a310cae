"""The entry point: reads the settings, wires the core to storage and platforms, and runs."""

import argparse
import asyncio
import errno
import logging
import signal
import sys
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.playground import Playground
from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.narrator import Narrator
from adapters.terminal.story import DANIEL, MAYA, STARTS, play
from adapters.time_travel import travel
from bot.app import Askwell
from bot.courier import Courier
from bot.flows import every_flow
from bot.ports import Clock, Messenger, Store
from storage.engine import StorageError
from storage.store import SqlStore

log = logging.getLogger("askwell")

LONGEST_SLEEP = timedelta(seconds=30)
SHORTEST_SLEEP = timedelta(seconds=1)
CARDS_KEPT = timedelta(days=180)


class Settings(BaseSettings):
    """From the environment or `.env`; every one is explained in `.env.example`."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    database_url: str = "sqlite:///askwell.db"
    playground_database: str = "playground.db"
    playground_port: int = Field(default=8765, ge=0, le=65535)
    log_level: str = Field(default="WARNING", pattern="^(DEBUG|INFO|WARNING|ERROR)$")


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Assembly:
    """The core, wired to a store and to platforms."""

    def __init__(self, store: Store, clock: Clock, messengers: Mapping[str, Messenger]) -> None:
        self.store = store
        self.clock = clock
        self.woken = asyncio.Event()
        self.app = Askwell(store, clock, every_flow(), self.woken.set)
        self.courier = Courier(self.app, store, clock, messengers, self.woken)

    async def keep_up(self) -> None:
        """Do what falls due, as time passes, until cancelled. What fails is tried again."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(self._prune, "cron", hour=3)
        scheduler.start()
        try:
            while True:
                self.woken.clear()
                wait = await self._run_due()
                at = datetime.now(UTC) + wait
                scheduler.add_job(
                    self.woken.set, "date", run_date=at, id="wake", replace_existing=True
                )
                await self.woken.wait()
        finally:
            scheduler.shutdown(wait=False)
            await self.courier.finish()

    async def _run_due(self) -> timedelta:
        """Returns how long to sleep: until the next thing is due, but never so long that what
        another process planned would come late."""
        try:
            await self.courier.run_due()
            due = await self.store.next_due()
        except Exception as failed:  # a database that is away comes back
            log.error("What is due could not be done: %s", type(failed).__name__)
            return LONGEST_SLEEP
        ahead = due - self.clock.now() if due else LONGEST_SLEEP
        return min(max(ahead, SHORTEST_SLEEP), LONGEST_SLEEP)

    async def _prune(self) -> None:
        await self.store.prune(self.clock.now() - CARDS_KEPT)


async def run(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve the playground until cancelled. Raises OSError where its port is taken."""
    store = SqlStore.open(f"sqlite:///{settings.playground_database}")
    playground = Playground(settings.playground_database, SystemClock())
    try:
        assembly = Assembly(store, playground.clock, {"playground": playground.messenger})
        async with playground.serving(
            "127.0.0.1", settings.playground_port, assembly.app, assembly.courier, store
        ) as address:
            announce(address)
            await assembly.keep_up()
    finally:
        await store.close()
        playground.close()


async def tell_story(tell: Callable[[str], None]) -> None:
    """Play one interview on a clock and a database of its own, telling it line by line."""
    clock, terminal = StillClock(STARTS), TerminalMessenger()
    store = SqlStore.open("sqlite://")
    try:
        assembly = Assembly(store, clock, {"terminal": terminal})
        narrator = Narrator(clock, tell)
        maya, daniel = (terminal.join(assembly.app, member, narrator) for member in (MAYA, DANIEL))
        await play(
            maya,
            daniel,
            lambda to: travel(clock, to, store.next_due, assembly.courier.drain),
        )
    finally:
        await store.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status. What is wrong with the settings is said in a sentence each."""
    command = _parser().parse_args(arguments).command
    if command == "story":
        asyncio.run(tell_story(print))
        return 0
    try:
        settings = Settings()
    except ValidationError as wrong:
        for each in wrong.errors():
            name = "_".join(map(str, each["loc"])).upper()
            print(f"{name} in the environment or .env: {each['msg']}.", file=sys.stderr)
        return 2
    return _serve(settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="askwell", description="Informational interviews.")
    parser.add_argument("--version", action="version", version=version("askwell"))
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start Askwell: the playground, in your browser")
    commands.add_parser("story", help="play one whole interview here in the terminal")
    return parser


def _serve(settings: Settings) -> int:
    logging.basicConfig(level=settings.log_level, format="%(levelname)s %(name)s: %(message)s")
    try:
        asyncio.run(_until_stopped(run(settings, _announce)))
    except OSError as failed:
        if failed.errno != errno.EADDRINUSE:
            raise
        port = settings.playground_port
        print(
            f"Port {port} is taken, perhaps by another Askwell. "
            f"Stop that one, or choose another port: PLAYGROUND_PORT={port + 1} make run",
            file=sys.stderr,
        )
        return 1
    except StorageError as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


def _announce(address: str) -> None:
    print(f"Askwell's playground is at {address} (Ctrl-C stops it)", flush=True)


async def _until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run until Ctrl-C or SIGTERM, then let the work end in its own time."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, task.cancel)
    with suppress(asyncio.CancelledError):
        await task


if __name__ == "__main__":
    sys.exit(main())
