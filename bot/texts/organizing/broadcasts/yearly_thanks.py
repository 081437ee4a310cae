"""The yearly thanks to hosts: their card, and the preview for organizers."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Facts, Quote
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import Form, TextField
from bot.cards.keepsakes import Keepsake
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, say, say_many
from bot.interview.members import Member
from bot.interview.organizing import programme_settings
from bot.interview.organizing.programme import Programme
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.interview.organizing.yearly_thanks import SENTENCE_LENGTH, HostYear
from bot.texts.organizing.programme import organize

OURS_NAME = "Askwell"
NAME_LENGTH = 80

SENTENCE = TextField(
    "sentence",
    say("A sentence of yours"),
    say("Leave it empty for none"),
    required=False,
    multiline=True,
    most=SENTENCE_LENGTH,
)


def thanks(given: HostYear, sentence: str) -> Card:
    """For a host. It compares them with nobody."""
    return card_of(
        say("Thank you for this year"),
        say("You gave people your time, and told them how your work really is."),
        Facts(
            (
                (say("Interviews"), _number(given.interviews)),
                (say("Time you gave"), _time(given.minutes)),
                *(((say("Thank-you notes"), _number(given.notes)),) if given.notes else ()),
            )
        ),
        Quote(Words(sentence, SENTENCE_LENGTH)) if sentence else None,
        say("This is from the organizers.") if sentence else None,
    )


def keepsake(host: Member, given: HostYear, year: str, settings: ProgrammeSettings) -> Keepsake:
    """The same as a picture."""
    notes = say_many("{number} thank-you note", "{number} thank-you notes", given.notes)
    return Keepsake(
        say("Thank you"),
        Words(host.name, NAME_LENGTH),
        Words(year),
        (
            say_many("{number} interview", "{number} interviews", given.interviews),
            say("{time} of your time", time=_time(given.minutes)),
            *((notes,) if given.notes else ()),
        ),
        Words(settings.name or OURS_NAME, programme_settings.NAME_LENGTH),
        Words(settings.line, programme_settings.LINE_LENGTH) if settings.line else None,
    )


def on_its_way() -> Card:
    return card_of(
        say("The card is on its way to you"),
        say("As a host would get it, with made-up numbers, and with its picture."),
        Button(say("Yearly thanks"), Action(ActionName.YEARLY_THANKS)),
        organize.run(),
    )


def _number(number: int) -> Text:
    return say("{number}", number=number)


def _time(minutes: int) -> Text:
    if minutes < 60:
        return say_many("{number} minute", "{number} minutes", minutes)
    return say_many("about {number} hour", "about {number} hours", round(minutes / 60))


def overview(programme: Programme, at: datetime) -> Card:
    """For organizers, at any time."""
    when = Moment(at, MomentStyle.DAY)
    on = say(
        "On {when}, each host who had an interview in the year before is thanked: how many, how "
        "many hours, how many thank-you notes. Nobody is ranked.",
        when=when,
    )
    off = say("They are switched off, so nobody gets them on {when}.", when=when)
    sentence = Words(programme.thanks_sentence, SENTENCE_LENGTH)
    return card_of(
        say("Yearly thanks to hosts"),
        on if programme.yearly_thanks else off,
        Quote(sentence) if programme.thanks_sentence else None,
        Button(say("Add a sentence"), Action(ActionName.THANKS_FORM), Style.PRIMARY),
        Button(say("See the card"), Action(ActionName.THANKS_CARD)),
        _switch(programme),
        organize.BROADCASTS,
    )


def _switch(programme: Programme) -> Button:
    if programme.yearly_thanks:
        return Button(say("Switch them off"), Action(ActionName.THANKS_SWITCH, arg="off"))
    return Button(say("Switch them on"), Action(ActionName.THANKS_SWITCH, arg="on"))


def thanked_soon(number: int, at: datetime) -> Card:
    """`number`: how many hosts had an interview so far. There can be more until then."""
    day = Moment(at, MomentStyle.DAY)
    some = say_many(
        "{number} host is thanked on {day}", "{number} hosts are thanked on {day}", number, day=day
    )
    return card_of(
        some if number else say("Hosts are thanked on {day}", day=day),
        say(
            "On that day each host who has had an interview in the past year gets the card "
            "above, with numbers of their own. Until then you can add a sentence, or switch the "
            "thanks off."
        ),
        Button(say("Add a sentence"), Action(ActionName.THANKS_FORM), Style.PRIMARY),
        Button(say("Switch them off"), Action(ActionName.THANKS_SWITCH, arg="off")),
        organize.run(),
    )


def form(programme: Programme) -> Form:
    return Form(
        Action(ActionName.THANKS_SENTENCE),
        say("Yearly thanks"),
        (SENTENCE.filled(programme.thanks_sentence),),
        say("Save"),
        say("It stands on the card of every host, as from the organizers."),
    )
