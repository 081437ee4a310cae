"""Cards arrive exactly once, whatever happens on the way. If they cannot arrive, the core is told
why."""

import socket
import sys
from base64 import b64encode
from collections.abc import AsyncIterator, Sequence
from copy import copy
from datetime import timedelta

import pytest
from aiohttp import ClientSession, ClientTimeout, web
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.answering.reply_address import SlackReplyAddress
from adapters.slack.api import SlackApi
from adapters.slack.connecting.session import open_session
from adapters.slack.sending.messenger import SlackMessenger
from adapters.slack.spaces.people import SlackPeople
from adapters.slack.spaces.workspace import Workspace
from bot.cards.blocks import Paragraph, Quote
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.files import File, Picture, TextFile
from bot.cards.rich_text import Words, joined, say
from bot.engine.delivering.delivery import FIRST_WAIT
from bot.engine.errors import SendFailed, Unreachable
from bot.engine.store.ports import ClaimedPart, Outgoing
from bot.interview.members import Member, Person
from tests.fakes.slack import SlackServer, User
from tests.fakes.slack.schema import Json

YES = Button(say("Yes"), Action("yes", "i1"))
POST, HISTORY, OPEN = "chat.postMessage", "conversations.history", "conversations.open"
ZONE = "Africa/Nairobi"


EVENT = TextFile("interview.ics", Words("Zoë"))
CONTENT = "Zoë\n".encode()


def card(*words: str, buttons: tuple[Button, ...] = (YES,), files: tuple[File, ...] = ()) -> Card:
    texts = [say(each) for each in words or ("Would you like to?",)]
    return Card(say("An interview"), (Paragraph(joined(texts, "")),), buttons, files=files)


class AddressBook:
    """The conversations, as a database would keep them."""

    def __init__(self) -> None:
        self.channels: dict[Person, str] = {}

    async def conversation_of(self, person: Person) -> str | None:
        return self.channels.get(person)

    async def keep_conversation(self, person: Person, channel: str) -> None:
        self.channels[person] = channel

    async def forget_conversation(self, person: Person) -> None:
        del self.channels[person]


class Office:
    """A messenger for the workspaces T1 and T2. A test shows again what failed, as a courier
    would."""

    def __init__(self, slack: SlackServer, session: ClientSession) -> None:
        self.now = 0.0
        self.slack = slack
        self._session = session
        self.addresses = AddressBook()
        self.start()

    def start(self, *, in_doubt: bool = False) -> None:
        """Start the process. `in_doubt`: the process before it left a card undecided."""
        self._spaces = {team: self._workspace(team) for team in self.slack.world.workspaces}
        self.messenger = SlackMessenger(self._spaces, lambda _person: None)
        self.in_doubt = in_doubt
        self.attempts = 0

    def rests(self, message: str | None = None) -> timedelta:
        to = Member(1, 1, Person("slack", "T1", "U1"), "Maya", ZONE)
        return self.messenger.rests(
            Outgoing(1, to, "key", card(), 1, 0, message, False, None, parts=())
        )

    async def show(
        self,
        shown: Card,
        message: str | None = None,
        user: str = "U1",
        team: str = "T1",
        keys: Sequence[str] = ("i1:request",),
    ) -> str:
        to = Member(1, 1, Person("slack", team, user), "Maya", ZONE)
        number = sum(map(ord, team + user))
        parts = tuple(ClaimedPart(number, key, 1) for key in keys)
        try:
            sent = await self.messenger.show(
                Outgoing(
                    *(number, to, keys[0], shown, 1),
                    *(self.attempts, message, self.in_doubt, None, parts),
                )
            )
        except SendFailed as failed:
            self.in_doubt |= failed.in_doubt
            self.attempts += failed.retry_after is None
            raise
        self.in_doubt, self.attempts = False, 0
        return sent.message

    def _workspace(self, team: str) -> Workspace:
        token = self.slack.token(team).text
        client = AsyncWebClient(
            token,
            base_url=self.slack.url,
            session=self._session,
            retry_handlers=[],
        )
        calls = SlackApi(client, lambda: self.now)
        bot = self.slack.world.workspaces[team]
        people = SlackPeople(calls, team, self.addresses)
        return Workspace(team, bot.bot_user, bot.bot, token, calls, self._session, people)


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer() as slack:
        slack.workspace("T2", installed=True)
        yield slack


