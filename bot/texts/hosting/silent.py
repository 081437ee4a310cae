"""Hosts who have not answered for a while are asked what would suit them."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import mention, say, say_many
from bot.interview.members import Member
from bot.texts import buttons

_PAUSE = Button(say("Pause"), Action(ActionName.HOST_PAUSE))
_FEWER = Button(say("Take fewer"), Action(ActionName.TAKE_FEWER))


def after_second_silence(seeker: Member) -> Card:
    return card_of(
        say("The request of {seeker} has ended, too", seeker=mention(seeker)),
        say(
            "It is the second in a row without an answer, and they are free to ask others. "
            "Life gets busy. Would a pause help, or fewer requests?"
        ),
        say(
            "After a third I close your door for you, so that nobody waits for nothing. "
            "One press opens it again."
        ),
        _PAUSE,
        _FEWER,
        Button(say("Go on"), Action(ActionName.GO_ON)),
    )


def after_third_silence(seeker: Member) -> Card:
    return card_of(
        say("I have closed your door for now"),
        say(
            "Three requests in a row had no answer, the last one from {seeker}. So nobody "
            "new is sent to you. What is booked stays booked.",
            seeker=mention(seeker),
        ),
        say(
            "Thank you for the time you gave. Whenever it suits you again, one "
            "press opens your door; you find it under “{host}”.",
            host=say("My hosting"),
        ),
        Button(say("Open my door again"), Action(ActionName.HOST_OPEN), Style.PRIMARY),
        _FEWER,
        buttons.MY_HOSTING,
    )


def limit_lowered(per_month: int, *, is_open: bool) -> Card:
    """The new limit of a host."""
    door = () if is_open else body(say("Your door is closed. One press opens it again."))
    opens = Button(say("Open my door again"), Action(ActionName.HOST_OPEN), Style.PRIMARY)
    return card_of(
        say_many(
            "From now on, at most {number} talk a month",
            "From now on, at most {number} talks a month",
            per_month,
        ),
        say("You may change it whenever you like."),
        *door,
        None if is_open else opens,
        buttons.MY_HOSTING,
    )


def limit_is_lowest() -> Card:
    return card_of(
        say("You take one talk a month already"),
        say("If that is still too much, a pause keeps it quiet for a while."),
        _PAUSE,
        buttons.MY_HOSTING,
    )


def hosting_goes_on() -> Card:
    return card_of(
        say("Glad you are here"),
        say("People can keep asking you. A no is a fine answer, too."),
        buttons.MY_HOSTING,
    )
