"""Staying in touch: how a seeker tells the host what came of an interview."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Moment, MomentStyle, mention, say, say_many
from bot.content.drafting import the_letters
from bot.interview import limits
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.interview.staying_in_touch.follow_ups import Encounter
from bot.texts import buttons
from bot.texts.interviews import interview
from bot.texts.letters import acknowledge, email_copy

UPDATE = TextField(
    "update",
    say("Your words"),
    say("What you tried, what came of it, and thanks"),
    multiline=True,
    most=email_copy.WORDS_LENGTH,
)
NO_WORDS = say("The update is empty. Two sentences are plenty.")


def asks_again(again: datetime | None) -> tuple[Block, ...]:
    if again is None:
        return ()
    what = say(
        "On {day} I will ask what came of it.",
        day=Moment(again, MomentStyle.DAY),
    )
    return body(what)


def copy_button(held: Interview | Encounter) -> Button:
    return buttons.on(held, say("Copy for e-mail"), ActionName.COPY_UPDATE)


def stop_button(held: Interview) -> Button:
    return buttons.on(held, say("Stop these reminders"), ActionName.STOP)


def later(at: datetime) -> Card:
    day = Moment(at, MomentStyle.DAY)
    return card_of(say("I will ask again on {day}", day=day), say("Nothing to do now."))


def stopped(host: Member) -> Card:
    return card_of(
        say("No more nudges about {host}", host=mention(host)),
        say("You can find the talk among your interviews whenever you like."),
        buttons.my_interviews(),
    )


def in_touch(host: Member, again: datetime | None) -> Card:
    return card_of(
        say("Wonderful. {host} will remember you", host=mention(host)),
        *asks_again(again),
        say("Is there somebody else you would like to learn from?"),
        buttons.find_others(),
        buttons.STAY_IN_TOUCH,
    )


def nudged_again(host: Member, again: datetime | None) -> Card:
    """`again`: the time of the next nudge. None if the seeker stopped all nudges."""
    if again is None:
        return card_of(
            say("{host} is on your list again", host=mention(host)),
            say("You stopped all nudges, though. Your settings can start them again."),
            buttons.run(say("Settings"), ActionName.SETTINGS, style=Style.PRIMARY),
            buttons.STAY_IN_TOUCH,
        )
    return Card(
        say("Sure, I will remind you of {host}", host=mention(host)),
        asks_again(again),
        (buttons.STAY_IN_TOUCH,),
    )


def reported(other: Member) -> Card:
    """For either side."""
    return card_of(
        say("I do not remind you of {other}", other=mention(other)),
        say("You reported them, so I will not ask. You can still write or answer."),
        buttons.my_interviews(),
    )


def update_button(held: Interview | Encounter, style: Style = Style.PLAIN) -> Button:
    return buttons.on(held, say("Write an update"), ActionName.UPDATE, style)


def update_form(held: Interview, host: Member, draft: str) -> Form:
    return Form(
        Action(ActionName.UPDATE, held.id, held.revision),
        # Translators: at most 24 characters.
        say("What came of it"),
        (UPDATE.filled(draft),),
        # Translators: at most 24 characters.
        say("See how it looks"),
        say("You see it once more before it goes to {host}.", host=mention(host)),
    )


def email_form(held: Interview, words: str) -> Form:
    action = Action(ActionName.WROTE, held.id, held.revision)
    # Translators: at most 24 characters.
    title = say("Your update as an e-mail")
    return email_copy.to_copy(action, title, the_letters().update_subject, words)


def update(told: Interview, seeker: Member, words: str, answer: ActionName | None = None) -> Card:
    """What the host receives. `answer`: the host's answer, once there is one."""
    return Card(
        say("News from {seeker}", seeker=mention(seeker)),
        (
            interview.quoted(words, email_copy.WORDS_LENGTH),
            *((acknowledge.answer_sent(seeker, answer),) if answer else ()),
        ),
        () if answer else (*acknowledge.answer_buttons(told), buttons.block(seeker)),
    )


def update_sent(host: Member, again: datetime | None) -> Card:
    return Card(
        say("Your update is on its way to {host}", host=mention(host)),
        body(say("Hosts love to hear such news."), *asks_again(again)),
        (buttons.STAY_IN_TOUCH,),
        instead=True,
    )


def updated_already(host: Member) -> Card:
    """For an update that was sent a second time."""
    return card_of(
        say("{host} has your update already", host=mention(host)),
        say("It went out once, and once is all it takes."),
        buttons.STAY_IN_TOUCH,
    )


def update_too_soon(host: Member, until: datetime, *, kept: bool) -> Card:
    """`kept`: the seeker has just written an update, and it is kept."""
    time = Moment(until)
    keeps = say("I keep your words: write an update from {time}, and they are there.", time=time)
    waits = say("Your next update can go out from {time}.", time=time)
    return card_of(
        say("{host} heard from you not long ago", host=mention(host)),
        _SELDOM,
        keeps if kept else waits,
        buttons.STAY_IN_TOUCH,
    )


_SELDOM = say_many(
    "One update in {number} day is a good pace, unless they ask to be kept posted.",
    "One update in {number} days is a good pace, unless they ask to be kept posted.",
    limits.BETWEEN_UPDATES.days,
)


def takes_no_updates(held: Interview, host: Member) -> Card:
    """There are several possible reasons. The card does not say which one it is, because that is
    private to the host."""
    return card_of(
        say("{host} does not take updates through me now", host=mention(host)),
        say("You can copy your words, and send them another way."),
        copy_button(held),
        buttons.STAY_IN_TOUCH,
    )


def update_not_delivered(host: Member, words: str) -> Card:
    return card_of(
        say("I cannot reach {host} at the moment", host=mention(host)),
        say("Your update did not arrive. Here it is, to send another way."),
        interview.quoted(words, email_copy.WORDS_LENGTH),
    )