@pytest.fixture
async def office(slack: SlackServer, request: pytest.FixtureRequest) -> AsyncIterator[Office]:
    """It has a short timeout only in tests in which Slack does not answer."""
    how = getattr(request.node, "callspec", None)
    is_silent = how is not None and how.params.get("how") == "timeout"
    async with ClientSession(timeout=ClientTimeout(total=1 if is_silent else 60)) as session:
        yield Office(slack, session)


@pytest.fixture
def maya(slack: SlackServer) -> User:
    return slack.user("U1", "Maya", ZONE)


async def test_a_card_is_a_message_that_is_edited_in_its_place(
    office: Office, maya: User, slack: SlackServer
) -> None:
    message = await office.show(card("Would <!channel> like to?"))
    assert maya.messages[0].text == "An interview\nWould &lt;!channel&gt; like to?"
    assert maya.messages[0].buttons == ["Yes"]
    metadata: Json = maya.messages[0].metadata or {}
    assert metadata["event_type"] == "askwell_card"
    assert metadata["event_payload"]["key"] == "i1:request"
    assert await office.show(card("Booked", buttons=()), message) == message
    [only] = maya.messages
    assert (only.buttons, only.shown) == ([], "An interview\nBooked")
    [sent] = slack.calls(POST)
    assert (sent.args["unfurl_links"], sent.args["unfurl_media"]) == (False, False)
    assert slack.calls(HISTORY) == []


async def test_no_token_and_no_response_url_is_in_a_repr(
    office: Office, slack: SlackServer
) -> None:
    assert slack.token("T1").text not in repr(office._workspace("T1"))
    answered_at = "https://hooks.slack.example/secret"
    pressed = {"container": {"type": "message"}, "response_url": answered_at}
    assert "secret" not in repr(SlackReplyAddress.of(pressed))


async def test_a_members_address_is_a_link_that_shows_all_of_itself_and_no_preview(
    office: Office, maya: User, slack: SlackServer
) -> None:
    words = Words("https://a.example/x, <https://evil.example|bank>, https://bank@evil.example")
    await office.show(Card(say("A note"), (Quote(words),)))
    [sent] = slack.calls(POST)
    assert (sent.args["unfurl_links"], sent.args["unfurl_media"]) == (False, False)
    [_, quote] = maya.messages[0].blocks
    assert quote["elements"][0]["elements"] == [
        {"type": "link", "url": "https://a.example/x", "text": "https://a.example/x"},
        {"type": "text", "text": ", <https://evil.example|bank>, https://bank@evil.example"},
    ]
    assert "mrkdwn" not in str(maya.messages[0].blocks)


async def test_a_send_of_unknown_outcome_is_looked_up_before_it_is_repeated(
    office: Office, maya: User, slack: SlackServer
) -> None:
    slack.fail(POST, "after")
    with pytest.raises(SendFailed) as failed:
        await office.show(card())
    assert failed.value.retry_after is None
    message = await office.show(card())
    assert [f"{maya.im.id}:{each.ts}" for each in maya.messages] == [message]
    assert len(slack.calls(HISTORY)) == len(slack.calls(POST)) == 1


@pytest.mark.parametrize("how", [503, "internal_error", "timeout"])
async def test_a_message_that_is_not_there_yet_is_looked_up_again_before_it_is_repeated(
    office: Office, maya: User, slack: SlackServer, how: str | int
) -> None:
    slack.fail(POST, how)
    with pytest.raises(SendFailed):
        await office.show(card())
    with pytest.raises(SendFailed, match="still arrive") as failed:
        await office.show(card())
    assert failed.value.in_doubt
    message = await office.show(card())
    assert [f"{maya.im.id}:{each.ts}" for each in maya.messages] == [message]
    assert (len(slack.calls(HISTORY)), len(slack.calls(POST))) == (2, 2)


async def test_a_message_that_slack_shows_late_after_a_kill_is_not_doubled(
    office: Office, maya: User, slack: SlackServer
) -> None:
    of_the_dead = copy(office)
    office.start(in_doubt=True)
    for _ in range(2):
        with pytest.raises(SendFailed, match="still arrive"):
            await office.show(card())
    late = await of_the_dead.show(card())
    assert await office.show(card()) == late
    assert len(maya.messages) == 1


async def test_a_message_that_arrived_unnoticed_is_brought_up_to_date(
    office: Office, maya: User, slack: SlackServer
) -> None:
    slack.fail(POST, "after")
    with pytest.raises(SendFailed):
        await office.show(card("One"))
    await office.show(card("Two"))
    assert [each.shown for each in maya.messages] == ["An interview\nTwo\n[Yes]"]


