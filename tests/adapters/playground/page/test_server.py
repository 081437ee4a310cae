"""The server over a real socket."""

import asyncio
import json
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession, ClientTimeout

from adapters.playground import Playground
from adapters.playground.page.server import LIMITS
from bot.engine.events import Said, Submit
from tests.adapters.playground.fake import NOTHING_MORE, FakeCore, FrozenClock

pytestmark = pytest.mark.asyncio(loop_scope="session")
SOON = ClientTimeout(total=10)


class Visitor:
    """Sends what the page would send."""

    def __init__(self, http: ClientSession) -> None:
        self.http = http
        self.sent = 0

    async def post(self, path: str, body: object, **headers: str) -> tuple[int, Any]:
        async with self.http.post(path, json=body, headers=headers) as response:
            return response.status, await response.json()

    async def does(self, user: str, **what: object) -> Any:
        self.sent += 1
        event = {"id": f"event-{self.sent}", "user": user, **what}
        status, answer = await self.post("/api/events", event)
        assert status == 200, answer
        return answer

    async def reads(self, user: str) -> list[Any]:
        async with self.http.get(f"/api/conversations/{user}") as response:
            messages: list[Any] = await response.json()
            return messages

    async def titles(self, user: str) -> list[str]:
        messages = await self.reads(user)
        return ["".join(map(str, each["body"].get("title", "?"))) for each in messages]


@pytest.fixture
def visitor(http: ClientSession) -> Visitor:
    return Visitor(http)


async def test_the_page_and_its_parts_are_served(http: ClientSession) -> None:
    for path, kind in {
        "/": "html",
        "/static/app.js": "javascript",
        "/static/base.css": "css",
        "/static/icon.svg": "svg+xml",
    }.items():
        async with http.get(path) as response:
            assert response.status == 200
            assert response.content_type.endswith(kind)
            assert "default-src 'self'" in response.headers["Content-Security-Policy"]


async def test_the_state_has_people_commands_and_the_clock(http: ClientSession) -> None:
    async with http.get("/api/state") as response:
        state = await response.json()
    maya = state["people"][0]
    assert (maya["user"], maya["clock"], maya["city"]) == ("maya", "12:00 EAT", "Nairobi")
    assert state["commands"][1] == {"name": "find", "help": "Find somebody", "takes": "words"}
    assert state["clock"]["text"] == "Mon 23 Nov, 09:00 UTC"
    assert state["clock"]["due"] is None


async def test_a_line_gets_a_private_answer(visitor: Visitor) -> None:
    assert await visitor.does("maya", kind="say", text="start") == {"kind": "nothing"}
    line, answer = await visitor.reads("maya")
    assert (line["author"], line["body"]["text"], line["time"]) == ("me", ["start"], "12:00")
    assert (answer["author"], answer["private"]) == ("bot", True)
    assert answer["body"]["blocks"][2]["rows"][0]["text"][0]["text"].endswith("19:00 EAT")


async def test_each_event_carries_the_browsers_language(visitor: Visitor, core: FakeCore) -> None:
    for accepted in ("de-AT,de;q=0.9", "*"):
        event = {"id": f"in-{len(accepted)}", "user": "maya", "kind": "say", "text": "start"}
        await visitor.post("/api/events", event, **{"Accept-Language": accepted})
    assert [each.by.locale for each in core.events] == ["de-AT", None]


async def test_a_mention_reaches_the_core_as_a_person(visitor: Visitor, core: FakeCore) -> None:
    form = await visitor.does("maya", kind="say", text="ask @daniel")
    [event] = core.events
    assert isinstance(event, Said)
    assert (event.user, event.mention) == ("daniel", "@daniel")
    assert form["kind"] == "form"
    assert form["fields"][2]["options"][0]["label"][0]["text"] == "Tue 24 Nov, 19:00"


