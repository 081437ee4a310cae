"""What Slack sent, read as an event."""

from typing import Any

import pytest

from adapters.shared.payload import Unreadable
from adapters.slack.receiving import receive
from bot.cards.buttons import Action
from bot.engine.events import Caller, Command, Said
from bot.engine.receiving import commands
from bot.flows import every_flow
from bot.interview.members import Person

MAYA = Caller(Person("slack", "T1", "U0MAYA"), "Maya", "Europe/Berlin")


def command(text: object) -> Command:
    said = receive.command({"trigger_id": "1.2.abc", "team_id": "T1", "text": text}, MAYA)
    assert len(said.id) <= 40
    made = commands.read(said, every_flow().specs)
    assert isinstance(made, Command)
    return made


def message(text: str, **event: object) -> dict[str, Any]:
    kind = {"type": "message", "channel_type": "im", "user": "U0MAYA", "text": text}
    return {"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": kind | event}


@pytest.mark.parametrize(
    ("text", "name", "words", "user"),
    [
        ("find design", "find", "design", None),
        ("  /Find \n UX   research ", "find", "UX   research", None),
        ("", "start", "", None),
        (None, "start", "", None),
        ("ask <@U0DANIEL|daniel>", "ask", "", "U0DANIEL"),
        ("<@U0DANIEL>", "ask", "", "U0DANIEL"),
        ("ask <@W0DANIEL> or <@U0EVE|eve>", "ask", "or @eve", "W0DANIEL"),
        ("find R&amp;D &lt;@U0EVE&gt; &amp;lt;", "find", "R&D <@U0EVE> &lt;", None),
        ("find <#C1|general> <#C2>", "find", "#general #C2", None),
        ("find <https://a.example/b|a.example/b>", "find", "a.example/b", None),
        ("find <https://a.example/?a=1&amp;b=2>", "find", "https://a.example/?a=1&b=2", None),
        ("find <https://a.example|click>", "find", "click (https://a.example)", None),
        ("find <mailto:a@b.example|a@b.example> <tel:123>", "find", "a@b.example 123", None),
        ("find <!here> <!channel|channel> <!subteam^S1|@ux>", "find", "@here @channel @ux", None),
        ("find <!date^1^{date}|today>", "find", "today", None),
        ("find a\0b\ud800", "find", "a\ufffdb\ufffd", None),
    ],
)
def test_a_command(text: object, name: str, words: str, user: str | None) -> None:
    made = command(text)
    assert (made.name, made.text, made.user) == (name, words, user)


def test_a_command_that_is_too_long_is_refused_in_a_sentence() -> None:
    with pytest.raises(Unreadable, match="That is 3,001 characters long; 3,000 is the most"):
        command("x" * 3_001)


def test_a_direct_message_is_said() -> None:
    payload = message("find R&amp;D")
    assert receive.is_direct_message(payload)
    assert receive.direct_message(payload, MAYA) == Said(
        receive.event_id(payload), MAYA, "find R&D"
    )


def test_a_direct_message_names_the_mention_in_its_text() -> None:
    made = receive.direct_message(message("Ask <@U0DANIEL> please"), MAYA)
    assert (made.text, made.user, made.mention) == ("Ask @U0DANIEL please", "U0DANIEL", "@U0DANIEL")


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"},
        {"subtype": "message_changed"},
        {"hidden": True},
        {"edited": {"ts": "1"}},
        {"channel_type": "channel"},
        {"type": "app_home_opened"},
        {"user": None},
        {"text": " \n"},
        {"text": None},
    ],
)
def test_messages_that_are_not_for_the_bot_are_ignored(event: dict[str, object]) -> None:
    payload = message("find")
    payload["event"] |= event
    assert not receive.is_direct_message(payload)
    with pytest.raises(Unreadable):
        receive.direct_message(payload, MAYA)


@pytest.mark.parametrize("subtype", ["file_share", "me_message", "thread_broadcast"])
def test_words_are_read_with_any_attachment(subtype: str) -> None:
    payload = message("find")
    payload["event"] |= {"subtype": subtype}
    assert receive.direct_message(payload, MAYA).text == "find"


def test_a_file_without_words_is_to_be_answered() -> None:
    payload = message("")
    payload["event"] |= {"subtype": "file_share"}
    assert receive.is_direct_message(payload)
    with pytest.raises(Unreadable, match="I cannot open files here"):
        receive.direct_message(payload, MAYA)


def test_the_shortcuts() -> None:
    everywhere = {"trigger_id": "1", "callback_id": "ask_somebody"}
    on_message = {"trigger_id": "1", "callback_id": "ask_author", "message": {"user": "U0DANIEL"}}
    assert receive.shortcut(everywhere, MAYA).user is None
    asked = receive.shortcut(on_message, MAYA)
    assert (asked.name, asked.user) == ("ask", "U0DANIEL")
    for unread in (
        on_message | {"message": {"user": "U0BOT", "bot_id": "B1"}},
        on_message | {"message": {}},
        on_message | {"callback_id": "other"},
    ):
        with pytest.raises(Unreadable):
            receive.shortcut(unread, MAYA)


@pytest.mark.parametrize("given", ["askwell:pick:i1:2:a:b", "askwell.3:pick:i1:2:a:b"])
def test_a_press(given: str) -> None:
    assert receive.pressed({"actions": [{"action_id": given}]}) == Action("pick", "i1", 2, "a:b")


@pytest.mark.parametrize("given", [None, 7, "", "pick:i1:2:", "askwell:pick", "askwell:p:i:x:"])
def test_a_foreign_button_is_refused(given: object) -> None:
    with pytest.raises(Unreadable, match="none of mine"):
        receive.pressed({"actions": [{"action_id": given}]})
