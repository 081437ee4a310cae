"""Buttons that several cards share."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry
from bot.cards.buttons import Action, Button, Style
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, say
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.staying_in_touch.follow_ups import Encounter
from bot.language import search
from bot.language.form_values import write_starts

HELP = Button(say("Help"), Action(ActionName.HELP))
KEPT_ABOUT_ME = Button(say("What is kept about me"), Action(ActionName.PRIVACY))
MY_HOSTING = Button(say("My hosting"), Action(ActionName.HOST))
SETTINGS = Button(say("Settings"), Action(ActionName.SETTINGS))
SOMETHING_WRONG = Button(say("Something was wrong"), Action(ActionName.REPORT))
STAY_IN_TOUCH = Button(say("Stay in touch"), Action(ActionName.CONTACTS))
STOP_NUDGES = Button(say("Stop all nudges"), Action(ActionName.NUDGES, arg="off"))


def run(label: Text, command: str, arg: str = "", style: Style = Style.PLAIN) -> Button:
    """A button that runs a command."""
    return Button(label, Action(command, arg=arg), style)


def on(
    interview: Interview | Encounter,
    label: Text,
    name: ActionName,
    style: Style = Style.PLAIN,
    arg: str = "",
) -> Button:
    """A button about an interview in its present revision."""
    return Button(label, Action(name, interview.id, interview.revision, arg), style)


def style_after(above: Iterable[Block | Button]) -> Style:
    """For a button that is the next step unless one of those above it is: in these entries of a
    list, or beside it."""
    pressed = (each.buttons if isinstance(each, Entry) else (each,) for each in above)
    ways = (each for some in pressed for each in some if isinstance(each, Button))
    return Style.PLAIN if any(each.style is Style.PRIMARY for each in ways) else Style.PRIMARY


def as_rare(button: Button) -> Button:
    """The same button, in the menu for what is seldom pressed."""
    return replace(button, rare=True)


def pick(interview: Interview, now: datetime) -> list[Button]:
    """One button for each slot that has not passed."""
    return [
        Button(
            Moment(start, MomentStyle.SHORT),
            Action(ActionName.PICK, interview.id, interview.revision, write_starts([start])),
            Style.PRIMARY,
        )
        for start in _ahead(interview.offered, now)
    ]


def _ahead(times: Iterable[datetime], now: datetime) -> list[datetime]:
    return [at for at in times if at > now]


def thank(held: Interview) -> tuple[Button, Button]:
    return (
        on(held, say("Write a thank-you note"), ActionName.NOTE, Style.PRIMARY),
        other_ways_to_thank(held),
    )


def other_ways_to_thank(held: Interview) -> Button:
    return on(held, say("Other ways to thank"), ActionName.THANK_WAYS)


def ask(host: Member) -> Button:
    label = say("Ask {name}", name=Words(host.name, 40))
    return Button(label, Action(ActionName.ASK, str(host.id)), Style.PRIMARY, lasting=True)


def block(other: Member) -> Button:
    """The button asks before it blocks."""
    return Button(say("Block them"), Action(ActionName.BLOCK, str(other.id)), rare=True)


def find_others(style: Style = Style.PRIMARY) -> Button:
    return run(say("Find somebody to ask"), ActionName.FIND, style=style)


def my_interviews(style: Style = Style.PLAIN) -> Button:
    return run(say("My interviews"), ActionName.INTERVIEWS, style=style)


def what_next(style: Style = Style.PLAIN) -> Button:
    return run(say("What can I do next?"), ActionName.START, style=style)


def my_journal(style: Style = Style.PLAIN) -> Button:
    return run(say("My journal"), ActionName.JOURNAL, style=style)


def my_calendar(style: Style = Style.PLAIN) -> Button:
    return run(say("My calendar"), ActionName.CALENDAR, style=style)


def suggest_to_me(words: str = "") -> Button:
    """`words`: what the member searched for, to fill in the form."""
    action = Action(ActionName.SUGGEST, arg=search.as_arg(words))
    return Button(say("Suggest somebody to me"), action)
