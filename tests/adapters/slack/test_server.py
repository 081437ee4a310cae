"""The local Slack behaves like the real one: it is as strict with the real SDK, and gives bolt the
same answers."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession, web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.serving import serving
from tests.fakes.slack import CannotFill, Message, NotAcknowledged, SlackServer, User
from tests.fakes.slack.schema import Json

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def slack(clock: Clock) -> AsyncIterator[SlackServer]:
    async with SlackServer(clock) as slack:
        yield slack


@pytest.fixture
def maya(slack: SlackServer) -> User:
    return slack.user("U1", name="Maya", tz="Africa/Nairobi")


@pytest.fixture
def client(slack: SlackServer) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.url)


async def refused(asked: Any) -> Json:
    with pytest.raises(SlackApiError) as refusal:
        await asked
    data: Json = refusal.value.response.data
    return data


def line(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(label: str, **more: Any) -> Json:
    return {"type": "button", "text": line(label), "action_id": label} | more


def row(*elements: Json) -> Json:
    return {"type": "actions", "block_id": "row", "elements": list(elements)}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def rich(*elements: Json) -> Json:
    inside = {"type": "rich_text_section", "elements": list(elements)}
    return {"type": "rich_text", "elements": [inside]}


def field(name: str, element: Json, **more: Any) -> Json:
    given = {"action_id": "value"} | element
    return {"type": "input", "block_id": name, "label": line(name), "element": given} | more


def form(*blocks: Json, **more: Any) -> Json:
    view = {"type": "modal", "callback_id": "form", "title": line("A form"), "blocks": list(blocks)}
    return view | {"submit": line("Send")} | more


def option(name: str) -> Json:
    return {"text": line(name), "value": name.lower()}


# Tokens and scopes


async def test_a_call_needs_a_live_token_of_the_right_kind(slack: SlackServer) -> None:
    async def says(token: str | None) -> str:
        client = AsyncWebClient(token, base_url=slack.url)
        return str((await refused(client.chat_postMessage(channel="C1", text="hello")))["error"])

    assert await says(None) == "not_authed"
    assert await says("xoxb-of-somebody-else") == "invalid_auth"
    assert await says(slack.app_token) == "not_allowed_token_type"
    for state in ("token_revoked", "account_inactive"):
        slack.token("T1").state = state
        assert await says(slack.bot_token) == state


async def test_socket_mode_needs_the_app_token(slack: SlackServer, client: AsyncWebClient) -> None:
    refusal = await refused(client.apps_connections_open(app_token=slack.bot_token))
    assert refusal["error"] == "not_allowed_token_type"
    slack.access.app_scopes = frozenset()
    refusal = await refused(client.apps_connections_open(app_token=slack.app_token))
    assert (refusal["error"], refusal["needed"]) == ("missing_scope", "connections:write")


async def test_auth_test_names_the_bot_and_its_workspace(
    slack: SlackServer, client: AsyncWebClient
) -> None:
    told = await client.auth_test()
    assert (told["team_id"], told["user_id"]) == ("T1", "U0BOTT1")
    told = await client.auth_test(token=slack.app_token)
    assert told["app_id"] == "A0ASKWELL"
    assert "user_id" not in told.data


async def test_a_missing_scope_is_named() -> None:
    async with SlackServer(scopes=frozenset({"chat:write"})) as slack:
        maya = slack.user("U1")
        client = AsyncWebClient(slack.bot_token, base_url=slack.url)
        refusal = await refused(client.users_info(user="U1"))
        assert refusal["error"] == "missing_scope"
        assert (refusal["needed"], refusal["provided"]) == ("users:read", "chat:write")
        assert (await refused(client.conversations_open(users="U1")))["needed"] == "im:write"
        await client.chat_postMessage(channel="U1", text="hello")
        history = client.conversations_history(channel=maya.im.id)
        assert (await refused(history))["needed"] == "im:history"


async def test_invalid_json_and_unknown_methods_are_refused(slack: SlackServer) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {slack.bot_token}"}
    async with ClientSession() as http:
        for body, error in (("{", "invalid_json"), ("[]", "json_not_object")):
            async with http.post(f"{slack.url}views.open", data=body, headers=headers) as answer:
                assert (await answer.json())["error"] == error
        async with http.post(f"{slack.url}chat.shout", headers=headers) as answer:
            assert (await answer.json())["error"] == "unknown_method"


# People, conversations, messages


async def test_people(slack: SlackServer, client: AsyncWebClient, maya: User) -> None:
    found = (await client.users_info(user="U1"))["user"]
    assert (found["tz"], found["tz_offset"]) == ("Africa/Nairobi", 3 * 3600)
    assert (await refused(client.users_info(user="U9")))["error"] == "user_not_found"
    maya.deactivates()
    found = (await client.users_info(user="U1"))["user"]
    assert found["deleted"]
    assert "tz" not in found


async def test_the_app_can_write_to_members_only(
    slack: SlackServer, client: AsyncWebClient, maya: User
) -> None:
    slack.bot("UROBOT")
    other = slack.user("U2")
    slack.channel("C1", "general", maya, app=False)
    slack.channel("C2", "old", maya).archived = True
    slack.channel("D9", "directmessage", maya, other, app=False)

    async def error(channel: str) -> str:
        return str((await refused(client.chat_postMessage(channel=channel, text="hi")))["error"])

    assert await error("C9") == "channel_not_found"
    assert await error("D9") == "channel_not_found"
    assert await error("C1") == "not_in_channel"
    assert await error("C2") == "is_archived"
    assert await error("UROBOT") == "cannot_dm_bot"
    assert (await refused(client.conversations_open(users="UROBOT")))["error"] == "cannot_dm_bot"
    opened = (await client.conversations_open(users="U1"))["channel"]["id"]
    assert (await client.chat_postMessage(channel="U1", text="hi"))["channel"] == opened
    other.deactivates()
    assert (await refused(client.conversations_open(users="U2")))["error"] == "user_disabled"
    assert [message.text for message in maya.messages] == ["hi"]


async def test_only_the_author_edits_and_deletes_a_message(
    client: AsyncWebClient, maya: User
) -> None:
    sent = await client.chat_postMessage(channel="U1", text="one", blocks=[row(button("Yes"))])
    where = sent["channel"]
    await client.chat_update(channel=where, ts=sent["ts"], text="two")
    assert maya.messages[0].buttons == ["Yes"], "blocks that are not given stay"
    await client.chat_update(channel=where, ts=sent["ts"], text="three", blocks=[])
    [message] = maya.messages
    assert (message.text, message.buttons, message.edited) == ("three", [], True)
    hers = maya.writes(where, "mine").ts
    refusal = await refused(client.chat_update(channel=where, ts=hers, text="yours"))
    assert refusal["error"] == "cant_update_message"
    refusal = await refused(client.chat_delete(channel=where, ts=hers))
    assert refusal["error"] == "cant_delete_message"
    await client.chat_delete(channel=where, ts=sent["ts"])
    refusal = await refused(client.chat_update(channel=where, ts=sent["ts"], text="four"))
    assert refusal["error"] == "message_not_found"


async def test_ephemeral_messages_are_seen_by_one_and_never_found_again(
    slack: SlackServer, client: AsyncWebClient, maya: User
) -> None:
    daniel = slack.user("U2")
    slack.channel("C1", "general", maya, daniel)
    sent = await client.chat_postEphemeral(channel="C1", user="U1", text="psst")
    assert [message.ephemeral for message in maya.sees_in("C1")] == [True]
    assert daniel.sees_in("C1") == []
    refusal = await refused(client.chat_update(channel="C1", ts=sent["message_ts"], text="no"))
    assert refusal["error"] == "message_not_found"
    slack.user("U3")
    refusal = await refused(client.chat_postEphemeral(channel="C1", user="U3", text="psst"))
    assert refusal["error"] == "user_not_in_channel"


async def test_history_shows_metadata_if_asked_for(client: AsyncWebClient, maya: User) -> None:
    for number in range(3):
        metadata = {"event_type": "card", "event_payload": {"key": number}}
        await client.chat_postMessage(channel="U1", text=f"{number}", metadata=metadata)
    page = await client.conversations_history(
        channel=maya.im.id, limit=2, include_all_metadata=True
    )
    assert [each["metadata"]["event_payload"]["key"] for each in page["messages"]] == [2, 1]
    cursor = page["response_metadata"]["next_cursor"]
    page = await client.conversations_history(channel=maya.im.id, cursor=cursor)
    assert [each["text"] for each in page["messages"]] == ["0"]
    assert "metadata" not in page["messages"][0]
    refusal = await refused(
        client.chat_postMessage(channel="U1", text="x", metadata={"event_type": "card"})
    )
    assert refusal["error"] == "invalid_metadata_format"


# Limits of messages and views

BROKEN: list[tuple[Json, str]] = [
    ({"type": "sections"}, "unsupported type: sections [json-pointer:/blocks/0/type]"),
    (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    (section("a" * 3_001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ({"type": "section"}, "must define either `text` or `fields` [json-pointer:/blocks/0]"),
    (
        {"type": "header", "text": {"type": "mrkdwn", "text": "a"}},
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ),
    (
        {"type": "header", "text": line("a" * 151)},
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        {"type": "divider", "style": "bold"},
        "invalid additional property: style [json-pointer:/blocks/0]",
    ),
    (row(*map(button, map(str, range(26)))), "no more than 25 items allowed"),
    (row(), "no less than 1 items allowed"),
    (row(button("a"), button("a")), '`action_id` "a" already exists'),
    (row(button("a" * 76, action_id="a")), "must be less than 76 characters"),
    (row(button("a", value="a" * 2_001)), "must be less than 2001 characters"),
    (row(button("a", action_id="a" * 256)), "must be less than 256 characters"),
    (row(button("a", url="a" * 3_001)), "must be less than 3001 characters"),
    (row(button("a", style="loud")), "must be a valid enum value: primary, danger"),
    (row({"type": "plain_text_input"}), "unsupported type: plain_text_input"),
    (row({"type": "static_select", "options": []}), "no less than 1 items allowed"),
    (
        row({"type": "static_select", "options": [option("a" * 76)]}),
        "must be less than 76 characters",
    ),
    (
        row({"type": "static_select", "options": [option("a") | {"value": "a" * 151}]}),
        "must be less than 151 characters",
    ),
    (
        row({"type": "static_select", "options": [option(str(n)) for n in range(101)]}),
        "no more than 100 items allowed",
    ),
    (
        row({"type": "static_select", "options": [option("a")], "initial_option": option("b")}),
        "must match one of the options",
    ),
    (
        row({"type": "radio_buttons", "options": [option(str(n)) for n in range(11)]}),
        "no more than 10 items allowed",
    ),
    (row({"type": "datepicker", "initial_date": "24.11.2026"}), "must match pattern"),
    (row({"type": "datetimepicker", "initial_date_time": 12}), "must be between"),
    (row({"type": "users_select", "initial_user": "U9"}), "invalid user_id"),
    (rich(), "no less than 1 items allowed"),
    (
        rich({"type": "text", "text": ""}),
        "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]",
    ),
    (rich({"type": "user", "user_id": "U9"}), "invalid user_id"),
    (rich({"type": "date", "timestamp": "1", "format": "{date}"}), "must provide an integer"),
    (rich({"type": "date", "timestamp": 1, "format": "{day}"}), "unknown date token: {day}"),
    (rich({"type": "date", "timestamp": 1, "format": "soon"}), "must contain at least one"),
    (rich({"type": "emoji"}), "missing required field: name"),
    (
        {"type": "rich_text", "elements": [{"type": "rich_text_list", "elements": []}]},
        "missing required field: style",
    ),
]


async def test_blocks_beyond_the_limits_are_refused(client: AsyncWebClient, maya: User) -> None:
    for block, wrong in BROKEN:
        refusal = await refused(client.chat_postMessage(channel="U1", text="a", blocks=[block]))
        assert refusal["error"] == "invalid_blocks", wrong
        assert any(
            f"[ERROR] {wrong}" in told for told in refusal["response_metadata"]["messages"]
        ), wrong
        assert maya.messages == [], wrong


async def test_messages_beyond_the_limits_are_refused(client: AsyncWebClient, maya: User) -> None:
    async def error(text: str, *blocks: Json) -> str:
        asked = client.chat_postMessage(channel="U1", text=text, blocks=blocks)
        return str((await refused(asked))["error"])

    assert await error("a" * 40_001) == "msg_too_long"
    assert await error("a", *[{"type": "divider"}] * 51) == "invalid_blocks"
    assert await error("a", *[section("a" * 2_900)] * 5) == "msg_blocks_too_long"
    assert await error("a", row(button("a")), row(button("a"))) == "invalid_blocks"
    with pytest.warns(UserWarning, match="text"):
        assert await error("") == "no_text"


async def test_valid_blocks_are_accepted(client: AsyncWebClient, maya: User) -> None:
    when = {"type": "date", "timestamp": 1, "format": "{date_long}, {time}", "fallback": "Tue"}
    await client.chat_postMessage(
        channel="U1",
        text="a",
        blocks=[
            {"type": "header", "text": line("An interview") | {"emoji": False}},
            rich({"type": "user", "user_id": "U1"}, {"type": "text", "text": " on "}, when),
            row(button("Yes", style="primary"), button("No")),
            row({"type": "datetimepicker"}) | {"block_id": "other"},
        ],
    )
    assert maya.messages[0].shown == "An interview\n<@U1> on Tue\n[Yes] [No]"


FORMS: list[tuple[Json, str]] = [
    (form(title=line("a" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
    (form(submit=line("a" * 25)), "must be less than 25 characters"),
    (form(close=line("a" * 25)), "must be less than 25 characters"),
    (form(callback_id="a" * 256), "must be less than 256 characters"),
    (form(private_metadata="a" * 3_001), "must be less than 3001 characters"),
    (form(notice="a"), "invalid additional property: notice [json-pointer:/view]"),
    (form(type="window"), "unsupported type: window [json-pointer:/view/type]"),
    (form(*[{"type": "divider"}] * 101), "no more than 100 items allowed"),
    (form({"type": "markdown", "text": "a"}), "unsupported type: markdown"),
    (form(field("a" * 256, {"type": "datepicker"})), "must be less than 256 characters"),
    (form(*[field("a", {"type": "datepicker"})] * 2), '`block_id` "a" already exists'),
    (form(field("a", {"type": "button", "text": line("a")})), "unsupported type: button"),
    (
        form(field("a", {"type": "plain_text_input", "max_length": 3_001})),
        "must be between 1 and 3000",
    ),
    (
        form(field("a", {"type": "plain_text_input", "max_length": 2, "initial_value": "abc"})),
        "must be less than 3 characters",
    ),
    (
        form(field("a", {"type": "plain_text_input"}, label=line("a" * 2_001))),
        "must be less than 2001 characters",
    ),
    (
        form(field("a", {"type": "plain_text_input"}, hint=line("a" * 2_001))),
        "must be less than 2001 characters",
    ),
    (
        {"type": "modal", "title": line("a"), "blocks": [field("a", {"type": "datepicker"})]},
        "must define `submit` to use an `input` block [json-pointer:/view/blocks/0/input]",
    ),
]


async def test_views_beyond_the_limits_are_refused(
    slack: SlackServer, client: AsyncWebClient, maya: User
) -> None:
    for view, wrong in FORMS:
        trigger = slack.world.new_trigger("T1", "U1")
        refusal = await refused(client.views_open(trigger_id=trigger, view=view))
        assert refusal["error"] == "invalid_arguments", wrong
        assert any(
            f"[ERROR] {wrong}" in told for told in refusal["response_metadata"]["messages"]
        ), wrong
        assert maya.modal is None, wrong
    await client.views_open(trigger_id=trigger, view=form())


async def test_a_home_tab_is_no_modal(client: AsyncWebClient, maya: User) -> None:
    picker = {"type": "home", "blocks": [row({"type": "datetimepicker"})]}
    refusal = await refused(client.views_publish(user_id="U1", view=picker))
    assert "unsupported type: datetimepicker" in refusal["response_metadata"]["messages"][1]
    refusal = await refused(client.views_publish(user_id="U1", view=form()))
    assert refusal["error"] == "invalid_arguments"
    assert (await refused(client.views_publish(user_id="U9", view={"type": "home", "blocks": []})))[
        "error"
    ] == "user_not_found"
    shown = await client.views_publish(user_id="U1", view={"type": "home", "blocks": []})
    await client.views_publish(user_id="U1", view={"type": "home", "blocks": [section("hello")]})
    assert maya.home is not None
    assert maya.home.shown == "hello"
    stale = {"type": "home", "blocks": []}
    refusal = await refused(
        client.views_publish(user_id="U1", view=stale, hash=shown["view"]["hash"])
    )
    assert refusal["error"] == "hash_conflict"


async def test_a_trigger_opens_one_form_within_three_seconds(
    slack: SlackServer, client: AsyncWebClient, maya: User, clock: Clock
) -> None:
    async def error(trigger: str) -> str:
        asked = client.views_open(trigger_id=trigger, view=form())
        return str((await refused(asked))["error"])

    assert await error("1.2.3") == "invalid_trigger_id"
    used, late = slack.world.new_trigger("T1", "U1"), slack.world.new_trigger("T1", "U1")
    opened = await client.views_open(trigger_id=used, view=form(external_id="mine"))
    assert await error(used) == "exchanged_trigger_id"
    clock.now += timedelta(seconds=3)
    assert await error(late) == "expired_trigger_id"
    fresh = slack.world.new_trigger("T1", "U1")
    refusal = await refused(client.views_open(trigger_id=fresh, view=form(external_id="mine")))
    assert refusal["error"] == "duplicate_external_id"
    changed = form(external_id="mine", title=line("Other"))
    await client.views_update(external_id="mine", view=changed)
    assert maya.modal is not None
    assert maya.modal.title == "Other"
    refusal = await refused(
        client.views_update(view_id=opened["view"]["id"], view=form(), hash=opened["view"]["hash"])
    )
    assert refusal["error"] == "hash_conflict"
    assert (await refused(client.views_update(view_id="V9", view=form())))["error"] == "not_found"
    for _ in range(2):
        await client.views_push(trigger_id=slack.world.new_trigger("T1", "U1"), view=form())
    refusal = await refused(
        client.views_push(trigger_id=slack.world.new_trigger("T1", "U1"), view=form())
    )
    assert refusal["error"] == "push_limit_reached"


# Trouble


async def test_rate_limits_name_the_wait_and_apply_to_one_workspace(
    slack: SlackServer, client: AsyncWebClient, maya: User
) -> None:
    slack.workspace("T2", installed=True)
    slack.user("U2", workspace="T2")
    slack.limit("chat.postMessage", retry_after=7, workspace="T1")
    other = AsyncWebClient(slack.token("T2").text, base_url=slack.url)
    await other.chat_postMessage(channel="U2", text="hello")
    with pytest.raises(SlackApiError) as limited:
        await client.chat_postMessage(channel="U1", text="hello")
    assert limited.value.response.status_code == 429
    assert limited.value.response.headers["Retry-After"] == "7"
    assert limited.value.response["error"] == "ratelimited"
    await client.chat_postMessage(channel="U1", text="hello")
    assert len(maya.messages) == 1


async def test_calls_fail_without_a_trace_or_after_the_work_was_done(
    slack: SlackServer, maya: User
) -> None:
    client = AsyncWebClient(slack.bot_token, base_url=slack.url)
    slack.fail("chat.postMessage", 503)
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel="U1", text="never")
    slack.fail("chat.postMessage", "timeout")
    hasty = AsyncWebClient(slack.bot_token, base_url=slack.url, timeout=1)
    with pytest.raises(TimeoutError):
        await hasty.chat_postMessage(channel="U1", text="never")
    slack.fail("chat.postMessage", "internal_error")
    refusal = await refused(client.chat_postMessage(channel="U1", text="never"))
    assert refusal["error"] == "internal_error"
    assert maya.messages == []
    slack.fail("chat.postMessage", "after")
    client.retry_handlers.clear()  # by default the SDK itself sends twice
    with pytest.raises(ClientError):
        await client.chat_postMessage(channel="U1", text="once")
    assert [message.text for message in maya.messages] == ["once"]
    assert len(slack.calls("chat.postMessage")) == 4


# Bolt, over both lines


def hello_card(maya: User) -> Message | None:
    return next((message for message in maya.messages if message.buttons), None)


REACTIONS: dict[str, Json] = {
    "nobody": {"response_action": "errors", "errors": {"name": "Somebody, please."}},
    "nothing": {"response_action": "errors", "errors": {"age": "How old?"}},
    "update": {"response_action": "update", "view": form(title=line("Updated"))},
    "push": {"response_action": "push", "view": form(title=line("Pushed"), notify_on_close=True)},
    "clear": {"response_action": "clear"},
    "invalid": {"response_action": "update", "view": form(title=line("a" * 25))},
}


@dataclass
class Running:
    slack: SlackServer
    app: AsyncApp
    seen: list[Json]
    handler: AsyncSocketModeHandler | None = None

    @property
    def last(self) -> Json:
        return self.seen[-1]


def hello(slack: SlackServer) -> Running:
    """bolt's hello-world: a command, a button, a form, a message."""
    client = AsyncWebClient(slack.bot_token, base_url=slack.url)
    secret = slack.access.signing_secret
    app = AsyncApp(client=client, token=slack.bot_token, signing_secret=secret)
    running = Running(slack, app, [])

    async def command(ack: Any, body: Json, respond: Any) -> None:
        running.seen.append(body)
        await ack("One moment")
        blocks = [section(f"Hello {body['text']}"), row(button("Fill in", value="7"))]
        await respond("Hello", blocks=blocks)

    async def pressed(ack: Any, body: Json, client: AsyncWebClient) -> None:
        running.seen.append(body)
        await ack()
        name = field("name", {"type": "plain_text_input"})
        await client.views_open(trigger_id=body["trigger_id"], view=form(name))

    async def submitted(ack: Any, body: Json, client: AsyncWebClient) -> None:
        running.seen.append(body)
        name = body["view"]["state"]["values"]["name"]["value"]["value"]
        if name in REACTIONS:
            await ack(**REACTIONS[name])
            return
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"Hello {name}")

    async def message(body: Json, say: Any) -> None:
        running.seen.append(body)
        await say("I heard you")

    async def other(ack: Any, body: Json) -> None:
        running.seen.append(body)
        await ack()

    async def event(body: Json) -> None:
        running.seen.append(body)

    app.command("/hello")(command)
    app.action("Fill in")(pressed)
    app.action(re.compile(".*"))(other)
    app.view("form")(submitted)
    app.shortcut("ask")(other)
    app.event("message")(message)
    for name in ("app_home_opened", "app_uninstalled", "tokens_revoked"):
        app.event(name)(event)
    return running