async def test_a_form_is_checked_then_sent_with_its_own_action(
    visitor: Visitor, core: FakeCore
) -> None:
    form = await visitor.does("maya", kind="press", action="ask:7:0:")

    async def sends(**values: object) -> Any:
        return await visitor.does("maya", kind="submit", form=form["id"], values=values)

    assert (await sends(wish="x"))["why"] == {"connection": "Please fill this in."}
    filled = {"connection": "This community", "slots": ["1"]}
    answer = await sends(**filled, wish="a job")
    assert answer == {"kind": "invalid", "why": {"wish": "Never ask for a job."}}
    assert await sends(**filled, wish="to learn") == {"kind": "nothing"}
    submit = core.events[-1]
    assert isinstance(submit, Submit)
    assert (submit.action.encode(), submit.values["slots"]) == ("request:7:1:", ("1",))
    assert await visitor.titles("maya") == ["Your request is on its way"]
    assert "Somebody would like to learn from you" in await visitor.titles("daniel")


async def test_a_repeat_gets_the_same_answer_and_happens_once(
    visitor: Visitor, core: FakeCore
) -> None:
    event = {"id": "one", "user": "maya", "kind": "say", "text": "ask @daniel"}
    first = await visitor.post("/api/events", event)
    assert await visitor.post("/api/events", event) == first
    assert len(core.events) == 1
    assert len(await visitor.reads("maya")) == 1


async def test_two_that_come_at_once_happen_once(visitor: Visitor, core: FakeCore) -> None:
    event = {"id": "one", "user": "maya", "kind": "say", "text": "start"}
    answers = await asyncio.gather(*(visitor.post("/api/events", event) for _ in range(5)))
    assert answers == [(200, {"kind": "nothing"})] * 5
    assert len(core.events) == 1


async def test_the_clock_moves_and_says_what_came_of_it(visitor: Visitor, core: FakeCore) -> None:
    core.plan(20, "maya", "Soon")
    core.plan(20, "daniel", "Soon")

    async def moves(number: int, move: str) -> str:
        _, answer = await visitor.post(
            "/api/clock", {"id": f"move-{number}", "move": move, "shown": ["maya", "daniel"]}
        )
        said: str = answer["said"]
        return said

    assert await moves(1, "hour") == "1 hour later: nothing new."
    assert await moves(2, "next") == "19 hours later: news for Maya Kamau and Daniel Okafor."
    assert await moves(2, "next") == "19 hours later: news for Maya Kamau and Daniel Okafor."
    assert await moves(3, "next") == NOTHING_MORE
    assert await moves(4, "day") == "1 day later: nothing new."
    async with visitor.http.get("/api/state") as response:
        assert (await response.json())["clock"]["text"] == "Wed 25 Nov, 05:00 UTC"


async def test_open_pages_are_notified_of_changes(visitor: Visitor, core: FakeCore) -> None:
    async with visitor.http.get("/api/stream", timeout=SOON) as stream:
        assert stream.content_type == "text/event-stream"
        await stream.content.readuntil(b"\n\n")
        await visitor.does("maya", kind="say", text="start")
        heard = [json.loads((await stream.content.readuntil(b"\n\n"))[6:]) for _ in range(2)]
    assert heard == [
        {"conversation": "maya", "new": False},
        {"conversation": "maya", "new": True},
    ]


@pytest.mark.parametrize(
    ("event", "status", "why"),
    [
        ({"user": "maya"}, 400, '"id" has to be 1 to 40 letters, digits and dashes.'),
        ({"id": "e", "user": "nobody"}, 404, "Nobody here has that user id."),
        ({"id": "e", "user": "maya"}, 400, "What happened is one of: say, press, submit."),
        ({"id": "e", "user": "maya", "kind": "say"}, 400, "Type something first."),
        (
            {"id": "e", "user": "maya", "kind": "say", "text": "x" * 3001},
            400,
            "That is 3,001 characters long; 3,000 is the most.",
        ),
        (
            {"id": "e", "user": "maya", "kind": "press", "action": "?"},
            400,
            "That button is none of ours.",
        ),
        (
            {"id": "e", "user": "maya", "kind": "submit", "form": "other", "values": {}},
            404,
            "That form was not opened here. Please open it again.",
        ),
        (["not", "an", "object"], 400, "Send a JSON object, please."),
    ],
)
async def test_a_request_that_cannot_be_meant_gets_a_sentence(
    visitor: Visitor, core: FakeCore, event: object, status: int, why: str
) -> None:
    assert await visitor.post("/api/events", event) == (status, {"why": why})
    assert core.events == []


