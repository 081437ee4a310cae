"""An organizer introduces two people: how the organizer asks for it, and what both are asked."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Quote, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Text, Words, mention, say
from bot.interview.finding.introductions import SENTENCE_LENGTH, Introduction
from bot.interview.members import Member
from bot.interview.model import Side
from bot.texts import buttons
from bot.texts.interviews import self_introduction
from bot.texts.organizing.people.people import BACK

SEEKER = TextField("who_asks", say("Who would like to ask?"), say("A name, or a part of it"))
HOST = TextField("who_is_asked", say("Who?"), say("The name of a host, or a part of it"))
SENTENCE = TextField(
    "sentence",
    say("A sentence from you to both"),
    say("Such as what they could talk about. Both read it."),
    required=False,
    multiline=True,
    most=SENTENCE_LENGTH,
)
CHOICES = 12
YES, NO = "yes", "no"
# Translators: how a seeker and a host are connected, in the seeker's words.
CONNECTION = say("An organizer of this community introduced us.")
# Translators: what a seeker would like to learn, in the seeker's words.
WISH = say("How your work really is, and how you found your way into it.")


def names_form() -> Form:
    return Form(
        Action(ActionName.INTRODUCE_WHOM),
        # Translators: at most 24 characters.
        say("Introduce two people"),
        (SEEKER, HOST),
        say("Find them"),
    )


def nobody(typed: str) -> Text:
    return say("I do not know anybody here called “{typed}”.", typed=Words(typed, 40))


def no_host(typed: str) -> Text:
    return say("I do not know a host called “{typed}”.", typed=Words(typed, 40))


def choose(seekers: Sequence[Member], hosts: Sequence[Member]) -> Card:
    pairs = [(one, other) for one in seekers for other in hosts if one.id != other.id]
    return card_of(
        say("Is this who you mean?"),
        say(
            "I will ask each of them separately. Either can say no, and nobody is told who "
            "did, not even you. If both say yes, a request opens as usual, filled in."
        ),
        *(_pair(*each) for each in pairs[:CHOICES]),
        Button(say("Two other people"), Action(ActionName.INTRODUCE_WHOM)),
        BACK,
    )


def _pair(seeker: Member, host: Member) -> Entry:
    action = Action(ActionName.INTRODUCE, f"{seeker.id}-{host.id}")
    return Entry(
        say("{seeker} asks, {host} is asked", seeker=mention(seeker), host=mention(host)),
        None,
        (Button(say("Introduce them"), action, Style.PRIMARY),),
    )


def sentence_form(about: str) -> Form:
    return Form(
        Action(ActionName.INTRODUCE, about),
        # Translators: at most 24 characters.
        say("Introduce two people"),
        (SENTENCE,),
        say("Ask both"),
    )


def not_possible() -> Card:
    """The reason is not given, because only one of the two may know it."""
    return card_of(
        say("That is not possible just now"),
        say(
            "There can be many reasons. I do not say which, because that is private. Think "
            "of somebody else, or try again in a few weeks."
        ),
        Button(say("Two other people"), Action(ActionName.INTRODUCE_WHOM)),
        BACK,
    )


def both_will_be_asked(seeker: Member, host: Member) -> Card:
    return card_of(
        say("I will ask {seeker} and {host}", seeker=mention(seeker), host=mention(host)),
        say("Each of them separately. Within a week I will tell you whether it worked out."),
        BACK,
    )


def question(introduction: Introduction, side: Side, other: Member, by: Member) -> Card:
    """The question to one of the two."""
    title = (
        say("Would you like to talk with {other}?", other=mention(other))
        if side is Side.SEEKER
        else say("May {other} write to you?", other=mention(other))
    )
    return card_of(
        title,
        *_why(introduction, by, other, side),
        _then(side),
        Button(say("Yes, please"), _answer(introduction, YES), Style.PRIMARY),
        Button(say("Not now"), _answer(introduction, NO)),
    )


def _why(introduction: Introduction, by: Member, other: Member, side: Side) -> tuple[Block, ...]:
    who = say(
        "{by}, who looks after people here, would like to introduce you to {other}.",
        by=mention(by),
        other=mention(other),
    )
    field = other.profile.field if other.profile and side is Side.SEEKER else ""
    works = body(say("They know about {field}.", field=Words(field, 60))) if field else ()
    words = introduction.sentence
    return body(who, *works, Quote(Words(words, SENTENCE_LENGTH)) if words else None)


def _then(side: Side) -> Text:
    if side is Side.SEEKER:
        return say(
            "I will ask them, too. If you both say yes, I open a request for you, filled in. "
            "A no is fine, and nobody is told who said it."
        )
    return say(
        "I will ask them, too. If you both say yes, they send you a request, and you "
        "choose the time as usual. A no is fine, and nobody is told who said it."
    )


def _answer(introduction: Introduction, answer: str) -> Action:
    return Action(ActionName.INTRODUCED, introduction.id, arg=answer)


def answer_noted(other: Member, *, gladly: bool) -> Card:
    """Replaces the question."""
    if not gladly:
        return card_of(
            say("Not now, then"),
            say("Thank you for saying so. Nobody is told that it was you."),
            buttons.what_next(),
        )
    return card_of(
        say("Glad to hear it"),
        say(
            "I ask {other}, too. Within a week you hear from me, either way.",
            other=mention(other),
        ),
    )


def both_said_yes(side: Side, other: Member) -> Card:
    if side is Side.HOST:
        return card_of(
            say("{other} said yes, too", other=mention(other)),
            say("They will send you a request, and you choose the time as usual."),
            buttons.MY_HOSTING,
        )
    return card_of(
        say("{other} would be glad to hear from you", other=mention(other)),
        say("I have begun a request for you. Choose times, change the words as you like."),
        self_introduction.open_request(other),
        self_introduction.write_button(other),
    )


def did_not_work_out(other: Member) -> Card:
    """For the one who said yes."""
    return card_of(
        say("It did not work out with {other}", other=mention(other)),
        say(
            "There can be many reasons: people are busy, or away, or did not see the "
            "question. It says nothing about you."
        ),
        buttons.what_next(Style.PRIMARY),
    )


def question_expired() -> Card:
    """Replaces a question that was not answered in time."""
    return card_of(
        say("This question is over"),
        say("A week went by. There is nothing to do."),
        buttons.what_next(),
    )


def both_said_yes_to_organizer(seeker: Member, host: Member) -> Card:
    """For the organizer."""
    return card_of(
        say("{seeker} and {host} both said yes", seeker=mention(seeker), host=mention(host)),
        say("The request is with {seeker} now.", seeker=mention(seeker)),
        BACK,
    )


def did_not_work_out_to_organizer(seeker: Member, host: Member) -> Card:
    """For the organizer, who does not learn which of the two did not want it."""
    names = {"seeker": mention(seeker), "host": mention(host)}
    return card_of(
        say("It did not work out for {seeker} and {host}", **names),
        say("There can be many reasons. If one of them said yes, I told them kindly."),
        BACK,
    )