@asynccontextmanager
async def over_socket(slack: SlackServer) -> AsyncIterator[Running]:
    running = hello(slack)
    running.handler = AsyncSocketModeHandler(running.app, slack.app_token, ping_interval=1.0)
    await running.handler.connect_async()  # type: ignore[no-untyped-call]
    await slack.connected()
    try:
        yield running
    finally:
        await running.handler.close_async()  # type: ignore[no-untyped-call]


@asynccontextmanager
async def over_http(slack: SlackServer) -> AsyncIterator[Running]:
    running = hello(slack)

    async def events(request: web.Request) -> web.Response:
        answer = await running.app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)

    server = web.Application()
    server.router.add_post("/slack/events", events)
    async with serving(server) as port:
        await slack.sends_to(f"http://127.0.0.1:{port}/slack/events")
        yield running


@pytest.fixture(params=[over_socket, over_http])
async def bolt(slack: SlackServer, request: pytest.FixtureRequest) -> AsyncIterator[Running]:
    async with request.param(slack) as running:
        yield running


async def test_a_command_is_answered_privately(bolt: Running, maya: User) -> None:
    ack = await maya.command("/hello", "wide <world> & ", maya)
    assert ack.payload == {"text": "One moment"}
    card = await bolt.slack.until(lambda: hello_card(maya))
    assert [message.ephemeral for message in maya.messages] == [True, True]
    assert card.shown == ("Hello wide &lt;world&gt; &amp; <@U1|maya>\n[Fill in]")
    assert bolt.last["channel_id"] == maya.im.id


