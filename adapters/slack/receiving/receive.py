"""Reads what Slack sent as the core's events. Raises Unreadable if it makes no sense."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from adapters.shared.payload import Unreadable, at
from adapters.slack import action_ids
from adapters.slack.receiving.mrkdwn_input import as_typed, first_mention
from bot.cards.buttons import Action
from bot.cards.rich_text import Text, say
from bot.engine.events import Caller, Command, Said
from bot.engine.receiving.sanitize import storable_text
from bot.interview.members import Person

PLATFORM = "slack"
LINE = 3_000
ASK_SOMEBODY, ASK_AUTHOR = "ask_somebody", "ask_author"
"""The callback ids of the shortcuts: the global one, and the one on somebody's message."""
_FILE = "file_share"
_WRITTEN = (None, _FILE, "me_message", "thread_broadcast")
"""The subtypes of messages that a member wrote, https://docs.slack.dev/reference/events/message."""
_IN_WORDS = say("I cannot open files here. Please write to me in words, and I will answer.")


def caller(payload: Any) -> Caller:
    """The member who acts, with the name from the payload. Their time zone is in their profile."""
    team = _first(payload, ("team_id",), ("team", "id"), ("user", "team_id"))
    user = _first(payload, ("event", "user"), ("user_id",), ("user", "id"))
    if not team or not user:
        raise Unreadable(say("Slack did not say who did this."))
    name = _first(payload, ("user", "name"), ("user", "username"), ("user_name",))
    return Caller(Person(PLATFORM, team, user), storable_text(name) or user, None)


def event_id(payload: Any) -> str:
    """The id is the same if Slack delivers an event again, and if a member submits a form again
    because the first answer was lost."""
    form = at(payload, "type") == "view_submission"
    which = (("view", "id"),) if form else (("event_id",), ("trigger_id",))
    unique = _first(payload, *which)
    if not unique:
        raise Unreadable(say("Slack did not say which event this is."))
    team = _first(payload, ("team_id",), ("team", "id"))
    callback = _first(payload, ("view", "callback_id")) if form else ""
    return hashlib.sha256(repr((team, unique, callback)).encode()).hexdigest()[:32]


def command(payload: Any, by: Caller) -> Said:
    """What was typed after /askwell."""
    text = at(payload, "text")
    return _said(event_id(payload), by, text if isinstance(text, str) else "")


def shortcut(payload: Any, by: Caller) -> Command:
    """The command `ask` about the author of the message on which the shortcut was used."""
    callback, author = at(payload, "callback_id"), _first(payload, ("message", "user"))
    if callback == ASK_SOMEBODY:
        return Command(event_id(payload), by, "ask")
    if callback != ASK_AUTHOR:
        raise Unreadable(say("That shortcut is none of mine."))
    if not author or at(payload, "message", "bot_id"):
        raise Unreadable(say("No person wrote this message, so there is nobody to ask."))
    return Command(event_id(payload), by, "ask", user=author)


def is_direct_message(payload: Any) -> bool:
    """Whether a member wrote this to us: not a bot, and not an edited, deleted or other kind of
    message."""
    event = at(payload, "event")
    return (
        at(event, "type") == "message"
        and at(event, "channel_type") == "im"
        and at(event, "subtype") in _WRITTEN
        and not any(at(event, mark) for mark in ("bot_id", "hidden", "edited"))
        and all(isinstance(at(event, name), str) for name in ("user", "text"))
        and (at(event, "subtype") == _FILE or bool(as_typed(event["text"])))
    )


def is_mention(payload: Any) -> bool:
    """Whether a member mentioned us in a channel: not a bot, and not by editing a message."""
    event = at(payload, "event")
    return (
        at(event, "type") == "app_mention"
        and at(event, "subtype") in _WRITTEN
        and not any(at(event, mark) for mark in ("bot_id", "edited"))
        and all(isinstance(at(event, name), str) for name in ("user", "channel"))
    )


def direct_message(payload: Any, by: Caller) -> Said:
    """A direct message to us. If a file comes with it, only the words are read."""
    if not is_direct_message(payload) or not as_typed(payload["event"]["text"]):
        raise Unreadable(_IN_WORDS)
    return _said(event_id(payload), by, payload["event"]["text"])


def pressed(payload: Any) -> Action:
    """The action of the button that was pressed."""
    if (action := action_ids.read(_pressed_id(payload))) is None:
        raise Unreadable(say("That button is none of mine."))
    return action


def is_link(payload: Any) -> bool:
    """Whether the button only opened a URL, so that no answer is needed."""
    return action_ids.is_link(_pressed_id(payload))


def waiting_form(payload: Any) -> str:
    """The view of the form that the button opens again. Empty if it is another button."""
    return action_ids.read_waiting(_pressed_id(payload))


def pressed_at(payload: Any) -> datetime | None:
    """When a button was pressed. None if Slack does not say."""
    actions = at(payload, "actions")
    return _instant(at(actions[0], "action_ts") if isinstance(actions, list) and actions else None)


def shown_at(payload: Any) -> datetime | None:
    """When the message was sent whose button was pressed. None if Slack does not say."""
    return _instant(at(payload, "container", "message_ts"))


def _instant(given: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(given), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _pressed_id(payload: Any) -> object:
    """The id of the button, or of the option chosen in a menu."""
    actions = at(payload, "actions")
    first = actions[0] if isinstance(actions, list) and actions else None
    return at(first, "selected_option", "value") or at(first, "action_id")


def _said(event: str, by: Caller, text: str) -> Said:
    """The line, with the first person mentioned in it."""
    line = as_typed(text)
    if len(line) > LINE:
        raise Unreadable(_too_long(line))
    return Said(event, by, line, *first_mention(text))


def _first(payload: Any, *paths: tuple[str, ...]) -> str:
    """The first of these values that is a non-empty text, otherwise an empty one."""
    for path in paths:
        found = at(payload, *path)
        if isinstance(found, str) and found:
            return found
    return ""


def _too_long(line: str) -> Text:
    return say("That is {length} characters long; {most} is the most.", length=len(line), most=LINE)
