"""Answers to small talk, and to words that ask for nothing we have."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.buttons import Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import CommandName, Text, Words, say
from bot.interview.members import Member
from bot.texts import buttons

_INTERVIEWS = buttons.my_interviews()
NERVOUS = say("It is all right to be nervous. Nearly everybody is, and hosts know it.")
"""Above the answer to what somebody wants who is nervous."""


def hello(me: Member) -> Card:
    return _friendly(
        say("Hello {me}", me=Words(me.name, 40)),
        say(
            "Good to see you. I help you talk for 20 minutes with somebody who does the work you "
            "are curious about. Which field is it? Just tell me."
        ),
    )


def welcome() -> Card:
    return _friendly(say("You’re welcome"), say("Whenever you are ready, there is a next step."))


def glad() -> Card:
    """For a member who likes or has missed us."""
    return _friendly(
        say("That is kind of you"),
        say("It is good to have you here. Whenever you are ready, there is a next step."),
    )


def no_hurry() -> Card:
    """For a member who wants nothing now."""
    return card_of(
        say("All right, there is no hurry"),
        say("I am here whenever you like. Just write to me."),
        buttons.what_next(),
    )


def without_words(me: Member) -> Card:
    """For an emoji or a few signs."""
    return replace(hello(me), title=say("I am here, {me}", me=Words(me.name, 40)))


def mentioned() -> Card:
    """For somebody who mentions us in a channel."""
    return _friendly(
        say("I am here, and only you see this"),
        say(
            "I do not use what is written in channels. Press a button, write to me directly, or "
            "type {command}.",
            command=CommandName("start"),
        ),
    )


def mentioned_again() -> Card:
    """For somebody who mentions us there once more, a little later."""
    return _friendly(
        say("I am still here, and my answer is above"),
        say("If you do not see it any more, press a button here or write to me directly."),
    )


def nothing_to_answer() -> Card:
    """For a "yes" or "no" while nobody waits for an answer."""
    return card_of(
        say("Nothing waits for a yes or no just now"),
        say("If you meant a talk of yours, you find it among your interviews."),
        _INTERVIEWS,
        buttons.what_next(),
    )


def reached_elsewhere() -> Card:
    """For a phone number or an e-mail address alone."""
    return card_of(
        say("That stays between you and me"),
        say(
            "I pass no number or address on. Where you meet stands on the card of each "
            "booked talk, and its host can change it there."
        ),
        _INTERVIEWS,
        buttons.what_next(),
    )


def sorry() -> Card:
    """For a member who is annoyed with us."""
    return card_of(
        say("I am sorry if I got that wrong"),
        say("I am a small program, and do not understand everything."),
        buttons.what_next(Style.PRIMARY),
        buttons.HELP,
    )


def no_jobs(named: Sequence[Member]) -> Card:
    """`named`: the people they wanted to ask for a job. They can be asked for an interview
    instead."""
    ask = tuple(map(buttons.ask, named))
    return card_of(
        say("Let me find you somebody to talk with"),
        say(
            "I know of no jobs. What I can do: find somebody who tells you for 20 minutes how a "
            "field really is and how they got there. Nobody here is asked for a job, so people "
            "are happy to talk."
        ),
        *ask,
        buttons.find_others(buttons.style_after(ask)),
        buttons.what_next(),
    )


def _friendly(title: Text, what: Text) -> Card:
    return card_of(title, what, buttons.find_others(), buttons.what_next())
