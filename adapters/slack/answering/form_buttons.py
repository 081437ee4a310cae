"""A button that opens a form, for cases in which no form can open by itself: after a typed message,
or when the trigger has expired."""

import json
from typing import Any

from adapters.shared.payload import at
from adapters.slack.limits import Json
from adapters.slack.receiving import receive
from adapters.slack.spaces.workspace import card_message
from bot.cards.blocks import Paragraph
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.engine.events import Caller, Command, FromMember, Press

_WORDS = 1_000


def form_button(reader: Reader, event: FromMember, form: Form) -> Json:
    """A message with the button. Pressing it repeats the event that was answered with the form."""
    action = event.action if isinstance(event, Press) else Action(getattr(event, "name", ""))
    button = Button(say("Open the form"), action, Style.PRIMARY)
    how = Paragraph(say("There are a few things to fill in."))
    message = card_message(Card(form.title, (how,), (button,)), reader)
    if isinstance(event, Command):
        kept = {"text": event.text[:_WORDS], "user": event.user, "about": event.about}
        message["blocks"][-1]["elements"][0]["value"] = json.dumps(kept)
    return message


def read_press(payload: Any, by: Caller) -> Press | Command:
    """Read a press of one of the core's buttons, or of one made here. Raises Unreadable."""
    action = receive.pressed(payload)
    kept = _kept(payload["actions"][0])
    event = receive.event_id(payload)
    if kept is None:
        return Press(event, by, action, receive.pressed_at(payload))
    text, user, about = (kept.get(name) for name in ("text", "user", "about"))
    words, whom = (each if isinstance(each, str) else "" for each in (text, user))
    return Command(event, by, action.name, words, whom or None, str(about or ""))


def _kept(button: Any) -> Json | None:
    try:
        kept = json.loads(at(button, "value") or "null")
    except (TypeError, ValueError):
        return None
    return kept if isinstance(kept, dict) else None
