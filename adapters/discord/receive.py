"""What happened in Discord, as the core knows it. Raises Unreadable on what it cannot mean."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from discord import Interaction, InteractionType, Message

from adapters.discord import ids
from adapters.discord.filled import Filled, submitted
from adapters.discord.limits import Json
from adapters.unreadable import Unreadable, at
from bot.events import Caller, Command, FromMember, Press, Said, Submit, Values
from bot.model import Person
from bot.ui import Action

PLATFORM = "discord"
ANYWHERE = ""
"""The space of somebody who acts in direct messages, where Discord names no guild."""
LINE = 3_000
_PERSON = re.compile(r"<@!?(\d{1,20})>")


@dataclass(frozen=True, slots=True)
class Heard:
    """An event, and what its answer may need: what opens its form again, what was typed."""

    event: FromMember
    opener: Action | None = None
    refill: bool = False
    """Whether the form that it opens is to be filled in with what was typed before."""
    meant: Values = field(default_factory=dict)
    """What was chosen for a field that could mean several things."""

    @property
    def values(self) -> Values:
        return self.event.values if isinstance(self.event, Submit) else {}


def heard(interaction: Interaction) -> Heard:
    match interaction.type:
        case InteractionType.application_command:
            return opening(_command(interaction))
        case InteractionType.component:
            return _pressed(interaction)
        case InteractionType.modal_submit:
            return _submitted(interaction)
    raise Unreadable("I do not know what to make of that.")


def caller(interaction: Interaction) -> Caller:
    """Who acts. Discord tells no time zone, but a language."""
    space = str(interaction.guild_id or ANYWHERE)
    user = interaction.user
    person = Person(PLATFORM, space, str(user.id))
    return Caller(person, user.display_name, locale=str(interaction.locale))


def writer(message: Message) -> Caller:
    """Who wrote a direct message."""
    author = message.author
    return Caller(Person(PLATFORM, ANYWHERE, str(author.id)), author.display_name)


def said(message: Message) -> Said | None:
    """A direct message to us, and the first person mentioned in it; None where it holds no
    words."""
    text = _line(_PERSON.sub(lambda person: _named(message, person), message.content).strip())
    if not text:
        return None
    event, by = _id("said", message.id), writer(message)
    if person := _PERSON.search(message.content):
        return Said(event, by, text, person[1], _named(message, person))
    return Said(event, by, text)


def components(message: Any) -> Iterator[Any]:
    """All of a message, those inside of others too."""
    for each in (*getattr(message, "components", ()), *getattr(message, "children", ())):
        yield each
        yield from components(each)


def focused(interaction: Interaction) -> tuple[str, str]:
    """The command that is being typed, and the words so far."""
    command = _subcommand(interaction.data)
    for option in command.get("options") or []:
        if option.get("focused"):
            return str(command["name"]), str(option.get("value") or "")[:LINE]
    raise Unreadable("Nothing is being typed.")


def _command(interaction: Interaction) -> Command:
    event, by = _id(interaction.id), caller(interaction)
    if target := at(interaction.data, "target_id"):
        return Command(event, by, "ask", user=str(target))
    command = _subcommand(interaction.data)
    given = {each["name"]: each for each in command.get("options") or []}
    user = next((str(each["value"]) for each in given.values() if each["type"] == 6), None)
    words = [str(each["value"]).strip() for each in given.values() if each["type"] == 3]
    return Command(event, by, str(command["name"]), _line(" ".join(words)), user)


def _subcommand(data: Any) -> Json:
    options = at(data, "options")
    first = options[0] if isinstance(options, list) and options else None
    if not isinstance(first, dict) or first.get("type") != 1:
        raise Unreadable("I do not know that command.")
    return first


def _pressed(interaction: Interaction) -> Heard:
    event, by, given = _id(interaction.id), caller(interaction), at(interaction.data, "custom_id")
    if again := ids.read_again(given):
        return Heard(ids.opened(event, by, again), again, refill=True)
    if found := ids.read_meant(given):
        opener, name = found
        chosen = {name: _label(interaction.message, given)}
        return Heard(ids.opened(event, by, opener), opener, refill=True, meant=chosen)
    if (action := ids.read(given)) is None:
        raise Unreadable("That button is none of mine.")
    return opening(Press(event, by, action))


def _label(message: Any, custom_id: Any) -> str:
    """Of the button that was pressed."""
    labels = (
        getattr(each, "label", None)
        for each in components(message)
        if getattr(each, "custom_id", None) == custom_id
    )
    return next(labels, None) or ""


def _submitted(interaction: Interaction) -> Heard:
    """The same form sent again because the first answer was lost is the same event."""
    form: Filled = submitted(interaction.data)
    unique = form.opening or interaction.id
    event = _id(interaction.user.id, unique, form.action.encode())
    return Heard(Submit(event, caller(interaction), form.action, form.values), form.opener)


def opening(event: FromMember) -> Heard:
    return Heard(event, ids.opener(event))


def _named(message: Message, person: re.Match[str]) -> str:
    names = (each.display_name for each in message.mentions if str(each.id) == person[1])
    return f"@{next(names, person[1])}"


def _line(line: str) -> str:
    if len(line) > LINE:
        raise Unreadable(f"That is {len(line):,} characters long; {LINE:,} is the most.")
    return line


def _id(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]
