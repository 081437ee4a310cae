"""Discord cannot keep a form open, so a button opens it again, filled in as it was.

What was typed is in the message itself, so a restart does not lose it. What was chosen is in
memory for a day; see bot.unsent_forms.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import discord

from adapters.discord.custom_ids import (
    choice_id,
    correction_id,
    is_reopen,
    reopen_id,
    waiting_id,
)
from adapters.discord.receiving.receive import DiscordEvent, components
from adapters.discord.rendering.components import (
    Component,
    MessageLayout,
    button,
    framed,
    rows,
    written,
)
from adapters.discord.rendering.markdown import markdown
from adapters.discord.rendering.render import message
from bot.cards.buttons import Action, Style
from bot.cards.cards import card_of
from bot.cards.forms import Field, Form, Invalid, Values
from bot.cards.plain_text import one_line
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, say
from bot.interview.members import Person
from bot.unsent_forms import UnsentForms

_DAY = timedelta(days=1)
_TYPED = re.compile(r"```(\w+)\n(.*?)\n```", re.DOTALL)
_FENCE, _NO_FENCE = "```", "``\N{ZERO WIDTH SPACE}`"


class FormDrafts:
    """What people entered in forms that could not be accepted."""

    def __init__(self, unsent: UnsentForms) -> None:
        self._unsent = unsent

    def keep(self, by: Person, opener: Action | None, values: Values) -> None:
        if opener:
            self._unsent.keep(by, opener.encode(), values, _DAY)

    def of(self, by: Person, opener: Action | None, asked_on: discord.Message | None) -> Values:
        kept = self._unsent.of(by, opener.encode()) if opener else None
        return _in_message(asked_on) if kept is None else kept


def correction_message(
    invalid: Invalid, heard: DiscordEvent | None, reader: Reader
) -> MessageLayout:
    """What is wrong with the form that was `heard`, what was typed (if there is room for it), and
    the button that opens the form again."""
    values = heard.values if heard else {}
    title = markdown(say("Almost there"), reader)
    sentences = [_labelled(field, why, reader) for field, why in invalid.why.items()]
    heading: Component = written("\n".join([f"## {title}", *sentences]))
    typed: list[Component] = [
        written(f"{_FENCE}{name}\n{value.replace(_FENCE, _NO_FENCE)}\n{_FENCE}")
        for name, value in values.items()
        if isinstance(value, str) and value
    ]
    opening = list(_ways_on(invalid, heard, reader))
    with suppress(ValueError):
        return framed([heading, *typed, *opening])
    return framed([heading, *opening])


def _ways_on(invalid: Invalid, heard: DiscordEvent | None, reader: Reader) -> Iterator[Component]:
    opener = heard.opener if heard else None
    if heard is None or opener is None:
        yield written(markdown(say("Please open the form again."), reader))
        return
    yield from rows(list(_choices(invalid, opener, heard.opening)))
    label = one_line(say("Correct it"), reader)
    yield from rows([button(label, _again(opener, heard.opening), Style.PRIMARY)])


def _again(opener: Action, opening: str) -> str:
    """The id of a button that opens a form with this opening, or one of its own if it is empty."""
    return correction_id(opener, opening) if opening else reopen_id(opener)


def _choices(invalid: Invalid, opener: Action, opening: str) -> Iterator[Component]:
    """A button for each meaning that fits on one. The others can be typed."""
    for name, meanings in invalid.meanings.items():
        for number, meaning in enumerate(meanings):
            with suppress(ValueError):
                yield button(meaning, choice_id(opener, opening, name, number))


def offer(form: Form, heard: DiscordEvent | None, reader: Reader) -> MessageLayout:
    """A button that opens a form, for cases in which Discord does not open one directly. One that
    corrects another keeps its opening."""
    card = card_of(form.title, say("There are a few things to fill in."))
    label = one_line(say("Open the form"), reader)
    opener = heard.opener if heard else None
    if heard is None or opener is None:
        return message(card, reader)
    again = _again(opener, heard.opening)
    return message(card, reader, *rows([button(label, again, Style.PRIMARY)]))


def waiting(opener: Action | None, reader: Reader) -> list[Component]:
    """A button that opens a form again of which nothing is saved yet. It stands back behind the
    crisis line."""
    label = one_line(say("Open the form again"), reader)
    return rows([button(label, waiting_id(opener))]) if opener else []


def is_offer(acted_on: discord.Message | None) -> bool:
    """Whether it is one of these two messages, which are removed once the form was accepted."""
    return any(is_reopen(getattr(each, "custom_id", None)) for each in components(acted_on))


def _labelled(field: Field | None, why: Text, reader: Reader) -> str:
    """The sentence, below the label of its field."""
    said = markdown(why, reader)
    return f"**{markdown(field.label, reader)}**\n{said}" if field else said


def _in_message(asked_on: discord.Message | None) -> Values:
    contents = (getattr(each, "content", None) for each in components(asked_on))
    texts = (each for each in contents if isinstance(each, str))
    found = (match for text in texts for match in _TYPED.finditer(text))
    return {match[1]: match[2].replace(_NO_FENCE, _FENCE) for match in found}
