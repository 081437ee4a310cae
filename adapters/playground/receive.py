"""Reads what the page sent as an event. Raises RequestRefused for what it cannot have meant."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from adapters.playground import checks
from adapters.playground.chat.chat_server import Resident
from adapters.playground.chat.messages import Json
from adapters.playground.refused import RequestRefused
from adapters.playground.residents.groups import groups_of
from bot.cards.buttons import Action
from bot.cards.forms import FILE_BYTES
from bot.cards.rich_text import Words, say
from bot.engine.events import Caller, Press, Said, Submit
from bot.engine.receiving.sanitize import storable_text
from bot.interview.members import Person

PLATFORM = "playground"
SPACE = "demo"
EVENT_ID = 40
LINE = 3_000
VALUE = 20_000
"""More characters than any field accepts, so that a member reads about the field's own limit."""

_ID = re.compile(rf"[A-Za-z0-9-]{{1,{EVENT_ID}}}")
_MENTION = re.compile(r"@([\w-]+)")
Residents = Mapping[str, Resident]


def caller(resident: Resident, locale: str | None = None) -> Caller:
    person = Person(PLATFORM, SPACE, resident.user)
    runs_space = resident.part == "organizer"
    here = (person, resident.name, resident.zone, locale)
    return Caller(*here, runs_space=runs_space, roles=groups_of(resident.user))


def event_id(asked: Json, name: str = "id") -> str:
    """The id that the page gave to an event, or that of an earlier event it refers to."""
    given = asked.get(name)
    if not isinstance(given, str) or not _ID.fullmatch(given):
        why = say(
            '"{name}" has to be 1 to {most} letters, digits and dashes.',
            name=Words(name),
            most=EVENT_ID,
        )
        raise RequestRefused(why)
    return given


def resident(asked: Json, residents: Residents) -> Resident:
    user = asked.get("user")
    if not isinstance(user, str) or user not in residents:
        raise RequestRefused(say("Nobody here has that user id."), 404)
    return residents[user]


def shown(asked: Json) -> set[str]:
    """The users whose sides the page shows."""
    users = asked.get("shown")
    if not isinstance(users, list) or not all(isinstance(user, str) for user in users):
        raise RequestRefused(say("Send the list of users whose sides are shown."))
    return set(users)


def said(asked: Json, by: Caller, residents: Residents) -> Said:
    """A typed line, and the first person mentioned in it."""
    line = _text(asked)
    for mention in _MENTION.finditer(line):
        if mention[1] in residents:
            return Said(event_id(asked), by, line, mention[1], mention[0])
    return Said(event_id(asked), by, line)


def line_json(asked: Json, residents: Residents) -> Json:
    """The line as its writer sees it, with mentions as names."""
    spans: list[str | Json] = []
    for number, part in enumerate(_MENTION.split(_text(asked))):
        if number % 2 and part in residents:
            spans.append({"kind": "mention", "text": residents[part].name})
        elif part:
            spans.append(f"@{part}" if number % 2 else part)
    return {"kind": "line", "text": spans}


def pressed(asked: Json, by: Caller, at: datetime) -> Press:
    return Press(event_id(asked), by, action(asked.get("action")), at)


def submitted(asked: Json, by: Caller, form: Json) -> Submit:
    """The action is that of the form that was opened, whatever the page says."""
    files = {each["name"] for each in form.get("fields", ()) if each["kind"] == "file"}
    values = {
        name: _value(value, FILE_BYTES * 4 // 3 + 4 if name in files else VALUE)
        for name, value in _values(asked).items()
    }
    return Submit(event_id(asked), by, action(form["action"]), values)


def action(encoded: object) -> Action:
    try:
        return Action.decode(str(encoded))
    except ValueError:
        raise RequestRefused(say("That button is none of ours.")) from None


def _text(asked: Json) -> str:
    text = asked.get("text")
    if not isinstance(text, str) or not text.strip():
        raise RequestRefused(say("Type something first."))
    if len(text) > LINE:
        raise RequestRefused(checks.too_long(len(text), LINE))
    return storable_text(text.strip())


def _values(asked: Json) -> dict[str, Any]:
    values = asked.get("values")
    if not isinstance(values, dict):
        raise RequestRefused(say("A form comes with its values by field name."))
    return values


def _value(value: object, most: int) -> str | tuple[str, ...]:
    parts = value if isinstance(value, list) else [value]
    texts = tuple(part for part in parts if isinstance(part, str))
    if len(texts) != len(parts):
        raise RequestRefused(say("A value is a text, or a list of texts."))
    if sum(map(len, texts)) > most:
        raise RequestRefused(say("One field is longer than {most} characters.", most=most))
    texts = tuple(map(storable_text, texts))
    return texts if isinstance(value, list) else texts[0]