async def test_a_button_opens_a_form_that_is_sent(bolt: Running, maya: User) -> None:
    await maya.command("/hello")
    card = await bolt.slack.until(lambda: hello_card(maya))
    await maya.clicks(card, "Fill in")
    assert bolt.last["actions"][0]["value"] == "7"
    assert bolt.last["container"]["is_ephemeral"]
    await bolt.slack.until(lambda: maya.modal)

    with pytest.raises(CannotFill, match="required"):
        await maya.submits()
    await maya.submits(name="nobody")
    assert maya.modal is not None
    assert maya.modal.errors == {"name": "Somebody, please."}
    await maya.submits(name="everybody")
    assert maya.modal is None
    await bolt.slack.until(lambda: maya.messages[-1].text == "Hello everybody")


async def test_an_acknowledgement_changes_the_modal(bolt: Running, maya: User) -> None:
    async def open_form() -> None:
        trigger = bolt.slack.world.new_trigger("T1", "U1")
        name = field("name", {"type": "plain_text_input"})
        await bolt.app.client.views_open(trigger_id=trigger, view=form(name))

    async def closed(ack: Any) -> None:
        await ack()

    def title() -> str | None:
        return maya.modal.title if maya.modal else None

    await open_form()
    for wrong in ("nothing", "invalid"):
        with pytest.raises(NotAcknowledged, match="invalid_"):
            await maya.submits(name=wrong)
        assert title() == "A form"
    await maya.submits(name="push")
    assert title() == "Pushed"
    bolt.app.view_closed("form")(closed)
    await maya.closes()
    assert title() == "A form"
    await maya.submits(name="update")
    assert title() == "Updated"
    await open_form()
    await maya.submits(name="clear")
    assert title() is None


