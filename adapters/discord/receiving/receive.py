"""Reads what Discord sent as the core's events. Raises Unreadable if it makes no sense."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Any

from discord import (
    AppCommandOptionType,
    Guild,
    Interaction,
    InteractionType,
    Member,
    Message,
    Permissions,
)

from adapters.discord import custom_ids
from adapters.discord.receiving.form_values import SubmittedForm, read_submission
from adapters.discord.rendering.command_mentions import ALONE
from adapters.discord.rights import lacks_in_channel, lacks_in_server
from adapters.shared.payload import Unreadable, at, text
from bot.cards.buttons import Action
from bot.cards.forms import Values
from bot.cards.links import read_picture
from bot.cards.rich_text import Text, say
from bot.engine.events import Caller, Command, FromMember, Press, Said, Submit
from bot.interview.frozen import frozen
from bot.interview.members import Person
from bot.language.locale_tags import read_locale

PLATFORM = "discord"
ANYWHERE = ""
"""The space of somebody who acts in direct messages, where Discord names no guild."""
LINE_LENGTH = 3_000
"""Characters of a message or of a command's option."""
UNKNOWN = say("I do not know that command.")
_ODD = (AttributeError, LookupError, TypeError, ValueError)
"""What discord.py raises if it cannot read something."""
_PERSON = re.compile(r"<@!?(\d{1,20})>")
_USER = AppCommandOptionType.user.value


@frozen
class DiscordEvent:
    """An event, and what its answer may need. `told`: what opens its form again, if what was
    pressed or sent says so. `refill`: the form is filled in with what was typed before, and with
    what was `meant` by a field that could mean several things. `opening` is that of the form that
    was sent, or is corrected. A form that is corrected keeps it, so that it counts once, even if it
    had arrived before: the database may not have said so."""

    event: FromMember
    told: Action | None = None
    refill: bool = False
    meant: Values = field(default_factory=dict)
    opening: str = ""

    @property
    def opener(self) -> Action | None:
        """What opens the event's form again."""
        return self.told or custom_ids.opener(self.event)

    @property
    def values(self) -> Values:
        return self.event.values if isinstance(self.event, Submit) else {}


def read_interaction(interaction: Interaction, by: Caller) -> DiscordEvent:
    match interaction.type:
        case InteractionType.application_command:
            return DiscordEvent(_command(interaction, by))
        case InteractionType.component:
            return _pressed(interaction, by)
        case InteractionType.modal_submit:
            return _submitted(interaction, by)
    raise Unreadable(say("I do not know what to make of that."))


def caller(interaction: Interaction) -> Caller:
    """Who acts and can be answered. Discord gives their language, but no time zone, and their roles
    only in a server. Raises Unreadable if there is nobody to answer, or no way to do so."""
    user = interaction.user
    by = _by(user, str(interaction.guild_id or ANYWHERE), read_locale(interaction.locale.value))
    text(interaction.token, say("Discord gave no token to answer by."))
    return in_server(by, user, interaction.permissions) if isinstance(user, Member) else by


def in_server(by: Caller, member: Member, may: Permissions) -> Caller:
    """The caller with what they are in a server."""
    return Caller(
        Person(PLATFORM, str(member.guild.id), by.person.user),
        member.display_name,
        by.zone,
        by.locale,
        by.standing,
        picture=_picture(member),
        runs_space=may.manage_guild or may.administrator,
        roles=frozenset(str(each.id) for each in member.roles if each and not each.is_default()),
        joined_at=member.joined_at,
        lacks=lacks_in_server(member.guild),
    )


def is_of_bot(message: Message) -> bool:
    """A message has no author if discord.py could not read it."""
    return bool(getattr(getattr(message, "author", None), "bot", False))


def writer(message: Message) -> Caller:
    """Who wrote a direct message."""
    return _by(getattr(message, "author", None), ANYWHERE)


def read_message(message: Message) -> Said | None:
    """A direct message to us, and the first person mentioned in it. None if it contains no
    words."""
    written = text(message.content, say("I could not read that."))
    words = _line(_PERSON.sub(lambda person: _named(message, person), written).strip())
    if not words:
        return None
    event, by = _id("said", message.id), writer(message)
    if person := _PERSON.search(written):
        return Said(event, by, words, person[1], _named(message, person))
    return Said(event, by, words)


def components(message: Any) -> Iterator[Any]:
    """All components of a message, including those inside others."""
    for each in (*getattr(message, "components", ()), *getattr(message, "children", ())):
        yield each
        yield from components(each)


def _command(interaction: Interaction, by: Caller) -> Command:
    event = _id(interaction.id)
    if target := at(interaction.data, "target_id"):
        user = text(target, UNKNOWN)
        return Command(event, by, "ask", user=user, whom=_whom(interaction, by, user))
    command, words, named = typed_command(interaction)
    whom = _whom(interaction, by, named) if named else None
    return Command(event, by, command, _line(words), named, whom=whom)


