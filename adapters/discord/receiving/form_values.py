"""The values of a submitted form."""

from collections.abc import Iterator
from typing import Any

from discord import ComponentType

from adapters.discord.custom_ids import FieldId, read_action
from adapters.discord.limits import Json
from adapters.shared.payload import Unreadable, at, text
from bot.cards.buttons import Action
from bot.cards.forms import Values
from bot.cards.rich_text import say
from bot.interview.frozen import frozen

_FORM = say("This form cannot be read. Please open it again.")


@frozen
class SubmittedForm:
    """`opening` is the same if the same form is sent again. `opener` opens another one. `channel`
    is the chosen one, None if none was chosen."""

    action: Action
    values: Values
    opening: str
    opener: Action | None
    channel: str | None


def read_submission(data: Any) -> SubmittedForm:
    action, values = read_action(at(data, "custom_id")), {}
    first: FieldId | None = None
    channel: str | None = None
    for shown in _inputs(at(data, "components")):
        field = FieldId.decode(str(shown["custom_id"]))
        values[field.name] = _value(shown, at(data, "resolved", "attachments"))
        first = first or field
        if shown.get("type") == ComponentType.channel_select.value:
            channel = next(iter(values[field.name]), None)
    if action is None or first is None:
        raise Unreadable(_FORM)
    return SubmittedForm(action, values, first.opening, first.opener, channel)


def _inputs(components: Any) -> Iterator[Json]:
    for each in components if isinstance(components, list) else ():
        inside = at(each, "component")
        if isinstance(inside, dict) and isinstance(inside.get("custom_id"), str):
            yield inside


def _value(shown: Json, attachments: Any) -> str | tuple[str, ...]:
    values = shown.get("values")
    if shown.get("type") == ComponentType.file_upload.value:
        return text(at(attachments, str(values[0]), "url"), _FORM) if values else ""
    if isinstance(values, list):
        return tuple(text(each, _FORM) for each in values)
    return text(shown.get("value") or "", _FORM)
