"""The entry point: reads the settings, wires the core to storage and platforms, and runs."""

import argparse
import asyncio
import errno
import json
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import version
from zoneinfo import ZoneInfo

from aiohttp import ClientSession
from aiohttp.web import RouteDef, get
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.calendar.reader import CalendarReader
from adapters.discord import doctor as discord_doctor
from adapters.discord.connection import Discord
from adapters.discord.invite import NO_APPLICATION, invitation
from adapters.discord.settings import API_BASE, DiscordSettings
from adapters.errors import CannotConnect
from adapters.playground import Playground
from adapters.slack import doctor, http_doctor
from adapters.slack.connection import Slack
from adapters.slack.http_settings import HttpSettings
from adapters.slack.keys import new_key
from adapters.slack.manifest import EVENTS, manifest
from adapters.slack.settings import API_URL, SlackSettings
from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.narrator import Narrator
from adapters.terminal.story import DANIEL, MAYA, STARTS, play
from adapters.time_travel import travel
from adapters.web import feeds
from adapters.web.health import HEALTH, Health
from adapters.web.server import serving
from bot import zones
from bot.app import Askwell
from bot.calendar.refresh import Calendars, Reader
from bot.courier import Courier
from bot.errors import Ambiguous, NotUnderstood, without_words
from bot.flows import every_flow
from bot.ports import Clock, Messenger
from bot.questions import BankError, the_bank
from bot.texts import settings as settings_texts
from bot.texts import times as times_texts
from bot.times import example, read_times
from storage.engine import StorageError
from storage.store import SqlStore

log = logging.getLogger("askwell")

LONGEST_SLEEP = timedelta(seconds=30)
SHORTEST_SLEEP = timedelta(seconds=1)
CARDS_KEPT = timedelta(days=180)
TALKATIVE = (
    *("aiohttp", "slack_bolt", "slack_sdk", "sqlalchemy"),
    *("adapters.slack.socket.sdk", "adapters.slack.workspaces.sdk"),
)
"""Libraries that would write members' words and secrets to a log at its most talkative."""
SWITCH_SECONDS = 0.001
"""How long the storage threads may compute before the event loop gets its turn; Python's own
5 ms would hold it up for as long at every batch."""