async def test_a_message_of_a_killed_process_is_found_by_the_next(
    office: Office, maya: User, slack: SlackServer
) -> None:
    message = await office.show(card())
    office.start(in_doubt=True)
    assert await office.show(card()) == message
    assert len(maya.messages) == 1
    slack.api.calls.clear()
    await office.show(card())
    assert slack.calls(HISTORY) == [], "a card that nobody tried to send is just sent"


@pytest.mark.parametrize("left", ["one", "two"])
async def test_a_message_of_several_cards_is_found_by_those_left(
    office: Office, maya: User, left: str
) -> None:
    """Before the cards were looked up, the other one was no longer needed."""
    message = await office.show(card("One and two"), keys=("card one", "card two"))
    office.start(in_doubt=True)
    assert await office.show(card(left), keys=(f"card {left}",)) == message
    assert [each.shown for each in maya.messages] == [f"An interview\n{left}\n[Yes]"]


async def test_a_failed_send_of_another_process_may_have_arrived(
    office: Office, maya: User, slack: SlackServer
) -> None:
    slack.fail(POST, "after")
    with pytest.raises(SendFailed):
        await office.show(card())
    office.start(in_doubt=office.in_doubt)
    await office.show(card())
    assert len(maya.messages) == 1


async def test_a_refused_message_is_not_looked_up(
    office: Office, maya: User, slack: SlackServer
) -> None:
    slack.limit(POST, retry_after=7)
    with pytest.raises(SendFailed):
        await office.show(card())
    office.now += 8
    await office.show(card())
    assert len(maya.messages) == 1
    assert slack.calls(HISTORY) == []


async def test_an_edit_of_unknown_outcome_is_just_made_again(
    office: Office, maya: User, slack: SlackServer
) -> None:
    message = await office.show(card())
    slack.fail("chat.update", "after")
    with pytest.raises(SendFailed):
        await office.show(card("Two"), message)
    assert await office.show(card("Two"), message) == message
    assert len(maya.messages) == 1


async def test_a_limit_is_kept_for_its_method_and_workspace_alone(
    office: Office, maya: User, slack: SlackServer
) -> None:
    there = slack.user("U1", "Other", workspace="T2")
    message = await office.show(card())
    slack.limit(POST, retry_after=7, workspace="T1")
    for left in (7, 3):
        with pytest.raises(SendFailed) as failed:
            await office.show(card())
        assert failed.value.retry_after == timedelta(seconds=left)
        office.now += 4
    office.now -= 4.5
    calls = len(slack.calls(POST))
    with pytest.raises(SendFailed):
        await office.show(card())
    assert len(slack.calls(POST)) == calls, "Slack was not even asked"
    await office.show(card(), team="T2")
    await office.show(card("Two"), message)
    assert len(there.messages) == 1
    office.now += 4
    await office.show(card())
    assert len(maya.messages) == 2


async def test_a_first_limit_is_of_one_member_and_a_second_of_all(
    office: Office, maya: User, slack: SlackServer
) -> None:
    others = [slack.user(f"U{number}", f"Member {number}") for number in (2, 3, 4)]
    slack.limit(POST, retry_after=7)
    with pytest.raises(SendFailed, match="too often"):
        await office.show(card())
    assert office.rests() == timedelta(0)
    await office.show(card(), user=others[0].id)
    slack.limit(POST, retry_after=5)
    with pytest.raises(SendFailed, match="too often"):
        await office.show(card(), user=others[1].id)
    assert (office.rests(), office.rests("message")) == (timedelta(seconds=5), timedelta(0))
    calls = len(slack.calls(POST))
    with pytest.raises(SendFailed, match="too often"):
        await office.show(card(), user=others[2].id)
    assert len(slack.calls(POST)) == calls, "Slack was not even asked"
    office.now += 6
    assert office.rests() == timedelta(0)
    await office.show(card(), user=others[2].id)


async def test_a_conversation_that_got_much_speaks_for_itself_alone(
    office: Office, maya: User, slack: SlackServer
) -> None:
    """However many conversations get too many messages: the others in the workspace go on."""
    others = [slack.user(f"U{number}", f"Member {number}") for number in (2, 3, 4)]
    for each in others[:2]:
        await office.show(card(), user=each.id)
        office.now += 1
    for each in others[:2]:
        slack.limit(POST, retry_after=30)
        with pytest.raises(SendFailed, match="too often"):
            await office.show(card(), user=each.id)
    assert office.rests() == timedelta(0)
    await office.show(card())
    assert len(maya.messages) == 1