async def test_workspaces_are_apart(slack: SlackServer, client: AsyncWebClient) -> None:
    slack.workspace("T2", installed=True)
    here, there = slack.user("U1"), slack.user("U1", "Other", workspace="T2")
    await client.chat_postMessage(channel="U1", text="hello")
    assert (len(here.messages), len(there.messages)) == (1, 0)
    refusal = await refused(client.chat_postMessage(channel=there.im.id, text="hello"))
    assert refusal["error"] == "channel_not_found"


async def test_a_message_a_home_tab_and_shortcuts_arrive(bolt: Running, maya: User) -> None:
    await maya.says("good morning")
    await bolt.slack.until(lambda: maya.messages[-1].text == "I heard you")
    await bolt.slack.echoes(maya.messages[-1])
    event = bolt.last["event"]
    assert (event["channel_type"], event["text"], event["user"]) == ("im", "good morning", "U1")

    def told(kind: str) -> Callable[[], bool]:
        return lambda: (
            bool(bolt.seen)
            and kind
            in (
                bolt.last.get("event", bolt.last)["type"],
                bolt.last["type"],
            )
        )

    await maya.opens_home()
    await bolt.slack.until(told("app_home_opened"))
    await maya.global_shortcut("ask")
    assert told("shortcut")()
    await maya.message_shortcut("ask", maya.messages[0])
    assert told("message_action")()
    assert bolt.last["message"]["text"] == "good morning"


