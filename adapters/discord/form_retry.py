"""Forms that Discord cannot keep open: a button opens them anew, filled in as they were.

What was typed stands in the message itself, so that a restart loses none of it; what was
chosen is kept for a day.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from zoneinfo import ZoneInfo

from discord import Message

from adapters.cache import Cache
from adapters.discord.custom_ids import choice_id, read_reopen, reopen_id
from adapters.discord.limits import TEXT, Json
from adapters.discord.markdown import escaped
from adapters.discord.receive import components
from adapters.discord.render import button, framed, message, rows, shown, text_display
from bot.events import Values
from bot.ui import Action, Card, Form, Invalid, Paragraph, Style

_FORMS, _DAY = 2_000, 86_400.0
_TYPED = re.compile(r"```(\w+)\n(.*?)\n```", re.DOTALL)
_FENCE, _NO_FENCE = "```", "``\N{ZERO WIDTH SPACE}`"


class FormDrafts:
    """What people filled forms with that could not be taken."""

    def __init__(self) -> None:
        self._kept: Cache[tuple[str, str], Values] = Cache(_FORMS, _DAY)

    def keep(self, user: str, opener: Action | None, values: Values) -> None:
        if opener:
            self._kept.put((user, opener.encode()), values)

    def of(self, user: str, opener: Action | None, asked_on: Message | None) -> Values:
        kept = self._kept.get((user, opener.encode())) if opener else None
        return _in_message(asked_on) if kept is None else kept


def corrections(invalid: Invalid, opener: Action | None, values: Values) -> Json:
    """What is wrong with a form, what was typed, and the button that opens it again."""
    sentences = [escaped(_with_name(name, why)) for name, why in invalid.why.items()]
    typed = [
        text_display(f"{_FENCE}{name}\n{value.replace(_FENCE, _NO_FENCE)}\n{_FENCE}")
        for name, value in values.items()
        if isinstance(value, str) and value
    ]
    opening = (
        [
            *rows(list(_choices(invalid, opener))),
            *rows([button("Correct it", reopen_id(opener), Style.PRIMARY)]),
        ]
        if opener
        else [text_display("Please open the form again.")]
    )
    heading = text_display("\n".join(["## Almost there", *sentences]))
    room = TEXT - len(shown([heading, *opening]))
    return framed([heading, *(typed if len(shown(typed)) <= room else ()), *opening])


def _choices(invalid: Invalid, opener: Action) -> Iterator[Json]:
    """A button for each meaning that it can show whole; the others can be typed."""
    for name, meanings in invalid.meanings.items():
        for number, meaning in enumerate(meanings):
            with suppress(ValueError):
                yield button(meaning, choice_id(opener, name, number))


def offer(form: Form, opener: Action | None) -> Json:
    """A button that opens a form, for where Discord opens none by itself."""
    words = "There are a few things to fill in."
    card = Card((form.title,), (Paragraph((words,)),))
    opening = rows([button("Open the form", reopen_id(opener), Style.PRIMARY)]) if opener else []
    return message(card, ZoneInfo("UTC"), *opening)


def is_offer(acted_on: Message | None) -> bool:
    """Whether a message is one of these two, which are done with once the form was taken."""
    return any(read_reopen(getattr(each, "custom_id", None)) for each in components(acted_on))


def _with_name(name: str, why: str) -> str:
    return f"{name.replace('_', ' ').capitalize()}: {why}" if name else why


def _in_message(asked_on: Message | None) -> Values:
    contents = (getattr(each, "content", None) for each in components(asked_on))
    texts = (each for each in contents if isinstance(each, str))
    found = (match for text in texts for match in _TYPED.finditer(text))
    return {match[1]: match[2].replace(_NO_FENCE, _FENCE) for match in found}