async def test_a_limit_of_edits_stops_no_new_message(
    office: Office, maya: User, slack: SlackServer
) -> None:
    there = [await office.show(card(), user=slack.user(f"U{n}", f"M {n}").id) for n in (2, 3)]
    office.now += 60
    for number, message in enumerate(there, 2):
        slack.limit("chat.update", retry_after=30)
        with pytest.raises(SendFailed, match="too often"):
            await office.show(card("Two"), message, user=f"U{number}")
    assert (office.rests(), office.rests("message")) == (timedelta(0), timedelta(0))
    await office.show(card())
    assert len(maya.messages) == 1


async def test_a_missing_user_is_unreachable(
    office: Office, maya: User, slack: SlackServer
) -> None:
    await office.show(card())
    slack.bot("UROBOT")
    for user in ("UROBOT", "U9"):
        with pytest.raises(Unreachable):
            await office.show(card(), user=user)
    maya.deactivates()
    office.now += 3_600
    await office._spaces["T1"].people.forget_conversation("U1")
    with pytest.raises(Unreachable, match="user_disabled"):
        await office.show(card())


async def test_a_closed_conversation_is_unreachable(
    office: Office, maya: User, slack: SlackServer
) -> None:
    for error in ("channel_not_found", "is_archived", "not_in_channel", "messages_tab_disabled"):
        slack.fail(POST, error, times=2)
        with pytest.raises(Unreachable, match=error):
            await office.show(card())
        slack.api.faults.clear()
    assert maya.messages == []


async def test_a_conversation_that_was_replaced_is_opened_again(
    office: Office, maya: User, slack: SlackServer
) -> None:
    await office.show(card())
    slack.fail(POST, "channel_not_found")
    await office.show(card())
    assert len(maya.messages) == 2
    assert len(slack.calls(OPEN)) == 2


async def test_a_conversation_is_opened_once(
    office: Office, maya: User, slack: SlackServer
) -> None:
    """The conversation is remembered during a pause that Slack asks for, and after a restart."""
    slack.limit(POST, retry_after=7)
    with pytest.raises(SendFailed):
        await office.show(card())
    office.start()
    slack.limit(POST, retry_after=7)
    with pytest.raises(SendFailed):
        await office.show(card())
    office.now += 8
    await office.show(card())
    assert (len(maya.messages), len(slack.calls(OPEN))) == (1, 1)


@pytest.mark.parametrize(
    ("error", "minutes"), [("token_revoked", 1), ("account_inactive", 1), ("missing_scope", 10)]
)
async def test_an_app_that_was_removed_sends_later(
    office: Office, maya: User, slack: SlackServer, error: str, minutes: int
) -> None:
    slack.fail("conversations.open", error)
    with pytest.raises(SendFailed) as failed:
        await office.show(card())
    assert failed.value.retry_after == timedelta(minutes=minutes)
    await office.show(card())
    assert len(maya.messages) == 1


@pytest.mark.parametrize(
    "error", ["message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found"]
)
async def test_a_message_that_cannot_be_edited_is_sent_again(
    office: Office, maya: User, slack: SlackServer, error: str
) -> None:
    message = await office.show(card())
    slack.fail("chat.update", error)
    again = await office.show(card("Two"), message)
    assert again != message
    assert maya.messages[-1].shown == "An interview\nTwo\n[Yes]"


async def test_a_deleted_message_is_sent_again(
    office: Office, maya: User, slack: SlackServer
) -> None:
    message = await office.show(card())
    slack.world.messages.clear()
    again = await office.show(card("Two"), message)
    assert [f"{maya.im.id}:{each.ts}" for each in maya.messages] == [again]


async def test_a_workspace_that_is_not_connected_waits(office: Office) -> None:
    with pytest.raises(SendFailed, match="not connected"):
        await office.show(card(), team="T9")


async def test_a_card_that_slack_refuses_otherwise_is_tried_later(
    office: Office, maya: User, slack: SlackServer
) -> None:
    slack.fail(POST, "invalid_blocks")
    with pytest.raises(SendFailed, match="invalid_blocks"):
        await office.show(card())
    assert maya.messages == []


# Files


