"""What organizers set: the rules of their community, and how long words are kept."""

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Card, Paragraph
from bot.cards.forms import Form, TextField
from bot.cards.rich_text import Text, Words, say
from bot.interview.programme import MONTHS_KEPT, RULES_LENGTH, Programme
from bot.texts import organize

RULES = TextField(
    "rules",
    say("The rules of your community"),
    say("A sentence a line. Leave it empty for the usual ones."),
    required=False,
    multiline=True,
    most=RULES_LENGTH,
)
MONTHS = TextField(
    "months",
    say("Months"),
    say(
        "From {least} to {most}", least=Words(str(MONTHS_KEPT[0])), most=Words(str(MONTHS_KEPT[-1]))
    ),
    most=3,
)


def rules_form(programme: Programme) -> Form:
    return Form(
        Action(ActionName.RULES),
        say("Rules"),
        (RULES.filled(programme.rules),),
        say("Save"),
        say(
            "Members agree to them before their first request, and before they open their door. "
            "Once you change them, everybody is asked again."
        ),
    )


def unchanged() -> Card:
    return Card(
        say("The rules are as they were"),
        (Paragraph(say("So nobody is asked for anything.")),),
        (organize.run(),),
    )


def kept_form(programme: Programme) -> Form:
    return Form(
        Action(ActionName.KEEP_WORDS),
        say("Keeping words"),
        (MONTHS.filled(str(programme.words_kept_months)),),
        say("Save"),
        say(
            "So long after an interview has ended, what people wrote about it is forgotten. They "
            "are told a month before. Numbers and dates stay."
        ),
    )


def bad_months(typed: str) -> Text:
    return say(
        "I could not take “{typed}”. This would work: a number from {least} to {most}.",
        typed=Words(typed, 20),
        least=Words(str(MONTHS_KEPT[0])),
        most=Words(str(MONTHS_KEPT[-1])),
    )