async def test_choices_arrive_with_their_state(bolt: Running, maya: User) -> None:
    client = bolt.app.client
    options = [option("Red"), option("Blue")]
    blocks = [
        row(
            {"type": "static_select", "action_id": "colour", "options": options},
            {"type": "users_select", "action_id": "who"},
            {"type": "datetimepicker", "action_id": "when", "initial_date_time": 1_800_000_000},
        )
    ]
    await client.chat_postMessage(channel="U1", text="a", blocks=blocks)
    [message] = maya.messages
    await maya.picks(message, "colour", "Blue")
    assert bolt.last["actions"][0]["selected_option"]["value"] == "blue"
    values = bolt.last["state"]["values"]["row"]
    assert values["colour"]["selected_option"] == option("Blue")
    assert values["when"] == {"type": "datetimepicker", "selected_date_time": 1_800_000_000}
    await maya.picks(message, "who", maya)
    assert bolt.last["actions"][0]["selected_user"] == "U1"
    assert bolt.last["message"]["ts"] == message.ts
    with pytest.raises(CannotFill):
        await maya.picks(message, "colour", "Green")


async def test_every_kind_of_field_is_filled_in(bolt: Running, maya: User) -> None:
    options = [option("Red"), option("Blue")]
    name = field("name", {"type": "plain_text_input", "initial_value": "Maya", "max_length": 9})
    blocks = [
        name,
        field("day", {"type": "datepicker"}),
        field("when", {"type": "datetimepicker"}, optional=True),
        field("who", {"type": "users_select"}),
        field("one", {"type": "radio_buttons", "options": options}),
        field("menu", {"type": "static_select", "options": options, "initial_option": options[0]}),
        field("few", {"type": "multi_static_select", "options": options, "max_selected_items": 1}),
        field("boxes", {"type": "checkboxes", "options": options}),
    ]
    trigger = bolt.slack.world.new_trigger("T1", "U1")
    await bolt.app.client.views_open(trigger_id=trigger, view=form(*blocks))
    given: Json = {"day": "2026-11-24", "when": NOW, "who": maya, "one": "Red", "few": ["Blue"]}
    with pytest.raises(CannotFill):
        await maya.submits(**given | {"few": ["Red", "Blue"]}, boxes=["Red"])
    await maya.submits(**given, boxes=["Red", "Blue"])
    values = bolt.last["view"]["state"]["values"]
    assert {block: next(iter(kept["value"].items())) for block, kept in values.items()}
    told = {block: list(kept["value"].values())[1] for block, kept in values.items()}
    assert told == {
        "name": "Maya",
        "day": "2026-11-24",
        "when": int(NOW.timestamp()),
        "who": "U1",
        "one": option("Red"),
        "menu": option("Red"),
        "few": [option("Blue")],
        "boxes": options,
    }


