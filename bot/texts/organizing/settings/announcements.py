"""The channel in which members who cannot get direct messages are told that a message waits."""

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form
from bot.cards.rich_text import say
from bot.interview.members import Member
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.texts.interviews.venue import Rows
from bot.texts.organizing.inviting import inviting
from bot.texts.organizing.programme import organize, permissions

_ANNOUNCES = frozenset({"discord"})
"""The platforms that need such a channel. On the others, a direct message reaches everybody."""
_CHOOSE = Button(say("Announcements"), Action(ActionName.ANNOUNCEMENTS_FORM))


def facts(chosen: ProgrammeSettings, organizer: Member) -> Rows:
    if organizer.person.platform not in _ANNOUNCES:
        return ()
    where = say("in the channel you chose") if chosen.announcements else say("no channel chosen")
    return ((say("Closed direct messages"), where),)


def channel_buttons(chosen: ProgrammeSettings, organizer: Member) -> tuple[Button, ...]:
    """Buttons to choose a channel, or to choose none."""
    if organizer.person.platform not in _ANNOUNCES:
        return ()
    none = Button(say("Choose no channel"), Action(ActionName.NO_ANNOUNCEMENTS))
    return (_CHOOSE, none) if chosen.announcements else (_CHOOSE,)


def closed() -> Card:
    """For organizers, when the chosen channel is gone or the bot may no longer write in it."""
    return card_of(
        say("I cannot write in the channel for announcements"),
        say(
            "Somebody takes no direct messages, and I could not tell them there that a "
            "message waits."
        ),
        permissions.where_channel_is_there(permissions.DISCORD),
        _CHOOSE,
        organize.run(),
    )


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
