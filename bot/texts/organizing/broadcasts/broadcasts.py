"""Broadcasts: the form, the card that everybody gets, and the state of one, for organizers."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Facts, Paragraph, Quote, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, joined, say, say_many
from bot.engine.contexts.broadcasts import BroadcastsContext
from bot.interview.members import Member
from bot.interview.organizing.broadcasts import (
    BROADCASTS_A_MONTH,
    HELD_FOR,
    TITLE_LENGTH,
    WORDS_LENGTH,
    Audience,
    Broadcast,
    BroadcastState,
    Reach,
)
from bot.interview.organizing.groups import Group
from bot.texts import contact
from bot.texts.organizing.broadcasts import quotes
from bot.texts.organizing.programme import checklist, organize

LISTED = 6
NAME_SHOWN = 60

AUDIENCES: dict[Audience, Text] = {
    Audience.HOSTS: say("Hosts"),
    Audience.SEEKERS: say("Seekers"),
    Audience.EVERYBODY: say("Everybody: hosts and seekers"),
}


def card(broadcast: Broadcast, told_of: Member | None) -> Card:
    """The card that members get."""
    return Card(
        # Translators: the title of a message; {title} is what organizers wrote.
        say("From the organizers: {title}", title=Words(broadcast.title, TITLE_LENGTH)),
        body(
            Quote(Words(broadcast.words, WORDS_LENGTH)),
            say("The organizers of your community wrote this to several members."),
        ),
        (
            Button(
                say("No more of these"),
                Action(ActionName.BROADCAST_SWITCH, arg="off"),
                lasting=True,
            ),
        ),
        contact.links(told_of),
    )


def switched(*, on: bool) -> Card:
    if on:
        return card_of(
            say("You get messages to all again"),
            say("At most {number} a month.", number=BROADCASTS_A_MONTH),
        )
    return card_of(
        say("You get no more messages to all"),
        say("What is about your own interviews still comes."),
        Button(say("Send them again"), Action(ActionName.BROADCAST_SWITCH, arg="on")),
    )


def draft_saved() -> Card:
    return card_of(
        say("It comes to you first"),
        say(
            "In a moment you get it as a message, exactly as they will read it. Below "
            "it you see how many people it is for. Nothing goes out before you press."
        ),
        organize.BROADCASTS,
    )


def send_question(
    broadcast: Broadcast, group: Group | None, reach: Reach, possible: datetime | None
) -> Card:
    """The question whether the broadcast should be sent."""
    send = say_many("Send to {number} person", "Send to {number} people", reach.members)
    sends = Button(send, _on(ActionName.BROADCAST_SEND, broadcast), Style.PRIMARY)
    return card_of(
        say("Send it? {title}", title=Words(broadcast.title, TITLE_LENGTH)),
        say("The message above is exactly what they will read. You do not get it once more."),
        Facts(_rows(broadcast, group, reach)),
        _next_step(reach, possible),
        sends if reach.members and possible is None else None,
        Button(say("Change it"), _on(ActionName.BROADCAST_FORM, broadcast)),
        Button(say("Post it in a channel"), _on(ActionName.BROADCAST_POST_FORM, broadcast)),
        organize.run(),
    )


def _rows(broadcast: Broadcast, group: Group | None, reach: Reach) -> tuple[tuple[Text, Text], ...]:
    known = say_many("{number} person", "{number} people", reach.members)
    unwritten = say_many(
        "{number} more has never had a message from Askwell, and on Discord it never writes first",
        "{number} more have never had a message from Askwell, and on Discord it never writes first",
        reach.unwritten,
    )
    return (
        (say("To"), _for(broadcast, group)),
        (say("Gets it"), known),
        *(((say("Not reached"), unwritten),) if reach.unwritten else ()),
    )


def _for(broadcast: Broadcast, group: Group | None) -> Text:
    narrower = [Words(broadcast.field, NAME_SHOWN)] if broadcast.field else []
    named = [Words(group.name, NAME_SHOWN)] if group else []
    return joined([AUDIENCES[broadcast.audience], *narrower, *named], ", ")


def _next_step(reach: Reach, possible: datetime | None) -> Text:
    if possible:
        return too_many(possible)
    if not reach.members:
        return say("Nobody would get it. Change who it is for.")
    return say(
        "After you press, it waits {minutes} minutes, and you can stop it. Then each "
        "gets it in their daytime. People who stopped nudges or messages like this do not "
        "get it.",
        minutes=HELD_FOR.seconds // 60,
    )


def too_many(possible: datetime) -> Text:
    return say(
        "{number} messages to all went out this month, and nobody would read more. The "
        "next one is possible on {when}.",
        number=BROADCASTS_A_MONTH,
        when=Moment(possible, MomentStyle.DAY),
    )


def refused(possible: datetime) -> Card:
    return card_of(say("Not this month"), too_many(possible), organize.BROADCASTS)


def not_open() -> Card:
    return card_of(
        say("Open the programme first"),
        say("Until then, members hear nothing from Askwell."),
        checklist.OPEN,
        organize.run(),
    )


def scheduled(broadcast: Broadcast, at: datetime) -> Card:
    title = say("It goes out soon: {title}", title=Words(broadcast.title, TITLE_LENGTH))
    return Card(
        title,
        (
            Paragraph(
                say("It begins on {when}. Until then, nobody has it.", when=Moment(at)),
                passing=True,
            ),
        ),
        (_stop(broadcast, say("Do not send it")),),
        push=say("{what} ({when})", what=title, when=Moment(at, MomentStyle.SHORT)),
    )


def being_sent(broadcast: Broadcast) -> Card:
    return card_of(
        say("It is going out: {title}", title=Words(broadcast.title, TITLE_LENGTH)),
        say(
            "Some get it each minute, each in their daytime. You will hear how many "
            "have it once all of them do."
        ),
        _stop(broadcast, say("Stop the rest")),
    )


def stopped(broadcast: Broadcast) -> Card:
    if broadcast.state is BroadcastState.DRAFT:
        return card_of(
            say("It is stopped, and nobody has it"),
            say("Your words are kept. You can change them and send them later."),
            Button(say("Change it"), _on(ActionName.BROADCAST_FORM, broadcast), Style.PRIMARY),
            Button(say("Send it after all"), _on(ActionName.BROADCAST_SEND, broadcast)),
            organize.BROADCASTS,
        )
    return card_of(
        say("It is stopped"),
        say("People who have it keep it, and nobody else gets it. You will hear how many have it."),
        organize.BROADCASTS,
    )


def result(broadcast: Broadcast) -> Card:
    reached = say_many(
        "{number} person has it: {title}",
        "{number} people have it: {title}",
        broadcast.got,
        title=Words(broadcast.title, TITLE_LENGTH),
    )
    whole = say("It went out to all who could be reached.")
    part = say("You stopped it before it had gone to all.")
    done = broadcast.state is BroadcastState.DONE
    return card_of(reached, whole if done else part, organize.BROADCASTS)


def out_of_date() -> Card:
    return card_of(
        say("This has changed since"), say("Look at how it stands now."), organize.BROADCASTS
    )


_STATES: dict[BroadcastState, Text] = {
    BroadcastState.DRAFT: say("not sent"),
    BroadcastState.HELD: say("goes out soon"),
    BroadcastState.GOING: say("is going out"),
}


def listing(context: BroadcastsContext, possible: datetime | None) -> Card:
    first = say(
        "A message to many members at once, at most {number} a month. You see it first.",
        number=BROADCASTS_A_MONTH,
    )
    yearly = Button(say("Yearly thanks"), Action(ActionName.YEARLY_THANKS))
    write = Button(say("Write one"), Action(ActionName.BROADCAST_FORM), Style.PRIMARY)
    return card_of(
        say("A message to all"),
        too_many(possible) if possible else first,
        *(_entry(each) for each in context.broadcasts[:LISTED]),
        write,
        yearly,
        quotes.QUOTES,
        organize.run(),
    )


def _entry(broadcast: Broadcast) -> Entry:
    shows = Button(say("Show it to me"), _on(ActionName.BROADCAST_SHOW, broadcast))
    buttons = {
        BroadcastState.DRAFT: (shows,),
        BroadcastState.HELD: (_stop(broadcast, say("Do not send it")),),
        BroadcastState.GOING: (_stop(broadcast, say("Stop the rest")),),
    }
    return Entry(
        Words(broadcast.title, TITLE_LENGTH), _state(broadcast), buttons.get(broadcast.state, ())
    )


def _stop(broadcast: Broadcast, label: Text) -> Button:
    return Button(label, _on(ActionName.BROADCAST_STOP, broadcast), Style.DANGER)


def _state(broadcast: Broadcast) -> Text:
    if broadcast.state in _STATES:
        return _STATES[broadcast.state]
    return say_many("{number} person has it", "{number} people have it", broadcast.got)


def _on(name: ActionName, broadcast: Broadcast) -> Action:
    return Action(name, broadcast.id, broadcast.revision)
