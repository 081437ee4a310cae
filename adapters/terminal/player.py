"""A simulated member who types, presses buttons by their labels, fills in forms, and reads."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count

from adapters.shared.answering.error_card import trouble
from adapters.shared.card_lines import card_lines, form_title
from bot.app import Askwell
from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.forms import ChoiceField, Field, Form, Invalid, Reply, Values
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import ListStyle, Text, Words, in_full, listed, say
from bot.engine.errors import log_failure
from bot.engine.events import Caller, Press, Said, Submit

log = logging.getLogger(__name__)

Tell = Callable[[Caller, Text, list[str]], None]
"""Called with what somebody did or saw, in a few words, and with its lines."""
_ANSWER = "answer"
_SELDOM: set[str] = {ActionName.BLOCK, ActionName.SOMETHING_WRONG}
_TYPED = 60
"""How many characters of what they type into a field are shown. The whole of it is shown next."""


class Player:
    """`seen` are the cards in their conversation by key, in their present state, newest last.
    Buttons and options are named by their English labels, whatever language the member reads."""

    def __init__(self, app: Askwell, caller: Caller, tell: Tell) -> None:
        self._app = app
        self._tell = tell
        self.caller = caller
        self.reader = caller.reader
        self.seen: dict[str, Card] = {}
        self.form: Form | None = None
        self._numbers = count(1)
        self._seldom: set[str] = set()
        self._did: Press | Said | Submit | None = None

    @property
    def name(self) -> str:
        return self.caller.name

    def connects(self, app: Askwell) -> None:
        """Continue with another process, which knows nothing about this one."""
        self._app = app

    async def types(self, text: str) -> Reply:
        what = say("{who} types: {words}", who=self._who, words=in_full(text))
        self._tell(self.caller, what, [])
        return await self._does(Said(self._event_id(), self.caller, text))

    async def presses(self, label: str) -> Reply:
        """Press the newest button whose label begins with this, and confirm if it asks first.
        Raises LookupError if there is none."""
        button = self.button(label)
        what = say("{who} presses [{label}]", who=self._who, label=button.label)
        self._tell(self.caller, what, [])
        action = button.action.after_yes if button.confirm else button.action
        return await self.sends(action)

    async def sends(self, action: Action, at: datetime | None = None) -> Reply:
        """Press a button with this action, whether or not one is visible. `at` is when (UTC); two
        presses at about the same time are a double click."""
        return await self._does(Press(self._event_id(), self.caller, action, at))

    async def submits(self, action: Action, values: Values) -> Reply:
        """Send a form with this action and these values, whether or not one is open."""
        return await self._does(Submit(self._event_id(), self.caller, action, values))

    async def repeats(self, **other: str | tuple[str, ...]) -> Reply:
        """The platform delivers the last action once more, as the same event: a form with these
        other values, if any."""
        if self._did is None:
            raise LookupError(f"{self.name} has done nothing yet")
        if other and isinstance(self._did, Submit):
            return await self._does(replace(self._did, values={**self._did.values, **other}))
        return await self._does(self._did)

    async def fills(self, **values: str | tuple[str, ...]) -> Reply:
        """Fill in the open form and send it: text by field name, and options by the beginnings of
        their labels.

        Fields that are not named keep their present values. Raises LookupError for a field or an
        option that the form does not have.
        """
        form = self.form
        if form is None:
            raise LookupError(f"{self.name} has no form open")
        filled = {each.name: each.initial for each in form.fields}
        for name, value in values.items():
            filled[name] = self._value(form, name, value)
        what = say("{who} fills it in and presses [{label}]", who=self._who, label=form.submit)
        self._tell(self.caller, what, _answers(form, filled, self.reader))
        return await self.submits(form.action, filled)

    def follows(self, before: "Player") -> None:
        """Be the same member on another device, whose events have new ids, too."""
        self._numbers = before._numbers

    def receives(self, key: str, card: Card, reader: Reader) -> None:
        known, self.reader = key in self.seen, reader
        self.seen[key] = card
        if not known:
            lines = card_lines(self._without_known(card), self.reader)
            self._tell(self.caller, say("{who} receives", who=self._who), lines)

    def _without_known(self, card: Card) -> Card:
        """The card without what is on nearly every card and hardly ever pressed; that is shown
        once."""
        known = self._seldom.copy()
        self._seldom |= {each.action.name for each in card.buttons} & _SELDOM
        told = tuple(each for each in card.buttons if each.action.name not in known)
        return replace(card, buttons=told)

    def text(self) -> str:
        """Everything that the member sees, newest last."""
        return "\n\n".join("\n".join(card_lines(card, self.reader)) for card in self.seen.values())

    def buttons(self) -> Iterator[Button]:
        """All buttons, those of the newest card first."""
        for card in reversed(self.seen.values()):
            yield from card.all_buttons()

    def labels(self) -> list[str]:
        return [plain(button.label, self.reader) for button in self.buttons()]

    def options(self, name: str) -> tuple[str, ...]:
        """The options of a field in the open form. Raises LookupError if it has no such field."""
        fields = self.form.fields if self.form else ()
        for each in fields:
            if isinstance(each, ChoiceField) and each.name == name:
                return tuple(plain(option.label, self.reader) for option in each.options)
        raise LookupError(f"{self.caller.name} sees no field {name} with options")

    def button(self, label: str) -> Button:
        """The newest button whose label begins with this. Raises LookupError if there is none."""
        for button in self.buttons():
            if self._begins(button.label, label):
                return button
        raise LookupError(f"{self.name} sees no button [{label}]")

    def _event_id(self) -> str:
        return f"{self.caller.person.user}-{next(self._numbers)}"

    async def _does(self, event: Press | Said | Submit) -> Reply:
        self._did = event
        try:
            answer = await self._app.handle(event)
        except Exception as failed:  # whatever it is, the member is told
            log_failure(log, f"Event {event.id} failed", failed)
            return self._took(trouble(event))
        self.reader = answer.reader
        return self._took(answer.reply)

    def _took(self, reply: Reply) -> Reply:
        match reply:
            case Card():
                if reply.instead:
                    self._forget_pressed()
                if reply.only_elsewhere:
                    return reply
                self.seen[f"{_ANSWER} {next(self._numbers)}"] = reply
                self._sees(card_lines(reply, self.reader))
                self.form = None
            case Form():
                self.form = reply
                # What it asks is told once it is filled in.
                self._sees([form_title(reply, self.reader)])
            case Invalid() as invalid:
                lines = [self._told(name, what) for name, what in invalid.sentences.items()]
                self._tell(self.caller, say("{who} is told", who=self._who), lines)
            case None:
                self.form = None
        return reply

    def _forget_pressed(self) -> None:
        """Remove the answer whose button was pressed."""
        if not isinstance(self._did, Press):
            return
        for key, card in reversed(self.seen.items()):
            actions = [each.action for each in card.all_buttons()]
            if key.startswith(_ANSWER) and self._did.action in actions:
                del self.seen[key]
                return

    def _sees(self, lines: list[str]) -> None:
        self._tell(self.caller, say("{who} sees", who=self._who), lines)

    def _told(self, name: str, what: Text) -> str:
        return f"{name}: {plain(what, self.reader)}"

    @property
    def _who(self) -> Words:
        return Words(self.name)

    def _begins(self, shown: Text, label: str) -> bool:
        """Whether it begins with this, as the member reads it or in English."""
        readers = self.reader, Reader(self.reader.zone)
        return any(plain(shown, each).startswith(label) for each in readers)

    def _value(self, form: Form, name: str, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        field = next((each for each in form.fields if each.name == name), None)
        if field is None:
            raise LookupError(f"The form has no field {name}")
        if not isinstance(field, ChoiceField):
            return value
        labels = (value,) if isinstance(value, str) else value
        return tuple(self._option(field, label) for label in labels)

    def _option(self, field: ChoiceField, label: str) -> str:
        for option in field.options:
            if self._begins(option.label, label):
                return option.value
        raise LookupError(f"The field {field.name} has no option {label}")


def _answers(form: Form, filled: dict[str, str | tuple[str, ...]], reader: Reader) -> list[str]:
    return [
        f"{plain(each.label, reader)} {plain(_shown(each, filled[each.name]), reader)}"
        for each in form.fields
        if filled[each.name]
    ]


def _shown(field: Field, value: str | tuple[str, ...]) -> Text:
    if not isinstance(field, ChoiceField):
        return Words(" ".join(str(value).split()), _TYPED)
    chosen = [option.label for option in field.options if option.value in value]
    return listed(chosen, ListStyle.PLAIN)