async def test_an_event_comes_again_as_a_retry(bolt: Running, maya: User) -> None:
    ack = await maya.opens_home()
    again = await bolt.slack.deliver_again(ack)
    assert again.delivery.payload["event_id"] == ack.delivery.payload["event_id"]
    assert again.delivery.retry == 1
    await bolt.slack.until(lambda: len(bolt.seen) == 2)
    assert bolt.seen[0]["event_id"] == bolt.seen[1]["event_id"]


async def test_an_uninstalled_app_can_do_nothing(bolt: Running, maya: User) -> None:
    await bolt.slack.uninstall("T1")
    refusal = await refused(bolt.app.client.chat_postMessage(channel="U1", text="hello"))
    assert refusal["error"] == "account_inactive"
    with pytest.raises(LookupError):
        await maya.command("/hello")


async def test_an_event_without_a_listener_is_an_error(bolt: Running, maya: User) -> None:
    bolt.slack.patience = 0.2
    with pytest.raises(NotAcknowledged):
        await maya.command("/unknown")


async def test_a_wrong_signature_is_refused(slack: SlackServer, maya: User) -> None:
    async with over_http(slack):
        assert slack.http is not None
        slack.http.signed_ago = 600
        with pytest.raises(NotAcknowledged, match="401"):
            await maya.command("/hello")
        slack.http.signed_ago = 0
        slack.access.signing_secret = "another"  # noqa: S105
        with pytest.raises(NotAcknowledged, match="401"):
            await maya.command("/hello")