def _whom(interaction: Interaction, by: Caller, user: str) -> Caller | None:
    """Only the name, because nothing else is needed to write to them. None for bots, and for
    somebody who is not in this server."""
    told = at(interaction.data, "resolved", "users", user)
    there = at(interaction.data, "resolved", "members", user)
    names = (at(there, "nick"), at(told, "global_name"), at(told, "username"))
    name = next((each for each in names if isinstance(each, str) and each), None)
    if name is None or there is None or at(told, "bot"):
        return None
    return Caller(replace(by.person, user=user), name)


def typed_command(interaction: Interaction) -> tuple[str, str, str | None]:
    """The name of a command, what was typed so far, and the id of the first person in it."""
    called = _called(interaction.data)
    name = text(at(called, "name"), UNKNOWN).removeprefix(ALONE)
    options = at(called, "options")
    given = [_option(each) for each in options] if isinstance(options, list) else []
    words = (value for is_user, value in given if not is_user)
    people = (value for is_user, value in given if is_user)
    return name, " ".join(words), next(people, None)


def _option(given: Any) -> tuple[bool, str]:
    """Whether it is somebody's id, and its value."""
    return at(given, "type") == _USER, text(at(given, "value"), UNKNOWN).strip()


def _called(data: Any) -> Any:
    """A command of its own, otherwise the subcommand that was chosen."""
    if text(at(data, "name"), UNKNOWN).startswith(ALONE):
        return data
    match at(data, "options"):
        case [subcommand]:
            return subcommand
    raise Unreadable(UNKNOWN)


def _pressed(interaction: Interaction, by: Caller) -> DiscordEvent:
    event, given = _id(interaction.id), at(interaction.data, "custom_id")
    if custom_ids.read_server(given):
        return DiscordEvent(Command(event, by, "start"))
    if again := custom_ids.read_reopen(given):
        return DiscordEvent(custom_ids.event_of(event, by, again), again, refill=True)
    if corrected := custom_ids.read_correction(given):
        opener, opening = corrected
        pressed = custom_ids.event_of(event, by, opener)
        return DiscordEvent(pressed, opener, refill=True, opening=opening)
    if found := custom_ids.read_choice(given):
        opener, opening, name = found
        pressed = custom_ids.event_of(event, by, opener)
        meant = {name: _label(interaction.message, given)}
        return DiscordEvent(pressed, opener, refill=True, meant=meant, opening=opening)
    if (action := custom_ids.read_action(given)) is None:
        raise Unreadable(say("That button is none of mine."))
    return DiscordEvent(Press(event, by, action, interaction.created_at))


def _label(message: Any, custom_id: Any) -> str:
    """The label of the button that was pressed."""
    labels = (
        getattr(each, "label", None)
        for each in components(message)
        if getattr(each, "custom_id", None) == custom_id
    )
    return next((each for each in labels if isinstance(each, str)), "")


def _submitted(interaction: Interaction, by: Caller) -> DiscordEvent:
    """If the same form is sent again because the first answer was lost, it is the same event."""
    form: SubmittedForm = read_submission(interaction.data)
    unique = form.opening or interaction.id
    event = _id(interaction.user.id, unique, form.action.encode())
    lacks = _lacks_in(interaction.guild, form.channel) if form.channel else ()
    submit = Submit(event, by, form.action, form.values, lacks)
    return DiscordEvent(submit, form.opener, opening=form.opening)


def _lacks_in(guild: Guild | None, channel: str) -> tuple[str, ...]:
    number = int(channel) if channel.isdecimal() else 0
    return lacks_in_channel(guild.get_channel(number) if guild else None)


def _by(user: Any, space: str, locale: str | None = None) -> Caller:
    """`user` is discord.py's object, or whatever is there if discord.py could not read it."""
    name = text(getattr(user, "display_name", None), say("Discord did not say who did this."))
    person = Person(PLATFORM, space, str(user.id))
    return Caller(person, name, locale=locale)


def _picture(user: Any) -> str:
    """Discord provides a picture for users who have none; discord.py cannot compute which for an
    unusual user."""
    try:
        return read_picture(user.display_avatar.url)
    except _ODD:
        return ""


def _named(message: Message, person: re.Match[str]) -> str:
    names = (each.display_name for each in message.mentions if str(each.id) == person[1])
    return f"@{next(names, person[1])}"


def _line(line: str) -> str:
    if len(line) > LINE_LENGTH:
        raise Unreadable(_too_long(line))
    return line


def _id(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def _too_long(line: str) -> Text:
    return say(
        "That is {length} characters long; {most} is the most.", length=len(line), most=LINE_LENGTH
    )
