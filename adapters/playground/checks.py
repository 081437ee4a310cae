"""What a platform checks in a form before the bot hears of it. Every field has its sentence."""

from datetime import date

from adapters.playground.messages import Json
from bot.cards.forms import Values


def wrong(form: Json, values: Values) -> dict[str, str]:
    """What is wrong with the values, by field name."""
    found = {
        field["name"]: _field(field, values.get(field["name"], "")) for field in form["fields"]
    }
    return {name: why for name, why in found.items() if why}


def complete(form: Json, values: Values) -> Values:
    """A value for each field of the form and for nothing else, each in its field's type."""
    return {field["name"]: _typed(field, values.get(field["name"], "")) for field in form["fields"]}


def _typed(field: Json, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if field["kind"] != "choice":
        return value if isinstance(value, str) else "\n".join(value)
    return tuple(each for each in ((value,) if isinstance(value, str) else value) if each)


def _field(field: Json, value: str | tuple[str, ...]) -> str:
    typed = _typed(field, value)
    if isinstance(typed, tuple):
        return _choice(field, typed)
    if not typed.strip():
        return "Please fill this in." if field["required"] else ""
    if field["kind"] == "text" and len(typed) > field["most"]:
        return f"That is {len(typed):,} characters long; {field['most']:,} is the most."
    if field["kind"] == "day" and not _is_day(typed.strip()):
        return 'Please give a date, such as "2026-11-24".'
    return ""


def _choice(field: Json, chosen: tuple[str, ...]) -> str:
    if not chosen:
        return "Please choose." if field["required"] else ""
    if len(chosen) > field["most"]:
        return f"Please choose {field['most']} at most."
    if set(chosen) - {option["value"] for option in field["options"]}:
        return "Please choose from what is offered."
    return ""


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