class Settings(BaseSettings):
    """From the environment or `.env`; every one is explained in `.env.example`."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    database_url: str = "sqlite:///askwell.db"
    playground_database: str = "playground.db"
    playground_port: int = Field(default=8765, ge=0, le=65535)
    log_level: str = Field(default="WARNING", pattern="^(DEBUG|INFO|WARNING|ERROR)$")
    slack_bot_token: str = Field(default="", repr=False)
    slack_app_token: str = Field(default="", repr=False)
    slack_api_url: str = API_URL
    slack_signing_secret: str = Field(default="", repr=False)
    slack_client_id: str = ""
    slack_client_secret: str = Field(default="", repr=False)
    slack_token_keys: str = Field(default="", repr=False)
    public_url: str = ""
    http_host: str = Field(default="127.0.0.1", min_length=1)
    http_port: int = Field(default=3000, ge=0, le=65535)
    discord_token: str = Field(default="", repr=False)
    discord_channel: str = ""
    discord_guild: str = ""
    discord_shards: int = Field(default=0, ge=0)
    discord_api_base: str = API_BASE
    discord_gateway_url: str = ""

    @property
    def discord(self) -> DiscordSettings:
        return DiscordSettings(
            token=self.discord_token,
            channel=self.discord_channel,
            guild=self.discord_guild,
            shards=self.discord_shards,
            api_base=self.discord_api_base,
            gateway_url=self.discord_gateway_url,
        )

    @property
    def slack(self) -> SlackSettings:
        tokens = (self.slack_bot_token, self.slack_app_token)
        return SlackSettings(*tokens, self.slack_api_url, self._slack_over_http)

    @property
    def _slack_over_http(self) -> HttpSettings:
        return HttpSettings(
            signing_secret=self.slack_signing_secret,
            client_id=self.slack_client_id,
            client_secret=self.slack_client_secret,
            token_keys=self.slack_token_keys,
            public_url=self.public_url,
            host=self.http_host,
            port=self.http_port,
        )


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Assembly:
    """The core, wired to a store, to platforms, and to what reads members' own calendars."""

    def __init__(
        self,
        store: SqlStore,
        clock: Clock,
        messengers: Mapping[str, Messenger],
        reader: Reader | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.woken = asyncio.Event()
        the_bank()  # a mistake in its files is said at start, not to a member
        self.app = Askwell(store, clock, every_flow(), self.woken.set)
        self.courier = Courier(self.app, store, clock, messengers, self.woken)
        self.calendars = Calendars(store, reader or CalendarReader(), clock, self.woken)

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
            await self.calendars.stop()
            await self.courier.finish()

    async def _run_due(self) -> timedelta:
        """Returns how long to sleep: until the next thing is due, but never so long that what
        another process planned would come late."""
        try:
            await self.courier.run_due()
            await self.calendars.read_due()
            due = await self.store.next_due()
        except Exception as failed:  # a database that is away comes back
            log.error("What is due could not be done: %s", without_words(failed))
            return LONGEST_SLEEP
        ahead = due - self.clock.now() if due else LONGEST_SLEEP
        return min(max(ahead, SHORTEST_SLEEP), LONGEST_SLEEP)

    async def _prune(self) -> None:
        await self.store.prune(self.clock.now() - CARDS_KEPT)


async def run(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve Slack and Discord where they are set up, else the playground, until cancelled."""
    if settings.slack.given or settings.discord.given:
        await run_platforms(settings, announce)
    else:
        await run_playground(settings, announce)


async def run_platforms(settings: Settings, announce: Callable[[str], None]) -> None:
    """Raises CannotConnect, and StorageError."""
    store = SqlStore.open(settings.database_url, settings.public_url)
    clock = SystemClock()
    slack, discord = Slack(settings.slack, clock), Discord(settings.discord, clock)
    http = settings.slack.http
    try:
        assembly = Assembly(store, clock, {"slack": slack.messenger, "discord": discord.messenger})
        pages = [get(HEALTH, Health(store).answer), *feeds.routes(store, clock)]
        places: list[tuple[str, AbstractAsyncContextManager[str]]] = []
        if settings.slack.given:
            places.append(("Slack", _in_slack(slack, http, assembly.app, store, pages)))
        if settings.discord.given:
            served = () if settings.slack.given else pages
            places.append(("Discord", _in_discord(discord, http, assembly.app, served)))
        stays = [_stay(name, place, announce) for name, place in places]
        await _until_none_is_left(stays, assembly.keep_up())
    finally:
        await store.close()


async def _stay(
    name: str, place: AbstractAsyncContextManager[str], announce: Callable[[str], None]
) -> None:
    async with place as where:
        announce(f"Askwell is in {name}{where} (Ctrl-C stops it)")
        await asyncio.Event().wait()


async def _until_none_is_left(
    stays: Sequence[Coroutine[None, None, None]], keep_up: Coroutine[None, None, None]
) -> None:
    """A platform that cannot be reached is said in the log, and holds up no other. Raises why, if
    it was the last. At the end cards that are on their way arrive first."""
    keeping = asyncio.create_task(keep_up)
    platforms = set(map(asyncio.create_task, stays))
    staying = set(platforms)
    try:
        while not keeping.done():
            done, _ = await asyncio.wait({keeping, *staying}, return_when=asyncio.FIRST_COMPLETED)
            staying -= done
            for each in done:
                failed = each.exception()
                if failed and staying and isinstance(failed, CannotConnect):
                    log.error("%s", failed)
                else:
                    await each
    finally:
        for some in ({keeping}, platforms):
            for each in some:
                each.cancel()
            await asyncio.wait(some)


@asynccontextmanager
async def _in_slack(
    slack: Slack, http: HttpSettings, app: Askwell, store: SqlStore, more: Sequence[RouteDef]
) -> AsyncIterator[str]:
    """Either way; what is to be said about where. `more` is served beside Slack's own pages."""
    if http.given:
        async with (
            slack.serving(app, store) as pages,
            _reached(http, [*pages, *more]) as where,
        ):
            yield where
    else:
        async with slack.connected(app), _reached(http, more) as where:
            yield where


@asynccontextmanager
async def _in_discord(
    discord: Discord, http: HttpSettings, app: Askwell, pages: Sequence[RouteDef]
) -> AsyncIterator[str]:
    async with discord.connected(app), _reached(http, pages) as where:
        yield where


@asynccontextmanager
async def _reached(http: HttpSettings, routes: Sequence[RouteDef]) -> AsyncIterator[str]:
    """Where the internet reaches us, if anywhere; what is to be said about where. Raises
    CannotConnect."""
    if wrong := http.fault_of_address():
        raise CannotConnect(wrong)
    if not http.public_url or not routes:
        yield ""
        return
    async with serving(routes, http.host, http.port) as address:
        installed = f", and is installed at {http.install_page}" if http.given else ""
        yield f", listens at {address}{installed}"


async def run_playground(settings: Settings, announce: Callable[[str], None]) -> None:
    """Raises OSError where its port is taken, and StorageError."""
    store = SqlStore.open(f"sqlite:///{settings.playground_database}")
    playground = Playground(settings.playground_database, SystemClock())
    try:
        assembly = Assembly(store, playground.clock, {"playground": playground.messenger})
        async with playground.serving(
            "127.0.0.1", settings.playground_port, assembly.app, assembly.courier, store
        ) as address:
            announce(f"Askwell's playground is at {address} (Ctrl-C stops it)")
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
    asked = _parser().parse_args(arguments)
    if asked.command == "story":
        asyncio.run(tell_story(print))
        return 0
    if asked.command == "when":
        return tell_when(asked.text, asked.zone, datetime.now(UTC))
    try:
        settings = Settings()
    except UnicodeDecodeError:
        print("The file .env is no UTF-8 text. Save it again as UTF-8.", file=sys.stderr)
        return 2
    except ValidationError as wrong:
        for each in wrong.errors():
            name = "_".join(map(str, each["loc"])).upper()
            print(f"{name} in the environment or .env: {each['msg']}.", file=sys.stderr)
        return 2
    match asked.command:
        case "doctor":
            return asyncio.run(examine(settings))
        case "slack":
            return set_up_slack(asked.what, settings.slack)
        case "discord":
            return set_up_discord(settings.discord)
        case _:
            return _serve(settings)


def set_up_slack(what: str, settings: SlackSettings) -> int:
    """Print what an organizer copies. Returns the exit status."""
    if what == "key":
        print(new_key())
        return 0
    if found := settings.http.fault_of_address():
        print(found, file=sys.stderr)
        return 2
    address = settings.http.at(EVENTS) if settings.over_http else None
    print(json.dumps(manifest(every_flow().specs, address), indent=2))
    return 0


def tell_when(text: str, zone: str, now: datetime) -> int:
    """Print what would be understood, there and in UTC. Returns the exit status."""
    name = zones.read_zone(zone)
    if name is None:
        print(settings_texts.bad_zone(zone, zones.nearest(zone)), file=sys.stderr)
        return 1
    there, utc = ZoneInfo(name), ZoneInfo("UTC")
    try:
        understood = read_times(text, now, there)
    except NotUnderstood as unread:
        print(times_texts.not_understood(unread), file=sys.stderr)
        return 1
    except Ambiguous as asked:
        print(times_texts.ambiguous(asked, there), file=sys.stderr)
        return 1
    if not understood:
        print(times_texts.nothing(example(now, there)), file=sys.stderr)
        return 1
    print("\n".join(times_texts.in_both(understood, there, utc)))
    return 0


def set_up_discord(settings: DiscordSettings) -> int:
    """Print the address at which Askwell is invited. Returns the exit status."""
    if not settings.application:
        print("\n".join(settings.faults()) or NO_APPLICATION, file=sys.stderr)
        return 2
    print(invitation(settings))
    return 0


async def examine(settings: Settings) -> int:
    """Say what is wrong with the platforms that are set up. Returns the exit status."""
    found: dict[str, list[str]] = {}
    if settings.slack.given:
        try:
            found["Slack"] = await _faults(settings)
        except StorageError as failed:
            found["Slack"] = [str(failed)]
    if settings.discord.given:
        specs = every_flow().specs
        found["Discord"] = await discord_doctor.faults(settings.discord, specs)
    if not found:
        alone = " (PUBLIC_URL alone sets up none)" if settings.public_url else ""
        print(f"No platform is set up in .env{alone}; `askwell run` starts the playground.")
    for platform, faults in found.items():
        print("\n".join(faults) or f"{platform}: all is well.")
    return 1 if any(found.values()) else 0


async def _faults(settings: Settings) -> list[str]:
    """Raises StorageError."""
    async with ClientSession() as session:
        if not settings.slack.http.given or settings.slack.faults():
            return await doctor.faults(settings.slack, session, SystemClock())
        store = SqlStore.look(settings.database_url)
        try:
            return await http_doctor.faults(settings.slack, session, SystemClock(), store)
        finally:
            if store:
                await store.close()


def set_up_log(level: str) -> None:
    """Members' words and secrets reach it at no level."""
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    for library in TALKATIVE:
        logging.getLogger(library).setLevel(max(logging.getLogger().level, logging.INFO))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="askwell", description="Informational interviews.")
    parser.add_argument("--version", action="version", version=version("askwell"))
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start Askwell: where .env says so, else here")
    commands.add_parser("doctor", help="check what is set up in .env against the real platform")
    slack = commands.add_parser("slack", help="set Askwell up in Slack")
    slack.add_argument(
        "what",
        choices=["manifest", "key"],
        help="print the app manifest to paste there, or a new key for SLACK_TOKEN_KEYS",
    )
    when = commands.add_parser("when", help="print what would be understood of a time in words")
    when.add_argument("text", help="such as 'Thu 4-6pm or Fri morning'")
    when.add_argument("--zone", default="UTC", help="whose time it is, such as Europe/Berlin")
    discord = commands.add_parser("discord", help="set Askwell up in Discord")
    discord.add_argument(
        "what", choices=["invite"], help="print the address at which it is let into a server"
    )
    commands.add_parser("story", help="play one whole interview here in the terminal")
    return parser


def _serve(settings: Settings) -> int:
    sys.setswitchinterval(SWITCH_SECONDS)
    announce = partial(print, flush=True)
    set_up_log(settings.log_level)
    try:
        asyncio.run(_until_stopped(run(settings, announce)))
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
    except (StorageError, CannotConnect, BankError) as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


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
