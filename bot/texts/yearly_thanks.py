"""The yearly thanks to hosts: their card, and what organizers see of it before."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Facts, Paragraph, Quote, Style
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, say, say_many
from bot.interview.programme import Programme
from bot.interview.yearly_thanks import SENTENCE_LENGTH
from bot.texts import organize

SENTENCE = TextField(
    "sentence",
    say("A sentence of yours"),
    say("Leave it empty for none"),
    required=False,
    multiline=True,
    most=SENTENCE_LENGTH,
)


def thanks(interviews: int, minutes: int, notes: int, sentence: str) -> Card:
    """For a host. It compares nobody with anybody."""
    return Card(
        say("Thank you for this year"),
        (
            Paragraph(say("You gave people your time, and told them how your work really is.")),
            Facts(
                (
                    (say("Interviews"), _number(interviews)),
                    (say("Time you gave"), _time(minutes)),
                    *(((say("Thank-you notes"), _number(notes)),) if notes else ()),
                )
            ),
            *((Quote(Words(sentence, SENTENCE_LENGTH)),) if sentence else ()),
            *((Paragraph(say("This is from the organizers.")),) if sentence else ()),
        ),
    )


def _number(number: int) -> Text:
    return say("{number}", number=number)


def _time(minutes: int) -> Text:
    if minutes < 60:
        return say_many("{number} minute", "{number} minutes", minutes)
    return say_many("about {number} hour", "about {number} hours", round(minutes / 60))


def stands(programme: Programme, at: datetime) -> Card:
    """For organizers, whenever they look."""
    when = Moment(at, MomentStyle.DAY)
    on = say(
        "On {when}, each host who had an interview in the year before is thanked: how many, how "
        "many hours, how many thank-you notes. Nobody is ranked.",
        when=when,
    )
    off = say("They are switched off, so nobody gets them on {when}.", when=when)
    sentence = Words(programme.thanks_sentence, SENTENCE_LENGTH)
    return Card(
        say("Yearly thanks to hosts"),
        (
            Paragraph(on if programme.yearly_thanks else off),
            *((Quote(sentence),) if programme.thanks_sentence else ()),
        ),
        (
            Button(say("Add a sentence"), Action(ActionName.THANKS_FORM), Style.PRIMARY),
            Button(say("See the card"), Action(ActionName.THANKS_CARD)),
            _switch(programme),
            organize.WORDS_TO_ALL,
        ),
    )


def _switch(programme: Programme) -> Button:
    if programme.yearly_thanks:
        return Button(say("Switch them off"), Action(ActionName.THANKS_SWITCH, arg="off"))
    return Button(say("Switch them on"), Action(ActionName.THANKS_SWITCH, arg="on"))


def soon(number: int, at: datetime) -> Card:
    return Card(
        say_many("{number} host is thanked soon", "{number} hosts are thanked soon", number),
        (
            Paragraph(
                say(
                    "Each gets the card above on {when}, with numbers of their own. You may add a "
                    "sentence, or leave it out.",
                    when=Moment(at, MomentStyle.DAY),
                )
            ),
        ),
        (
            Button(say("Add a sentence"), Action(ActionName.THANKS_FORM), Style.PRIMARY),
            Button(say("Switch them off"), Action(ActionName.THANKS_SWITCH, arg="off")),
            organize.run(),
        ),
    )


def form(programme: Programme) -> Form:
    return Form(
        Action(ActionName.THANKS_SENTENCE),
        say("Yearly thanks"),
        (SENTENCE.filled(programme.thanks_sentence),),
        say("Save"),
        say("It stands on the card of every host, as from the organizers."),
    )
