"""The channel in which whoever cannot be written to is told that a message waits."""

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button
from bot.cards.forms import Form
from bot.cards.rich_text import say
from bot.interview.members import Member
from bot.interview.programme_settings import ProgrammeSettings
from bot.texts import inviting
from bot.texts.venue import Rows

_ANNOUNCES = frozenset({"discord"})
"""Elsewhere everybody can be written to."""


def facts(chosen: ProgrammeSettings, organizer: Member) -> Rows:
    if organizer.person.platform not in _ANNOUNCES:
        return ()
    where = say("in the channel you chose") if chosen.announcements else say("no channel chosen")
    return ((say("Closed direct messages"), where),)


def ways(chosen: ProgrammeSettings, organizer: Member) -> tuple[Button, ...]:
    """To choose a channel, and to choose none."""
    if organizer.person.platform not in _ANNOUNCES:
        return ()
    choose = Button(say("Announcements"), Action(ActionName.ANNOUNCEMENTS_FORM))
    none = Button(say("Choose no channel"), Action(ActionName.NO_ANNOUNCEMENTS))
    return (choose, none) if chosen.announcements else (choose,)


def form(chosen: ProgrammeSettings) -> Form:
    channel = (chosen.announcements,) if chosen.announcements else ()
    return Form(
        Action(ActionName.ANNOUNCEMENTS),
        say("Announcements"),
        (inviting.CHANNEL.filled(*channel),),
        say("Save"),
        say(
            "Some members take no direct messages. In this channel I tell them that a message "
            "waits, and nothing of what it says. If no channel is offered, open this in the server."
        ),
    )