async def test_connections_are_refreshed_dropped_and_pinged(slack: SlackServer, maya: User) -> None:
    async with over_socket(slack) as one, over_socket(slack):
        await slack.connected(2)
        for _ in range(2):
            await maya.command("/hello", "you")
        await slack.sockets.ping()
        await slack.until(lambda: slack.sockets.pongs == 2)
        await slack.refreshes_connections()
        await slack.connected(2)
        await maya.command("/hello", "again")
        slack.sockets.drop()
        with pytest.raises(NotAcknowledged, match="not connected"):
            await maya.command("/hello")
        await slack.connected(2)
        await maya.command("/hello", "at last")
        assert slack.sockets.strays == []
        assert one.seen


async def test_a_ticket_opens_one_connection(slack: SlackServer, client: AsyncWebClient) -> None:
    url = (await client.apps_connections_open(app_token=slack.app_token))["url"]
    async with ClientSession() as http:
        async with http.ws_connect(url) as socket:
            assert (await socket.receive_json())["num_connections"] == 1
        async with http.get(url.replace("ws", "http", 1)) as answer:
            assert answer.status == 401


# What else may be said


async def test_a_response_url_answers_five_times_within_half_an_hour(
    slack: SlackServer, maya: User, clock: Clock
) -> None:
    async with over_socket(slack) as bolt, ClientSession() as http:
        await maya.command("/hello")
        card = await slack.until(lambda: hello_card(maya))
        url = bolt.last["response_url"]

        async def answers(**said: Any) -> tuple[int, Json]:
            async with http.post(url, json=said) as answer:
                return answer.status, await answer.json()

        assert (await answers(text="", blocks=[section("")]))[0] == 400
        assert await answers(text="two", response_type="in_channel") == (200, {"ok": True})
        assert not maya.messages[-1].ephemeral
        for _ in range(2):
            await answers(text="more")
        assert await answers(text="six") == (404, {"ok": False, "error": "used_url"})
        await maya.clicks(card, "Fill in")
        url = bolt.last["response_url"]
        await answers(text="Filled in", replace_original=True)
        assert hello_card(maya) is None
        assert "Filled in" in [message.text for message in maya.messages]
        await answers(delete_original=True)
        assert "Filled in" not in [message.text for message in maya.messages]
        clock.now += timedelta(minutes=30)
        assert (await answers(text="late"))[1]["error"] == "expired_url"


