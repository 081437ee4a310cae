"""An import of people to invite: its form, and what comes of it."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.forms import FileField, Form, TextField
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, listed, say, say_many
from bot.engine.imports import PeopleImport
from bot.language.people_table import MOST_ROWS, NoColumn, NotAList, NoText, TooManyRows
from bot.texts.organizing.programme import checklist, organize

PEOPLE = TextField(
    "people",
    say("People"),
    say("One a line, or a table with a first row such as: name, e-mail, tag"),
    multiline=True,
    required=False,
)
FILE = FileField("file", say("Or a CSV file"), say("One of the two is enough"))
ELSEWHERE = "elsewhere"
"""The argument of a button on another card, which does not change when people are invited."""
LISTS_SHOWN = 3
NAME_SHOWN = 40
NOTHING_GIVEN = say("Type or paste people here, or choose a file.")


def form() -> Form:
    return Form(
        Action(ActionName.IMPORT),
        say("People to invite"),
        (PEOPLE, FILE),
        say("Read it"),
        say("Nobody gets a message yet: first you see who was understood."),
    )


def reading() -> Card:
    return card_of(
        say("I am reading your list"),
        say("You get a message once I know who is meant. You do not have to wait here."),
        organize.run(),
    )


def not_a_list(wrong: NotAList) -> Card:
    return card_of(
        say("I could not read your list, so nothing was done"),
        _what_is_wrong(wrong),
        import_button(say("Try again")),
        organize.run(),
    )


def closed(why: Text) -> Card:
    return card_of(
        say("I could not read your file, so nothing was done"),
        why,
        import_button(say("Try again")),
        organize.run(),
    )


def _what_is_wrong(wrong: NotAList) -> Text:
    match wrong:
        case NoColumn(headers=headers):
            named = listed([Words(each, NAME_SHOWN) for each in headers if each][:8])
            return say(
                "I found the columns {headers}, and none of them says who is meant. Call one of "
                "them “name”, “e-mail” or “user id”.",
                headers=named,
            )
        case TooManyRows(rows=rows):
            return say(
                "It has {rows} rows, and I read {most} at a time. Please send it in parts.",
                rows=rows,
                most=MOST_ROWS,
            )
        case NoText():
            return say("It is not a text file. In your spreadsheet, save it as CSV.")
    return say("It names nobody.")


def import_button(label: Text) -> Button:
    return Button(label, Action(ActionName.IMPORT_FORM))


def platform_away() -> Card:
    return card_of(
        say("Your list could not be read"),
        say("For a day I could not find out who is here. Nothing was done."),
        import_button(say("Try again")),
        organize.run(),
    )


def invite_button(number: int, action: Action) -> Button:
    label = (
        say_many("Invite {number} person", "Invite {number} people", number)
        if number
        else say("Keep their tags and numbers")
    )
    return Button(label, action, Style.PRIMARY)


def ways_on(lists: Sequence[PeopleImport]) -> tuple[Entry, ...]:
    """For another card than those of the lists: a button to go on with each list, and who in it is
    left out."""
    return tuple(map(_entry, lists[:LISTS_SHOWN]))


def _entry(each: PeopleImport) -> Entry:
    invite = invite_button(each.invitable, Action(ActionName.INVITE, each.id, arg=ELSEWHERE))
    refused = (refused_button(each.id, each.refused),) if each.refused else ()
    return Entry(
        say("Your list of {time}", time=Moment(each.at, MomentStyle.SHORT)),
        _left_out(each.refused) if each.refused else None,
        (invite, *refused),
    )


def _left_out(number: int) -> Text:
    return say_many(
        "{number} line cannot be invited. The file says why.",
        "{number} lines cannot be invited. The file says why.",
        number,
    )


def refused_button(work: str, number: int) -> Button:
    label = say_many("{number} line as a file", "All {number} lines as a file", number)
    return Button(label, Action(ActionName.IMPORT_REFUSED, work))


def inviting() -> Card:
    return card_of(
        say("The invitations go out now"),
        say(
            "Each goes out once, in its reader's daytime, and never again from this or "
            "another list. You hear from me when all of them are on their way."
        ),
        organize.run(),
    )


def dropped() -> Card:
    return card_of(
        say("Nobody is invited, and the list is forgotten"),
        say("You can send another one whenever you like."),
        import_button(say("Another list")),
        organize.run(),
    )


def invited(number: int) -> Card:
    return card_of(
        say_many(
            "{number} invitation is on its way", "{number} invitations are on their way", number
        ),
        say(
            "Each arrives in its reader's daytime. People who say yes open their door "
            "themselves. The list is forgotten."
        ),
        organize.run(),
    )


def not_open() -> Card:
    return card_of(
        say("Nobody is invited before the programme is open"),
        say("Open it first, then press again: your list is kept for a week."),
        checklist.OPEN,
        organize.run(),
    )
