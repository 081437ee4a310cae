"""Why a member gets no messages, for organizers: one line for each reason."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Numbered, Paragraph
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Moment, Text, Words, mention, say
from bot.interview.members import Member
from bot.interview.people.hindrances import Hindered, Hindrance
from bot.texts.organizing.people.people import BACK

WHO = TextField("who", say("Who hears nothing?"), say("A name, or a part of it"))

_WHY: dict[Hindrance, Text] = {
    Hindrance.NOT_OPEN: say("The programme is not open yet: only organizers are written to."),
    Hindrance.LEFT: say("They have left this place."),
    Hindrance.ASLEEP: say("I was removed from the place where they are."),
    Hindrance.REMOVED: say("Organizers have removed them."),
    Hindrance.SUSPENDED: say(
        "Organizers have paused them: they neither ask nor are asked, until one lets them back."
    ),
    Hindrance.UNREACHABLE: say(
        "They cannot be written to: the last message did not arrive. They may have closed their "
        "direct messages; once they write to me, I try again."
    ),
    Hindrance.RULES: say(
        "They have not agreed to the rules as they are now. They are asked when they ask "
        "somebody, or open their door."
    ),
    Hindrance.NUDGES_STOPPED: say("They stopped all nudges, by their own choice."),
    Hindrance.DOOR_CLOSED: say("Their door is closed, by their own choice."),
    Hindrance.CLOSED_FOR_SILENCE: say(
        "Their door was closed after three requests without an answer. They can open it "
        "with one press."
    ),
    Hindrance.DOOR_BEGUN: say("They started to host but gave no hours, so nobody can ask them."),
    Hindrance.PAUSED: say("They paused, by their own choice."),
    Hindrance.AWAY: say("They are away these days, by their own choice."),
    Hindrance.DOOR_FULL: say(
        "Their door is full: they hold as many talks this month as they like."
    ),
    Hindrance.QUIET_HOURS: say("It is their quiet hours, or their weekend."),
}


def form() -> Form:
    return Form(
        Action(ActionName.HEARS_NOTHING),
        # Translators: at most 24 characters.
        say("Who hears nothing?"),
        (WHO,),
        say("Look"),
    )


def nobody(typed: str, *, guests: bool) -> Text:
    """`guests`: whether guests may take part."""
    name = Words(typed, 40)
    if guests:
        return say(
            "I do not know anybody called “{name}”. I get to know people once they write to me.",
            name=name,
        )
    return say(
        "I do not know anybody called “{name}”. I get to know people once they write to "
        "me; and guests may not take part here, so I do not answer them.",
        name=name,
    )


def choose(found: Sequence[Member]) -> Card:
    return Card(
        say("Who do you mean?"),
        tuple(Entry(mention(each), None, (_look(each),)) for each in found),
        (BACK,),
    )


def _look(member: Member) -> Button:
    return Button(say("Look"), Action(ActionName.HEARS_NOTHING, str(member.id)), Style.PRIMARY)


def reasons(person: Member, found: Sequence[Hindered], last_sent_at: datetime | None) -> Card:
    last = (
        say("The last message to them went out on {when}.", when=Moment(last_sent_at))
        if last_sent_at
        else say("No message has gone out to them yet.")
    )
    lines = tuple(map(_line, found))
    nothing = Paragraph(say("Nothing stands in the way. They get every message that is for them."))
    return card_of(
        say("Why {person} may hear nothing", person=mention(person)),
        Numbered(lines) if lines else nothing,
        last,
        Button(say("Somebody else"), Action(ActionName.HEARS_NOTHING_FORM)),
        BACK,
    )


def _line(hindered: Hindered) -> Text:
    if hindered.until is None:
        return _WHY[hindered.by]
    return say("{why} Until {when}.", why=_WHY[hindered.by], when=Moment(hindered.until))
