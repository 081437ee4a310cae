"""Questions to bring to an interview, and which of them worked."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Numbered, Paragraph, Style
from bot.cards.forms import OPTION_LABEL, ChoiceField, Form, Option
from bot.cards.rich_text import Text, Words, mention, say
from bot.content.questions import Choice
from bot.interview.model import Interview, Member
from bot.interview.plan import Plan
from bot.texts import buttons


def questions(choice: Choice, topic: str, host: Member | None = None) -> Card:
    title: Text = ("Questions to bring",)
    if host:
        title = say("Questions to bring to {host}", host=mention(host))
    elif topic:
        title = say("Questions about “{topic}”", topic=Words(topic, 40))
    return Card(
        title,
        (
            Numbered(tuple((question.text,) for question in choice.questions)),
            Paragraph(("In reserve, for when the talk flows faster than you thought:",)),
            Numbered(
                tuple((question.text,) for question in choice.reserve),
                start=len(choice.questions) + 1,
            ),
        ),
        (
            Button(("Other questions",), Action(ActionName.OTHER_QUESTIONS, arg=topic)),
            buttons.run("Find somebody to ask", ActionName.FIND),
        ),
    )


def unknown_topic(topic: str, near: Sequence[str]) -> Card:
    return Card(
        say("I have no questions about “{topic}” yet", topic=Words(topic, 40)),
        (Paragraph(("These I have:",)),),
        tuple(buttons.run(name, ActionName.QUESTIONS, name) for name in near),
    )


def button(interview: Interview) -> Button:
    return buttons.on(interview, "Which questions worked?", ActionName.WORKED)


WORKED = ChoiceField(
    "worked",
    "Questions that led somewhere",
    hint="Next time I suggest a little more of the kind",
    required=False,
)


def marks_form(made: Plan) -> Form:
    options = tuple(Option(each.id, (Words(each.text, OPTION_LABEL),)) for each in made.all)
    return Form(
        Action(ActionName.WORKED, made.interview),
        "Which ones worked?",
        (
            replace(WORKED, most=len(options)).offering(
                options, [each.id for each in made.all if each.worked]
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
