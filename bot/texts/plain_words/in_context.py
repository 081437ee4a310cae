"""Answers to short messages whose meaning depends on what is open with a member."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Paragraph, body
from bot.cards.buttons import ACTION_LENGTH, Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import CommandName, Moment, Text, mention, say, say_many
from bot.interview.members import Member
from bot.interview.model import Interview, Side
from bot.language.form_values import write_starts
from bot.texts import buttons, contact
from bot.texts.interviews import interview, interview_actions, venue

MINUTES = (5, 10, 15)
"""The choices for a member who is late and did not say by how much."""
_INTERVIEWS = buttons.my_interviews()
STILL_AHEAD = say("Your talk is still to come. If they are not there by then, tell me again.")
"""Above where they meet, for somebody who has missed nothing yet."""
_REFUSING = (ActionName.DECLINE, ActionName.WITHDRAW)


def waiting(entries: Sequence[Entry]) -> Card:
    """The requests that wait for my answer."""
    which = say("Which one do you mean?") if len(entries) > 1 else say("Press what you choose")
    none_yet = Paragraph(say("Nobody hears about it until you press a button."))
    return Card(which, (*entries, none_yet), (_INTERVIEWS,))


def refusing(entries: Sequence[Entry], *, may_rest: bool) -> Card:
    """`may_rest`: for a host, who may want no requests at all for a while."""
    card = waiting(entries)
    rest = Button(say("Pause my hosting"), Action(ActionName.HOST_PAUSE))
    return replace(card, buttons=(rest, *card.buttons)) if may_rest else card


def with_time_first(entry: Entry, chosen: datetime | None) -> Entry:
    """The time that they seem to choose comes first, and is the only highlighted button."""
    if chosen is None:
        return entry
    arg = write_starts([chosen])
    first = [each for each in entry.buttons if _picks(each, arg)]
    others = [replace(each, style=Style.PLAIN) for each in entry.buttons if each not in first]
    return replace(entry, buttons=(*first, *others))


def _picks(button: Button, arg: str) -> bool:
    return button.action.name == ActionName.PICK and button.action.arg == arg


def with_refusal_first(entry: Entry) -> Entry:
    """They seem to refuse, so the button for that comes before the times."""
    return interview_actions.with_first(entry, _REFUSING)


def with_times_first(entry: Entry) -> Entry:
    """They seem to refuse only the times, so others come first, if they can still propose any."""
    others = (ActionName.TIMES,)
    if any(each.action.name in others for each in entry.buttons):
        return interview_actions.with_first(entry, others, Style.PRIMARY)
    return with_refusal_first(entry)


def late(entries: Sequence[Entry]) -> Card:
    which = say("Which one are you late for?") if len(entries) > 1 else say("It happens")
    what = say("One press tells them at once. They hear the minutes, not your words.")
    rather = say("If you cannot come at all, move or cancel it among your interviews.")
    return card_of(which, what, *entries, rather, _INTERVIEWS)


def late_for(booked: Interview, other: Member, minutes: Sequence[int]) -> Entry:
    """One button for each of the `minutes`."""
    telling = (
        buttons.on(
            booked,
            # Translators: a button; at most 24 characters besides {minutes}.
            say("Tell them: {minutes} late", minutes=interview.how_long(each)),
            ActionName.LATE,
            Style.PRIMARY if len(minutes) == 1 else Style.PLAIN,
            str(each),
        )
        for each in minutes
    )
    when = Moment(booked.start) if booked.start else None
    return Entry(say("{other}: it is booked", other=mention(other)), when, tuple(telling))


def other_is_late(late: Member, minutes: int, where: Sequence[Block]) -> Card:
    """For the side that waits for them."""
    title = say_many(
        "{late} will be about {number} minute late",
        "{late} will be about {number} minutes late",
        minutes,
        late=mention(late),
    )
    what = Paragraph(say("They told me just now. Please wait for them."), passing=True)
    later = say_many(
        "{late} said: about {number} minute late",
        "{late} said: about {number} minutes late",
        minutes,
        late=mention(late),
    )
    return Card(title, (what, *where), later=later)


def late_message_sent(other: Member, minutes: int) -> Card:
    title = say_many(
        "{other} knows that you will be about {number} minute late",
        "{other} knows that you will be about {number} minutes late",
        minutes,
        other=mention(other),
    )
    calm = Paragraph(say("No need to rush: I asked them to wait for you."))
    return Card(title, (calm,), instead=True)


def too_many_late_messages(other: Member) -> Card:
    title = say("{other} was told twice already", other=mention(other))
    alone = Paragraph(say("If it takes longer, please write to them yourself."))
    return Card(title, (alone,), instead=True)


def not_about_to_begin() -> Card:
    title = say("There is still time")
    what = say(
        "From an hour before it begins until it ends, one press tells them that you are late. If "
        "another time suits you better, move it among your interviews."
    )
    return card_of(title, what, _INTERVIEWS)


def where_to_meet(
    booked: Interview, side: Side, host: Member, other: Member, now: datetime
) -> Card:
    """When and where the two meet."""
    return Card(
        say("You and {other}: where you meet", other=mention(other)),
        (interview.booked_facts(booked, side, host),),
        tuple(interview_actions.actions(booked, side, now)) or (_INTERVIEWS,),
        venue.links(booked),
    )


def other_not_there_yet(where: Card, other: Member) -> Card:
    """For the side that waits for the other. `where` says where they meet."""
    what = say(
        "Give {other} some minutes, and see whether you are both at the right place. If it does "
        "not happen, I ask how it went once its time is over: press that it did not happen, and "
        "we find another time. Nobody is blamed.",
        other=mention(other),
    )
    title = say("{other} is not there yet?", other=mention(other))
    return replace(where, title=title, blocks=body(what, *where.blocks))


def write_yourself(of: Interview, side: Side, other: Member, now: datetime) -> Card:
    """For somebody who would have us tell the other side something."""
    what = say(
        "I pass on no words, so that nothing gets lost: one friendly line from you to {other} is "
        "all it takes. Changes of the time or place go through me, and both of you hear of them.",
        other=mention(other),
    )
    return Card(
        say("Best tell {other} yourself", other=mention(other)),
        body(what),
        tuple(interview_actions.actions(of, side, now)) or (_INTERVIEWS,),
        (contact.write_to(other),),
    )


def nothing_booked() -> Card:
    title = say("I see no booked talk")
    what = say("Once you have one, its card shows the place, and I remind you in time.")
    return card_of(title, what, _INTERVIEWS)


def news(told: Sequence[Entry]) -> Card:
    """`told`: those who may hear of it."""
    what = say(
        "The people you talked with like to hear what came of it. You check it before it goes out."
    )
    return card_of(_GOOD_TO_HEAR, what, *told, buttons.STAY_IN_TOUCH, _INTERVIEWS)


def news_before_talks(is_open: Sequence[Entry]) -> Card:
    """For a member who has talked with nobody yet, with what they have open."""
    what = say("This is what it is all for.")
    if not is_open:
        return card_of(_GOOD_TO_HEAR, what, buttons.what_next(), _INTERVIEWS)
    no_need = say("Do you no longer need this? Then end it here, and I tell them kindly.")
    return card_of(_GOOD_TO_HEAR, what, no_need, *is_open, buttons.what_next(), _INTERVIEWS)


_GOOD_TO_HEAR = say("That is good to hear")


def news_for(held: Interview, host: Member, said: str) -> Entry:
    """Opens the form of an update with what they wrote, if a button can carry it."""
    room = ACTION_LENGTH - len(Action(ActionName.UPDATE, held.id, held.revision).encode()) - 1
    write = buttons.on(
        held, say("Write an update"), ActionName.UPDATE, Style.PRIMARY, words_that_fit(said, room)
    )
    return Entry(_told_of(host), None, (write,))


def words_that_fit(said: str, room: int) -> str:
    """All of the words, or none: half a sentence would be no news."""
    return said if len(said) <= room else ""


def _told_of(host: Member) -> Text:
    return say("Tell {host}", host=mention(host))


def thank_host() -> Card:
    """For a host. Only seekers take notes."""
    return card_of(say("Good to hear"), say("Thank you for the time you gave."), _INTERVIEWS)


def organizers(told_of: Member | None) -> Card:
    return Card(
        say("A person answers you") if told_of else say("There are no organizers yet"),
        body(contact.looks_after(told_of)),
        (buttons.SOMETHING_WRONG,),
        contact.links(told_of),
    )


def introducing(told_of: Member | None) -> Card:
    """For a member who would like two others to meet."""
    return Card(
        say("You would like two people to meet"),
        body(
            say(
                "Ask both first whether they would like it. Then whoever wants to learn types "
                "“{ask}” and the other’s name here: I help with the request, find a time and "
                "remind both.",
                ask=CommandName("ask"),
            ),
            say(
                "An organizer can do it for you, too: I ask both for them, and nobody learns of "
                "a no. Please pass on no address, and nothing that one of them told you."
            ),
            contact.looks_after(told_of),
        ),
        (buttons.what_next(),),
        contact.links(told_of),
    )
