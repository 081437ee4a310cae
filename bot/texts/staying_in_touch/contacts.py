"""The people a seeker talked with, as a list."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import starmap

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, body
from bot.cards.buttons import Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Date, DateStyle, Moment, MomentStyle, Text, joined, mention, say
from bot.interview.members import Member, NamedMember
from bot.interview.model import Interview, Stage
from bot.interview.staying_in_touch.contacts import Contact, Silence
from bot.texts import buttons
from bot.texts.staying_in_touch import follow_up

_WHY = {
    Silence.ALL_STOPPED: say("You stopped all nudges, so I will not ask."),
    Silence.STOPPED: say("You asked me to stop, so I will not ask."),
    Silence.REPORTED: say("You reported them, so I will not ask."),
    Silence.ANOTHER_INTERVIEW: say("You have asked them again. I will remind you after that talk."),
    Silence.NOTHING_NOTED: say("I will remind you once you thank them, or note what you learned."),
    Silence.DONE: say("Nothing more is coming. Write whenever there is news."),
}


def contacts(
    shown: Sequence[tuple[Contact, NamedMember]], more: Sequence[Button], *, nudged: bool
) -> Card:
    """Each contact with its host. `nudged`: whether the seeker gets nudges at all."""
    settings = () if nudged else (buttons.SETTINGS,)
    entries = tuple(starmap(_entry, shown))
    return card_of(
        say("Stay in touch"),
        say("Tell them what came of it: every few months is plenty."),
        *entries,
        *more,
        *settings,
        buttons.find_others(buttons.style_after(entries)),
    )


def nobody_yet(has_any: bool) -> Card:
    """`has_any`: whether something is asked or booked."""
    what = say("The people you talk with will appear here, and I help you stay in touch.")
    return Card(
        say("Nobody to write to yet"),
        body(what),
        (buttons.my_interviews(),) if has_any else (buttons.find_others(),),
    )


def offer_reminder(held: Interview, host: Member, day: date) -> Card:
    """`day`: when the seeker wants to be reminded, in their zone."""
    label = say("Remind me on {day}", day=Date(day, DateStyle.SHORT))
    what = say(
        "I will ask you what came of it, and your draft for {host} is ready.", host=mention(host)
    )
    return card_of(
        say("Shall I remind you to write to {host}?", host=mention(host)),
        what,
        buttons.on(held, label, ActionName.REMIND_AGAIN, Style.PRIMARY, day.isoformat()),
        follow_up.update_button(held),
        buttons.STAY_IN_TOUCH,
    )


def no_more() -> Card:
    return card_of(
        say("That was everybody"),
        say("Who could be next?"),
        buttons.run(say("From the beginning"), ActionName.CONTACTS, style=Style.PRIMARY),
        buttons.find_others(Style.PLAIN),
    )


def _entry(contact: Contact, host: NamedMember) -> Entry:
    held = contact.held
    note = buttons.on(held, say("Write a thank-you note"), ActionName.NOTE, Style.PRIMARY)
    return Entry(
        mention(host),
        joined([say("Last contact: {day}.", day=_day(contact.last)), _what_is_next(contact)]),
        (
            *((note,) if held.stage is Stage.HELD else ()),
            follow_up.update_button(held),
            *_switch(contact),
        ),
    )


def _what_is_next(contact: Contact) -> Text:
    if isinstance(contact.next, Silence):
        return _WHY[contact.next]
    return say("I will ask you on {day}.", day=_day(contact.next))


def _switch(contact: Contact) -> tuple[Button, ...]:
    if contact.held.is_reported:
        return ()
    if contact.held.nudges and contact.held.follow_up_at:
        return (buttons.on(contact.held, say("Stop reminding me"), ActionName.STOP),)
    return (buttons.on(contact.held, say("Remind me again"), ActionName.REMIND_AGAIN),)


def _day(at: datetime) -> Moment:
    return Moment(at, MomentStyle.DAY)