def came(maya: User) -> list[bytes | None]:
    return [file.content for each in maya.messages for file in each.files]


async def test_a_file_comes_after_its_card_and_with_no_edit(office: Office, maya: User) -> None:
    message = await office.show(card(files=(EVENT,)))
    [shown, file] = maya.messages
    assert (shown.files, file.shown) == ([], "(interview.ics)")
    assert came(maya) == [CONTENT]
    await office.show(card("Other words", files=(EVENT,)), message)
    assert len(maya.messages) == 2


async def test_a_picture_comes_with_what_it_shows_in_words(office: Office, maya: User) -> None:
    picture = Picture("held.png", b64encode(b"PNG").decode(), say("Held: {number}", number=7))
    await office.show(card(files=(picture,)))
    [sent] = maya.messages[-1].files
    assert (sent.name, sent.content, sent.alternative) == ("held.png", b"PNG", "Held: 7")


async def test_a_file_comes_with_a_card_that_arrived_unnoticed(
    office: Office, maya: User, slack: SlackServer
) -> None:
    slack.fail(POST, "after")
    with pytest.raises(SendFailed):
        await office.show(card(files=(EVENT,)))
    assert came(maya) == []
    await office.show(card(files=(EVENT,)))
    assert came(maya) == [CONTENT]


async def test_a_file_that_another_process_may_have_sent_does_not_come_twice(
    office: Office, maya: User
) -> None:
    await office.show(card(files=(EVENT,)))
    office.start(in_doubt=True)
    await office.show(card(files=(EVENT,)))
    assert came(maya) == [CONTENT]


async def test_a_file_that_nobody_sent_before_the_end_comes_after_it(
    office: Office, maya: User
) -> None:
    office.start(in_doubt=True)
    office.attempts = 2
    await office.show(card(files=(EVENT,)))
    assert came(maya) == [CONTENT]


async def test_a_file_waits_where_slack_wants_a_pause(
    office: Office, maya: User, slack: SlackServer
) -> None:
    slack.limit("files.getUploadURLExternal", retry_after=0)
    slack.limit("files.completeUploadExternal", retry_after=0)
    await office.show(card(files=(EVENT,)))
    assert came(maya) == [CONTENT]


async def test_a_file_that_has_to_wait_for_long_comes_later(
    office: Office, maya: User, slack: SlackServer
) -> None:
    slack.limit("files.getUploadURLExternal", retry_after=30)
    with pytest.raises(SendFailed) as failed:
        await office.show(card(files=(EVENT,)))
    assert failed.value.retry_after == timedelta(seconds=30)
    assert came(maya) == []
    office.now += 31
    await office.show(card(files=(EVENT,)))
    assert came(maya) == [CONTENT]
    assert len(maya.messages) == 2, "the card, and its file"


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
@pytest.mark.parametrize("how", [503, "timeout", "missing_scope", "file_uploads_disabled"])
async def test_a_file_that_slack_does_not_take_holds_nothing_up(
    *,
    office: Office,
    maya: User,
    slack: SlackServer,
    caplog: pytest.LogCaptureFixture,
    method: str,
    how: int | str,
) -> None:
    slack.fail(method, how)
    assert await office.show(card(files=(EVENT,)))
    assert (len(maya.messages), came(maya)) == (1, [])
    assert "A file was not sent" in caplog.text
    assert "Zoë" not in caplog.text


async def test_an_upload_that_fails_holds_nothing_up(
    office: Office, maya: User, slack: SlackServer, caplog: pytest.LogCaptureFixture
) -> None:
    slack.api.files.fails = 1
    assert await office.show(card(files=(EVENT, EVENT)))
    assert came(maya) == [CONTENT], "the second came"
    assert "status: 500" in caplog.text


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be told so")
async def test_a_delayed_post_does_not_arrive_after_its_look_up() -> None:
    """When the network was down for half a minute, the post came only after the look-up, and so the
    card came twice."""

    async def long(_: web.Request) -> web.Response:
        return web.Response(body=bytes(10_000_000))

    app = web.Application()
    app.router.add_get("/", long)
    async with (
        TestServer(app) as server,
        open_session() as session,
        session.get(server.make_url("/")) as begun,
    ):
        assert begun.connection is not None
        assert begun.connection.transport is not None
        line = begun.connection.transport.get_extra_info("socket")
        gives_up = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)
    assert 0 < gives_up <= FIRST_WAIT / timedelta(milliseconds=1)
