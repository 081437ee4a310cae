"""Which buttons help somebody who writes that they want to leave, to keep a time free, or to let
the programme rest."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import say
from bot.interview.members import Member
from bot.texts import buttons
from bot.texts.hosting import host
from bot.texts.me.conduct import blocks
from bot.texts.me.privacy import privacy
from bot.texts.me.settings import settings


def leave(me: Member, now: datetime) -> Card:
    """The few things that it can mean to leave. Each has a button."""
    profile = me.profile if me.profile and me.profile.open else None
    to_all = settings.stop_broadcasts(me)
    nudges = say("Stop the nudges, and you only hear of your own talks.")
    rest = say("Pause your hosting, or stop it: what is booked stays booked.")
    return card_of(
        say("You can stop here at any time"),
        say("Nothing changes before you press a button. What do you mean?"),
        nudges if me.nudges else None,
        say("Or stop only what organizers write to all.") if to_all else None,
        rest if profile else None,
        say("Or block somebody, or have everything erased. I ask you once more before that."),
        buttons.STOP_NUDGES if me.nudges else None,
        *to_all,
        *(host.switches(profile, profile.is_paused(now)) if profile else ()),
        blocks.block_one_of(()),
        privacy.erase_me(),
    )


def keep_time_free(*, is_host: bool) -> Card:
    hosting = say("Days off keep whole days free. For other hours each week, change your hours.")
    calendar = say(
        "For a single hour, put it in your own calendar and let me read that: I see when you are "
        "busy, never what you do, and offer nobody those times."
    )
    return card_of(
        say("Let us keep that time free"),
        hosting if is_host else None,
        calendar,
        *((host.DAYS_OFF_BUTTON, host.CHANGE_HOURS_BUTTON) if is_host else ()),
        buttons.my_calendar(Style.PRIMARY),
    )


def rest_programme(*pause: Button) -> Card:
    """For an organizer, for holidays or for good. `pause`: a way to pause their own hosting, if
    they host."""
    return card_of(
        say("A programme is never closed: it rests"),
        say(
            "Name quiet weeks until it goes on. Nobody is reminded or suggested then, and what "
            "is booked stays. Hosts who want no requests pause themselves."
        ),
        say("If somebody else is to run it, name them as an organizer before you step down."),
        Button(say("Quiet weeks"), Action(ActionName.QUIET_WEEKS), Style.PRIMARY),
        Button(say("Organizers and contact"), Action(ActionName.ORGANIZERS)),
        *pause,
    )
