"""Keeping the times free at which members' own calendars say that they are busy."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField, Wrong
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, joined, say, say_many
from bot.interview.scheduling.calendars import (
    CALENDARS_AT_MOST,
    LONGEST_ADDRESS,
    LONGEST_NAME,
    READINGS_STARTED_AT_MOST,
    Flaw,
    Source,
    Trouble,
)
from bot.texts import buttons
from bot.texts.me.settings.calendar_troubles import LEFT_OUT, SENTENCES

ADDRESS = TextField(
    "url",
    say("Private address of your calendar"),
    say("The one that ends in .ics; in Google, the secret address in iCal format"),
    most=LONGEST_ADDRESS,
)
NAME = TextField(
    "name",
    say("What do you call it?"),
    say("Such as Work or Studies; only you see it"),
    required=False,
    most=LONGEST_NAME,
)


def form(source: Source | None = None) -> Form:
    """For another address of `source`, or for one more calendar if it is None."""
    return Form(
        Action(ActionName.BUSY, _about(source)),
        # Translators: at most 24 characters.
        say("When are you busy?"),
        (ADDRESS, NAME.filled(source.name if source else "")),
        # Translators: at most 24 characters.
        say("Keep my busy times"),
        say(
            "I only read when you are busy, never what you are doing. Nobody is offered "
            "those times."
        ),
    )


def address_error(trouble: Trouble) -> Wrong:
    return {ADDRESS: SENTENCES[trouble]}


def known_address_error(source: Source) -> Wrong:
    why = say(
        "I already read that address, as {name}. Please give me another one.", name=_of(source)
    )
    return {ADDRESS: why}


def known_name_error() -> Wrong:
    why = say("Another of your calendars has that name. Please choose a different one.")
    return {NAME: why}


def saved(source: Source) -> Card:
    return card_of(
        say("Your busy times will be kept free"),
        say("I am reading {name} now, and will do so about every hour.", name=_of(source)),
        say("I only keep when you are busy. I will tell you whether I could read it."),
        buttons.my_calendar(),
    )


def too_many_calendars() -> Card:
    return card_of(
        say_many(
            "I already read {number} calendar for you",
            "I already read {number} calendars for you",
            CALENDARS_AT_MOST,
        ),
        say("Remove one of them first, then I can read another."),
        buttons.my_calendar(),
    )


def too_many_addresses_today(again: datetime) -> Card:
    """For a member who gave too many addresses."""
    return card_of(
        say_many(
            "You can add {number} new address a day",
            "You can add {number} new addresses a day",
            READINGS_STARTED_AT_MOST,
        ),
        say(
            "You can add the next one from {at} on. I keep reading the ones you have, "
            "about every hour.",
            at=Moment(again),
        ),
        buttons.my_calendar(),
    )


def first_read(source: Source, times: int, flaws: Collection[Flaw]) -> Card:
    """What the owner reads as soon as their calendar was read."""
    return card_of(
        say("I could read {name}", name=_of(source)),
        _how_often(times),
        _left_out(flaws) if flaws else None,
        buttons.my_calendar(),
    )


def _how_often(times: int) -> Text:
    if times == 0:
        return say("You are not busy there in the next 8 weeks.")
    return say_many(
        "You are busy there once in the next 8 weeks. I keep that free.",
        "You are busy there {number} times in the next 8 weeks. I keep that free.",
        times,
    )


def partly_read(source: Source, flaws: Collection[Flaw]) -> Card:
    """What the owner reads, once for each flaw."""
    return card_of(
        say("I cannot read all of {name}", name=_of(source)),
        _left_out(flaws),
        say("I read everything else. Once it is fixed in your calendar, I will read it, too."),
        buttons.my_calendar(),
    )


def calendar_removed(source: Source) -> Card:
    return card_of(
        say("I no longer read {name}", name=_of(source)),
        say("I have forgotten its address, and when you are busy there."),
        buttons.my_calendar(),
    )


def cannot_read(source: Source, trouble: Trouble) -> Card:
    """What the owner reads once."""
    return card_of(
        say("I cannot read {name} now", name=_of(source)),
        SENTENCES[trouble],
        say("Until I can, people may be offered times when you are busy."),
        Button(say("Change the address"), _form(source), Style.PRIMARY),
        Button(say("Stop reading it"), _off(source)),
    )


def blocks(sources: Sequence[Source]) -> tuple[Block, ...]:
    """The state of each of a member's own calendars."""
    if not sources:
        return body(
            say("Give me your calendar's address, and nobody is offered times when you are busy.")
        )
    intro = say("I read these calendars to see when you are busy, and keep those times free.")
    return body(intro, *map(_entry, sources))


def buttons_below(sources: Sequence[Source]) -> tuple[Button, ...]:
    if not sources:
        return (Button(say("Keep my busy times free"), Action(ActionName.BUSY_FORM)),)
    return (
        (Button(say("Add another"), Action(ActionName.BUSY_FORM, arg="new")),)
        if len(sources) < CALENDARS_AT_MOST
        else ()
    )


def _entry(source: Source) -> Entry:
    other = (Button(say("Change the address"), _form(source)),) if source.trouble else ()
    return Entry(
        Words(source.name, LONGEST_NAME),
        joined(_standing(source), " "),
        (*other, Button(say("Remove"), _off(source), Style.DANGER)),
    )


def _standing(source: Source) -> list[Text]:
    at = Moment(source.read_at, MomentStyle.SHORT) if source.read_at else None
    told: list[Text] = [say("Last read {at}.", at=at) if at else say("Not read yet.")]
    if source.trouble:
        told.append(SENTENCES[source.trouble])
    if source.flaws:
        told.append(_left_out(source.flaws))
    return told


def _left_out(flaws: Collection[Flaw]) -> Text:
    entries = joined([LEFT_OUT[each] for each in Flaw if each in flaws], "; ")
    return say("Not read: {entries}.", entries=entries)


def _of(source: Source) -> Text:
    return say("“{words}”", words=Words(source.name, LONGEST_NAME))


def _form(source: Source) -> Action:
    return Action(ActionName.BUSY_FORM, _about(source))


def _off(source: Source) -> Action:
    return Action(ActionName.BUSY_OFF, _about(source))


def _about(source: Source | None) -> str:
    return str(source.id) if source and source.id else ""
