"""Checks a form, as a platform does before the bot receives it. Every field that is wrong gets a
sentence."""

from datetime import date

from adapters.playground.chat.messages import Json
from bot.cards.forms import Values
from bot.cards.rich_text import Text, Words, say


def errors(form: Json, values: Values) -> dict[str, Text]:
    """What is wrong with the values, by field name."""
    found = {
        field["name"]: _field(field, values.get(field["name"], "")) for field in form["fields"]
    }
    return {name: why for name, why in found.items() if why is not None}


def complete(form: Json, values: Values) -> Values:
    """A value for each field of the form and for nothing else, each of its field's type."""
    return {field["name"]: _typed(field, values.get(field["name"], "")) for field in form["fields"]}


def too_long(length: int, most: int) -> Text:
    return say("That is {length} characters long; {most} is the most.", length=length, most=most)


def _typed(field: Json, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if field["kind"] != "choice":
        return value if isinstance(value, str) else "\n".join(value)
    return tuple(each for each in ((value,) if isinstance(value, str) else value) if each)


def _field(field: Json, value: str | tuple[str, ...]) -> Text | None:
    typed = _typed(field, value)
    if isinstance(typed, tuple):
        return _choice(field, typed)
    if not typed.strip():
        return say("Please fill this in.") if field["required"] else None
    if field["kind"] == "text" and len(typed) > field["most"]:
        return too_long(len(typed), field["most"])
    if field["kind"] == "day" and not _is_day(typed.strip()):
        return say('Please give a date, such as "{example}".', example=Words("2026-11-24"))
    return None


def _choice(field: Json, chosen: tuple[str, ...]) -> Text | None:
    if not chosen:
        return say("Please choose.") if field["required"] else None
    if len(chosen) > field["most"]:
        return say("Please choose {most} at most.", most=field["most"])
    if set(chosen) - {option["value"] for option in field["options"]}:
        return say("Please choose from what is offered.")
    return None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