async def test_a_form_of_somebody_else_is_not_mine_to_send(visitor: Visitor) -> None:
    form = await visitor.does("maya", kind="press", action="ask:7:0:")
    event = {"id": "e", "user": "daniel", "kind": "submit", "form": form["id"], "values": {}}
    status, _ = await visitor.post("/api/events", event)
    assert status == 404


async def test_a_fault_of_the_core_is_answered_kindly_and_can_be_tried_again(
    visitor: Visitor, core: FakeCore
) -> None:
    event = {"id": "one", "user": "maya", "kind": "say", "text": "boom"}
    for _ in range(2):
        status, answer = await visitor.post("/api/events", event)
        assert (status, "please try again" in answer["why"]) == (500, True)
    assert len(core.events) == 2
    assert len(await visitor.reads("maya")) == 1


async def test_a_body_that_is_not_json_is_refused(http: ClientSession) -> None:
    async with http.post("/api/events", data="id=e&user=maya") as response:
        assert (response.status, await response.json()) == (415, {"why": "Send JSON, please."})
    headers = {"Content-Type": "application/json"}
    for wrong in ("{", "[" * 20_000):
        async with http.post("/api/events", data=wrong, headers=headers) as response:
            assert (response.status, await response.json()) == (400, {"why": "That is not JSON."})


async def test_an_unknown_path_and_a_huge_body_get_a_sentence(http: ClientSession) -> None:
    async with http.get("/nothing") as response:
        assert (response.status, await response.json()) == (404, {"why": "There is nothing here."})
    huge = BytesIO(b'{"text": "' + b"x" * LIMITS.size + b'"}')
    json = {"Content-Type": "application/json"}
    async with http.post("/api/events", data=huge, headers=json) as response:
        assert response.status == 413
        assert (await response.json())["why"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "askwell.example"},
        {"Host": "127.0.0.1.elsewhere.example"},
        {"Host": "[127.0.0.1"},
    ],
)
async def test_other_sites_are_kept_out(
    visitor: Visitor, core: FakeCore, headers: dict[str, str]
) -> None:
    event = {"id": "e", "user": "maya", "kind": "say", "text": "start"}
    status, _ = await visitor.post("/api/events", event, **headers)
    assert status == 403
    async with visitor.http.get("/api/state", headers=headers) as response:
        assert response.status == 403
    assert core.events == []


async def test_its_own_page_is_let_in(visitor: Visitor, address: str) -> None:
    event = {"id": "e", "user": "maya", "kind": "say", "text": "start"}
    own = {"Origin": address, "Sec-Fetch-Site": "same-origin"}
    status, _ = await visitor.post("/api/events", event, **own)
    assert status == 200


async def test_a_restart_goes_on_where_it_was(path: str) -> None:
    conversations = []
    for _ in range(2):
        playground = Playground(path, FrozenClock())
        core = FakeCore(playground)
        async with (
            playground.serving(("127.0.0.1", 0), core, core) as address,
            ClientSession(address) as http,
        ):
            visitor = Visitor(http)
            await visitor.does("maya", kind="say", text="start")
            await visitor.post("/api/clock", {"id": "once", "move": "day"})
            conversations.append(await visitor.reads("maya"))
            async with http.get("/api/state") as response:
                assert (await response.json())["clock"]["text"] == "Tue 24 Nov, 09:00 UTC"
        playground.close()
    assert conversations[0] == conversations[1]


async def test_a_port_that_is_taken_is_an_os_error(
    address: str, playground: Playground, core: FakeCore
) -> None:
    port = int(address.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        async with playground.serving(("127.0.0.1", port), core, core):
            pass


async def test_an_answer_in_place_replaces_the_card_with_the_pressed_entry(
    visitor: Visitor,
) -> None:
    await visitor.does("maya", kind="say", text="late")
    before = await visitor.titles("maya")
    await visitor.does("maya", kind="press", action="late:i1:0:")
    assert await visitor.titles("maya") == [*before[:-1], "They know"]
