"""Replaces in what arrives what no database keeps: null characters, halves of characters."""

from dataclasses import replace

from bot.engine.events import Caller, Command, FromMember, Press, Said, Submit


def storable(event: FromMember) -> FromMember:
    by = _of_person(event.by)
    match event:
        case Command(whom=Caller() as whom):
            return replace(event, by=by, text=storable_text(event.text), whom=_of_person(whom))
        case Command() | Said():
            return replace(event, by=by, text=storable_text(event.text))
        case Press():
            action = replace(event.action, arg=storable_text(event.action.arg))
            return replace(event, by=by, action=action)
        case Submit():
            values = {name: _of_field(value) for name, value in event.values.items()}
            return replace(event, by=by, values=values)


def _of_person(caller: Caller) -> Caller:
    return replace(caller, name=storable_text(caller.name))


def _of_field(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return storable_text(value) if isinstance(value, str) else tuple(map(storable_text, value))


def storable_text(text: str) -> str:
    """What was there shows as a replacement character; two halves that belong together are one."""
    shown = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