async def test_a_stale_card_can_be_clicked(bolt: Running, maya: User) -> None:
    client = bolt.app.client
    sent = await client.chat_postMessage(channel="U1", text="a", blocks=[row(button("Yes"))])
    [stale] = maya.messages
    await client.chat_update(channel=sent["channel"], ts=sent["ts"], text="b", blocks=[])
    await maya.clicks(stale, "Yes")
    with pytest.raises(LookupError):
        await maya.clicks(maya.messages[0], "Yes")


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")  # by slack_sdk
async def test_a_workspace_is_installed_by_oauth(slack: SlackServer, clock: Clock) -> None:
    slack.workspace("T2", "Second")
    slack.signed_in = slack.user("U7", workspace="T2")
    asked = {"client_id": slack.access.client_id, "scope": "chat:write,commands", "state": "s"}
    back = {"redirect_uri": "http://127.0.0.1/back"}
    client = AsyncWebClient(base_url=slack.url)
    who = {"client_id": slack.access.client_id, "client_secret": slack.access.client_secret}

    async def code() -> str:
        async with (
            ClientSession() as http,
            http.get(slack.authorize_url, params=asked | back, allow_redirects=False) as answer,
        ):
            where = answer.headers["Location"]
        assert where.startswith("http://127.0.0.1/back?code=")
        assert where.endswith("&state=s")
        return where.split("code=")[1].split("&")[0]

    once = await code()
    wrong = await refused(client.oauth_v2_access(**who | {"client_secret": "x"}, code=once, **back))
    assert wrong["error"] == "bad_client_secret"
    given = await client.oauth_v2_access(**who, code=once, **back)
    assert (given["team"]["id"], given["scope"]) == ("T2", "chat:write,commands")
    assert (await client.auth_test(token=given["access_token"]))["team_id"] == "T2"
    again = await refused(client.oauth_v2_access(**who, code=once, **back))
    assert again["error"] == "code_already_used"
    late = await code()
    clock.now += timedelta(minutes=10)
    assert (await refused(client.oauth_v2_access(**who, code=late, **back)))["error"] == (
        "invalid_code"
    )


async def test_only_what_the_manifest_declares_is_sent() -> None:
    manifest = {
        "features": {"slash_commands": [{"command": "/askwell", "should_escape": True}]},
        "oauth_config": {"scopes": {"bot": ["commands"]}},
        "settings": {"event_subscriptions": {"bot_events": ["app_home_opened"]}},
    }
    async with SlackServer(manifest=manifest) as slack:
        maya = slack.user("U1")
        assert slack.token("T1").scopes == {"commands"}
        with pytest.raises(LookupError, match="/hello"):
            await maya.command("/hello")
        with pytest.raises(LookupError, match=r"message\.im"):
            await maya.says("hello")
        with pytest.raises(NotAcknowledged, match="not connected"):
            await maya.command("/askwell")
