"""The local Discord behaves like the real one: it is as strict with the real discord.py, and gives
the same answers."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
from aiohttp import ClientError, ClientSession
from discord import app_commands, ui
from discord.http import Route

from tests.adapters.discord.sdk import pointed_at, running
from tests.fakes.discord import CannotFill, DiscordServer, Guild, NotAnswered, Refusal, User
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.sending import PATIENCE
from tests.fakes.discord.things import ADMINISTRATOR, READ_HISTORY, SEND_MESSAGES, VIEW_CHANNEL

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SEND = "POST /channels/{channel_id}/messages"
CALLBACK = "POST /interactions/{interaction_id}/{token}/callback"
Asked = discord.Interaction[Any]
V2 = 1 << 15


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: float) -> None:
        self.now += timedelta(**by)


async def says_hello(asked: Asked) -> None:
    await asked.response.send_message("Hello")


class Hasty(discord.Client):
    async def before_identify_hook(self, *given: object, **more: object) -> None:
        """discord.py waits 5 seconds here. Discord's limit for new sessions is not part of the
        fake."""


class Sharded(Hasty, discord.AutoShardedClient):
    pass


class Bot(Hasty):
    """An app that does with every interaction what the test wants."""

    def __init__(self, intents: discord.Intents | None = None, **more: Any) -> None:
        super().__init__(
            intents=intents or discord.Intents.default(), guild_ready_timeout=0.01, **more
        )
        self.happened: list[str] = []
        self.does: Callable[[Asked], Awaitable[object]] = says_hello
        self.asked: list[Asked] = []
        self.finished = 0
        self.wrong: list[Exception] = []
        self.tree = app_commands.CommandTree(self)

        @self.tree.command(name="ask", description="Ask somebody")
        @app_commands.describe(person="Whom", words="What about", often="How often")
        async def ask(
            asked: Asked,
            person: discord.Member | None = None,
            words: app_commands.Range[str, 2, 10] = "nothing",
            often: app_commands.Range[int, 0, 3] = 0,
        ) -> None:
            asked.extras["given"] = (person and person.display_name, words, often)
            await self.answers(asked)

        @ask.autocomplete("words")
        async def suggest(asked: Asked, typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=f"{typed} design", value="ux")]

        @self.tree.context_menu(name="Ask for an interview")
        async def menu(asked: Asked, person: discord.Member) -> None:
            asked.extras["given"] = person.display_name
            await self.answers(asked)

        group = app_commands.Group(name="askwell", description="Everything")
        self.tree.add_command(group)

        @group.command(name="help", description="Help")
        async def help_(asked: Asked) -> None:
            await self.answers(asked)

    async def answers(self, asked: Asked) -> None:
        self.asked.append(asked)
        try:
            await self.does(asked)
        except Exception as wrong:
            self.wrong.append(wrong)
        self.finished += 1

    async def on_interaction(self, asked: Asked) -> None:
        """Takes buttons, menus and forms as raw interactions, as after a restart, when the SDK
        remembers no views."""
        if asked.type.value in (3, 5):
            await self.answers(asked)

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        self.happened.append(event)
        super().dispatch(event, *args, **kwargs)

    async def until(self, wanted: Callable[[], object]) -> None:
        """Wait until the app has done something."""
        async with asyncio.timeout(30):
            while not wanted():
                await asyncio.sleep(0)

    async def done(self, times: int = 1) -> None:
        await self.until(lambda: self.finished >= times)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def server(clock: Clock) -> AsyncIterator[DiscordServer]:
    async with DiscordServer(clock) as server:
        yield server


@pytest.fixture
def maya(server: DiscordServer) -> User:
    return server.user("Maya", "en-GB")


@pytest.fixture
def daniel(server: DiscordServer) -> User:
    return server.user("Daniel")


@pytest.fixture
def alumni(server: DiscordServer, maya: User, daniel: User) -> Guild:
    return server.guild("Alumni", maya, daniel)


@pytest.fixture
async def bot(server: DiscordServer, alumni: Guild) -> AsyncIterator[Bot]:
    bot = Bot()
    async with running(bot, server):
        await bot.tree.sync()
        yield bot


class Raw:
    """The API without discord.py, because discord.py would not send some of what must be
    refused."""

    def __init__(self, server: DiscordServer, http: ClientSession) -> None:
        self.server, self.http = server, http

    async def __call__(
        self, route: str, body: Any = None, token: str | None = None
    ) -> tuple[int, Any]:
        verb, _, path = route.partition(" ")
        headers = {"Authorization": f"Bot {token or self.server.token}"}
        url = f"{self.server.api_base}{path}"
        async with self.http.request(verb, url, json=body, headers=headers) as answer:
            return answer.status, await answer.json() if answer.status != 204 else None

    async def refusal(self, route: str, body: Any = None) -> Any:
        return (await self(route, body))[1]


@pytest.fixture
async def raw(server: DiscordServer) -> AsyncIterator[Raw]:
    async with ClientSession() as http:
        yield Raw(server, http)


async def refused(asked: Awaitable[object]) -> int:
    """The error code of the refusal."""
    with pytest.raises(discord.HTTPException) as refusal:
        await asked
    return refusal.value.code


def button(label: str = "Yes", custom_id: str | None = "yes", **more: Any) -> Json:
    return {"type": 2, "style": 1, "label": label, "custom_id": custom_id} | more


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def text(content: str) -> Json:
    return {"type": 10, "content": content}


def option(name: str, **more: Any) -> Json:
    return {"label": name, "value": name.lower()} | more


def select(*options: Json, **more: Any) -> Json:
    return {"type": 3, "custom_id": "pick", "options": list(options)} | more


def field(label: str, component: Json, **more: Any) -> Json:
    return {"type": 18, "label": label, "component": component} | more


def line(custom_id: str = "line", **more: Any) -> Json:
    return {"type": 4, "custom_id": custom_id, "style": 1} | more


def form(*components: Json, **more: Any) -> Json:
    return {"custom_id": "form", "title": "A form", "components": list(components)} | more


def view(*items: ui.Item[Any]) -> ui.View:
    made = ui.View(timeout=None)
    for each in items:
        made.add_item(each)
    return made


def shows(data: Json) -> Callable[[Asked], Awaitable[object]]:
    """Opens a modal with any content."""

    class Form(ui.Modal, title="x"):
        def to_dict(self) -> Json:
            return data

    return lambda asked: asked.response.send_modal(Form())


# Connecting


async def test_an_unknown_token_is_refused(server: DiscordServer, raw: Raw) -> None:
    assert await raw("GET /users/@me", token="of.somebody.else") == (
        401,
        {"message": "401: Unauthorized", "code": 0},
    )
    with pointed_at(server):
        async with Bot() as bot:
            with pytest.raises(discord.LoginFailure):
                await bot.login("of.somebody.else")


async def test_a_revoked_token_ends_the_connection(server: DiscordServer) -> None:
    with pointed_at(server):
        async with Bot() as bot:
            await bot.login(server.token)
            task = asyncio.create_task(bot.connect())
            await server.connected()
            await server.revoke()
            with pytest.raises(discord.ConnectionClosed) as closed:
                await task
            assert closed.value.code == 4004
        async with Bot() as bot:
            with pytest.raises(discord.LoginFailure):
                await bot.login(server.token)


async def test_privileged_intents_must_be_switched_on(clock: Clock) -> None:
    wanted = discord.Intents.default()
    wanted.members = True
    async with DiscordServer(clock) as server:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            async with running(Bot(wanted), server):
                pass
    async with DiscordServer(clock, intents=1 << 1) as server:
        bot = Bot(wanted)
        async with running(bot, server):
            assert bot.application
            assert bot.application.flags.gateway_guild_members_limited


async def test_the_guilds_are_told(bot: Bot, server: DiscordServer, alumni: Guild) -> None:
    assert [(each.name, each.member_count) for each in bot.guilds] == [("Alumni", 3)]
    assert bot.application_id == server.app_id
    other = server.guild("Other")
    await bot.until(lambda: "guild_join" in bot.happened)
    assert [each.name for each in bot.guilds] == ["Alumni", "Other"]
    other.goes_down()
    await bot.until(lambda: "guild_unavailable" in bot.happened)
    other.comes_back()
    await bot.until(lambda: "guild_available" in bot.happened)
    other.removes_app()
    await bot.until(lambda: "guild_remove" in bot.happened)
    other.installs()
    await bot.until(lambda: bot.happened.count("guild_join") == 2)
    [guild] = [each for each in bot.guilds if each.name == "Other"]
    await guild.leave()
    assert not other.installed


async def test_only_apps_with_the_members_intent_hear_who_leaves(clock: Clock) -> None:
    wanted = discord.Intents.default()
    wanted.members = True
    for intents in (discord.Intents.default(), wanted):
        async with DiscordServer(clock, intents=1 << 1) as server:
            maya = server.user("Maya")
            alumni = server.guild("Alumni", maya)
            bot = Bot(intents)
            async with running(bot, server):
                alumni.leave(maya)
                await maya.says("bye")
                await bot.until(lambda bot=bot: "message" in bot.happened)  # type: ignore[misc]
                assert ("raw_member_remove" in bot.happened) == intents.members


async def test_shards_hear_of_their_guilds(clock: Clock) -> None:
    async with DiscordServer(clock) as server:
        maya = server.user("Maya")
        for number in range(4):
            clock.on(seconds=number + 1)
            server.guild(f"Guild {number}", maya)
        bot = Sharded(intents=discord.Intents.default(), shard_count=2, guild_ready_timeout=0.01)
        async with running(bot, server):
            await server.connected(2)
            assert len(bot.guilds) == 4
            for guild in bot.guilds:
                assert guild.shard_id == (guild.id >> 22) % 2


async def test_missed_events_are_sent_when_the_app_resumes(
    bot: Bot, server: DiscordServer, maya: User
) -> None:
    server.cut()
    await maya.says("still there?")
    await maya.command("ask")
    assert server.gateway.resumes == 1
    assert server.gateway.readies == 1
    assert bot.happened.count("message") >= 1


async def test_the_app_reconnects_when_asked_to(bot: Bot, server: DiscordServer) -> None:
    await server.asks_to_reconnect()
    assert (server.gateway.resumes, server.gateway.readies) == (1, 1)
    await bot.until(lambda: "resumed" in bot.happened)


async def test_an_invalid_session_is_resumed_or_restarted(
    bot: Bot, server: DiscordServer, maya: User
) -> None:
    await server.invalidates(resumable=True)
    assert (server.gateway.resumes, server.gateway.readies) == (1, 1)
    await server.invalidates()
    assert (server.gateway.resumes, server.gateway.readies) == (1, 2)
    await maya.command("ask")
    server.gateway.invalid_next = True
    server.cut()
    await server.until(lambda: server.gateway.readies == 3)
    await maya.command("ask")


async def test_a_connection_without_heartbeat_is_given_up(
    server: DiscordServer, alumni: Guild
) -> None:
    server.gateway.heartbeat_interval = 0.05
    bot = Bot(heartbeat_timeout=0.5)
    async with running(bot, server):
        server.gateway.acks = False
        await server.until(lambda: server.gateway.resumes)
        server.gateway.acks = True


async def test_the_gateway_closes_on_nonsense(server: DiscordServer) -> None:
    ready: Json = {"token": server.token, "intents": 0}
    cases: list[tuple[int, list[Any]]] = [
        (4001, [{"op": 99}]),
        (4002, ["{"]),
        (4003, [{"op": 8, "d": {}}]),
        (4004, [{"op": 2, "d": {"token": "nobody's", "intents": 0}}]),
        (4004, [{"op": 6, "d": {"token": "nobody's", "session_id": "", "seq": 1}}]),
        (4005, [{"op": 2, "d": ready}, {"op": 2, "d": ready}]),
        (4010, [{"op": 2, "d": ready | {"shard": [2, 2]}}]),
        (4013, [{"op": 2, "d": {"token": server.token}}]),
    ]
    async with ClientSession() as http:
        for code, payloads in cases:
            async with http.ws_connect(f"{server.gateway_url}?v=10&encoding=json") as ws:
                for each in payloads:
                    await (ws.send_str(each) if isinstance(each, str) else ws.send_json(each))
                async for _ in ws:
                    pass
                assert ws.close_code == code, payloads


# Commands


async def test_commands_keep_their_ids(bot: Bot, server: DiscordServer, alumni: Guild) -> None:
    first = {each.name: each.id for each in await bot.tree.fetch_commands()}
    assert set(first) == {"ask", "askwell", "Ask for an interview"}
    bot.tree.remove_command("askwell")
    await bot.tree.sync()
    now = {each.name: each.id for each in await bot.tree.fetch_commands()}
    assert now == {name: first[name] for name in ("ask", "Ask for an interview")}
    guild = discord.Object(alumni.id)
    bot.tree.copy_global_to(guild=guild)
    here = await bot.tree.sync(guild=guild)
    assert {each.guild_id for each in here} == {alumni.id}
    alumni.scopes = frozenset({"bot"})
    assert await refused(bot.tree.sync(guild=guild)) == 50001


def slash(name: str = "ask", *options: Json, **more: Any) -> Json:
    return {"name": name, "description": "Ask", "options": list(options)} | more


def wants(name: str = "words", kind: int = 3, **more: Any) -> Json:
    return {"name": name, "type": kind, "description": "What"} | more


REFUSED_COMMANDS: list[tuple[Json, str]] = [
    (slash("Ask"), "name APPLICATION_COMMAND_INVALID_NAME"),
    (slash("ask me"), "name APPLICATION_COMMAND_INVALID_NAME"),
    (slash("a" * 33), "name APPLICATION_COMMAND_INVALID_NAME"),
    (slash(description=""), "description BASE_TYPE_REQUIRED"),
    (slash(description="a" * 101), "description BASE_TYPE_MAX_LENGTH"),
    (slash("ask", *[wants(f"o{n}") for n in range(26)]), "options BASE_TYPE_BAD_LENGTH"),
    (slash("ask", wants("Who")), "options.0.name APPLICATION_COMMAND_INVALID_NAME"),
    (slash("ask", wants(kind=12)), "options.0.type UNION_TYPE_CHOICES"),
    (
        slash("ask", wants("a"), wants("b", required=True)),
        "options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    (
        slash("ask", wants("a"), wants("a")),
        "options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ),
    (slash("ask", wants("a"), wants("b", 1)), "options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
    (
        slash("ask", wants(choices=[{"name": f"{n}", "value": f"{n}"} for n in range(26)])),
        "options.0.choices BASE_TYPE_BAD_LENGTH",
    ),
    (
        slash("ask", wants(choices=[{"name": "a", "value": 1}])),
        "options.0.choices.0.value STRING_TYPE_CONVERT",
    ),
    (
        slash("ask", wants(choices=[{"name": "a", "value": "a"}], autocomplete=True)),
        "options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
    ),
    (
        slash("ask", wants(kind=6, autocomplete=True)),
        "options.0.autocomplete APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    (slash("ask", wants(min_length=6_001)), "options.0.min_length NUMBER_TYPE_MAX"),
    (slash(contexts=[3]), "contexts.0 BASE_TYPE_CHOICES"),
    (slash(integration_types=[2]), "integration_types.0 BASE_TYPE_CHOICES"),
    (slash(default_member_permissions="many"), "default_member_permissions NUMBER_TYPE_COERCE"),
    (
        slash(name_localizations={"de": "Frag"}),
        "name_localizations.de APPLICATION_COMMAND_INVALID_NAME",
    ),
    (
        slash(
            "ask",
            *[
                wants(
                    f"o{n}",
                    2,
                    options=[wants(f"s{m}", 1, description="a" * 100) for m in range(25)],
                )
                for n in range(5)
            ],
        ),
        " APPLICATION_COMMAND_TOO_LARGE",
    ),
    ({"type": 2, "name": "a" * 33}, "name BASE_TYPE_MAX_LENGTH"),
    (
        {"type": 2, "name": "Ask", "description": "Ask"},
        "description APPLICATION_COMMAND_CONTEXT_MENU_INVALID",
    ),
    ({"type": 5, "name": "ask"}, "type UNION_TYPE_CHOICES"),
]


def found(errors: Json, at: str) -> list[str]:
    """The codes of the errors at that path."""
    for name in filter(None, at.split(".")):
        errors = errors[name]
    return [each["code"] for each in errors["_errors"]]


async def test_a_command_that_discord_does_not_take(raw: Raw) -> None:
    app = raw.server.app_id
    for declared, wrong in REFUSED_COMMANDS:
        path, code = wrong.split(" ")
        status, refusal = await raw(f"POST /applications/{app}/commands", declared)
        assert (status, refusal["code"]) == (400, 50035), wrong
        assert found(refusal["errors"], path) == [code], wrong
        refusal = await raw.refusal(f"PUT /applications/{app}/commands", [slash("fine"), declared])
        assert found(refusal["errors"], f"1.{path}") == [code], wrong


async def test_commands_that_discord_does_not_take_together(raw: Raw) -> None:
    path = f"/applications/{raw.server.app_id}/commands"
    refusal = await raw.refusal(f"PUT {path}", [slash(), slash()])
    assert found(refusal["errors"], "1.name") == ["APPLICATION_COMMANDS_DUPLICATE_NAME"]
    assert (await raw.refusal(f"PUT {path}", [slash(f"c{n}") for n in range(101)]))["code"] == 30032
    assert (await raw.refusal("PUT /applications/1/commands", []))["code"] == 20012
    assert (await raw.refusal(f"GET {path}/1"))["code"] == 10063
    assert (await raw.refusal(f"DELETE {path}/1"))["code"] == 10063


async def test_a_command_is_kept_in_discords_own_words(raw: Raw) -> None:
    path = f"/applications/{raw.server.app_id}/commands"
    given = slash("ask", wants(required=False, choices=[]), default_member_permissions=8)
    _, [kept] = await raw(f"PUT {path}", [given])
    assert kept["options"] == [wants()]
    assert (kept["default_member_permissions"], kept["type"], kept["contexts"]) == ("8", 1, None)
    _, [again] = await raw(f"PUT {path}", [given])
    assert again == kept
    _, [other] = await raw(f"PUT {path}", [given | {"description": "Other"}])
    assert (other["id"], other["version"] == kept["version"]) == (kept["id"], False)
    _, edited = await raw(f"PATCH {path}/{kept['id']}", {"description": "Again"})
    assert (edited["id"], edited["description"]) == (kept["id"], "Again")
    assert await raw(f"DELETE {path}/{kept['id']}") == (204, None)
    assert await raw(f"GET {path}") == (200, [])


async def test_localizations_are_returned_only_if_asked_for(raw: Raw) -> None:
    path = f"/applications/{raw.server.app_id}/commands"
    given = slash("ask", wants(description_localizations={"de": "Was"}))
    _, kept = await raw(f"PUT {path}", [given])
    assert await raw(f"GET {path}?with_localizations=true") == (200, kept)
    _, [plain] = await raw(f"GET {path}")
    assert "description_localizations" not in str(plain)
    assert plain["description"] == kept[0]["description"]


async def test_options_arrive_typed(bot: Bot, maya: User, daniel: User) -> None:
    await maya.command("ask", person=daniel, words="ux", often=3)
    asked = bot.asked[-1]
    assert asked.extras["given"] == ("Daniel", "ux", 3)
    assert (asked.user.id, asked.locale, asked.guild_locale) == (
        maya.id,
        discord.Locale.british_english,
        discord.Locale.american_english,
    )
    await maya.command("askwell help")
    await maya.at(maya.dm).command("ask", words="ux")
    asked = bot.asked[-1]
    assert (asked.guild, isinstance(asked.channel, discord.DMChannel)) == (None, True)
    assert asked.context.dm_channel


async def test_discords_window_lets_only_the_declared_through(
    bot: Bot, server: DiscordServer, maya: User
) -> None:
    for wrong in ({"words": "u"}, {"words": "u" * 11}, {"often": 4}, {"often": "3"}, {"who": 1}):
        with pytest.raises(CannotFill):
            await maya.command("ask", **wrong)
    with pytest.raises(LookupError):
        await maya.command("unknown")
    with pytest.raises(LookupError):
        await maya.command("askwell")
    with pytest.raises(LookupError, match="is not in"):
        await maya.command("ask", person=server.user("Stranger"))
    assert bot.asked == []


async def test_words_are_completed_while_typing(bot: Bot, maya: User) -> None:
    assert await maya.types_in("ask", "words", "us") == [{"name": "us design", "value": "ux"}]
    with pytest.raises(CannotFill):
        await maya.types_in("ask", "often", "3")


async def test_at_most_25_choices(bot: Bot, server: DiscordServer, maya: User) -> None:
    server.patience = 0.5
    ask = bot.tree.get_command("ask")
    assert isinstance(ask, app_commands.Command)

    @ask.autocomplete("words")
    async def suggest(asked: Asked, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=str(number), value=typed) for number in range(26)]

    with pytest.raises(NotAnswered):
        await maya.types_in("ask", "words", "us")
    [call] = await server.until(lambda: server.calls(CALLBACK))
    assert found(call.answer["errors"], "data.choices") == ["BASE_TYPE_BAD_LENGTH"]


async def test_the_menu_of_a_person(bot: Bot, maya: User, daniel: User) -> None:
    await maya.uses("Ask for an interview", on=daniel)
    assert bot.asked[-1].extras["given"] == "Daniel"


async def test_commands_are_offered_only_to_permitted_members(
    bot: Bot, server: DiscordServer, alumni: Guild, maya: User
) -> None:
    @bot.tree.command(name="settings", description="For organizers")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def settings(asked: Asked) -> None:
        await says_hello(asked)

    await bot.tree.sync()
    with pytest.raises(LookupError, match="may not use"):
        await maya.command("settings")
    with pytest.raises(LookupError, match="not offered"):
        await maya.at(maya.dm).command("settings")
    alumni.promotes(maya, ADMINISTRATOR)
    await maya.command("settings")
    alumni.scopes = frozenset({"bot"})
    with pytest.raises(LookupError, match="no commands in Alumni"):
        await maya.command("ask")
    other = server.guild("Other", maya, installed=False)
    with pytest.raises(LookupError, match="no commands in Other"):
        await maya.at(other).command("ask")


# Answering


async def test_a_private_answer(bot: Bot, maya: User, daniel: User) -> None:
    bot.does = lambda asked: asked.response.send_message("Psst", ephemeral=True)
    answer = await maya.command("ask")
    assert (answer.kind, answer.deferred) == (4, False)
    assert [each.shown for each in maya.private] == ["Psst"]
    assert daniel.private == []
    assert daniel.sees_in(daniel.place) == []


async def test_deferring_and_following_up(bot: Bot, maya: User) -> None:
    async def slowly(asked: Asked) -> None:
        told = await asked.response.defer(ephemeral=True, thinking=True)
        assert told
        assert (told.is_thinking(), told.is_ephemeral()) == (True, True)
        await asked.edit_original_response(content="Done")
        more = await asked.followup.send("And more", wait=True)
        await more.edit(content="And even more")
        await (await asked.followup.send("Too much", wait=True)).delete()
        assert (await asked.original_response()).content == "Done"

    bot.does = slowly
    answer = await maya.command("ask")
    assert answer.deferred
    assert answer.message
    assert answer.message.loading
    await bot.done()
    assert [(each.shown, each.loading) for each in maya.private] == [("Done", False)]
    assert [each.shown for each in maya.sees_in(maya.place)] == ["Done", "And even more"]
    assert bot.wrong == []


async def test_the_first_follow_up_takes_the_place_of_thinking(bot: Bot, maya: User) -> None:
    async def slowly(asked: Asked) -> None:
        await asked.response.defer(ephemeral=True, thinking=True)
        await asked.followup.send("First", ephemeral=False)
        await asked.followup.send("Second", ephemeral=True)

    bot.does = slowly
    await maya.command("ask")
    await bot.done()
    assert [each.shown for each in maya.private] == ["First", "Second"]


async def test_an_interaction_is_answered_once(bot: Bot, server: DiscordServer, maya: User) -> None:
    codes: list[int] = []

    async def twice(asked: Asked) -> None:
        await asked.response.send_message("One")
        asked.response._response_type = None
        codes.append(await refused(asked.response.send_message("Two")))
        codes.append(await refused(shows(form(text("x")))(asked)))

    bot.does = twice
    answer = await maya.command("ask")
    await bot.done()
    assert codes == [40060, 40060]
    bot.does = says_hello
    server.deliver(answer.interaction)
    await bot.done(2)
    [wrong] = bot.wrong
    assert isinstance(wrong, discord.HTTPException)
    assert wrong.code == 40060
    assert [each.shown for each in maya.sees_in(maya.place)] == ["One"]


async def test_an_answer_after_three_seconds_is_late(
    bot: Bot, server: DiscordServer, clock: Clock, maya: User
) -> None:
    go = asyncio.Event()

    async def late(asked: Asked) -> None:
        await go.wait()
        await says_hello(asked)

    bot.does = late
    server.patience = 0.1
    with pytest.raises(NotAnswered):
        await maya.command("ask")
    go.set()
    await bot.done()

    async def slow(asked: Asked) -> None:
        clock.on(seconds=3.1)
        await says_hello(asked)

    bot.does = slow
    with pytest.raises(NotAnswered):
        await maya.command("ask")
    await bot.done(2)
    assert [getattr(each, "code", each) for each in bot.wrong] == [10062, 10062]


async def test_a_token_lives_fifteen_minutes(bot: Bot, clock: Clock, maya: User, raw: Raw) -> None:
    await maya.command("ask")
    hook = bot.asked[-1].followup
    clock.on(minutes=14)
    await hook.send("Later")
    clock.on(minutes=1)
    assert await refused(hook.send("Too late")) == 50027
    path = f"/webhooks/{raw.server.app_id}"
    assert (await raw.refusal(f"POST {path}/nobodys", {"content": "x"}))["code"] == 10015
    refusal = await raw.refusal("POST /interactions/1/nobodys/callback", {"type": 4})
    assert refusal["code"] == 10062


async def test_no_follow_up_before_the_first_answer(bot: Bot, maya: User) -> None:
    codes: list[int] = []

    async def early(asked: Asked) -> None:
        codes.append(await refused(asked.followup.send("x")))
        codes.append(await refused(asked.original_response()))
        await says_hello(asked)

    bot.does = early
    await maya.command("ask")
    assert codes == [10015, 10015]


async def test_a_refused_answer_can_be_tried_again(bot: Bot, maya: User) -> None:
    codes: list[int] = []

    async def wrong(asked: Asked) -> None:
        codes.append(await refused(asked.response.send_message("a" * 2_001)))
        codes.append(await refused(asked.response.send_message("")))
        await says_hello(asked)

    bot.does = wrong
    await maya.command("ask")
    assert codes == [50035, 50006]


async def test_each_kind_of_interaction_accepts_only_its_answers(bot: Bot, maya: User) -> None:
    """No update of a message where there is none, no form in answer to a form."""
    codes: list[int] = []

    async def updates(asked: Asked) -> None:
        params = discord.webhook.async_.interaction_response_params(type=7, data={"content": "x"})
        adapter = discord.webhook.async_.async_context.get()
        call = adapter.create_interaction_response(
            asked.id, asked.token, session=asked._session, params=params
        )
        codes.append(await refused(call))
        await shows(form(field("Words", line())))(asked)

    async def another(asked: Asked) -> None:
        asked.type = discord.InteractionType.component
        codes.append(await refused(shows(form(text("x")))(asked)))
        await says_hello(asked)

    bot.does = updates
    await maya.command("ask")
    bot.does = another
    await maya.submits(line="x")
    assert codes == [50035, 50035]


# Buttons, menus, forms


async def shown(bot: Bot, maya: User, *items: ui.Item[Any]) -> Any:
    user = await bot.fetch_user(maya.id)
    return await user.send("Well?", view=view(*items))


async def test_a_button(bot: Bot, maya: User) -> None:
    await shown(
        bot, maya, ui.Button(label="Yes", custom_id="yes"), ui.Button(label="No", url="https://a.b")
    )
    [message] = maya.messages
    assert (message.shown, message.buttons) == ("Well?\n[Yes] [No]", {"Yes": "yes"})
    assert message.links == {"No": "https://a.b"}
    bot.does = lambda asked: asked.response.edit_message(content="Fine", view=None)
    answer = await maya.clicks(message, "Yes")
    assert (answer.kind, bot.asked[-1].custom_id) == (7, "yes")
    assert [each.shown for each in maya.messages] == ["Fine"]
    with pytest.raises(NotAnswered, match="Component validation failed"):
        await maya.clicks(message, "Yes")
    with pytest.raises(LookupError):
        await maya.clicks(message, "No")
    with pytest.raises(LookupError):
        await maya.clicks(message, "Maybe")
    assert len(bot.asked) == 1


async def test_a_deferred_update(bot: Bot, maya: User) -> None:
    async def later(asked: Asked) -> None:
        await asked.response.defer()
        await asked.edit_original_response(content="Later", view=None)
        await asked.followup.send("Private", ephemeral=True)

    await shown(bot, maya, ui.Button(label="Yes", custom_id="yes"))
    bot.does = later
    answer = await maya.clicks(maya.messages[0], "Yes")
    assert answer.kind == 6
    await bot.done()
    assert [each.shown for each in maya.messages] == ["Later", "Private"]
    assert [each.shown for each in maya.private] == ["Private"]


async def test_a_private_message_can_be_pressed_and_edited(
    bot: Bot, maya: User, daniel: User
) -> None:
    yes: ui.Button[Any] = ui.Button(label="Yes", custom_id="yes")
    bot.does = lambda asked: asked.response.send_message("Psst", view=view(yes), ephemeral=True)
    await maya.command("ask")
    [message] = maya.private
    with pytest.raises(NotAnswered):
        await daniel.clicks(message, "Yes")
    bot.does = lambda asked: asked.response.edit_message(content="Done", view=None)
    await maya.clicks(message, "Yes")
    assert [each.shown for each in maya.private] == ["Done"]
    channel = await bot.fetch_channel(message.channel)
    assert isinstance(channel, discord.TextChannel)
    assert await refused(channel.get_partial_message(message.id).edit(content="x")) == 10008


async def test_menus(
    bot: Bot, server: DiscordServer, alumni: Guild, maya: User, daniel: User
) -> None:
    topics: ui.Select[Any] = ui.Select(placeholder="Topic", custom_id="topic", max_values=2)
    for name in ("UX", "Data", "Law"):
        topics.add_option(label=name, value=name.lower())
    person: ui.UserSelect[Any] = ui.UserSelect(placeholder="Person", custom_id="person")
    bot.does = lambda asked: asked.response.send_message("Choose", view=view(topics, person))
    await maya.command("ask")
    [message] = maya.sees_in(maya.place)
    assert message.selects == {"Topic": ["UX", "Data", "Law"], "Person": []}
    bot.does = says_hello
    await maya.selects(message, "Topic", "UX", "law")
    assert bot.asked[-1].data["values"] == ["ux", "law"]  # type: ignore[index, typeddict-item]
    await maya.selects(message, "Person", daniel)
    data: Any = bot.asked[-1].data
    assert data["values"] == list(data["resolved"]["members"]) == [str(daniel.id)]
    for wrong in ((), ("UX", "Data", "Law"), ("UX", "UX"), ("Other",)):
        with pytest.raises(CannotFill):
            await maya.selects(message, "Topic", *wrong)
    with pytest.raises(LookupError):
        await maya.selects(message, "Person", server.user("Stranger"))


async def test_a_form(bot: Bot, maya: User, daniel: User) -> None:
    bot.does = shows(
        form(
            text("Tell us"),
            field("Words", line("words", min_length=3, max_length=5), description="Some"),
            field("More", {"type": 4, "custom_id": "more", "style": 2, "required": False}),
            field("Topic", select(option("UX"), option("Law", default=True))),
            field("Person", {"type": 5, "custom_id": "person"}),
        )
    )
    answer = await maya.command("ask")
    assert answer.modal
    assert maya.modal
    assert maya.modal.shown.startswith("A form\nTell us\nWords\nSome\nMore\nTopic")
    assert list(maya.modal.fields) == ["Words", "More", "Topic", "Person"]
    bot.does = says_hello
    for wrong in (
        {"Words": "hello"},
        {"Words": "he", "Person": daniel},
        {"Words": "hello!", "Person": daniel},
        {"Words": "a\nbc", "Person": daniel},
        {"Words": "hello", "Person": daniel, "Topic": "Other"},
        {"Words": "hello", "Person": daniel, "Unknown": "x"},
    ):
        with pytest.raises(CannotFill):
            await maya.submits(**wrong)
    await maya.submits(words="hello", Person=daniel, More="a\nb")
    asked = bot.asked[-1]
    data: Any = asked.data
    given = [each.get("component", {}) for each in data["components"]]
    assert [each.get("value", each.get("values")) for each in given] == [
        None,
        "hello",
        "a\nb",
        ["law"],
        [str(daniel.id)],
    ]
    assert list(data["resolved"]["members"]) == [str(daniel.id)]
    assert maya.modal is None


async def test_groups_in_a_form(bot: Bot, maya: User) -> None:
    choices = [option("UX"), option("Law")]
    bot.does = shows(
        form(
            field("One", {"type": 21, "custom_id": "one", "options": choices}),
            field("Some", {"type": 22, "custom_id": "some", "options": choices}),
            field("Sure", {"type": 23, "custom_id": "sure"}),
            row(line("old", label="Old")),
        )
    )
    await maya.command("ask")
    bot.does = says_hello
    await maya.submits(One="UX", Some=["UX", "Law"], Sure=True, Old="x")
    data: Any = bot.asked[-1].data
    *given, last = data["components"]
    assert [each["component"].get("value") for each in given] == ["ux", None, True]
    assert given[1]["component"]["values"] == ["ux", "law"]
    assert last["components"][0]["value"] == "x"


async def test_discord_py_reads_the_form(bot: Bot, maya: User) -> None:
    class Form(ui.Modal, title="A form"):
        words: ui.Label[Any] = ui.Label(text="Words", component=ui.TextInput(custom_id="words"))

        async def on_submit(self, asked: Asked, /) -> None:
            assert isinstance(self.words.component, ui.TextInput)
            await asked.response.send_message(self.words.component.value)

    bot.does = lambda asked: asked.response.send_modal(Form())
    await maya.command("ask")
    bot.does = lambda asked: asyncio.sleep(0)
    await maya.submits(Words="hello")
    assert maya.sees_in(maya.place)[-1].shown == "hello"


async def test_a_form_stays_open_where_nobody_answers(
    bot: Bot, server: DiscordServer, maya: User
) -> None:
    bot.does = shows(form(field("Words", line())))
    await maya.command("ask")
    server.patience = 0.1
    bot.does = lambda asked: asyncio.sleep(0)
    with pytest.raises(NotAnswered):
        await maya.submits(Words="hello")
    assert maya.modal
    maya.dismisses()
    assert maya.modal is None


async def test_a_form_from_a_button_updates_its_message(bot: Bot, maya: User) -> None:
    await shown(bot, maya, ui.Button(label="Write", custom_id="write"))
    bot.does = shows(form(field("Words", line())))
    await maya.clicks(maya.messages[0], "Write")
    bot.does = lambda asked: asked.response.edit_message(content="Written", view=None)
    answer = await maya.submits(Words="x")
    assert answer.kind == 7
    assert [each.shown for each in maya.messages] == ["Written"]


async def test_a_restart_forgets_nothing(server: DiscordServer, alumni: Guild, maya: User) -> None:
    """A button and a form from before a restart reach the new process as raw interactions."""
    first, second = Bot(), Bot()
    async with running(first, server):
        await shown(first, maya, ui.Button(label="Write", custom_id="write"))
        first.does = shows(form(field("Words", line())))
        await maya.clicks(maya.messages[0], "Write")
    server.patience = 0.1
    with pytest.raises(NotAnswered, match="did not respond"):
        await maya.submits(Words="x")
    server.patience = PATIENCE
    async with running(second, server):
        await maya.submits(Words="x")
        await maya.clicks(maya.messages[0], "Write")
        assert [each.custom_id for each in second.asked] == ["form", "write"]


REFUSED_FORMS: list[tuple[Json, str]] = [
    (form(), "components BASE_TYPE_BAD_LENGTH"),
    (form(*[text("x")] * 6), "components BASE_TYPE_BAD_LENGTH"),
    (form(text("x"), title="a" * 46), "title BASE_TYPE_MAX_LENGTH"),
    (form(text("x"), title=""), "title BASE_TYPE_REQUIRED"),
    (form(text("x"), custom_id="a" * 101), "custom_id BASE_TYPE_MAX_LENGTH"),
    (form(row(button())), "components.0.components.0.type UNION_TYPE_CHOICES"),
    (form(field("a" * 46, line())), "components.0.label BASE_TYPE_MAX_LENGTH"),
    (
        form(field("x", line(), description="a" * 101)),
        "components.0.description BASE_TYPE_MAX_LENGTH",
    ),
    (form(field("x", line(max_length=4_001))), "components.0.component.max_length NUMBER_TYPE_MAX"),
    (
        form(field("x", line(min_length=2, max_length=1))),
        "components.0.component.min_length NUMBER_TYPE_MAX",
    ),
    (
        form(field("x", line(value="a" * 4_001))),
        "components.0.component.value BASE_TYPE_MAX_LENGTH",
    ),
    (
        form(field("x", line(placeholder="a" * 101))),
        "components.0.component.placeholder BASE_TYPE_MAX_LENGTH",
    ),
    (form(field("x", line(style=3))), "components.0.component.style BASE_TYPE_CHOICES"),
    (
        form(field("x", line()), field("y", line())),
        "components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    (form(field("x", button())), "components.0.component.type UNION_TYPE_CHOICES"),
    (
        form(field("x", select(option("a"), disabled=True))),
        "components.0.component.disabled MODAL_COMPONENT_DISABLED",
    ),
    (
        form(field("x", select(option("a"), min_values=0))),
        "components.0.component.min_values SELECT_COMPONENT_REQUIRED_MIN_VALUES",
    ),
    (
        form(field("x", {"type": 21, "custom_id": "r", "options": [option("a")]})),
        "components.0.component.options BASE_TYPE_BAD_LENGTH",
    ),
]


@pytest.mark.parametrize(("given", "wrong"), REFUSED_FORMS, ids=[each[1] for each in REFUSED_FORMS])
@pytest.mark.usefixtures("alumni")
async def test_a_form_that_discord_does_not_take(
    raw: Raw, maya: User, given: Json, wrong: str
) -> None:
    path, code = wrong.split(" ")
    server = raw.server
    await raw(f"PUT /applications/{server.app_id}/commands", [slash()])
    async with raw.http.ws_connect(f"{server.gateway_url}?v=10&encoding=json") as ws:
        await ws.send_json({"op": 2, "d": {"token": server.token, "intents": 0}})
        while (told := await ws.receive_json())["t"] != "READY":
            pass
        asked = asyncio.create_task(maya.command("ask"))
        while (told := await ws.receive_json())["t"] != "INTERACTION_CREATE":
            pass
        callback = f"POST /interactions/{told['d']['id']}/{told['d']['token']}/callback"
        refusal = await raw.refusal(callback, {"type": 9, "data": given})
        assert found(refusal["errors"]["data"], path) == [code]
        await raw(callback, {"type": 9, "data": form(text("x"))})
        assert (await asked).kind == 9


# Messages


async def test_the_bot_can_write_to_open_conversations_only(
    bot: Bot, server: DiscordServer, alumni: Guild, maya: User, daniel: User
) -> None:
    user = await bot.fetch_user(maya.id)
    sent = await user.send("Hello")
    maya.closes_dms()
    assert await refused(user.send("Hello")) == 50007
    await sent.edit(content="Hello again")
    maya.opens_dms()
    alumni.leave(maya)
    assert await refused(user.send("Hello")) == 50278
    stranger = await bot.fetch_user(server.user("Stranger").id)
    assert await refused(stranger.send("Hello")) == 50278
    assert await refused(bot.fetch_user(1)) == 10013
    assert await refused(bot.create_dm(discord.Object(1))) == 50033
    other = await bot.fetch_user(daniel.id)
    await other.create_dm()
    daniel.deletes_account()
    assert await refused(other.send("Hello")) == 50007
    assert (await bot.fetch_user(daniel.id)).name.startswith("deleted_user")
    guild = bot.get_guild(alumni.id)
    assert guild
    assert await refused(guild.fetch_member(daniel.id)) == 10007
    assert await refused(bot.fetch_guild(1)) == 10004
    assert [each.shown for each in maya.messages] == ["Hello again"]


async def test_permissions_of_the_bot_in_a_channel(
    bot: Bot, server: DiscordServer, alumni: Guild, maya: User
) -> None:
    channel = bot.get_channel(alumni.general.id)
    assert isinstance(channel, discord.TextChannel)
    sent = await channel.send("Hello")
    hers = maya.writes(alumni.general, "Hi")
    await bot.until(lambda: "message" in bot.happened)
    partial = channel.get_partial_message(hers.id)
    assert await refused(partial.edit(content="x")) == 50005
    assert await refused(partial.delete()) == 50013
    assert await refused(channel.fetch_message(1)) == 10008
    alumni.denies(alumni.general, SEND_MESSAGES)
    assert await refused(channel.send("x")) == 50013
    await sent.edit(content="Still mine")
    alumni.denies(alumni.general, VIEW_CHANNEL)
    assert await refused(channel.send("x")) == 50001
    assert await refused(bot.fetch_channel(1)) == 10003
    alumni.deletes(alumni.general)
    assert await refused(channel.send("x")) == 10003


async def test_messages_of_a_channel_can_be_read_back(
    bot: Bot, server: DiscordServer, alumni: Guild, maya: User, daniel: User
) -> None:
    """The newest message comes first. Without the intent, the content of others' messages is
    empty."""
    channel = bot.get_channel(alumni.general.id)
    assert isinstance(channel, discord.TextChannel)
    sent = await channel.send("Hello", nonce=7)
    assert sent.nonce == "7"
    maya.writes(alumni.general, "Hi")
    maya.writes(alumni.general, "Hi ", User(server, server.world.bot))
    read = [each async for each in channel.history(limit=2)]
    assert [each.content for each in read] == [f"Hi <@{server.app_id}>", ""]
    [first] = [each async for each in channel.history(before=read[-1])]
    assert (first.content, first.nonce) == ("Hello", None)
    assert (await channel.fetch_message(sent.id)).nonce is None
    server.world.intents = 1 << 15
    told = {each.content async for each in channel.history(after=sent)}
    assert told == {"Hi", f"Hi <@{server.app_id}>"}
    alumni.denies(alumni.general, READ_HISTORY)
    assert [each async for each in channel.history()] == []


@pytest.mark.parametrize(
    ("limit", "status"), [("100", 200), ("1", 200), ("101", 400), ("0", 400), ("x", 400)]
)
async def test_how_many_messages_are_read_at_once(
    server: DiscordServer, alumni: Guild, raw: Raw, limit: str, status: int
) -> None:
    path = f"GET /channels/{alumni.general.id}/messages?limit={limit}"
    assert (await raw(path, None))[0] == status


async def test_the_bot_gets_content_only_of_messages_to_it(
    bot: Bot, alumni: Guild, maya: User, daniel: User
) -> None:
    """In a guild, the bot gets the content only of messages that mention it; in direct messages, of
    all."""
    heard: list[str] = []

    async def on_message(message: discord.Message) -> None:
        heard.append(message.content)

    bot.on_message = on_message  # type: ignore[attr-defined]
    maya.writes(alumni.general, "secret")
    await maya.says("hello ", daniel)
    await bot.until(lambda: len(heard) == 2)
    assert heard == ["", f"hello <@{daniel.id}>"]


async def test_the_same_nonce_sends_one_message(bot: Bot, clock: Clock, maya: User) -> None:
    user = await bot.fetch_user(maya.id)
    first = await user.send("One", nonce=7)
    again = await user.send("One", nonce=7)
    assert first.id == again.id
    clock.on(minutes=6)
    await user.send("Two", nonce=7)
    assert [each.shown for each in maya.messages] == ["One", "Two"]


async def test_allowed_mentions_decide_who_is_notified(
    bot: Bot, server: DiscordServer, alumni: Guild, maya: User, daniel: User
) -> None:
    channel = bot.get_channel(alumni.general.id)
    assert isinstance(channel, discord.TextChannel)
    words = f"@everyone <@{maya.id}> <@{daniel.id}>"

    async def pings(mentions: discord.AllowedMentions | None) -> frozenset[int | str]:
        await channel.send(words, allowed_mentions=mentions)  # type: ignore[arg-type]
        return maya.sees_in(alumni.general)[-1].pings

    assert await pings(None) == {"everyone", maya.id, daniel.id}
    assert await pings(discord.AllowedMentions.none()) == frozenset()
    only = discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(maya.id)])
    assert await pings(only) == {maya.id}
    await (await bot.fetch_user(maya.id)).send(words)
    assert maya.messages[-1].pings == {maya.id}


async def test_a_layout(bot: Bot, maya: User) -> None:
    layout = ui.LayoutView(timeout=None)
    yes: ui.Button[Any] = ui.Button(label="Yes", custom_id="yes")
    inside: ui.Container[Any] = ui.Container(
        ui.TextDisplay("# Hello"),
        ui.Section("When: <t:1>", accessory=ui.Button(label="Move", custom_id="move")),
        ui.Separator(),
        ui.ActionRow(yes),
    )
    layout.add_item(inside)
    sent = await (await bot.fetch_user(maya.id)).send(view=layout)
    [message] = maya.messages
    assert message.shown == "# Hello\nWhen: <t:1>\n[Move]\n[Yes]"
    assert message.buttons == {"Move": "move", "Yes": "yes"}
    bot.does = says_hello
    await maya.clicks(message, "Move")
    assert await refused(sent.edit(content="Old", view=None)) == 50035
    done = ui.LayoutView(timeout=None)
    done.add_item(ui.TextDisplay("Done"))
    await sent.edit(view=done)
    assert maya.messages[0].shown == "Done"


async def test_an_old_message_becomes_a_layout_when_it_gives_up_its_content(
    bot: Bot, maya: User
) -> None:
    sent = await (await bot.fetch_user(maya.id)).send("Old")
    done = ui.LayoutView(timeout=None)
    done.add_item(ui.TextDisplay("New"))
    assert await refused(sent.edit(view=done)) == 50035
    await sent.edit(content=None, embed=None, view=done)
    assert maya.messages[0].shown == "New"


async def test_files(bot: Bot, maya: User) -> None:
    user = await bot.fetch_user(maya.id)
    sent = await user.send("Here", file=discord.File(io.BytesIO(b"BEGIN"), "interview.ics"))
    [kept] = maya.messages[0].attachments
    assert (kept["filename"], kept["content"]) == ("interview.ics", "BEGIN")
    assert sent.attachments[0].filename == "interview.ics"
    await sent.edit(content="Here it is")
    assert len(maya.messages[0].attachments) == 1
    await sent.edit(attachments=[])
    assert maya.messages[0].attachments == []


REFUSED_MESSAGES: list[tuple[Json, str]] = [
    ({"content": "a" * 2_001}, "content BASE_TYPE_MAX_LENGTH"),
    ({"content": 1}, "content STRING_TYPE_CONVERT"),
    ({"content": "x", "nonce": "a" * 26}, "nonce BASE_TYPE_MAX_LENGTH"),
    (
        {"content": "x", "allowed_mentions": {"parse": ["all"]}},
        "allowed_mentions.parse.0 BASE_TYPE_CHOICES",
    ),
    (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ),
    ({"embeds": [{"title": "x"}] * 11}, "embeds BASE_TYPE_BAD_LENGTH"),
    ({"embeds": [{}]}, "embeds.0.description BASE_TYPE_REQUIRED"),
    ({"embeds": [{"title": "a" * 257}]}, "embeds.0.title BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"description": "a" * 4_097}]}, "embeds.0.description BASE_TYPE_MAX_LENGTH"),
    (
        {"embeds": [{"fields": [{"name": "a", "value": ""}]}]},
        "embeds.0.fields.0.value BASE_TYPE_REQUIRED",
    ),
    (
        {"embeds": [{"fields": [{"name": "a", "value": "b"}] * 26}]},
        "embeds.0.fields BASE_TYPE_BAD_LENGTH",
    ),
    ({"embeds": [{"title": "a", "url": "ftp://a"}]}, "embeds.0.url URL_TYPE_INVALID_URL"),
    ({"embeds": [{"title": "a", "timestamp": "soon"}]}, "embeds.0.timestamp DATE_TIME_TYPE_PARSE"),
    ({"embeds": [{"description": "a" * 3_001}] * 2}, "embeds MAX_EMBED_SIZE_EXCEEDED"),
    ({"components": [row(button())] * 6}, "components BASE_TYPE_BAD_LENGTH"),
    ({"components": [row()]}, "components.0.components BASE_TYPE_BAD_LENGTH"),
    ({"components": [row(*[button()] * 6)]}, "components.0.components BASE_TYPE_BAD_LENGTH"),
    ({"components": [button()]}, "components.0.type UNION_TYPE_CHOICES"),
    ({"components": [text("x")]}, "components.0.type UNION_TYPE_CHOICES"),
    ({"components": [row(line())]}, "components.0.components.0.type UNION_TYPE_CHOICES"),
    (
        {"components": [row(button("a" * 81))]},
        "components.0.components.0.label BASE_TYPE_MAX_LENGTH",
    ),
    ({"components": [row(button(""))]}, "components.0.components.0.label BASE_TYPE_REQUIRED"),
    (
        {"components": [row(button(custom_id="a" * 101))]},
        "components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH",
    ),
    (
        {"components": [row(button(custom_id=""))]},
        "components.0.components.0.custom_id BASE_TYPE_REQUIRED",
    ),
    ({"components": [row(button(style=7))]}, "components.0.components.0.style NUMBER_TYPE_MAX"),
    (
        {"components": [row(button(style=5, custom_id=None))]},
        "components.0.components.0.url BASE_TYPE_REQUIRED",
    ),
    (
        {"components": [row(button(url="https://a.b"))]},
        "components.0.components.0.url BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ),
    (
        {"components": [row(button()), row(button())]},
        "components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    (
        {"components": [row(button(), select(option("a")))]},
        "components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    ({"components": [row(select())]}, "components.0.components.0.options BASE_TYPE_BAD_LENGTH"),
    (
        {"components": [row(select(*[option(f"{n}") for n in range(26)]))]},
        "components.0.components.0.options BASE_TYPE_BAD_LENGTH",
    ),
    (
        {"components": [row(select(option("a"), option("a")))]},
        "components.0.components.0.options.1.value COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    (
        {"components": [row(select(option("a" * 101)))]},
        "components.0.components.0.options.0.label BASE_TYPE_MAX_LENGTH",
    ),
    (
        {"components": [row(select(option("a", description="a" * 101)))]},
        "components.0.components.0.options.0.description BASE_TYPE_MAX_LENGTH",
    ),
    (
        {"components": [row(select(option("a"), placeholder="a" * 151))]},
        "components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH",
    ),
    (
        {"components": [row(select(option("a"), min_values=2))]},
        "components.0.components.0.min_values NUMBER_TYPE_MAX",
    ),
    (
        {"components": [row(select(option("a", default=True), option("b", default=True)))]},
        "components.0.components.0.options SELECT_COMPONENT_DEFAULT_OPTIONS_EXCEEDED",
    ),
    (
        {"flags": V2, "content": "x", "components": [text("x")]},
        "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    (
        {"flags": V2, "embeds": [{"title": "x"}], "components": [text("x")]},
        "embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    ({"flags": V2, "components": [text("x")] * 41}, "components BASE_TYPE_BAD_LENGTH"),
    (
        {"flags": V2, "components": [{"type": 17, "components": [text("x")] * 20}] * 2},
        "components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    (
        {"flags": V2, "components": [text("a" * 2_001)] * 2},
        "components COMPONENT_MAX_TOTAL_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    ({"flags": V2, "components": [text("")]}, "components.0.content BASE_TYPE_REQUIRED"),
    (
        {"flags": V2, "components": [{"type": 9, "components": [text("x")]}]},
        "components.0.accessory BASE_TYPE_REQUIRED",
    ),
    (
        {
            "flags": V2,
            "components": [{"type": 9, "components": [text("x")] * 4, "accessory": button()}],
        },
        "components.0.components BASE_TYPE_BAD_LENGTH",
    ),
    (
        {"flags": V2, "components": [{"type": 17, "components": [{"type": 17, "components": []}]}]},
        "components.0.components.0.type UNION_TYPE_CHOICES",
    ),
    (
        {"flags": V2, "components": [text("x") | {"id": 5}, text("y") | {"id": 5}]},
        "components.1.id COMPONENT_ID_DUPLICATED",
    ),
    (
        {"flags": V2, "components": [{"type": 13, "file": {"url": "attachment://a.ics"}}]},
        "components.0.file.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
]


async def test_a_message_that_discord_does_not_take(raw: Raw, maya: User, alumni: Guild) -> None:
    for given, wrong in REFUSED_MESSAGES:
        path, code = wrong.split(" ")
        sent = {"content": "x"} | given if not given.get("flags") else given
        status, refusal = await raw(f"POST /channels/{maya.dm.id}/messages", sent)
        assert (status, refusal["code"]) == (400, 50035), refusal
        assert found(refusal["errors"], path) == [code], wrong
        assert maya.messages == [], wrong


async def test_an_empty_message(raw: Raw, maya: User, alumni: Guild) -> None:
    path = f"POST /channels/{maya.dm.id}/messages"
    for empty in ({}, {"content": " "}, {"components": [row(button())]}, {"flags": V2}):
        assert (await raw.refusal(path, empty))["code"] == 50006, empty


async def test_invalid_json_and_unknown_places_are_refused(
    server: DiscordServer, raw: Raw, alumni: Guild, maya: User
) -> None:
    headers = {"Authorization": f"Bot {server.token}", "Content-Type": "application/json"}
    url = f"{server.api_base}/channels/{maya.dm.id}/messages"
    for body in ("{", "[]"):
        async with raw.http.post(url, data=body, headers=headers) as answer:
            assert (await answer.json())["code"] == 50109
    assert (await raw("GET /nowhere"))[0] == 404


# What goes wrong


async def test_a_limit_is_waited_for(bot: Bot, server: DiscordServer, maya: User) -> None:
    user = await bot.fetch_user(maya.id)
    server.limit(SEND)
    await user.send("One")
    server.limit(SEND, everywhere=True)
    await user.send("Two")
    assert [each.status for each in server.calls(SEND)] == [429, 200, 429, 200]
    server.limit(CALLBACK)
    await maya.command("ask")
    assert [each.shown for each in maya.messages] == ["One", "Two"]


async def test_trouble_passes(bot: Bot, server: DiscordServer, maya: User) -> None:
    user = await bot.fetch_user(maya.id)
    server.fail(SEND, 502)
    await user.send("One")
    assert [each.status for each in server.calls(SEND)] == [502, 200]
    server.fail(SEND, Refusal(50007))
    assert await refused(user.send("Two")) == 50007


async def test_an_answer_that_is_lost(bot: Bot, server: DiscordServer, maya: User) -> None:
    """Sending the same nonce again shows whether the message was sent."""
    user = await bot.fetch_user(maya.id)
    for how in ("after", "before"):
        server.fail(SEND, how)
        with pytest.raises((OSError, ClientError)):
            await user.send(how, nonce=how)
        await user.send(how, nonce=how)
    assert [each.shown for each in maya.messages] == ["after", "before"]


async def test_no_answer_at_all(bot: Bot, server: DiscordServer, maya: User) -> None:
    user = await bot.fetch_user(maya.id)
    server.fail(SEND, "timeout")
    sending = asyncio.create_task(user.send("One"))
    await server.until(lambda: server.calls(SEND))
    assert not sending.done()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    assert maya.messages == []


async def test_a_guild_that_is_gone_answers_nothing(bot: Bot, alumni: Guild, maya: User) -> None:
    await maya.command("ask")
    alumni.removes_app()
    [message] = maya.sees_in(alumni.general)
    assert message.shown == "Hello"
    with pytest.raises(LookupError):
        await maya.command("ask")
    assert await refused(bot.http.request(Route("GET", f"/guilds/{alumni.id}"))) == 10004
