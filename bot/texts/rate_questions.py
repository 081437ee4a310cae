"""Which questions worked."""

from bot.cards.action_names import ActionName
from bot.cards.cards import (
    OPTION_LABEL,
    Action,
    Button,
    Card,
    ChoiceField,
    Form,
    Option,
    Paragraph,
    Style,
)
from bot.cards.rich_text import Words
from bot.interview.model import Interview
from bot.interview.plan import Plan
from bot.texts import buttons


def button(interview: Interview) -> Button:
    return buttons.on(interview, "Which questions worked?", ActionName.WORKED)


def marks_form(made: Plan) -> Form:
    options = tuple(Option(each.id, (Words(each.text, OPTION_LABEL),)) for each in made.all)
    return Form(
        Action(ActionName.WORKED, made.interview),
        "Which ones worked?",
        (
            ChoiceField(
                "worked",
                "Questions that led somewhere",
                options,
                "Next time I suggest a little more of the kind",
                tuple(each.id for each in made.all if each.worked),
                required=False,
                most=len(options),
            ),
        ),
        "Save",
    )


def marked() -> Card:
    return Card(
        ("Noted",),
        (Paragraph(("The questions I suggest next will lean a little that way.",)),),
        (buttons.run("My interviews", ActionName.INTERVIEWS, style=Style.PRIMARY),),
    )
